package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.result.Provenance;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.LogRankWeight;
import fr.parcours.layout.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Durations from entry to a step, by Kaplan–Meier.
 *
 * @param table one row per stratum: journeys, events, quantiles with their intervals, restricted mean if asked for
 * @param provenance where the numbers come from
 * @param target French name of the step aimed at
 * @param curves one curve per stratum, in the order of the table
 * @param comparison test that the strata differ, empty without two strata that may be shown
 */
public record DurationResult(
        ResultTable table, Provenance provenance, String target, List<Curve> curves, Optional<Comparison> comparison)
        implements Result {

    private static final Texts TEXTS = Texts.of(DurationResult.class);

    /** Copies the list. */
    public DurationResult {
        curves = List.copyOf(curves);
    }

    @Override
    public List<ResultTable> details() {
        return comparison
                .map(test -> TestTable.of(
                        "duration_test",
                        List.of(new TestTable.Row(
                                test.weight().name().toLowerCase(Locale.ROOT),
                                test.label(),
                                test.statistic(),
                                test.freedom(),
                                test.p()))))
                .stream()
                .toList();
    }

    /**
     * The published curve of one stratum: a step function given at the dates that protection lets through.
     *
     * @param stratum label of the stratum, empty when there is only one
     * @param points the points, by increasing months, starting at zero
     * @param medianMonths median in months, empty when not reached or withheld
     */
    public record Curve(String stratum, List<Point> points, OptionalDouble medianMonths) {}

    /**
     * A point of a published curve.
     *
     * @param months months of 30.4375 days since entry
     * @param waiting proportion still waiting just after that time
     * @param lower lower 95 % limit, {@code NaN} where it is not defined
     * @param upper upper 95 % limit, {@code NaN} where it is not defined
     * @param atRisk journeys at risk just before that time, rounded or withheld by protection
     */
    public record Point(double months, double waiting, double lower, double upper, OptionalLong atRisk) {}

    /**
     * A test of the log-rank family between strata.
     *
     * @param weight what a difference at one time counts
     * @param rho ρ of {@link LogRankWeight#FLEMING_HARRINGTON}, otherwise 0
     * @param within attributes within whose values strata were compared
     * @param groups strata compared: those large enough to be shown
     * @param statistic χ²
     * @param freedom degrees of freedom
     * @param p p-value
     */
    public record Comparison(
            LogRankWeight weight,
            double rho,
            List<Attribute> within,
            int groups,
            double statistic,
            int freedom,
            double p) {

        /** Copies the list. */
        public Comparison {
            within = List.copyOf(within);
        }

        private String label() {
            String name = weight == LogRankWeight.FLEMING_HARRINGTON && rho != 1
                    ? TEXTS.format("test.rho", rho)
                    : TEXTS.format("test." + weight);
            Locale language = Texts.language();
            return within.isEmpty()
                    ? name
                    : TEXTS.format(
                            "test.within",
                            name,
                            within.stream()
                                    .map(attribute ->
                                            language.equals(Locale.ENGLISH) ? attribute.labelEn() : attribute.labelFr())
                                    .collect(Collectors.joining(", ")));
        }
    }
}
