package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.result.Result;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parcours outcomes}: what becomes of journeys, as competing events. */
@Command(name = "outcomes", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class OutcomesCommand extends AnalysisCommand {

    @Option(names = "--horizons", paramLabel = "MOIS,…", split = ",", order = 8)
    private List<Integer> horizons = List.of();

    @Override
    Result ask(Cohort cohort) {
        return cohort.outcomes(horizons.stream().sorted().map(Months::months).toArray(Months[]::new));
    }
}
