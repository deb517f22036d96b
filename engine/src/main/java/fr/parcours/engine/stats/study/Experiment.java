package fr.parcours.engine.stats.study;

import java.util.List;
import java.util.SplittableRandom;

/** Draws samples with known truth and asks estimators about them; immutable and thread-safe. */
interface Experiment {

    /**
     * Returns what is asked of every sample.
     *
     * @return the questions
     */
    List<Question> questions();

    /**
     * Draws one sample and asks.
     *
     * @param random where the sample comes from
     * @return one answer per question, in their order
     */
    List<Answer> answers(SplittableRandom random);
}
