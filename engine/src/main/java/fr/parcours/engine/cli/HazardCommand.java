package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.Observatory;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.stats.RateInterval;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours hazard}: hazard of reaching a step, by interval of time. */
@Command(name = "hazard", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class HazardCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(HazardCommand.class);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
    private Path dataset;

    @Option(names = "--to", paramLabel = "ÉTAPE[:ISSUE]", order = 8)
    private String target = "JURY";

    @Option(names = "--cuts", paramLabel = "MOIS,…", split = ",", order = 9)
    private List<Integer> cuts = List.of();

    @Option(names = "--interval", descriptionKey = "parcours.hazard.interval", paramLabel = "exact|normal", order = 9)
    private RateInterval interval = RateInterval.EXACT;

    @Mixin
    private CohortOptions cohort;

    @Mixin
    private StrataOption by;

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
            StepType step = CohortOptions.step(target);
            Months[] ends = cuts.stream().map(Months::months).toArray(Months[]::new);
            output.write(
                    CohortOptions.outcome(target)
                            .map(outcome -> chosen.hazard(step, outcome, interval, ends))
                            .orElseGet(() -> chosen.hazard(step, interval, ends)),
                    spec.commandLine().getOut());
        }
    }
}
