package fr.parcours.engine.analysis;

import static fr.parcours.engine.cohort.Attributes.variable;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.territory.Indicator;
import fr.parcours.engine.territory.Period;
import fr.parcours.engine.territory.PeriodKind;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariableUseTest {

    private static final Period YEAR = Period.parse("2009").orElseThrow();
    private static final Indicator INDICATOR = new Indicator(
            "chomage", "departement", "%", PeriodKind.YEAR, Map.of(YEAR, Map.of("69", 7.0)), Map.of(YEAR, "Insee"));

    private static String told(long own, long without, ProtectionRule rule) {
        return new VariableUse(own, 0, without)
                .describe(variable("chomage").quantiles(4), INDICATOR, rule, Locale.FRENCH);
    }

    @Test
    void sharesAreTooRoundToTellACountThatIsWithheldBesideThem() {
        // One step is twice the threshold at least: 10 journeys.
        assertThat(told(993, 7, ProtectionRule.standard())).contains("99 % des parcours (arrondi à 1 %)", " : 1 %");
        assertThat(told(195, 5, ProtectionRule.standard())).contains("100 % des parcours (arrondi à 5 %)", " : 5 %");
        assertThat(told(95, 5, ProtectionRule.standard())).contains("100 % des parcours (arrondi à 10 %)", " : 10 %");
        assertThat(told(30, 2, ProtectionRule.standard()))
                .contains("trop petite pour être dite")
                .doesNotContain("30 parcours");
    }

    @Test
    void countsAreToldAsTheyAreWhereNothingIsProtected() {
        assertThat(told(30, 2, ProtectionRule.none()))
                .contains("chomage", "en %", "source Insee", "30 parcours", "2 parcours");
    }
}
