package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.result.Result;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.Texts;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code parcours flow}: the funnel from eligibility to validation. */
@Command(name = "flow", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class FlowCommand extends AnalysisCommand {

    private static final Texts TEXTS = Texts.of(FlowCommand.class);

    @Override
    String cohortName() {
        return TEXTS.format("cohort.decisions");
    }

    @Override
    Optional<Outcome> entryOutcome() {
        return Optional.empty();
    }

    @Override
    Result ask(Cohort cohort) {
        return cohort.flow();
    }
}
