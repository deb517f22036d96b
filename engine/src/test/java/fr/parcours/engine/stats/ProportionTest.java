package fr.parcours.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Intervals beside R 4.2.2: {@code prop.test(x, n, correct = FALSE)} and {@code binom.test(x, n)}. */
class ProportionTest {

    @Test
    void agreesWithReferenceIntervals() {
        JsonNode proportions =
                Oracle.bundled().cases("intervals.json").findFirst().orElseThrow();
        List<String> differences = new ArrayList<>();
        for (JsonNode row : proportions.get("result").get("rows")) {
            long x = row.get("x").asLong();
            long n = row.get("n").asLong();
            Proportion wilson = Proportion.wilson(x, n);
            Proportion exact = Proportion.clopperPearson(x, n);
            differences.addAll(Oracle.differences(
                    "wilson " + x + "/" + n, row.get("wilson"), new double[] {wilson.lower(), wilson.upper()}));
            differences.addAll(Oracle.differences(
                    "exact " + x + "/" + n, row.get("clopper_pearson"), new double[] {exact.lower(), exact.upper()}));
        }

        assertThat(proportions.get("result").get("rows")).hasSizeGreaterThan(8);
        assertThat(differences).isEmpty();
    }

    @Test
    void limitsNeverLeaveZeroToOne() {
        assertThat(Proportion.wilson(0, 3).lower()).isZero();
        assertThat(Proportion.wilson(3, 3).upper()).isEqualTo(1);
        assertThat(Proportion.clopperPearson(0, 3).lower()).isZero();
        assertThat(Proportion.clopperPearson(3, 3).upper()).isEqualTo(1);
    }

    @Test
    void swappingSuccessesAndFailuresMirrorsTheInterval() {
        Proportion some = Proportion.wilson(7, 40);
        Proportion others = Proportion.wilson(33, 40);

        assertThat(others.lower()).isCloseTo(1 - some.upper(), org.assertj.core.data.Offset.offset(1e-15));
        assertThat(others.upper()).isCloseTo(1 - some.lower(), org.assertj.core.data.Offset.offset(1e-15));
    }

    @Test
    void impossibleCountsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Proportion.wilson(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Proportion.wilson(4, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> Proportion.clopperPearson(-1, 3));
    }
}
