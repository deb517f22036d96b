package fr.parcours.engine.stats.study;

import fr.parcours.engine.stats.CompetingTable;
import fr.parcours.engine.stats.Exit;
import fr.parcours.engine.stats.GrayTest;
import fr.parcours.engine.stats.LifeTable;
import fr.parcours.engine.stats.LogRank;
import fr.parcours.engine.stats.LogRankWeight;
import fr.parcours.engine.stats.study.Question.Kind;
import fr.parcours.engine.stats.study.Question.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Three groups of 120, 90 and 60 journeys that differ in their censoring only, in two strata that differ in their
 * hazards: tests must not see a difference. Gray's test refuses late entries and is asked without them.
 */
final class ComparisonExperiment implements Experiment {

    private static final int[] SUBJECTS = {120, 90, 60};
    private static final int[] EARLIEST_END = {6, 12, 3};

    private final Setting setting;
    private final List<JourneyLaw> strata;

    ComparisonExperiment(Setting setting) {
        this.setting = setting;
        this.strata = List.of(
                JourneyExperiment.law(setting), new JourneyLaw(60, month -> month <= 6 ? 0.06 : 0.03, month -> 0.01));
    }

    @Override
    public List<Question> questions() {
        List<Question> questions =
                new ArrayList<>(List.of(question("log_rank"), question("peto_peto"), question("log_rank_stratified")));
        if (setting == Setting.MONTHS) {
            questions.addAll(List.of(question("gray_1"), question("gray_2"), question("gray_stratified_1")));
        }
        return List.copyOf(questions);
    }

    private Question question(String estimator) {
        return new Question(estimator, setting, "", Kind.SIZE, Double.NaN);
    }

    @Override
    public List<Answer> answers(SplittableRandom random) {
        List<List<CompetingTable>> incidences = new ArrayList<>();
        List<List<LifeTable>> waits = new ArrayList<>();
        for (JourneyLaw law : strata) {
            List<CompetingTable> causes = new ArrayList<>();
            List<LifeTable> groups = new ArrayList<>();
            for (int group = 0; group < SUBJECTS.length; group++) {
                CompetingTable.Builder byCause = CompetingTable.builder(2);
                LifeTable.Builder jury = LifeTable.builder();
                for (int i = 0; i < SUBJECTS[group]; i++) {
                    Observation seen = Observation.draw(law, setting, EARLIEST_END[group], random);
                    Exit exit = seen.cause() == 1 ? Exit.EVENT : Exit.CENSORED;
                    if (seen.entry() == 0) {
                        byCause.add(seen.time(), seen.cause(), 1);
                        jury.add(seen.time(), exit, 1);
                    } else {
                        jury.addLate(seen.entry(), seen.time(), exit, 1);
                    }
                }
                causes.add(byCause.build());
                groups.add(jury.build());
            }
            incidences.add(causes);
            waits.add(groups);
        }
        LogRank logRank = LogRank.withDefaults();
        List<Answer> answers = new ArrayList<>(List.of(
                new Answer.Test(logRank.test(waits.get(0)).test().p()),
                new Answer.Test(logRank.with(LogRankWeight.FLEMING_HARRINGTON)
                        .test(waits.get(0))
                        .test()
                        .p()),
                new Answer.Test(logRank.testStratified(waits).test().p())));
        if (setting == Setting.MONTHS) {
            GrayTest gray = GrayTest.withDefaults();
            answers.add(new Answer.Test(gray.test(1, incidences.get(0)).test().p()));
            answers.add(new Answer.Test(gray.test(2, incidences.get(0)).test().p()));
            answers.add(
                    new Answer.Test(gray.testStratified(1, incidences).test().p()));
        }
        return answers;
    }
}
