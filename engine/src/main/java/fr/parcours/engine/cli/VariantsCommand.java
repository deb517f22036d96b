package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.result.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parcours variants}: the most frequent sequences of steps. */
@Command(name = "variants", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class VariantsCommand extends AnalysisCommand {

    @Option(names = "--most", paramLabel = "NOMBRE", order = 8)
    private int most = 15;

    @Override
    Result ask(Cohort cohort) {
        return cohort.variants(most);
    }
}
