package fr.parcours.engine.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.parcours.engine.protect.CurveThinning.Point;
import fr.parcours.engine.stats.Exit;
import fr.parcours.engine.stats.KaplanMeier;
import fr.parcours.engine.stats.LifeTable;
import fr.parcours.engine.stats.SurvivalCurve;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CurveThinningTest {

    private static final int K = 5;

    private final CurveThinning thinning = new CurveThinning(ProtectionRule.standard());

    @Test
    void curveOfFewSubjectsIsWithheld() {
        SurvivalCurve curve = curve(LifeTable.builder().add(10, Exit.EVENT, 6).add(90, Exit.CENSORED, 4));

        assertThat(thinning.thin(curve)).isEmpty();
    }

    @Test
    void flatEndIsCarriedWhileEnoughAreAtRisk() {
        SurvivalCurve curve = curve(LifeTable.builder().add(10, Exit.EVENT, 50).add(100, Exit.CENSORED, 50));

        assertThat(thinning.thin(curve))
                .extracting(Point::days, Point::survival, Point::atRisk)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0L, 1.0, 100L),
                        org.assertj.core.groups.Tuple.tuple(30L, 0.5, 50L),
                        org.assertj.core.groups.Tuple.tuple(90L, 0.5, 50L));
    }

    @Test
    void fewEventsAfterTheLastDateKeptAreNotShown() {
        SurvivalCurve curve = curve(LifeTable.builder()
                .add(10, Exit.EVENT, 50)
                .add(40, Exit.EVENT, 4)
                .add(100, Exit.CENSORED, 50));

        assertThat(thinning.thin(curve)).extracting(Point::days).containsExactly(0L, 30L);
    }

    @Test
    void quantilesWithFewEventsBetweenThemAreNotBothShown() {
        SurvivalCurve curve = curve(LifeTable.builder()
                .add(10, Exit.EVENT, 30)
                .add(20, Exit.EVENT, 3)
                .add(30, Exit.EVENT, 5)
                .add(90, Exit.CENSORED, 62));

        assertThat(thinning.quantiles(curve, List.of(0.2, 0.29, 0.31, 0.35)))
                .extracting(SurvivalCurve.Quantile::estimate)
                .containsExactly(
                        OptionalDouble.of(10), OptionalDouble.of(10), OptionalDouble.empty(), OptionalDouble.empty());
        assertThat(new CurveThinning(ProtectionRule.none()).quantiles(curve, List.of(0.31, 0.35)))
                .extracting(SurvivalCurve.Quantile::estimate)
                .containsExactly(OptionalDouble.of(20), OptionalDouble.of(30));
    }

    @Test
    void restrictedMeanIsInWholeDaysAndNeedsEventsAndElevenAtRisk() {
        LifeTable.Builder enough = LifeTable.builder().add(10, Exit.EVENT, 5).add(101, Exit.CENSORED, 11);
        SurvivalCurve curve = curve(enough);

        assertThat(curve.restrictedMean(100).mean()).isCloseTo(10 + 90 * 11 / 16.0, within(1e-12));
        assertThat(thinning.restrictedMean(curve, 100))
                .map(SurvivalCurve.RestrictedMean::mean)
                .hasValue(72.0);
        assertThat(thinning.restrictedMean(
                        curve(LifeTable.builder().add(10, Exit.EVENT, 4).add(101, Exit.CENSORED, 40)), 100))
                .isEmpty();
        assertThat(thinning.restrictedMean(
                        curve(LifeTable.builder().add(10, Exit.EVENT, 40).add(101, Exit.CENSORED, 10)), 100))
                .isEmpty();
        assertThat(thinning.restrictedMean(curve(LifeTable.builder().add(10, Exit.EVENT, 11)), 100))
                .map(SurvivalCurve.RestrictedMean::mean)
                .hasValue(10.0);
    }

    @Test
    void quantileOfTheLastEventsIsWithheld() {
        SurvivalCurve curve = curve(LifeTable.builder().add(11, Exit.EVENT, 46).add(33, Exit.EVENT, 54));

        assertThat(thinning.quantile(curve, 0.25).estimate()).hasValue(10);
        assertThat(curve.quantile(0.5).estimate()).hasValue(33);
        assertThat(thinning.quantile(curve, 0.5).estimate()).isEmpty();
    }

    @Test
    void everyStepIsShownWithoutProtection() {
        SurvivalCurve curve = curve(LifeTable.builder().add(11, Exit.EVENT, 1).add(33, Exit.EVENT, 2));

        assertThat(new CurveThinning(ProtectionRule.none()).thin(curve))
                .extracting(Point::days)
                .containsExactly(0L, 11L, 33L);
        assertThat(new CurveThinning(ProtectionRule.none()).quantile(curve, 0.5).estimate())
                .hasValue(33);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyStepShownGathersEnoughEvents(long seed) {
        SurvivalCurve curve = random(seed);
        List<Point> points = thinning.thin(curve);
        for (int i = 1; i < points.size(); i++) {
            long from = points.get(i - 1).days();
            long to = points.get(i).days();
            long events = curve.steps().stream()
                    .filter(step -> (from == 0 || step.time() > from) && step.time() <= to)
                    .mapToLong(SurvivalCurve.Step::events)
                    .sum();

            assertThat(to % 30).isZero();
            assertThat(events >= K || (events == 0 && i == points.size() - 1)).isTrue();
            assertThat(points.get(i).survival()).isEqualTo(Math.round(curve.survivalAt((double) to) * 100) / 100.0);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void numbersAtRiskAreRoundedAndNeverFew(long seed) {
        SurvivalCurve curve = random(seed);
        for (Point point : thinning.thin(curve)) {
            long raw = curve.steps().stream()
                    .filter(step -> step.time() >= point.days())
                    .findFirst()
                    .orElseThrow()
                    .atRisk();

            assertThat(raw).isGreaterThanOrEqualTo(11);
            assertThat(point.atRisk() % 5).isZero();
            assertThat(point.atRisk()).isBetween(raw - 2, raw + 2);
        }
    }

    private static SurvivalCurve random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LifeTable.Builder builder = LifeTable.builder();
        for (int i = random.nextInt(5, 300); i > 0; i--) {
            builder.add(random.nextLong(0, 900), random.nextInt(3) == 0 ? Exit.CENSORED : Exit.EVENT, 1);
        }
        return curve(builder);
    }

    private static SurvivalCurve curve(LifeTable.Builder builder) {
        return KaplanMeier.withDefaults().estimate(builder.build());
    }
}
