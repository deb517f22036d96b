package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.Observatory;
import fr.parcours.engine.result.Published;
import fr.parcours.engine.result.Result;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * A command that asks one question about a cohort of a dataset: of the eligible journeys, unless the user says other.
 */
abstract class AnalysisCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(AnalysisCommand.class);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
    private Path dataset;

    @Mixin
    private CohortOptions cohort;

    @Mixin
    private StrataOption by;

    @Mixin
    private OutputOptions output;

    /** Runs the analysis. */
    abstract Result ask(Cohort chosen);

    /** What the cohort is called unless it comes from a file. */
    String cohortName() {
        return TEXTS.format("cohort.eligible");
    }

    /** The outcome of the eligibility decision by which journeys enter, unless the user says other. */
    Optional<Outcome> entryOutcome() {
        return Optional.of(Outcome.FAVOURABLE);
    }

    @Override
    public void run() {
        Optional<Published> published = output.published();
        try (Observatory observatory = Observatory.open(dataset, TerminalProgress.standardError())) {
            Cohort chosen = by.split(cohort.cohort(observatory, cohortName(), StepType.ELIGIBILITY, entryOutcome()));
            output.write(ask(chosen), published, spec.commandLine().getOut());
        }
    }
}
