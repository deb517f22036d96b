package fr.parcours.engine.intake.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.RowAccount;
import fr.parcours.layout.SourceExtract;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QualityReportTest {

    private static final CheckFinding VANISHED = QualityReview.judge(
                    List.of(
                            new CampaignFinding(
                                    "EN", QualityCheck.UNIT_VANISHED, "Lyon <script>alert(1)</script>", 60, 0, 60, 500),
                            new CampaignFinding("EN", QualityCheck.UNIT_VANISHED, "Grenoble & Cie", 20, 0, 20, 500)),
                    CheckThresholds.defaults())
            .get(0);
    private static final CheckFinding MOVED = QualityReview.judge(
                    List.of(new CampaignFinding("EN", QualityCheck.DATE_MOVED, "JURY", 800, 799, 1, 2_000)),
                    CheckThresholds.defaults())
            .get(0);
    private static final RowAccount ROWS = new RowAccount(
            1_000, 980, 15, 5, Map.of("date_order", 15L), Map.of("Lignes de total", 5L), Map.of("date_order", 15L));
    private static final QualityReport REPORT = new QualityReport(
            "observatory",
            true,
            List.of(new QualityReport.OfPartition(
                    "82",
                    "2009-2",
                    "0123456789abcdef",
                    Optional.of("2009-1"),
                    List.of(new QualityReport.OfCertifier(
                            new SourceExtract(
                                    "EN",
                                    LocalDate.of(2009, 12, 31),
                                    "0".repeat(64),
                                    "education-nationale",
                                    1,
                                    "",
                                    ROWS),
                            QualityReport.Comparison.DONE,
                            List.of(VANISHED, MOVED))))));

    @Test
    void textShowsWhatIsToExamineAndSumsUpTheRest() {
        assertThat(ReportText.of(REPORT))
                .contains("Région 82 Rhône-Alpes, campagne 2009-2, comparée à 2009-1")
                .contains("EN – Éducation nationale, extrait au 31/12/2009 (education-nationale, version 1)")
                .contains("Lignes lues : 1\u202f000 = acceptées 980 + rejetées 15 + ignorées 5")
                .contains("Lignes ignorées : Lignes de total (5)")
                .contains("à examiner  Service disparu  80 / 500  jusqu'à 12,0\u202f%  (seuil 1\u202f%)")
                .contains("Grenoble & Cie : 20 → 0")
                .contains("conforme    Dates déplacées (1)");
    }

    @Test
    void aReportCanBeKeptToOneCertifier() {
        assertThat(REPORT.only("EN")).isEqualTo(REPORT);
        assertThatThrownBy(() -> REPORT.only("AGRI"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("AGRI", "EN");
    }

    @Test
    void jsonHasStableKeys() throws Exception {
        StringWriter json = new StringWriter();
        ReportJson.write(REPORT, json);
        JsonNode certifier = new ObjectMapper().readTree(json.toString()).at("/partitions/0/certifiers/0");

        assertThat(certifier.at("/rows/read").asLong()).isEqualTo(1_000);
        assertThat(certifier.at("/rows/rejected_by_reason/date_order").asLong()).isEqualTo(15);
        assertThat(certifier.at("/verdict").asText()).isEqualTo("examine");
        JsonNode finding = certifier.at("/findings/0");
        assertThat(finding.fieldNames())
                .toIterable()
                .containsExactly(
                        "check",
                        "label",
                        "explanation",
                        "severity",
                        "verdict",
                        "rows",
                        "rejected",
                        "base",
                        "measure",
                        "warn_above",
                        "stop_above",
                        "examples");
        assertThat(finding.at("/check").asText()).isEqualTo("unit_vanished");
        assertThat(finding.at("/examples/1/before").asLong()).isEqualTo(20);
    }

    @Test
    void htmlIsOneAccessiblePageThatRunsAndLoadsNothing() {
        String html = ReportHtml.of(REPORT);

        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("<html lang=\"fr\">", "<caption>", "<th scope=\"col\">", "<th scope=\"row\">")
                .contains("Lyon &lt;script&gt;alert(1)&lt;/script&gt;", "Grenoble &amp; Cie")
                .contains("id=\"unit_vanished\"", "href=\"#unit_vanished\"")
                .contains("Ce ne sont pas des statistiques publiées")
                .doesNotContain("<script", "http://", "https://", "@import", "src=");
    }
}
