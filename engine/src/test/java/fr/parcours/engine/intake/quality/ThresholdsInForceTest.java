package fr.parcours.engine.intake.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.intake.specification.CheckRule.Treatment;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.intake.specification.Specifications;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.RowAccount;
import fr.parcours.layout.SourceExtract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdsInForceTest {

    @Test
    void aSpecificationChangesWhatItNamesForItsCertifierOnly() {
        Specification specification =
                specification("checks: {date_order: keep, journey_vanished: {warn_above: 0.02, stop_above: 0.2},"
                        + " unknown_code: {treatment: reject, warn_above: 0.1}}");
        ThresholdsInForce inForce = new ThresholdsInForce(List.of(specification));
        CheckThresholds thresholds = inForce.apply(source("EN"));

        assertThat(thresholds.of(QualityCheck.JOURNEY_VANISHED))
                .isEqualTo(Threshold.warn(0.02).stop(0.2));
        assertThat(thresholds.of(QualityCheck.UNKNOWN_CODE).warnAbove()).isEqualTo(0.1);
        assertThat(thresholds.of(QualityCheck.DATE_ORDER)).isEqualTo(QualityCheck.DATE_ORDER.threshold());
        assertThat(specification.checks().get("date_order").treatment()).contains(Treatment.KEEP);
        assertThat(inForce.apply(source("ESR")).of(QualityCheck.JOURNEY_VANISHED))
                .isEqualTo(QualityCheck.JOURNEY_VANISHED.threshold());
    }

    @Test
    void unknownTreatmentsAndChecksAreRefused() {
        assertThatThrownBy(() -> specification("checks: {date_order: ignore}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("reject, keep, stop");
        assertThatThrownBy(() -> specification("checks: {journey_lost: {warn_above: 0.1}}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("journey_lost", "journey_vanished");
    }

    private static SourceExtract source(String certifier) {
        return new SourceExtract(
                certifier, LocalDate.EPOCH, "0".repeat(64), "of-a-user", 1, "", RowAccount.allAccepted(1));
    }

    private static Specification specification(String checks) {
        try (InputStream in = Specifications.class.getResourceAsStream("education-nationale.yaml")) {
            String shipped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Specifications.parse(shipped + "\n" + checks + "\n", "test.yaml");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
