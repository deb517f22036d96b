package fr.parcours.engine.analysis;

import fr.parcours.engine.result.Provenance;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.layout.Texts;
import java.util.List;

/**
 * What became of a cohort, as competing events: the first decision of a jury, or leaving before one.
 *
 * @param table probabilities by stratum, horizon and outcome; those of a horizon sum to 1
 * @param provenance where the numbers come from
 * @param curves one set of curves per stratum
 * @param tests for each outcome, whether it differs between strata; none without strata
 */
public record OutcomeResult(ResultTable table, Provenance provenance, List<Curves> curves, List<Comparison> tests)
        implements Result {

    private static final Texts TEXTS = Texts.of(OutcomeResult.class);

    /** Copies the lists. */
    public OutcomeResult {
        curves = List.copyOf(curves);
        tests = List.copyOf(tests);
    }

    @Override
    public List<ResultTable> details() {
        return tests.isEmpty()
                ? List.of()
                : List.of(TestTable.of(
                        "outcomes_test",
                        tests.stream()
                                .map(test -> new TestTable.Row(
                                        test.outcome(),
                                        TEXTS.format("test.gray", TEXTS.format("outcomes." + test.outcome())),
                                        test.statistic(),
                                        test.freedom(),
                                        test.p()))
                                .toList()));
    }

    /**
     * The published curves of one stratum, at the months that protection lets through.
     *
     * @param stratum label of the stratum, empty when there is only one
     * @param points by increasing months
     */
    public record Curves(String stratum, List<Point> points) {

        /** Copies the list. */
        public Curves {
            points = List.copyOf(points);
        }
    }

    /**
     * The probabilities at one month.
     *
     * @param months months of 30.4375 days
     * @param outcomes probability of each outcome, in the order of {@link Outcomes#OUTCOMES}
     * @param limits 95 % limits of each, in the same order
     * @param waiting probability of none of them yet
     */
    public record Point(int months, List<Double> outcomes, List<Limits> limits, double waiting) {

        /** Copies the lists. */
        public Point {
            outcomes = List.copyOf(outcomes);
            limits = List.copyOf(limits);
        }
    }

    /**
     * A 95 % interval.
     *
     * @param lower lower limit, {@code NaN} where it is not defined
     * @param upper upper limit, {@code NaN} where it is not defined
     */
    public record Limits(double lower, double upper) {}

    /**
     * Gray's test between strata.
     *
     * @param outcome stable English name
     * @param statistic χ²
     * @param freedom degrees of freedom
     * @param p p-value
     */
    public record Comparison(String outcome, double statistic, int freedom, double p) {}
}
