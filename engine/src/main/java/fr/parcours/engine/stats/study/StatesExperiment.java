package fr.parcours.engine.stats.study;

import fr.parcours.engine.stats.AalenJohansen;
import fr.parcours.engine.stats.StateProbabilities;
import fr.parcours.engine.stats.TransitionTable;
import fr.parcours.engine.stats.study.Answer.Interval;
import fr.parcours.engine.stats.study.Question.Kind;
import fr.parcours.engine.stats.study.Question.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The states of 300 journeys month by month: waiting, supported, seen by a jury, gone.
 *
 * <p>The standard error of {@link StateProbabilities#occupation} takes the shares of states at the start as they are.
 * When they are drawn as well ({@link Setting#DRAWN_START}), it leaves out their variance, and intervals hold the truth
 * less often than they say where the states at the start lead to different futures.
 */
final class StatesExperiment implements Experiment {

    private static final int SUBJECTS = 300;
    private static final int EARLIEST_END = 6;
    private static final int STATES = 4;
    private static final int WAITING = 0;
    private static final int SUPPORTED = 1;
    private static final int JURY = 2;
    private static final double[][] MONTHLY = {{0, 0.06, 0.02, 0.03}, {0, 0, 0.08, 0.01}, {}, {}};
    private static final double SUPPORTED_AT_START = 0.3;
    private static final List<Long> MONTHS = List.of(12L, 24L);

    private final Setting setting;

    StatesExperiment(Setting setting) {
        this.setting = setting;
    }

    @Override
    public List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        for (long months : MONTHS) {
            double[] waiting = after(WAITING, months);
            double[] supported = after(SUPPORTED, months);
            double share = setting == Setting.DRAWN_START ? SUPPORTED_AT_START : 0;
            for (int state : new int[] {SUPPORTED, JURY}) {
                questions.add(new Question(
                        "state_occupation_" + state,
                        setting,
                        Long.toString(months),
                        Kind.COVERAGE,
                        (1 - share) * waiting[state] + share * supported[state]));
            }
            questions.add(new Question(
                    "transition_probability", setting, Long.toString(months), Kind.COVERAGE, waiting[JURY]));
        }
        return List.copyOf(questions);
    }

    private static double[] after(int start, long months) {
        double[] present = new double[STATES];
        present[start] = 1;
        for (long month = 1; month <= months; month++) {
            double[] next = present.clone();
            for (int from = 0; from < STATES; from++) {
                for (int to = 0; to < MONTHLY[from].length; to++) {
                    next[from] -= present[from] * MONTHLY[from][to];
                    next[to] += present[from] * MONTHLY[from][to];
                }
            }
            present = next;
        }
        return present;
    }

    @Override
    public List<Answer> answers(SplittableRandom random) {
        TransitionTable.Builder table = TransitionTable.builder(STATES);
        for (int i = 0; i < SUBJECTS; i++) {
            boolean supported = setting == Setting.DRAWN_START && random.nextDouble() < SUPPORTED_AT_START;
            add(table, supported ? SUPPORTED : WAITING, EARLIEST_END + random.nextInt(36), random);
        }
        List<Answer> answers = new ArrayList<>();
        for (StateProbabilities at : AalenJohansen.withDefaults().estimate(table.build(), 0, MONTHS)) {
            answers.add(interval(at.occupation().get(SUPPORTED)));
            answers.add(interval(at.occupation().get(JURY)));
            answers.add(interval(at.transitions().get(WAITING).get(JURY)));
        }
        return answers;
    }

    private static void add(TransitionTable.Builder table, int start, int dataEnd, SplittableRandom random) {
        int state = start;
        int since = 0;
        for (int month = 1; month <= dataEnd && MONTHLY[state].length > 0; month++) {
            int next = next(state, random.nextDouble());
            if (next != state) {
                table.add(state, next, since, month, 1);
                state = next;
                since = month;
            }
        }
        if (since < dataEnd) {
            table.addCensored(state, since, dataEnd, 1);
        }
    }

    private static int next(int state, double point) {
        double sum = 0;
        for (int to = 0; to < MONTHLY[state].length; to++) {
            sum += MONTHLY[state][to];
            if (point < sum) {
                return to;
            }
        }
        return state;
    }

    private static Interval interval(StateProbabilities.Estimate estimate) {
        return new Interval(estimate.lower(), estimate.probability(), estimate.upper());
    }
}
