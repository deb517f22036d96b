package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.Observatory;
import fr.parcours.engine.cohort.CohortFile;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours cohort}: what a cohort is made of, criterion by criterion, and its file. */
@Command(name = "cohort", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class CohortCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(CohortCommand.class);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
    private Path dataset;

    @Mixin
    private CohortOptions cohort;

    @Mixin
    private StrataOption by;

    @Option(names = "--save", paramLabel = "FICHIER", descriptionKey = "parcours.cohort.save", order = 40)
    private Optional<Path> save = Optional.empty();

    @Mixin
    private OutputOptions output;

    @Override
    public void run() {
        try (Observatory observatory = Observatory.open(dataset, TerminalProgress.standardError())) {
            Cohort chosen = by.split(cohort.cohort(
                    observatory,
                    TEXTS.format("cohort.eligible"),
                    StepType.ELIGIBILITY,
                    Optional.of(Outcome.FAVOURABLE)));
            output.write(chosen.attrition(), spec.commandLine().getOut());
            save.ifPresent(file -> CohortFile.write(chosen.definition(), file));
        }
    }
}
