package fr.parcours.engine.stats.regression;

import static fr.parcours.engine.stats.regression.GeneralizedLinearModelTest.assertFinite;
import static fr.parcours.engine.stats.regression.GeneralizedLinearModelTest.assertSame;
import static fr.parcours.engine.stats.regression.GeneralizedLinearModelTest.warning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Fine–Gray and multinomial models in cases whose answer another model gives. */
class CompetingModelsTest {

    private static final int CELLS = 60;
    private static final Terms TERMS = Terms.of("group", "age");
    private static final CovariateTable PATTERNS = CovariateTable.builder(6)
            .factor("group", List.of("a", "b", "c"), new int[] {0, 1, 2, 0, 1, 2})
            .numeric("age", new double[] {20, 20, 20, 40, 40, 40})
            .build();

    private final Random random = new Random(20);
    private final int[] pattern =
            IntStream.range(0, CELLS).map(i -> random.nextInt(6)).toArray();
    private final double[] time =
            IntStream.range(0, CELLS).mapToDouble(i -> 1 + random.nextInt(9)).toArray();
    private final int[] cause =
            IntStream.range(0, CELLS).map(i -> random.nextInt(3)).toArray();
    private final long[] count =
            IntStream.range(0, CELLS).mapToLong(i -> 1 + random.nextInt(4)).toArray();

    @Test
    void withoutOtherCausesItIsTheCoxModel() {
        int[] only = IntStream.of(cause).map(number -> number == 2 ? 0 : number).toArray();
        FineGrayFit subdistribution =
                FineGray.withDefaults().fit(CompetingCounts.of(PATTERNS, pattern, time, only, count), 1, TERMS);
        CoxFit cox = CoxModel.withDefaults()
                .with(TieMethod.BRESLOW)
                .fit(SurvivalCounts.of(PATTERNS, pattern, time, events(only), count), TERMS);

        assertSame(cox.robust().coefficients(), subdistribution.coefficients());
        assertThat(subdistribution.logLikelihood()).isCloseTo(cox.logLikelihood(), within(1e-9));
    }

    @Test
    void withoutCensoringOthersStayAtRiskForEver() {
        int[] ended =
                IntStream.of(cause).map(number -> number == 0 ? 2 : number).toArray();
        double[] forEver = IntStream.range(0, CELLS)
                .mapToDouble(i -> ended[i] == 2 ? 100 : time[i])
                .toArray();
        FineGrayFit subdistribution =
                FineGray.withDefaults().fit(CompetingCounts.of(PATTERNS, pattern, time, ended, count), 1, TERMS);
        CoxFit cox = CoxModel.withDefaults()
                .with(TieMethod.BRESLOW)
                .fit(SurvivalCounts.of(PATTERNS, pattern, forEver, events(ended), count), TERMS);

        assertSame(cox.robust().coefficients(), subdistribution.coefficients());
    }

    @Test
    void orderAndSplittingOfCountsDoNotMatter() {
        CompetingCounts once =
                CompetingCounts.of(PATTERNS, pattern, time, cause, count).withCensoringGroups(pattern);
        int rows = (int) IntStream.range(0, CELLS).mapToLong(i -> count[i]).sum();
        int[] source = IntStream.range(0, CELLS)
                .map(i -> CELLS - 1 - i)
                .flatMap(i -> IntStream.generate(() -> i).limit(count[i]))
                .toArray();
        int[] repeated = IntStream.of(source).map(i -> pattern[i]).toArray();
        CompetingCounts split = CompetingCounts.of(
                        PATTERNS,
                        repeated,
                        IntStream.of(source).mapToDouble(i -> time[i]).toArray(),
                        IntStream.of(source).map(i -> cause[i]).toArray(),
                        IntStream.range(0, rows).mapToLong(i -> 1).toArray())
                .withCensoringGroups(repeated);
        FineGrayFit one = FineGray.withDefaults().fit(once, 1, TERMS);
        FineGrayFit other = FineGray.withDefaults().fit(split, 1, TERMS);

        assertSame(one.coefficients(), other.coefficients());
        assertThat(other.cumulativeIncidence(PATTERNS, 4, 7))
                .isCloseTo(one.cumulativeIncidence(PATTERNS, 4, 7), within(1e-10));
    }

    @Test
    void cellsWithoutSubjectsAddNothing() {
        int[] late =
                IntStream.concat(IntStream.of(pattern), IntStream.of(1, 2, 3)).toArray();
        double[] times = DoubleStream.concat(DoubleStream.of(time), DoubleStream.of(50, 60, 70))
                .toArray();
        int[] causes =
                IntStream.concat(IntStream.of(cause), IntStream.of(0, 2, 1)).toArray();
        long[] counts =
                LongStream.concat(LongStream.of(count), LongStream.of(0, 0, 0)).toArray();

        assertSame(
                FineGray.withDefaults()
                        .fit(CompetingCounts.of(PATTERNS, pattern, time, cause, count), 1, TERMS)
                        .coefficients(),
                FineGray.withDefaults()
                        .fit(CompetingCounts.of(PATTERNS, late, times, causes, counts), 1, TERMS)
                        .coefficients());
        CoxFit cox =
                CoxModel.withDefaults().fit(SurvivalCounts.of(PATTERNS, late, times, events(causes), counts), TERMS);
        CoxFit alone =
                CoxModel.withDefaults().fit(SurvivalCounts.of(PATTERNS, pattern, time, events(cause), count), TERMS);
        assertSame(alone.robust().coefficients(), cox.robust().coefficients());
        assertThat(cox.concordance()).isEqualTo(alone.concordance());
        assertThat(cox.proportionality(TimeTransform.RANK)).isEqualTo(alone.proportionality(TimeTransform.RANK));
    }

    @Test
    void doubtfulAndImpossibleSubdistributionsAreNamed() {
        int[] never = IntStream.range(0, CELLS)
                .map(i -> pattern[i] % 3 == 1 && cause[i] == 1 ? 2 : cause[i])
                .toArray();
        FineGrayFit fit =
                FineGray.withDefaults().fit(CompetingCounts.of(PATTERNS, pattern, time, never, count), 1, TERMS);

        assertThat(warning(fit.warnings(), FitWarning.Kind.SEPARATION)).containsExactly("groupb");
        assertFinite(fit.coefficients());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FineGray.withDefaults()
                        .fit(CompetingCounts.of(PATTERNS, pattern, time, new int[CELLS], count), 1, TERMS));
    }

    @Test
    void twoOutcomesAreALogisticRegression() {
        long[] events = {10, 20, 30, 15, 35, 22};
        long[] trials = {100, 90, 80, 70, 60, 50};
        long[][] counts = IntStream.range(0, 6)
                .mapToObj(i -> new long[] {trials[i] - events[i], events[i]})
                .toArray(long[][]::new);
        MultinomialFit multinomial = MultinomialModel.withDefaults().fit(PATTERNS, List.of("no", "yes"), counts, TERMS);
        GeneralizedLinearFit logistic = GeneralizedLinearModel.binomial(Link.LOGIT)
                .fit(GroupedResponse.binomial(PATTERNS, events, trials), TERMS);

        assertSame(logistic.coefficients(), multinomial.equations().get(0).coefficients());
        assertThat(multinomial.logLikelihood()).isCloseTo(logistic.bernoulliLogLikelihood(), within(1e-9));
        assertThat(multinomial.probabilities(PATTERNS, 2)[1]).isCloseTo(logistic.fitted()[2], within(1e-10));
    }

    @Test
    void referenceOutcomeDoesNotChangeTheModel() {
        long[][] counts = {{5, 3, 9}, {4, 6, 7}, {8, 2, 5}, {9, 4, 3}, {2, 7, 6}, {3, 3, 8}};
        long[][] turned = IntStream.range(0, 6)
                .mapToObj(i -> new long[] {counts[i][2], counts[i][0], counts[i][1]})
                .toArray(long[][]::new);
        MultinomialFit one = MultinomialModel.withDefaults().fit(PATTERNS, List.of("x", "y", "z"), counts, TERMS);
        MultinomialFit other = MultinomialModel.withDefaults().fit(PATTERNS, List.of("z", "x", "y"), turned, TERMS);

        assertThat(other.logLikelihood()).isCloseTo(one.logLikelihood(), within(1e-9));
        assertThat(other.probabilities(PATTERNS, 3)[1]).isCloseTo(one.probabilities(PATTERNS, 3)[0], within(1e-10));
        assertThat(one.likelihoodRatio(MultinomialModel.withDefaults()
                                .fit(PATTERNS, List.of("x", "y", "z"), counts, Terms.of("age")))
                        .degreesOfFreedom())
                .isEqualTo(4);
    }

    @Test
    void separatedAndEmptyOutcomesAreNamed() {
        long[][] counts = {{5, 3, 9}, {4, 6, 0}, {8, 2, 5}, {9, 4, 3}, {2, 7, 0}, {3, 3, 8}};
        MultinomialFit fit =
                MultinomialModel.withDefaults().fit(PATTERNS, List.of("x", "y", "z"), counts, Terms.of("group"));

        assertThat(warning(fit.warnings(), FitWarning.Kind.SEPARATION)).containsExactly("z: groupb");
        fit.equations().forEach(equation -> assertFinite(equation.coefficients()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MultinomialModel.withDefaults()
                        .fit(
                                PATTERNS,
                                List.of("x", "y"),
                                new long[][] {{1, 0}, {1, 0}, {1, 0}, {1, 0}, {1, 0}, {1, 0}},
                                TERMS))
                .withMessageContaining("y");
    }

    private static boolean[] events(int[] causes) {
        boolean[] events = new boolean[causes.length];
        IntStream.range(0, causes.length).forEach(i -> events[i] = causes[i] == 1);
        return events;
    }
}
