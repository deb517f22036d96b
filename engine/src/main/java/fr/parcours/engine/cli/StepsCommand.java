package fr.parcours.engine.cli;

import fr.parcours.engine.Observatory;
import fr.parcours.engine.cohort.Months;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours steps}: how long each step of the way to the jury takes. */
@Command(name = "steps", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class StepsCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(StepsCommand.class);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
    private Path dataset;

    @Option(names = "--through", paramLabel = "ÉTAPE,…", split = ",", order = 8)
    private List<String> through = List.of();

    @Option(names = "--mean", descriptionKey = "parcours.steps.mean", paramLabel = "MOIS", order = 9)
    private int mean = 24;

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
                            .steps(
                                    Months.months(mean),
                                    through.stream().map(CohortOptions::step).toArray(StepType[]::new)),
                    spec.commandLine().getOut());
        }
    }
}
