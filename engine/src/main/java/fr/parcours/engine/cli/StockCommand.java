package fr.parcours.engine.cli;

import fr.parcours.engine.Observatory;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours stock}: events by calendar year. */
@Command(name = "stock", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class StockCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(StockCommand.class);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
    private Path dataset;

    @Mixin
    private CohortOptions cohort;

    @Mixin
    private StrataOption by;

    @Mixin
    private OutputOptions output;

    @Override
    public void run() {
        try (Observatory observatory = Observatory.open(dataset, TerminalProgress.standardError())) {
            output.write(
                    by.split(cohort.cohort(
                                    observatory,
                                    TEXTS.format("cohort.all"),
                                    StepType.ELIGIBILITY,
                                    Optional.of(Outcome.FAVOURABLE)))
                            .stock(),
                    spec.commandLine().getOut());
        }
    }
}
