package fr.parcours.engine.stats.study;

import fr.parcours.engine.stats.regression.GeneralizedLinearFit;
import fr.parcours.engine.stats.regression.GeneralizedLinearModel;
import fr.parcours.engine.stats.regression.GroupedResponse;
import fr.parcours.engine.stats.regression.Link;
import fr.parcours.engine.stats.study.Question.Kind;
import fr.parcours.engine.stats.study.Question.Setting;
import java.util.List;
import java.util.SplittableRandom;

/** Log odds ratios of a yes or no of 400 subjects. */
final class LogisticExperiment implements Experiment {

    private static final int SUBJECTS = 400;
    private static final double INTERCEPT = -0.5;

    @Override
    public List<Question> questions() {
        return Patterns.coefficients().stream()
                .map(name -> new Question("logistic", Setting.COUNTS, name, Kind.COVERAGE, Patterns.effect(name)))
                .toList();
    }

    @Override
    public List<Answer> answers(SplittableRandom random) {
        long[] events = new long[Patterns.COUNT];
        long[] trials = new long[Patterns.COUNT];
        for (int i = 0; i < SUBJECTS; i++) {
            int pattern = Patterns.draw(random);
            double chance = 1 / (1 + Math.exp(-INTERCEPT - Patterns.effect(pattern)));
            events[pattern] += random.nextDouble() < chance ? 1 : 0;
            trials[pattern]++;
        }
        GeneralizedLinearFit fit = GeneralizedLinearModel.binomial(Link.LOGIT)
                .fit(GroupedResponse.binomial(Patterns.table(), events, trials), Patterns.terms());
        return Patterns.coefficients().stream()
                .map(name -> Patterns.interval(fit.coefficients(), name))
                .toList();
    }
}
