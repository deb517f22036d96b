package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.result.Result;
import fr.parcours.layout.StepType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parcours duration}: time from entry to a step, by Kaplan–Meier. */
@Command(name = "duration", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class DurationCommand extends AnalysisCommand {

    @Option(names = "--to", paramLabel = "ÉTAPE[:ISSUE]", order = 8)
    private String target = "JURY";

    @Mixin
    private DurationMeasures measures;

    @Override
    Result ask(Cohort cohort) {
        StepType step = CohortOptions.step(target);
        return CohortOptions.outcome(target)
                .map(outcome -> cohort.timeTo(step, outcome, measures.options()))
                .orElseGet(() -> cohort.timeTo(step, measures.options()));
    }
}
