package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.result.Result;
import fr.parcours.layout.StepType;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parcours steps}: how long each step of the way to the jury takes. */
@Command(name = "steps", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class StepsCommand extends AnalysisCommand {

    @Option(names = "--through", paramLabel = "ÉTAPE,…", split = ",", order = 8)
    private List<String> through = List.of();

    @Option(names = "--mean", descriptionKey = "parcours.steps.mean", paramLabel = "MOIS", order = 9)
    private int mean = 24;

    @Override
    Result ask(Cohort cohort) {
        return cohort.steps(
                Months.months(mean), through.stream().map(CohortOptions::step).toArray(StepType[]::new));
    }
}
