package fr.parcours.engine.stats;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The result of a log-rank test; lists and matrices are in the order of the groups.
 *
 * @param weight what a difference at one time counted
 * @param rho ρ of {@link LogRankWeight#FLEMING_HARRINGTON}, otherwise 0
 * @param subjects subjects by group
 * @param observed weighted sum of events by group
 * @param expected weighted sum of events expected if all groups had the same hazard
 * @param variance variance of observed − expected, by rows
 * @param test the test that no group differs
 */
public record LogRankResult(
        LogRankWeight weight,
        double rho,
        List<Long> subjects,
        List<Double> observed,
        List<Double> expected,
        List<List<Double>> variance,
        ChiSquareTest test) {

    /** Copies the lists. */
    public LogRankResult {
        subjects = List.copyOf(subjects);
        observed = List.copyOf(observed);
        expected = List.copyOf(expected);
        variance = variance.stream().map(List::copyOf).toList();
    }

    /**
     * Tests for a trend along the order of the groups, with scores 1, 2, …, K.
     *
     * @return the test, with one degree of freedom
     */
    public ChiSquareTest trend() {
        return trend(IntStream.rangeClosed(1, observed.size())
                .mapToObj(score -> (double) score)
                .toList());
    }

    /**
     * Tests for a trend along given scores: more powerful than the test that no group differs, when the hazard rises or
     * falls with the score.
     *
     * @param scores one score per group; only their spacing matters
     * @return the test, with one degree of freedom, or none when nothing varies along the scores
     * @throws IllegalArgumentException if there is not one score per group
     */
    public ChiSquareTest trend(List<Double> scores) {
        if (scores.size() != observed.size()) {
            throw new IllegalArgumentException(
                    "Cannot test a trend of " + observed.size() + " groups with " + scores.size() + " scores");
        }
        double difference = 0;
        double spread = 0;
        for (int j = 0; j < scores.size(); j++) {
            difference += scores.get(j) * (observed.get(j) - expected.get(j));
            for (int k = 0; k < scores.size(); k++) {
                spread += scores.get(j) * variance.get(j).get(k) * scores.get(k);
            }
        }
        return ChiSquareTest.ofScores(new double[] {difference}, new double[][] {{spread}});
    }
}
