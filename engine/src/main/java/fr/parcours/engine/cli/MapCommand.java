package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.result.Result;
import picocli.CommandLine.Command;

/** {@code parcours map}: the ways from step to step. */
@Command(name = "map", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class MapCommand extends AnalysisCommand {

    @Override
    Result ask(Cohort cohort) {
        return cohort.processMap();
    }
}
