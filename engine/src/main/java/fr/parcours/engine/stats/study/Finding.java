package fr.parcours.engine.stats.study;

import fr.parcours.engine.stats.Proportion;
import fr.parcours.engine.stats.study.Question.Kind;

/**
 * What many samples say of one question.
 *
 * @param question what was asked
 * @param samples samples drawn
 * @param accepted samples whose interval holds the truth, or whose test does not reject it
 * @param mean mean of the estimates that exist; for tests of their probabilities, 0.5 at best
 */
public record Finding(Question question, int samples, int accepted, double mean) {

    /**
     * Returns the coverage of an interval, or the size of a test, with its Monte Carlo limits of 95 %.
     *
     * @return the share of samples that hold the truth, or that reject it
     */
    public Proportion share() {
        boolean size = question.kind() == Kind.SIZE;
        return Proportion.clopperPearson(size ? samples - accepted : accepted, samples);
    }

    /**
     * Judges the share.
     *
     * @return the verdict
     */
    public Verdict verdict() {
        Proportion held = Proportion.clopperPearson(accepted, samples);
        return Verdict.of(held.lower(), held.upper());
    }
}
