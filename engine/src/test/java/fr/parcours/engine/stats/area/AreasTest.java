package fr.parcours.engine.stats.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fr.parcours.engine.stats.Rate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The examples of {@code docs/methods-tables.md}, and what comes of empty strata, equal areas and impossible counts.
 */
class AreasTest {

    @Test
    void standardisedFiguresByHand() {
        StandardizedRate rate = StandardizedRate.of(List.of(10L, 30L), List.of(100.0, 100.0), List.of(3.0, 1.0), 0.95);
        assertThat(rate.crude()).isCloseTo(0.2, within(1e-15));
        assertThat(rate.estimate()).isCloseTo(0.15, within(1e-15));
        assertThat(rate.variance()).isCloseTo(7.5e-4, within(1e-18));
        StandardizedProportion share =
                StandardizedProportion.of(List.of(10L, 30L), List.of(100L, 100L), List.of(3.0, 1.0), 0.95);
        assertThat(share.estimate()).isCloseTo(0.15, within(1e-15));
        assertThat(share.variance()).isCloseTo(0.75 * 0.75 * 0.0009 + 0.25 * 0.25 * 0.0021, within(1e-18));
        double expected = StandardizedRatio.expected(List.of(100.0, 50.0), List.of(0.05, 0.1));
        StandardizedRatio ratio = StandardizedRatio.of(12, expected, 0.95);
        assertThat(ratio.estimate()).isCloseTo(1.2, within(1e-15));
        assertThat(ratio.lower()).isCloseTo(0.62, within(0.005));
        assertThat(ratio.upper()).isCloseTo(2.10, within(0.005));
        assertThat(Rate.exact(3, 1500, 0.95).per(1000).estimate()).isCloseTo(2, within(1e-15));
    }

    @Test
    void aStratumWithoutSubjectsLeavesAStandardisedFigureUndefined() {
        StandardizedRate rate = StandardizedRate.of(List.of(1L, 0L), List.of(10.0, 0.0), List.of(1.0, 1.0), 0.95);
        assertThat(rate.crude()).isEqualTo(0.1);
        assertThat(rate.estimate()).isNaN();
        assertThat(rate.upper()).isNaN();
        assertThat(StandardizedRate.of(List.of(1L, 0L), List.of(10.0, 0.0), List.of(1.0, 0.0), 0.95)
                        .estimate())
                .isEqualTo(0.1);
        StandardizedProportion share =
                StandardizedProportion.of(List.of(1L, 0L), List.of(10L, 0L), List.of(1.0, 1.0), 0.95);
        assertThat(share.estimate()).isNaN();
        assertThat(share.lower()).isNaN();
        assertThat(StandardizedRatio.of(0, 0, 0.95).estimate()).isNaN();
    }

    @Test
    void sharesOfZeroAndOneHaveNoLimits() {
        for (long each : new long[] {0, 10}) {
            StandardizedProportion share =
                    StandardizedProportion.of(List.of(each, each), List.of(10L, 10L), List.of(1.0, 1.0), 0.95);
            assertThat(share.estimate()).isEqualTo(each / 10.0);
            assertThat(share.lower()).isNaN();
            assertThat(share.upper()).isNaN();
        }
    }

    @Test
    void areasLieWithinOrBeyondTheFunnel() {
        Funnel funnel = Funnel.ofProportions(
                List.of(20L, 29L, 40L, 11L, 4L, 0L, 0L, 2L),
                List.of(100L, 100L, 100L, 100L, 100L, 0L, 1L, 3L),
                0.2,
                false);
        assertThat(funnel.points())
                .extracting(FunnelPoint::status)
                .containsExactly(
                        FunnelStatus.WITHIN,
                        FunnelStatus.ABOVE,
                        FunnelStatus.FAR_ABOVE,
                        FunnelStatus.BELOW,
                        FunnelStatus.FAR_BELOW,
                        FunnelStatus.UNDEFINED,
                        FunnelStatus.WITHIN,
                        FunnelStatus.ABOVE);
        assertThat(funnel.points().get(7).p()).isCloseTo(2 * (3 * 0.04 * 0.8 + 0.008), within(1e-14));
        FunnelLimits limits = funnel.limits(100);
        assertThat(limits.lower998()).isLessThan(limits.lower95());
        assertThat(limits.upper95()).isLessThan(limits.upper998());
        assertThat(funnel.limits(10_000).upper95()).isCloseTo(0.2 + 1.96 * 0.004, within(2e-4));
    }

    @Test
    void aFunnelWidensWhenMostAreasDiffer() {
        List<Long> successes = List.of(30L, 55L, 70L, 20L, 80L, 36L, 12L, 61L);
        List<Long> totals = List.of(100L, 100L, 100L, 100L, 100L, 100L, 100L, 100L);
        Funnel exact = Funnel.ofProportions(successes, totals, false);
        Funnel wide = Funnel.ofProportions(successes, totals, true);
        assertThat(exact.isWidened()).isFalse();
        assertThat(wide.isWidened()).isTrue();
        assertThat(wide.dispersion()).isEqualTo(exact.dispersion()).isGreaterThan(10);
        assertThat(wide.points()).allMatch(point -> point.status() != FunnelStatus.FAR_ABOVE);
        assertThat(exact.points()).anyMatch(point -> point.status() == FunnelStatus.FAR_ABOVE);
        assertThat(Funnel.ofProportions(List.of(20L, 21L, 19L), List.of(100L, 100L, 100L), true)
                        .isWidened())
                .isFalse();
    }

    @Test
    void aTargetOfZeroOrOneHasNoSpread() {
        Funnel none = Funnel.ofProportions(List.of(0L, 0L), List.of(5L, 8L), true);
        assertThat(none.dispersion()).isNaN();
        assertThat(none.points()).allMatch(point -> point.status() == FunnelStatus.WITHIN);
        Funnel all = Funnel.ofProportions(List.of(5L, 8L), List.of(5L, 8L), false);
        assertThat(all.limits(5).lower998()).isEqualTo(1);
    }

    @Test
    void shrinkageByHand() {
        EmpiricalBayes bayes = EmpiricalBayes.ofProportions(
                List.of(10L, 20L, 30L), List.of(100L, 100L, 100L), PriorMethod.MOMENTS, 0.95);
        double strength = (0.16 - 0.02 / 3) / (0.02 / 3 - 0.0016);
        assertThat(bayes.strength()).isCloseTo(strength, within(1e-10));
        assertThat(bayes.areas().get(0).weight()).isCloseTo(0.7677, within(5e-5));
        assertThat(bayes.areas().get(0).estimate()).isCloseTo(0.1232, within(5e-5));
        assertThat(bayes.areas().get(1).estimate()).isCloseTo(0.2, within(1e-14));
        assertThat(bayes.areas().get(0).lower()).isBetween(0.05, 0.1232);
    }

    @ParameterizedTest
    @EnumSource(PriorMethod.class)
    void areasThatDoNotDifferGetTheirMeanAndNoLimits(PriorMethod method) {
        EmpiricalBayes bayes =
                EmpiricalBayes.ofProportions(List.of(20L, 21L, 19L), List.of(100L, 100L, 100L), method, 0.95);
        assertThat(bayes.strength()).isInfinite();
        assertThat(bayes.variance()).isZero();
        assertThat(bayes.areas()).allSatisfy(area -> {
            assertThat(area.estimate()).isEqualTo(0.2);
            assertThat(area.weight()).isZero();
            assertThat(area.lower()).isNaN();
        });
        assertThat(EmpiricalBayes.ofRatios(List.of(20L, 21L), List.of(20.5, 20.5), method, 0.95)
                        .strength())
                .isInfinite();
        assertThat(EmpiricalBayes.ofProportions(List.of(0L, 0L), List.of(9L, 7L), method, 0.95)
                        .mean())
                .isZero();
        assertThat(EmpiricalBayes.ofRatios(List.of(0L, 0L), List.of(9.0, 7.0), method, 0.95)
                        .mean())
                .isZero();
        assertThat(EmpiricalBayes.ofProportions(List.of(0L, 1L, 1L), List.of(1L, 1L, 1L), method, 0.95)
                        .strength())
                .isInfinite();
    }

    @ParameterizedTest
    @EnumSource(PriorMethod.class)
    void anAreaWithoutSubjectsGetsTheMean(PriorMethod method) {
        EmpiricalBayes with =
                EmpiricalBayes.ofProportions(List.of(10L, 20L, 0L, 45L), List.of(100L, 100L, 0L, 100L), method, 0.95);
        EmpiricalBayes without =
                EmpiricalBayes.ofProportions(List.of(10L, 20L, 45L), List.of(100L, 100L, 100L), method, 0.95);
        assertThat(with.strength()).isCloseTo(without.strength(), within(1e-9));
        ShrunkEstimate empty = with.areas().get(2);
        assertThat(empty.crude()).isNaN();
        assertThat(empty.weight()).isZero();
        assertThat(empty.estimate()).isCloseTo(with.mean(), within(1e-15));
        assertThat(empty.lower()).isLessThan(with.areas().get(0).lower());
    }

    @Test
    void correlationByHand() {
        List<Double> equal = List.of(1.0, 1.0, 1.0, 1.0);
        EcologicalCorrelation correlation =
                EcologicalCorrelation.of(List.of(1.0, 2.0, 3.0, 4.0), List.of(20.0, 10.0, 40.0, 30.0), equal, 0.95);
        assertThat(correlation.pearson().estimate()).isCloseTo(0.6, within(1e-15));
        assertThat(correlation.spearman().estimate()).isCloseTo(0.6, within(1e-15));
        assertThat(correlation.pearson().p()).isCloseTo(0.4, within(1e-12));
        assertThat(correlation.effectiveAreas()).isEqualTo(4);
    }

    @Test
    void correlationLeavesOutWhatIsNotKnown() {
        EcologicalCorrelation correlation = EcologicalCorrelation.of(
                List.of(1.0, 2.0, Double.NaN, 3.0, 4.0, 9.0),
                List.of(20.0, 10.0, 5.0, 40.0, 30.0, 1.0),
                List.of(2.0, 2.0, 2.0, 2.0, 2.0, 0.0),
                0.95);
        assertThat(correlation.areas()).isEqualTo(4);
        assertThat(correlation.pearson().estimate()).isCloseTo(0.6, within(1e-15));
        EcologicalCorrelation constant =
                EcologicalCorrelation.of(List.of(1.0, 1.0, 1.0), List.of(1.0, 2.0, 3.0), List.of(1.0, 1.0, 1.0), 0.95);
        assertThat(constant.pearson().estimate()).isNaN();
        assertThat(constant.pearson().p()).isNaN();
        EcologicalCorrelation three =
                EcologicalCorrelation.of(List.of(1.0, 2.0, 4.0), List.of(1.0, 3.0, 2.0), List.of(1.0, 1.0, 1.0), 0.95);
        assertThat(three.pearson().lower()).isNaN();
        assertThat(three.pearson().p()).isBetween(0.0, 1.0);
    }

    @Test
    void areasThatDoNotDifferHaveNoVarianceBetweenThem() {
        BetweenAreas between = BetweenAreas.of(List.of(20L, 21L, 19L, 0L), List.of(100L, 100L, 100L, 0L), 0.95);
        assertThat(between.areas()).isEqualTo(3);
        assertThat(between.deviation()).isZero();
        assertThat(between.test().p()).isEqualTo(1);
        assertThat(between.icc()).isZero();
        assertThat(between.medianOddsRatio()).isEqualTo(1);
        assertThat(between.lower()).isZero();
        assertThat(between.upper()).isBetween(0.1, 2.0);
        assertThat(between.intercept()).isCloseTo(Math.log(0.25), within(1e-12));
    }

    @Test
    void aDeviationOfOneByHand() {
        assertThat(BetweenAreas.medianOddsRatio(1)).isCloseTo(2.596, within(5e-4));
        assertThat(BetweenAreas.icc(1)).isCloseTo(1 / (1 + Math.PI * Math.PI / 3), within(1e-15));
    }

    @Test
    void areasOfAllOrNothingHaveNoFiniteVariance() {
        BetweenAreas between = BetweenAreas.of(List.of(0L, 50L, 0L, 90L), List.of(50L, 50L, 60L, 90L), 0.95);
        assertThat(between.deviation()).isGreaterThan(10);
        assertThat(between.upper()).isInfinite();
        assertThat(between.test().p()).isLessThan(1e-10);
    }

    @Test
    void manySubjectsAreNoTrouble() {
        BetweenAreas between = BetweenAreas.of(
                List.of(2_000_000_000L, 2_200_000_000L, 4_500_000_000L),
                List.of(5_000_000_000L, 5_000_000_000L, 10_000_000_000L),
                0.95);
        double[] logits = {Math.log(2 / 3.0), Math.log(2.2 / 2.8), Math.log(4.5 / 5.5)};
        double mean = (logits[0] + logits[1] + logits[2]) / 3;
        double squares = 0;
        for (double logit : logits) {
            squares += (logit - mean) * (logit - mean) / 3;
        }
        assertThat(between.intercept()).isCloseTo(mean, within(1e-6));
        assertThat(between.deviation()).isCloseTo(Math.sqrt(squares), within(1e-6));
    }

    @Test
    void impossibleNumbersAreRefused() {
        List<Long> one = List.of(1L);
        assertThatIllegalArgumentException().isThrownBy(() -> BetweenAreas.of(List.of(0L, 0L), List.of(5L, 5L), 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> BetweenAreas.of(one, List.of(5L), 0.95));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmpiricalBayes.ofProportions(one, List.of(5L), PriorMethod.MOMENTS, 0.95));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmpiricalBayes.ofRatios(
                        List.of(1L, 2L), List.of(0.0, 3.0), PriorMethod.MAXIMUM_LIKELIHOOD, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> Funnel.ofProportions(one, List.of(0L), false));
        assertThatIllegalArgumentException().isThrownBy(() -> Funnel.ofProportions(one, List.of(2L), 1.5, false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Funnel.ofRatios(one, List.of(2.0), 1, false).limits(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StandardizedRate.of(one, List.of(2.0), List.of(0.0), 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> StandardizedRatio.of(1, -2, 0.95));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcologicalCorrelation.of(List.of(1.0), List.of(1.0), List.of(-1.0), 0.95));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rate.exact(1, 2, 0.95).per(0));
    }
}
