package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.result.Result;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parcours occupation}: where journeys are as time goes by. */
@Command(
        name = "occupation",
        resourceBundle = ParcoursCommand.TEXTS,
        mixinStandardHelpOptions = true,
        sortOptions = true)
final class OccupationCommand extends AnalysisCommand {

    @Option(names = "--horizons", paramLabel = "MOIS,…", split = ",", order = 8)
    private List<Integer> horizons = List.of();

    @Override
    Result ask(Cohort cohort) {
        return cohort.occupation(horizons.stream().sorted().map(Months::months).toArray(Months[]::new));
    }
}
