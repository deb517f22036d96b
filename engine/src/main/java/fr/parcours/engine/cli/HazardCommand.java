package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.stats.RateInterval;
import fr.parcours.layout.StepType;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parcours hazard}: hazard of reaching a step, by interval of time. */
@Command(name = "hazard", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class HazardCommand extends AnalysisCommand {

    @Option(names = "--to", paramLabel = "ÉTAPE[:ISSUE]", order = 8)
    private String target = "JURY";

    @Option(names = "--cuts", paramLabel = "MOIS,…", split = ",", order = 9)
    private List<Integer> cuts = List.of();

    @Option(names = "--interval", descriptionKey = "parcours.hazard.interval", paramLabel = "exact|normal", order = 9)
    private RateInterval interval = RateInterval.EXACT;

    @Override
    Result ask(Cohort cohort) {
        StepType step = CohortOptions.step(target);
        Months[] ends = cuts.stream().map(Months::months).toArray(Months[]::new);
        return CohortOptions.outcome(target)
                .map(outcome -> cohort.hazard(step, outcome, interval, ends))
                .orElseGet(() -> cohort.hazard(step, interval, ends));
    }
}
