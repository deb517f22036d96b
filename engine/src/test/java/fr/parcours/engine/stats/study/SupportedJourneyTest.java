package fr.parcours.engine.stats.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.parcours.engine.stats.regression.Coefficient;
import fr.parcours.engine.stats.regression.CoxModel;
import fr.parcours.engine.stats.regression.Terms;
import fr.parcours.engine.stats.study.SupportExperiment.Spell;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Twenty thousand journeys in which support starts late, and sooner for some: three ways of comparing, one right. */
class SupportedJourneyTest {

    private final SplittableRandom random = new SplittableRandom(3);
    private final List<SupportedJourney> journeys =
            Stream.generate(() -> SupportedJourney.draw(random)).limit(20_000).toList();

    private static Coefficient support(List<Spell> spells, String... terms) {
        return CoxModel.withDefaults().fit(SupportExperiment.counts(spells), Terms.of(terms)).coefficients().stream()
                .filter(coefficient -> coefficient.name().equals(Patterns.SUPPORT))
                .findFirst()
                .orElseThrow();
    }

    /** Supported at some time against never, from the start. */
    private List<Spell> fromTheStart() {
        return journeys.stream()
                .map(one -> new Spell(
                        2 * one.level() + (one.supported() > 0 ? 1 : 0),
                        Double.NEGATIVE_INFINITY,
                        one.month(),
                        one.jury()))
                .toList();
    }

    private List<Spell> changing() {
        return journeys.stream()
                .flatMap(one -> SupportExperiment.spells(one).stream())
                .toList();
    }

    @Test
    void countingTheWaitForSupportAsSupportedHidesItsEffect() {
        Coefficient naive = support(fromTheStart(), "level", "support");
        assertThat(naive.estimate()).isLessThan(Patterns.SUPPORT_EFFECT - 6 * naive.standardError());
    }

    @Test
    void leavingOutWhatDrivesSupportMovesItsEffect() {
        Coefficient unadjusted = support(changing(), "support");
        assertThat(Math.abs(unadjusted.estimate() - Patterns.SUPPORT_EFFECT))
                .isGreaterThan(3 * unadjusted.standardError());
    }

    @Test
    void theEffectFromTheStartOfSupportAdjustedForTheLevelIsTheTrueOne() {
        Coefficient adjusted = support(changing(), "level", "support");
        assertThat(adjusted.estimate()).isCloseTo(Patterns.SUPPORT_EFFECT, within(4 * adjusted.standardError()));
    }
}
