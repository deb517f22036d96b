package fr.parcours.engine.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.layout.InvalidInputException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProtectionRuleTest {

    private final ProtectionRule rule = ProtectionRule.standard();

    @Test
    void standardRuleWithholdsOneToFour() {
        assertThat(rule.shows(0)).isTrue();
        assertThat(rule.shows(1)).isFalse();
        assertThat(rule.shows(4)).isFalse();
        assertThat(rule.shows(5)).isTrue();
    }

    @Test
    void shareNeedsNumeratorDenominatorAndComplement() {
        assertThat(rule.showsShare(5, 10)).isTrue();
        assertThat(rule.showsShare(4, 10)).isFalse();
        assertThat(rule.showsShare(6, 10)).isFalse();
        assertThat(rule.showsShare(0, 4)).isFalse();
        assertThat(rule.showsShare(10, 10)).isTrue();
        assertThat(rule.showsShare(0, 10)).isTrue();
    }

    @Test
    void ruleSaysItsThreshold() {
        assertThat(ProtectionRule.of(11).describe(Locale.FRENCH))
                .contains("de 1 à 10")
                .contains("« s »");
        assertThat(ProtectionRule.of(3).describe(Locale.ENGLISH)).contains("from 1 to 2");
    }

    @Test
    void noProtectionSaysSo() {
        assertThat(ProtectionRule.none().shows(1)).isTrue();
        assertThat(ProtectionRule.none().describe(Locale.FRENCH)).startsWith("Non protégé");
    }

    @Test
    void thresholdThatProtectsNobodyIsRefused() {
        for (int threshold : new int[] {-1, 0, 1}) {
            assertThatThrownBy(() -> ProtectionRule.of(threshold))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("3, 5, 11");
        }
    }
}
