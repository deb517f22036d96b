package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.result.Result;
import fr.parcours.layout.Texts;
import picocli.CommandLine.Command;

/** {@code parcours reconciliation}: the stock of juries by the cohorts it comes from. */
@Command(
        name = "reconciliation",
        resourceBundle = ParcoursCommand.TEXTS,
        mixinStandardHelpOptions = true,
        sortOptions = true)
final class ReconciliationCommand extends AnalysisCommand {

    private static final Texts TEXTS = Texts.of(ReconciliationCommand.class);

    @Override
    String cohortName() {
        return TEXTS.format("cohort.all");
    }

    @Override
    Result ask(Cohort cohort) {
        return cohort.reconciliation();
    }
}
