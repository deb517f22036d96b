package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.cohort.CohortFile;
import fr.parcours.engine.result.Result;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parcours cohort}: what a cohort is made of, criterion by criterion, and its file. */
@Command(name = "cohort", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class CohortCommand extends AnalysisCommand {

    @Option(names = "--save", paramLabel = "FICHIER", descriptionKey = "parcours.cohort.save", order = 40)
    private Optional<Path> save = Optional.empty();

    @Override
    Result ask(Cohort cohort) {
        save.ifPresent(file -> CohortFile.write(cohort.definition(), file));
        return cohort.attrition();
    }
}
