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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours variants}: the most frequent sequences of steps. */
@Command(name = "variants", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class VariantsCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(VariantsCommand.class);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
    private Path dataset;

    @Option(names = "--most", paramLabel = "NOMBRE", order = 8)
    private int most = 15;

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
                                    TEXTS.format("cohort.eligible"),
                                    StepType.ELIGIBILITY,
                                    Optional.of(Outcome.FAVOURABLE)))
                            .variants(most),
                    spec.commandLine().getOut());
        }
    }
}
