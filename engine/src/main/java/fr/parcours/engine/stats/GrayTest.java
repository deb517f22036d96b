package fr.parcours.engine.stats;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tests whether groups of counted subjects have the same cumulative incidence of one cause, in the presence of others.
 *
 * <p><b>Formula.</b> A weighted log-rank test on the hazard of the subdistribution. With n<sub>j</sub> at risk in group
 * j, S<sub>j</sub> its Kaplan–Meier curve of events of any cause and F<sub>j</sub> its cumulative incidence, both just
 * before the time, R<sub>j</sub> = n<sub>j</sub>(1 − F<sub>j</sub>)/S<sub>j</sub> replaces the number at risk: subjects
 * with another event stay at risk. The score of group j is Σ w·(d<sub>j</sub> − d·R<sub>j</sub>/ΣR) over the times at
 * which the group has somebody at risk, w = (1 − F₀(t−))^ρ with F₀ the pooled incidence. The variance is that of Gray
 * (1988, section 3) with a correction for ties. Scores and variances sum over strata; χ² = u'V⁻u over the first K − 1
 * groups.
 *
 * <p><b>Input.</b> For each stratum one {@link CompetingTable} per group, the groups in the same order everywhere.
 * Counts are frequency weights.
 *
 * <p><b>Ties and order.</b> Tied events are taken together. Events come before censorings at equal time.
 *
 * <p><b>Censoring and entry.</b> Right censoring only: tables with delayed entry are refused, as the reference has
 * none.
 *
 * <p><b>Edges.</b> A stratum without events of the cause adds nothing. A group without subjects is not compared: the
 * degrees of freedom are the rank of V. Without any comparison: χ² 0, 0 degrees, p 1. With a handful of subjects the
 * pooled incidence, which adds up over groups, may reach 1 before the last event, or pass it: where the variance is
 * then not defined, or negative, the test is {@code NaN}; {@code cuminc} gives p = 1 for the latter. It also gives up,
 * with a statistic of −1, where V is singular, as with a group without subjects at risk at any event.
 *
 * <p><b>Accuracy.</b> Equal to R 4.2.2 {@code cmprsk::cuminc} 2.2-11 within a relative 1e-8.
 *
 * <p><b>Defaults.</b> ρ = 0.
 *
 * <p>Immutable and thread-safe; cost: event times × groups³.
 *
 * <p><b>Reference.</b> Gray R. J. (1988), A class of K-sample tests for comparing the cumulative incidence of a
 * competing risk, Ann. Stat. 16, 1141–1154.
 */
public final class GrayTest {

    /** A variance this far below 0 is not one of rounding: one of events is a sum of terms of about 1. */
    private static final double ROUNDING = 1e-9;

    private static final GrayTest DEFAULTS = new GrayTest(0);

    private final double rho;

    private GrayTest(double rho) {
        this.rho = rho;
    }

    /**
     * Returns the test with its default: ρ = 0.
     *
     * @return the test
     */
    public static GrayTest withDefaults() {
        return DEFAULTS;
    }

    /**
     * Returns the test with another weight.
     *
     * @param newRho ρ: above 0 early differences count more
     * @return a new test
     * @throws IllegalArgumentException if ρ is not a number
     */
    public GrayTest withRho(double newRho) {
        if (!Double.isFinite(newRho)) {
            throw new IllegalArgumentException("Cannot weight a test with rho " + newRho);
        }
        return new GrayTest(newRho);
    }

    /**
     * Compares groups.
     *
     * @param cause the cause, from 1
     * @param groups one table per group, at least two
     * @return the result
     * @throws IllegalArgumentException if there are fewer than two groups, no such cause, or delayed entries
     */
    public GrayResult test(int cause, List<CompetingTable> groups) {
        return testStratified(cause, List.of(groups));
    }

    /**
     * Compares groups within strata.
     *
     * @param cause the cause, from 1
     * @param strata for each stratum one table per group, at least two, in the same order everywhere
     * @return the result
     * @throws IllegalArgumentException if there is no stratum, fewer than two groups or not the same number everywhere,
     *     no such cause, or delayed entries
     */
    public GrayResult testStratified(int cause, List<List<CompetingTable>> strata) {
        int groups = Groups.count(strata);
        if (strata.stream()
                .flatMap(List::stream)
                .anyMatch(table -> !table.late().isEmpty())) {
            throw new IllegalArgumentException("Cannot compare incidences of subjects with delayed entry");
        }
        double[] scores = new double[groups - 1];
        double[][] variance = new double[groups - 1][groups - 1];
        for (List<CompetingTable> stratum : strata) {
            Stratum sums = new Stratum(groups);
            sums.run(cause, stratum);
            for (int j = 0; j < groups - 1; j++) {
                scores[j] += sums.scores[j];
                for (int k = 0; k < groups - 1; k++) {
                    variance[j][k] += sums.variance[j][k];
                }
            }
        }
        return new GrayResult(
                cause,
                rho,
                Groups.subjects(strata, CompetingTable::subjects),
                Matrices.list(scores),
                Matrices.rows(variance),
                isNegative(variance)
                        ? new ChiSquareTest(Double.NaN, scores.length, Double.NaN)
                        : ChiSquareTest.ofScores(scores, variance));
    }

    private static boolean isNegative(double[][] variance) {
        return IntStream.range(0, variance.length).anyMatch(j -> variance[j][j] < -ROUNDING);
    }

    /**
     * One pass over the event times of a stratum. The score of group j depends on group k through {@code influence}.
     */
    private final class Stratum {
        private final int groups;
        private final double[] scores;
        private final double[][] variance;

        /** By group: survival and incidence just before the time at hand. */
        private final double[] survival;

        private final double[] incidence;

        /** Pooled incidence just before the time at hand. */
        private double pooled;

        /** Integral of the weights against the pooled incidence, [score][group]. */
        private final double[][] influence;

        /** Integrated variance by group, and its product with what enters the score, [score][group]. */
        private final double[] spread;

        private final double[][] cross;

        private Stratum(int groups) {
            this.groups = groups;
            scores = new double[groups - 1];
            variance = new double[groups - 1][groups - 1];
            survival = new double[groups];
            Arrays.fill(survival, 1);
            incidence = new double[groups];
            influence = new double[groups][groups];
            spread = new double[groups];
            cross = new double[groups - 1][groups];
        }

        private void run(int cause, List<CompetingTable> tables) {
            List<LifeTable> own =
                    tables.stream().map(table -> table.only(cause)).toList();
            List<LifeTable> all = tables.stream().map(CompetingTable::allCauses).toList();
            for (long time : Groups.eventTimes(all)) {
                double[] atRisk = all.stream().mapToDouble(t -> t.atRisk(time)).toArray();
                double[] events =
                        own.stream().mapToDouble(t -> t.eventsAt(time)).toArray();
                double[] others =
                        all.stream().mapToDouble(t -> t.eventsAt(time)).toArray();
                for (int k = 0; k < groups; k++) {
                    others[k] -= events[k];
                }
                advance(atRisk, events, others);
            }
            for (int k = 0; k < groups; k++) {
                for (int i = 0; i < groups - 1; i++) {
                    for (int j = 0; j < groups - 1; j++) {
                        variance[i][j] += influence[i][k] * influence[j][k] * spread[k]
                                + influence[i][k] * cross[j][k]
                                + influence[j][k] * cross[i][k];
                    }
                }
            }
        }

        private void advance(double[] atRisk, double[] events, double[] others) {
            double d = Groups.sum(events);
            double[] survivalAfter = survival.clone();
            double[] incidenceAfter = incidence.clone();
            double[] uncensored = new double[groups]; // those at risk, had nobody been censored or had another event
            double subdistribution = 0; // ΣR of the class comment
            for (int k = 0; k < groups; k++) {
                if (atRisk[k] > 0) {
                    survivalAfter[k] = survival[k] * (atRisk[k] - events[k] - others[k]) / atRisk[k];
                    incidenceAfter[k] = incidence[k] + survival[k] * events[k] / atRisk[k];
                    uncensored[k] = atRisk[k] / survival[k];
                    subdistribution += uncensored[k] * (1 - incidence[k]);
                }
            }
            double total = Groups.sum(uncensored);
            double pooledAfter = pooled + d / total;
            double weight = Math.pow(1 - pooled, rho);
            double[][] kernel = new double[groups][groups];
            for (int i = 0; i < groups; i++) {
                for (int j = 0; j < groups; j++) {
                    kernel[i][j] = weight * ((i == j ? uncensored[i] : 0) - uncensored[i] * uncensored[j] / total);
                    influence[i][j] += d == 0 ? 0 : kernel[i][j] * d / (total * (1 - pooled));
                }
            }
            for (int j = 0; j < groups - 1; j++) {
                if (atRisk[j] > 0) {
                    scores[j] += weight * (events[j] - d * uncensored[j] * (1 - incidence[j]) / subdistribution);
                }
            }
            for (int k = 0; k < groups; k++) {
                if (d > 0 && atRisk[k] > 0) {
                    double rest = survivalAfter[k] > 0 ? 1 - (1 - pooledAfter) / survivalAfter[k] : 1;
                    double ties = d > 1 ? 1 - (d - 1) / (total * survival[k] - 1) : 1;
                    add(k, rest, kernel, ties * survival[k] * d / (total * atRisk[k]));
                }
                if (others[k] > 0 && survivalAfter[k] > 0) {
                    double ties = IncidenceError.ties(atRisk[k], others[k]);
                    double share = survival[k] / atRisk[k];
                    add(
                            k,
                            -(1 - pooledAfter) / survivalAfter[k],
                            new double[groups][groups],
                            ties * share * share * others[k]);
                }
            }
            System.arraycopy(survivalAfter, 0, survival, 0, groups);
            System.arraycopy(incidenceAfter, 0, incidence, 0, groups);
            pooled = pooledAfter;
        }

        /** Adds a variance of group k, that acts on later scores through {@code rest} and now through the kernel. */
        private void add(int k, double rest, double[][] kernel, double increment) {
            spread[k] += rest * rest * increment;
            for (int i = 0; i < groups - 1; i++) {
                double now = kernel[i][k] - rest * influence[i][k];
                cross[i][k] += now * rest * increment;
                for (int j = 0; j < groups - 1; j++) {
                    variance[i][j] += now * (kernel[j][k] - rest * influence[j][k]) * increment;
                }
            }
        }
    }
}
