package fr.parcours.engine.analysis;

import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.Provenance;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A fitted regression model.
 *
 * @param table one row per covariate and value, then per pair of values that interact: subjects, events and effect
 *     beside the reference
 * @param provenance where the numbers come from
 * @param fit what the model was fitted to, and how well
 * @param terms for each covariate or interaction, whether it adds anything to the others: likelihood-ratio tests, or
 *     Wald's with robust errors where journeys are clustered
 * @param proportionality whether each effect is constant over time, then whether all are (GLOBAL); empty for models
 *     without time
 */
public record ModelResult(
        ResultTable table, Provenance provenance, Fit fit, List<TermTest> terms, List<TermTest> proportionality)
        implements Result {

    private static final Texts TEXTS = Texts.of(ModelResult.class);

    /** Copies the lists. */
    public ModelResult {
        terms = List.copyOf(terms);
        proportionality = List.copyOf(proportionality);
    }

    @Override
    public List<ResultTable> details() {
        List<TestTable.Row> tests = new ArrayList<>();
        terms.forEach(test -> tests.add(row(test, "", "model.test.term")));
        proportionality.forEach(test -> tests.add(row(test, "proportionality:", "model.test.proportionality")));
        return List.of(fitTable(), TestTable.of("model_test", tests));
    }

    private ResultTable fitTable() {
        return new ResultTable(
                "model_fit",
                TEXTS.in(Locale.FRENCH, "model_fit.title"),
                TEXTS.in(Locale.ENGLISH, "model_fit.title"),
                List.of(
                        new ResultColumn("journeys", "Parcours", "Journeys", Kind.COUNT),
                        new ResultColumn("events", "Concernés", "Events", Kind.COUNT),
                        new ResultColumn("log_likelihood", "Log-vraisemblance", "Log likelihood", Kind.RATIO),
                        new ResultColumn("aic", "AIC", "AIC", Kind.RATIO),
                        new ResultColumn("discrimination", "Discrimination", "Discrimination", Kind.PROBABILITY)),
                List.of(List.of(
                        Cell.count(fit.journeys()),
                        Cell.count(fit.events()),
                        Cell.measure(fit.logLikelihood()),
                        measure(fit.aic()),
                        measure(fit.discrimination()))));
    }

    private static Cell measure(OptionalDouble value) {
        return value.isPresent() ? Cell.measure(value.getAsDouble()) : Cell.MISSING;
    }

    private static TestTable.Row row(TermTest test, String prefix, String label) {
        return new TestTable.Row(
                prefix + test.covariate(),
                TEXTS.format(label, test.label()),
                test.statistic(),
                test.freedom(),
                test.p());
    }

    /**
     * What a model was fitted to, and how well.
     *
     * @param journeys journeys it was fitted to
     * @param events those of them with the event
     * @param logLikelihood log likelihood of the journeys one by one (of their periods, in discrete time); partial for
     *     hazards
     * @param aic Akaike's criterion; empty where the likelihood is none in the strict sense (Fine–Gray)
     * @param discrimination probability that of two journeys the one with the event has the higher prediction: area
     *     under the curve, or Harrell's C; empty where it is not computed
     */
    public record Fit(
            long journeys, long events, double logLikelihood, OptionalDouble aic, OptionalDouble discrimination) {}

    /**
     * A test of a covariate.
     *
     * @param covariate name of the covariate, two joined by a colon for an interaction
     * @param label its label in the language of the user
     * @param statistic χ²
     * @param freedom degrees of freedom
     * @param p p-value
     */
    public record TermTest(String covariate, String label, double statistic, int freedom, double p) {}
}
