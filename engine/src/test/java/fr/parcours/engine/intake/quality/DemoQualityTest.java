package fr.parcours.engine.intake.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.Observatory;
import fr.parcours.engine.SmallDemo;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The simulated certifiers go on from one campaign to the next: what is found is what the simulator made wrong. */
class DemoQualityTest {

    private static final Path DATASET = SmallDemo.get().dataset();

    @Test
    void everyPartitionAndCertifierIsReviewed() {
        try (Observatory observatory = Observatory.open(DATASET)) {
            QualityReport report = observatory.qualityReport("", "", source -> CheckThresholds.defaults());

            assertThat(report.partitions())
                    .extracting(QualityReport.OfPartition::revision)
                    .isEqualTo(observatory.manifests().stream()
                            .map(Manifest::revision)
                            .toList());
            assertThat(report.partitions())
                    .allSatisfy(partition -> assertThat(partition.certifiers())
                            .extracting(certifier -> certifier.source().certifier())
                            .isNotEmpty());
        }
    }

    @Test
    void noJourneyIdentifierIsInAReport() {
        try (Observatory observatory = Observatory.open(DATASET)) {
            String html = ReportHtml.of(observatory.qualityReport("", "", source -> CheckThresholds.defaults()));
            List<Manifest> manifests = observatory.manifests();
            String withoutRevisions = html;
            for (Manifest manifest : manifests) {
                withoutRevisions = withoutRevisions.replace(manifest.revision(), "");
            }

            assertThat(withoutRevisions).doesNotContainPattern("[0-9a-f]{16}");
        }
    }

    @Test
    void changedThresholdsApplyWithoutReadingAnExtractAgain() {
        try (Observatory observatory = Observatory.open(DATASET)) {
            CheckThresholds strict = CheckThresholds.defaults();
            for (QualityCheck check : QualityCheck.values()) {
                strict = strict.with(check.key(), Optional.of(0.0), Optional.of(0.0));
            }
            CheckThresholds all = strict;
            QualityReport report = observatory.qualityReport("82", "", source -> all);

            assertThat(report.partitions())
                    .allSatisfy(partition -> assertThat(partition.region()).isEqualTo("82"));
            assertThat(report.partitions().stream()
                            .flatMap(partition -> partition.certifiers().stream())
                            .flatMap(certifier -> certifier.findings().stream()))
                    .isNotEmpty()
                    .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.BLOCKING));
        }
    }

    @Test
    void aRequestThatNothingAnswersIsRefused() {
        try (Observatory observatory = Observatory.open(DATASET)) {
            assertThatThrownBy(() -> observatory.quality("99", ""))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("region=82");
        }
    }
}
