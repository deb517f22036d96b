package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.Observatory;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.cohort.Presumption;
import fr.parcours.engine.result.Result;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours dropout}: drop-out by definition, horizon, moment and reason. */
@Command(name = "dropout", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class DropOutCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(DropOutCommand.class);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
    private Path dataset;

    @Option(names = "--horizon", paramLabel = "MOIS", order = 9)
    private int horizon = 24;

    @Option(
            names = "--horizons",
            paramLabel = "MOIS,…",
            split = ",",
            descriptionKey = "parcours.dropout.horizons",
            order = 9)
    private List<Integer> horizons = List.of();

    @ArgGroup
    private Question question = new Question();

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
            output.write(
                    question.ask(chosen, new Presumption(new Months(horizon)), horizons),
                    spec.commandLine().getOut());
        }
    }

    /** What is asked instead of the rates by definition. */
    static final class Question {

        @Option(names = "--by-horizon", order = 9)
        private boolean byHorizon;

        @Option(names = "--moment", order = 9)
        private boolean moment;

        @Option(names = "--reasons", order = 9)
        private boolean reasons;

        Result ask(Cohort cohort, Presumption presumption, List<Integer> horizons) {
            if (moment) {
                return cohort.dropOutMoment(presumption);
            }
            if (reasons) {
                return cohort.dropOutReasons();
            }
            return byHorizon || !horizons.isEmpty()
                    ? cohort.dropOutByHorizon(
                            horizons.stream().map(Months::months).toArray(Months[]::new))
                    : cohort.dropOut(presumption);
        }
    }
}
