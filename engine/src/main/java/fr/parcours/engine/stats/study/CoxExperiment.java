package fr.parcours.engine.stats.study;

import fr.parcours.engine.stats.regression.CoxFit;
import fr.parcours.engine.stats.regression.CoxModel;
import fr.parcours.engine.stats.regression.SurvivalCounts;
import fr.parcours.engine.stats.study.Question.Kind;
import fr.parcours.engine.stats.study.Question.Setting;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Log hazard ratios of the wait of 300 subjects: proportional in continuous time, seen in whole months. */
final class CoxExperiment implements Experiment {

    private static final int SUBJECTS = 300;
    private static final int LAST_MONTH = 60;
    private static final int EARLIEST_END = 6;

    private final Setting setting;
    private final List<JourneyLaw> laws = IntStream.range(0, Patterns.COUNT)
            .mapToObj(pattern -> new JourneyLaw(
                    LAST_MONTH,
                    month -> 1 - Math.exp(-(month <= 6 ? 0.01 : 0.05) * Math.exp(Patterns.effect(pattern)))))
            .toList();

    CoxExperiment(Setting setting) {
        this.setting = setting;
    }

    @Override
    public List<Question> questions() {
        return Patterns.coefficients().stream()
                .map(name -> new Question("cox", setting, name, Kind.COVERAGE, Patterns.effect(name)))
                .toList();
    }

    @Override
    public List<Answer> answers(SplittableRandom random) {
        int[] pattern = new int[SUBJECTS];
        double[] entry = new double[SUBJECTS];
        double[] exit = new double[SUBJECTS];
        boolean[] event = new boolean[SUBJECTS];
        long[] count = new long[SUBJECTS];
        for (int i = 0; i < SUBJECTS; i++) {
            pattern[i] = Patterns.draw(random);
            Observation seen = Observation.draw(laws.get(pattern[i]), setting, EARLIEST_END, random);
            entry[i] = seen.entry() == 0 ? Double.NEGATIVE_INFINITY : seen.entry();
            exit[i] = seen.time();
            event[i] = seen.cause() == 1;
            count[i] = 1;
        }
        CoxFit fit = CoxModel.withDefaults()
                .fit(
                        SurvivalCounts.of(Patterns.table(), pattern, exit, event, count)
                                .withEntry(entry),
                        Patterns.terms());
        return Patterns.coefficients().stream()
                .map(name -> Patterns.interval(fit.coefficients(), name))
                .toList();
    }
}
