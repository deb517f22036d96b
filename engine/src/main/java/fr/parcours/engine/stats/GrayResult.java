package fr.parcours.engine.stats;

import java.util.List;

/**
 * The result of a test of Gray; scores and variances are those of all groups but the last.
 *
 * @param cause the cause compared
 * @param rho ρ of the weight
 * @param subjects subjects by group
 * @param scores weighted events − expected, by group
 * @param variance variance of the scores, by rows
 * @param test the test that no group differs
 */
public record GrayResult(
        int cause,
        double rho,
        List<Long> subjects,
        List<Double> scores,
        List<List<Double>> variance,
        ChiSquareTest test) {

    /** Copies the lists. */
    public GrayResult {
        subjects = List.copyOf(subjects);
        scores = List.copyOf(scores);
        variance = variance.stream().map(List::copyOf).toList();
    }
}
