package fr.parcours.engine.cli;

import fr.parcours.engine.Observatory;
import fr.parcours.engine.cohort.Months;
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

/** {@code parcours series}: the cohorts of each year, followed for the same time. */
@Command(name = "series", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class SeriesCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(SeriesCommand.class);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
    private Path dataset;

    @Option(names = "--horizon", descriptionKey = "parcours.series.horizon", paramLabel = "MOIS", order = 9)
    private int horizon = 24;

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
                            .series(new Months(horizon)),
                    spec.commandLine().getOut());
        }
    }
}
