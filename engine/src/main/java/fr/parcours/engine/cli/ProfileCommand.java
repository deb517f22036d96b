package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.result.Result;
import picocli.CommandLine.Command;

/** {@code parcours profile}: who is in a cohort, by one attribute after the other. */
@Command(name = "profile", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class ProfileCommand extends AnalysisCommand {

    @Override
    Result ask(Cohort cohort) {
        return cohort.by().profile(cohort.definition().strata().toArray(Attribute[]::new));
    }
}
