package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.result.Result;
import fr.parcours.layout.Texts;
import picocli.CommandLine.Command;

/** {@code parcours stock}: events by calendar year. */
@Command(name = "stock", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class StockCommand extends AnalysisCommand {

    private static final Texts TEXTS = Texts.of(StockCommand.class);

    @Override
    String cohortName() {
        return TEXTS.format("cohort.all");
    }

    @Override
    Result ask(Cohort cohort) {
        return cohort.stock();
    }
}
