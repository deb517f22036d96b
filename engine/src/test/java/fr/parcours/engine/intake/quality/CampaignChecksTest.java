package fr.parcours.engine.intake.quality;

import static fr.parcours.engine.intake.quality.HandMadePartition.usual;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each check fires on the difference made for it, with the counts that can be told by hand, and on nothing else. */
class CampaignChecksTest {

    @TempDir
    Path folder;

    private int written;

    @Test
    void aCampaignThatOnlyGoesOnGivesNothing() {
        HandMadePartition later = usual().step("en7", "JURY", "2009-12-01", 1, "PARTIAL")
                .step("esr1", "ELIGIBILITY", "2009-11-01", 1, "FAVOURABLE");

        assertThat(compare(usual(), later)).isEmpty();
    }

    @Test
    void journeysThatEndedMayLeave() {
        HandMadePartition earlier = usual().step("esr1", "WITHDRAWAL", "2009-06-01", 1, "")
                .step("esr2", "EXPIRY", "2009-06-01", 1, "")
                .step("esr3", "ELIGIBILITY", "2009-06-01", 1, "UNFAVOURABLE");
        HandMadePartition later =
                usual().without("en0").without("esr1").without("esr2").without("esr3");

        assertThat(compare(earlier, later)).extracting(CampaignFinding::check).containsOnly(QualityCheck.VOLUME_CHANGE);
    }

    @Test
    void whoOnlyTookAdviceMayLeave() {
        HandMadePartition earlier = usual().journey("prc1", "PRC", Map.of())
                .step("prc1", "ADVICE", "2009-01-01", 1, "")
                .journey("prc2", "PRC", Map.of())
                .step("prc2", "ADVICE", "2009-01-01", 1, "")
                .step("prc2", "APPLICATION", "2009-02-01", 1, "");
        HandMadePartition later = usual().journey("prc3", "PRC", Map.of()).journey("prc4", "PRC", Map.of());

        assertThat(compare(earlier, later))
                .containsExactly(finding("PRC", QualityCheck.JOURNEY_VANISHED, "APPLICATION", 1, 0, 1, 1));
    }

    @Test
    void openJourneysThatLeaveVanishedAtTheirLastStep() {
        HandMadePartition later = usual().without("en7").without("en8").without("esr1");

        assertThat(compare(usual(), later))
                .containsExactly(
                        finding("EN", QualityCheck.JOURNEY_VANISHED, "ELIGIBILITY", 5, 3, 2, 5),
                        finding("ESR", QualityCheck.JOURNEY_VANISHED, "APPLICATION", 10, 9, 1, 10),
                        finding("EN", QualityCheck.VOLUME_CHANGE, "", 10, 8, 2, 8),
                        finding("ESR", QualityCheck.VOLUME_CHANGE, "", 10, 9, 1, 9));
    }

    @Test
    void aCertifierThatDeliversAtOneCampaignOnlyIsNotCompared() {
        HandMadePartition later = usual();
        for (int i = 0; i < 10; i++) {
            later.without("esr" + i).journey("agri" + i, "AGRI", Map.of("certifier_unit", "Rennes"));
        }

        assertThat(compare(usual(), later)).isEmpty();
        assertThat(compare(later, usual())).isEmpty();
    }

    @Test
    void unitsAppearAndVanish() {
        HandMadePartition later = usual();
        for (int i = 0; i < 10; i++) {
            later.change("en" + i, "certifier_unit", i < 3 ? "Lyon" : "Grenoble")
                    .change("esr" + i, "certifier_unit", "");
        }

        assertThat(compare(usual(), later))
                .containsExactly(
                        finding("EN", QualityCheck.UNIT_APPEARED, "Grenoble", 0, 7, 7, 10),
                        finding("ESR", QualityCheck.UNIT_VANISHED, "Lyon 1", 10, 0, 10, 10));
    }

    @Test
    void departementsAppearAndVanish() {
        HandMadePartition later = usual().change("esr0", "residence_departement", "42");

        assertThat(compare(usual(), later))
                .containsExactly(finding("ESR", QualityCheck.DEPARTEMENT_APPEARED, "42", 0, 1, 1, 10));
        assertThat(compare(later, usual()))
                .containsExactly(finding("ESR", QualityCheck.DEPARTEMENT_VANISHED, "42", 1, 0, 1, 10));
    }

    @Test
    void codesAppearAndVanish() {
        HandMadePartition later = usual();
        for (int i = 5; i < 10; i++) {
            later.change("en" + i, "funding", "STATE");
        }

        assertThat(compare(usual(), later))
                .containsExactly(
                        finding("EN", QualityCheck.CODE_APPEARED, "funding:STATE", 0, 5, 5, 10),
                        finding("EN", QualityCheck.CODE_VANISHED, "funding:REGION", 5, 0, 5, 10));
    }

    @Test
    void anAttributeThatIsNoLongerFilledIsOneFinding() {
        HandMadePartition later = usual().change("esr0", "level", "5");
        for (int i = 0; i < 10; i++) {
            later.change("en" + i, "funding", "");
        }

        assertThat(compare(usual(), later))
                .containsExactly(
                        finding("ESR", QualityCheck.CODE_APPEARED, "level:*", 0, 1, 1, 10),
                        finding("EN", QualityCheck.CODE_VANISHED, "funding:*", 10, 0, 10, 10));
    }

    @Test
    void datesMoveByTypeOfStep() {
        HandMadePartition later = usual().withoutSteps("en9")
                .step("en9", "APPLICATION", "2009-01-02", 1, "")
                .step("en9", "ELIGIBILITY", "2009-02-01", 1, "FAVOURABLE");

        assertThat(compare(usual(), later))
                .containsExactly(finding("EN", QualityCheck.DATE_MOVED, "APPLICATION", 10, 9, 1, 25));
    }

    @Test
    void outcomesChangeOrAreLost() {
        HandMadePartition later = usual().withoutSteps("en8")
                .withoutSteps("en9")
                .step("en8", "ELIGIBILITY", "2009-02-09", 1, "UNFAVOURABLE")
                .step("en9", "ELIGIBILITY", "2009-02-01", 1, "");

        assertThat(compare(usual(), later))
                .containsExactly(finding("EN", QualityCheck.OUTCOME_CHANGED, "ELIGIBILITY", 10, 8, 2, 15));
    }

    @Test
    void aPersonAndCertificationAtTwoCertifiersAreTheSameJourney() {
        HandMadePartition partition = usual().change("en0", "person_id", "somebody")
                .change("esr0", "person_id", "somebody")
                .change("en1", "person_id", "")
                .change("esr1", "person_id", "")
                .change("en2", "person_id", "other")
                .change("esr2", "person_id", "other")
                .change("esr2", "certification_code", "C2");

        assertThat(compare(Optional.empty(), partition, List.of()))
                .containsExactly(
                        finding("EN", QualityCheck.SAME_JOURNEY_ELSEWHERE, "certifier:ESR", 9, 8, 1, 9),
                        finding("ESR", QualityCheck.SAME_JOURNEY_ELSEWHERE, "certifier:EN", 9, 8, 1, 9));
    }

    @Test
    void aPersonAndCertificationInTwoRegionsAreTheSameJourney() {
        PartitionFiles otherRegion = write(
                new HandMadePartition()
                        .journey("x", "EN", Map.of("person_id", "person-en3"))
                        .journey("y", "EN", Map.of("person_id", "person-en4", "certification_code", "C9"))
                        .step("x", "APPLICATION", "2009-01-01", 1, ""),
                "93");

        assertThat(compare(Optional.empty(), usual(), List.of(otherRegion)))
                .containsExactly(finding("EN", QualityCheck.SAME_JOURNEY_ELSEWHERE, "region:93", 10, 9, 1, 10));
    }

    private static CampaignFinding finding(
            String certifier, QualityCheck check, String subject, long before, long now, long rows, long base) {
        return new CampaignFinding(certifier, check, subject, before, now, rows, base);
    }

    private List<CampaignFinding> compare(HandMadePartition earlier, HandMadePartition later) {
        return compare(Optional.of(write(earlier, "82")), later, List.of());
    }

    private List<CampaignFinding> compare(
            Optional<PartitionFiles> previous, HandMadePartition current, List<PartitionFiles> elsewhere) {
        try (Session session = Session.open(SessionSettings.analysis())) {
            CampaignChecks.attach(session, write(current, "82"));
            return CampaignChecks.run(session, previous, elsewhere);
        }
    }

    private PartitionFiles write(HandMadePartition partition, String region) {
        try {
            return partition.write(Files.createDirectories(folder.resolve("partition-" + written++)), region);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
