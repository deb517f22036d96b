package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.result.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parcours series}: the cohorts of each year, followed for the same time. */
@Command(name = "series", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class SeriesCommand extends AnalysisCommand {

    @Option(names = "--horizon", descriptionKey = "parcours.series.horizon", paramLabel = "MOIS", order = 9)
    private int horizon = 24;

    @Override
    Result ask(Cohort cohort) {
        return cohort.series(new Months(horizon));
    }
}
