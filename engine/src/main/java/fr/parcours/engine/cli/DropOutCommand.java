package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.cohort.Presumption;
import fr.parcours.engine.result.Result;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parcours dropout}: drop-out by definition, horizon, moment and reason. */
@Command(name = "dropout", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class DropOutCommand extends AnalysisCommand {

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

    @Override
    Result ask(Cohort cohort) {
        return question.ask(cohort, new Presumption(new Months(horizon)), horizons);
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
