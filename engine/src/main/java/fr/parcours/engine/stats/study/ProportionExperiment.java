package fr.parcours.engine.stats.study;

import fr.parcours.engine.stats.Proportion;
import fr.parcours.engine.stats.study.Answer.Interval;
import fr.parcours.engine.stats.study.Question.Kind;
import fr.parcours.engine.stats.study.Question.Setting;
import java.util.List;
import java.util.SplittableRandom;

/** The share seen by a jury within a year, of 150 journeys all followed so long. */
final class ProportionExperiment implements Experiment {

    private static final int SUBJECTS = 150;
    private static final int MONTHS = 12;

    private final JourneyLaw law = JourneyExperiment.law(Setting.MONTHS);

    @Override
    public List<Question> questions() {
        double truth = law.incidence(1, MONTHS);
        return List.of(
                new Question("wilson", Setting.COUNTS, "12", Kind.COVERAGE, truth),
                new Question("clopper_pearson", Setting.COUNTS, "12", Kind.COVERAGE, truth));
    }

    @Override
    public List<Answer> answers(SplittableRandom random) {
        int seen = 0;
        for (int i = 0; i < SUBJECTS; i++) {
            JourneyLaw.End end = law.draw(random);
            seen += end.time() <= MONTHS && end.cause() == 1 ? 1 : 0;
        }
        Proportion wilson = Proportion.wilson(seen, SUBJECTS);
        Proportion exact = Proportion.clopperPearson(seen, SUBJECTS);
        return List.of(
                new Interval(wilson.lower(), wilson.estimate(), wilson.upper()),
                new Interval(exact.lower(), exact.estimate(), exact.upper()));
    }
}
