package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
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

/** {@code parcours duration}: time from entry to a step, by Kaplan–Meier. */
@Command(name = "duration", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class DurationCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(DurationCommand.class);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
    private Path dataset;

    @Option(names = "--to", paramLabel = "ÉTAPE[:ISSUE]", order = 8)
    private String target = "JURY";

    @Mixin
    private DurationMeasures measures;

    @Mixin
    private CohortOptions cohort;

    @Mixin
    private StrataOption by;

    @Mixin
    private OutputOptions output;

    @Override
    public void run() {
        try (Observatory observatory = Observatory.open(dataset, TerminalProgress.standardError())) {
            Cohort chosen = by.split(cohort.cohort(
                    observatory,
                    TEXTS.format("cohort.eligible"),
                    StepType.ELIGIBILITY,
                    Optional.of(Outcome.FAVOURABLE)));
            StepType step = CohortOptions.step(target);
            output.write(
                    CohortOptions.outcome(target)
                            .map(outcome -> chosen.timeTo(step, outcome, measures.options()))
                            .orElseGet(() -> chosen.timeTo(step, measures.options())),
                    spec.commandLine().getOut());
        }
    }
}
