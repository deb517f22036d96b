package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.result.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parcours details}: what certifiers say of a step. */
@Command(name = "details", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class DetailsCommand extends AnalysisCommand {

    @Option(
            names = "--step",
            paramLabel = "ÉTAPE",
            descriptionKey = "parcours.details.step",
            required = true,
            order = 8)
    private String step;

    @Override
    Result ask(Cohort cohort) {
        return cohort.details(CohortOptions.step(step));
    }
}
