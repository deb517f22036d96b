package fr.parcours.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NelsonAalenTest {

    /** Two events at 2 of six at risk, then an event and a censoring at 5 of four. */
    private static final LifeTable SIX = LifeTable.builder()
            .add(2, Exit.EVENT, 2)
            .add(5, Exit.EVENT, 1)
            .add(5, Exit.CENSORED, 1)
            .add(7, Exit.CENSORED, 2)
            .build();

    @Test
    void addsEventsPerSubjectAtRisk() {
        List<HazardCurve.Step> steps = NelsonAalen.withDefaults().estimate(SIX).steps();

        assertThat(steps.get(1).hazard()).isCloseTo(2.0 / 6 + 1.0 / 4, within(1e-15));
        assertThat(steps.get(1).standardError()).isCloseTo(Math.sqrt(2.0 / 36 + 1.0 / 16), within(1e-15));
        assertThat(steps.get(1).flemingHarrington()).isCloseTo(1.0 / 6 + 1.0 / 5 + 1.0 / 4, within(1e-15));
        assertThat(steps.get(2).hazard()).isEqualTo(steps.get(1).hazard());
    }

    @Test
    void binomialErrorIsSmaller() {
        HazardCurve.Step binomial = NelsonAalen.withDefaults()
                .with(HazardError.BINOMIAL)
                .estimate(SIX)
                .steps()
                .get(1);

        assertThat(binomial.standardError()).isCloseTo(Math.sqrt(2.0 * 4 / 216 + 1.0 * 3 / 64), within(1e-15));
    }

    @Test
    void limitsAreSymmetricOnTheLogarithm() {
        HazardCurve.Step step =
                NelsonAalen.withDefaults().withLevel(0.9).estimate(SIX).steps().get(0);

        assertThat(step.lower()).isPositive();
        assertThat(step.lower() * step.upper()).isCloseTo(step.hazard() * step.hazard(), within(1e-15));
        assertThat(Math.log(step.upper() / step.hazard()))
                .isCloseTo(1.6448536269514722 * step.standardError() / step.hazard(), within(1e-9));
    }

    @Test
    void withoutEventsTheHazardIsZero() {
        HazardCurve curve = NelsonAalen.withDefaults()
                .estimate(LifeTable.builder().add(3, Exit.CENSORED, 4).build());

        assertThat(curve.hazardAt(10)).isZero();
        assertThat(curve.steps().get(0).standardError()).isZero();
        assertThat(curve.steps().get(0).upper()).isNaN();
    }

    @Test
    void hazardGoesOnWhenTheRiskSetRefills() {
        LifeTable refilled = LifeTable.builder()
                .add(1, Exit.EVENT, 3)
                .addLate(4, 6, Exit.EVENT, 1)
                .addLate(4, 9, Exit.CENSORED, 1)
                .build();

        assertThat(NelsonAalen.withDefaults().estimate(refilled).hazardAt(6)).isCloseTo(1.5, within(1e-15));
        assertThat(KaplanMeier.withDefaults().estimate(refilled).survivalAt(6)).isZero();
    }

    @ParameterizedTest
    @MethodSource("fr.parcours.engine.stats.Subjects#seeds")
    void survivalsOfThreeKindsKeepTheirOrder(long seed) {
        LifeTable table = Subjects.random(seed).lifeTable();
        List<HazardCurve.Step> hazard =
                NelsonAalen.withDefaults().estimate(table).steps();
        List<SurvivalCurve.Step> survival =
                KaplanMeier.withDefaults().estimate(table).steps();

        for (int i = 0; i < hazard.size(); i++) {
            double nelsonAalen = Math.exp(-hazard.get(i).hazard());
            assertThat(hazard.get(i).survival()).isBetween(survival.get(i).survival(), nelsonAalen + 1e-15);
        }
    }

    @ParameterizedTest
    @MethodSource("fr.parcours.engine.stats.Subjects#seeds")
    void neitherOrderNorSplittingOfCountsMatters(long seed) {
        Subjects subjects = Subjects.random(seed);

        assertThat(subjects.oneByOne().shuffled(seed).lifeTable()).isEqualTo(subjects.lifeTable());
    }

    /** {@code digamma(n + 1) - digamma(n - d + 1)} and {@code sum(1 / (n - 0:(d - 1)))} of R 4.2.2. */
    @ParameterizedTest
    @CsvSource({
        "5000000000, 3000000000, 0.916290731724157",
        "4000000000, 4000000000, 22.6867758630928",
        "5000000000, 1, 2e-10",
        "100, 100, 5.18737751763962",
        "100, 60, 0.908834478703244",
        "1000, 33, 0.0335397262318890"
    })
    void billionsOfTiedEventsTakeNoTime(long atRisk, long events, double sequential) {
        LifeTable table = LifeTable.builder()
                .add(20_000, Exit.EVENT, events)
                .add(20_000, Exit.CENSORED, atRisk - events)
                .build();

        double actual = assertTimeoutPreemptively(
                Duration.ofSeconds(1),
                () -> NelsonAalen.withDefaults().estimate(table).steps().get(0).flemingHarrington());
        assertThat(actual).isCloseTo(sequential, withinPercentage(1e-10));
    }

    @Test
    void impossibleLevelIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NelsonAalen.withDefaults().withLevel(1));
    }
}
