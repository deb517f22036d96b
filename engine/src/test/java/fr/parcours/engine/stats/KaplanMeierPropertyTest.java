package fr.parcours.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every set of subjects; the seed in the test's name replays a failure. */
class KaplanMeierPropertyTest {

    private record Subject(long time, Exit exit, long count) {}

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void survivalNeverRisesAndStaysBetweenZeroAndOne(long seed) {
        double before = 1;
        for (SurvivalCurve.Step step : estimate(subjects(seed, 0.4), 1).steps()) {
            assertThat(step.survival()).isBetween(0.0, before);
            before = step.survival();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void limitsSurroundTheEstimate(long seed) {
        List<Subject> subjects = subjects(seed, 0.4);
        for (ConfidenceTransform transform : ConfidenceTransform.values()) {
            KaplanMeier.withDefaults().with(transform).estimate(table(subjects, 1)).steps().stream()
                    .filter(step -> !Double.isNaN(step.lower()))
                    .forEach(step -> assertThat(step.survival()).isBetween(step.lower(), step.upper()));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void orderOfTheSubjectsDoesNotMatter(long seed) {
        List<Subject> subjects = subjects(seed, 0.4);
        List<Subject> shuffled = new ArrayList<>(subjects);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(estimate(shuffled, 1)).isEqualTo(estimate(subjects, 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void countOfTwoIsTwoSubjects(long seed) {
        List<Subject> subjects = subjects(seed, 0.4);
        List<Subject> twice = new ArrayList<>(subjects);
        twice.addAll(subjects);
        List<Subject> doubled = subjects.stream()
                .map(subject -> new Subject(subject.time(), subject.exit(), 2 * subject.count()))
                .toList();

        assertThat(estimate(doubled, 1)).isEqualTo(estimate(twice, 1));
        assertThat(estimate(doubled, 1).survivalAt(20))
                .isCloseTo(estimate(subjects, 1).survivalAt(20), within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void scalingTimesScalesQuantiles(long seed) {
        List<Subject> subjects = subjects(seed, 0.3);
        for (double probability : List.of(0.25, 0.5, 0.75)) {
            SurvivalCurve.Quantile one = estimate(subjects, 1).quantile(probability);
            SurvivalCurve.Quantile seven = estimate(subjects, 7).quantile(probability);

            assertThat(seven.estimate().orElse(-7)).isEqualTo(7 * one.estimate().orElse(-1));
            assertThat(seven.upper().orElse(-7)).isEqualTo(7 * one.upper().orElse(-1));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void withoutCensoringItIsTheShareStillWaiting(long seed) {
        List<Subject> subjects = subjects(seed, 0);
        SurvivalCurve curve = estimate(subjects, 1);
        double all = subjects.stream().mapToLong(Subject::count).sum();
        for (int time = 0; time <= 45; time++) {
            int now = time;
            double waiting = subjects.stream()
                    .filter(subject -> subject.time() > now)
                    .mapToLong(Subject::count)
                    .sum();

            assertThat(curve.survivalAt(time)).isCloseTo(waiting / all, within(1e-12));
        }
    }

    private static List<Subject> subjects(long seed, double censored) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.ints(random.nextInt(1, 50), 0, 40)
                .mapToObj(time -> new Subject(
                        time, random.nextDouble() < censored ? Exit.CENSORED : Exit.EVENT, random.nextLong(1, 4)))
                .toList();
    }

    private static SurvivalCurve estimate(List<Subject> subjects, long scale) {
        return KaplanMeier.withDefaults().estimate(table(subjects, scale));
    }

    private static LifeTable table(List<Subject> subjects, long scale) {
        LifeTable.Builder builder = LifeTable.builder();
        subjects.forEach(subject -> builder.add(subject.time() * scale, subject.exit(), subject.count()));
        return builder.build();
    }
}
