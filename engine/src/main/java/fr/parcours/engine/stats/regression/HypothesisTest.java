package fr.parcours.engine.stats.regression;

/**
 * A test whose statistic follows a χ² distribution under the hypothesis.
 *
 * @param name what is tested: a term, or the whole model
 * @param statistic the statistic, zero or more
 * @param degreesOfFreedom degrees of freedom; 0 when there is nothing to test
 * @param p probability of a statistic at least as large; 1 without degrees of freedom
 */
public record HypothesisTest(String name, double statistic, int degreesOfFreedom, double p) {

    static HypothesisTest of(String name, double statistic, int degreesOfFreedom) {
        double p = degreesOfFreedom == 0 ? 1 : Normal.chiSquareTail(statistic, degreesOfFreedom);
        return new HypothesisTest(name, Math.max(0, statistic), degreesOfFreedom, p);
    }
}
