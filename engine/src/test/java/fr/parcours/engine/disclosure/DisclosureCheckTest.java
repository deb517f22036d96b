package fr.parcours.engine.disclosure;

import static fr.parcours.engine.disclosure.HandMadeDataset.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.disclosure.CopyRisk.Refusal;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisclosureCheckTest {

    private static final Thresholds USUAL = Thresholds.betweenObservatories();

    @TempDir
    Path folder;

    @Test
    void classesAreThoseOfAllQuasiIdentifiersTogether() {
        // Six women and three men born in 1980, one woman born in 1981: classes of 6, 3 and 1 person.
        CopyRisk risk = check(new HandMadeDataset()
                .persons(3, "FULL", "sex=F", "birth_year=1980")
                .persons(3, "NONE", "sex=F", "birth_year=1980")
                .persons(3, "PARTIAL", "sex=M", "birth_year=1980")
                .persons(1, "", "sex=F", "birth_year=1981"));

        assertThat(risk.before().classes()).isEqualTo(new RiskMeasure(3, 10, 1, 4, 1, 1, 2, 4, 4));
        assertThat(risk.journeys()).isEqualTo(10);
        assertThat(risk.refusals()).containsExactly(Refusal.CLASSES_BELOW_K, Refusal.CLASSES_BELOW_L);
    }

    @Test
    void aClassIsOfOneRegionAndOneCampaign() {
        HandMadeDataset dataset = new HandMadeDataset();
        for (int i = 0; i < 4; i++) {
            dataset.journeyIn("82", "2009-1", "a" + i, "a" + i, i < 2 ? "FULL" : "")
                    .journeyIn("82", "2009-2", "b" + i, "b" + i, i < 2 ? "FULL" : "")
                    .journeyIn("93", "2009-2", "c" + i, "c" + i, i < 2 ? "FULL" : "");
        }

        assertThat(check(dataset).before().classes())
                .returns(3L, RiskMeasure::classes)
                .returns(4L, RiskMeasure::k)
                .returns(2L, RiskMeasure::l);
    }

    @Test
    void personsAreCountedAndNotJourneys() {
        HandMadeDataset dataset = new HandMadeDataset();
        for (int i = 0; i < 6; i++) {
            dataset.journey(CAMPAIGN, "person-" + i % 2, "journey-" + i, i < 3 ? "FULL" : "NONE", "sex=F");
        }

        assertThat(check(dataset).before().classes())
                .returns(2L, RiskMeasure::k)
                .returns(2L, RiskMeasure::belowK)
                .returns(2L, RiskMeasure::l);
    }

    @Test
    void aJourneyWithoutPseudonymIsAPersonOfItsOwn() {
        HandMadeDataset dataset = new HandMadeDataset();
        for (int i = 0; i < 5; i++) {
            dataset.journey(CAMPAIGN, "", "journey-" + i, i < 3 ? "FULL" : "NONE");
        }

        assertThat(check(dataset).before().classes().k()).isEqualTo(5);
        assertThat(check(dataset).passed()).isTrue();
    }

    @Test
    void aJourneyWithoutPseudonymIsThePersonKnownInAnotherCampaign() {
        CopyRisk risk = check(new HandMadeDataset()
                .journey("2009-1", "", "journey", "", "sex=F")
                .journey("2009-2", "person", "journey", "FULL", "sex=F"));

        assertThat(risk.before().trajectories()).isEqualTo(new TrajectoryRisk(1, 1, 1, 1));
    }

    @Test
    void aMissingValueIsAValueOfItsOwn() {
        CopyRisk risk = check(new HandMadeDataset()
                .persons(3, "FULL", "sex=F", "birth_year=1980")
                .persons(3, "NONE", "sex=F", "birth_year=1980")
                .persons(2, "FULL", "sex=F"));

        assertThat(risk.before().classes())
                .returns(2L, RiskMeasure::classes)
                .returns(2L, RiskMeasure::k)
                .returns(2L, RiskMeasure::belowK);
    }

    @Test
    void aClassInWhichAllHaveTheSameResultIsRefused() {
        HandMadeDataset alike = new HandMadeDataset().persons(9, "FULL", "sex=F");

        assertThat(check(alike).refusals()).containsExactly(Refusal.CLASSES_BELOW_L);
        assertThat(check(alike.persons(1, "LEFT", "sex=F")).passed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "FULL,    JURY,       2009-07-01, FULL,    1",
        "FULL,    JURY,       2009-05-01, FULL,    2",
        "LEFT,    WITHDRAWAL, 2009-07-01, '',      1",
        "LEFT,    EXPIRY,     2009-07-01, '',      1",
        "PARTIAL, WITHDRAWAL, 2009-05-01, '',      1",
        "PARTIAL, WITHDRAWAL, 2009-06-01, '',      1",
        "PARTIAL, JURY,       2009-07-01, '',      1",
        "PARTIAL, DOSSIER,    2009-07-01, '',      1",
        "'',      JURY,       2009-07-01, ABSENT,  2",
    })
    void theLastJuryOrWithdrawalIsTheResult(String others, String step, String date, String outcome, long l) {
        CopyRisk risk = check(new HandMadeDataset()
                .persons(8, others)
                .journey(CAMPAIGN, "person", "journey", "PARTIAL")
                .step("journey", step, date, 2, outcome));

        assertThat(risk.before().classes().l()).isEqualTo(l);
    }

    @Test
    void otherQuasiIdentifiersGiveOtherClasses() {
        HandMadeDataset dataset = new HandMadeDataset();
        for (int i = 0; i < 12; i++) {
            dataset.persons(1, i % 2 == 0 ? "FULL" : "", "sex=" + (i < 6 ? "F" : "M"), "sector=" + i / 4);
        }
        Dataset written = dataset.write(folder.resolve("dataset"));

        assertThat(risk(written, USUAL.withQuasiIdentifiers(List.of("sex")))
                        .before()
                        .classes()
                        .k())
                .isEqualTo(6);
        assertThat(risk(written, USUAL.withQuasiIdentifiers(List.of("sector")))
                        .before()
                        .classes()
                        .k())
                .isEqualTo(4);
        assertThat(risk(written, USUAL.withQuasiIdentifiers(List.of("sex", "sector")))
                        .before()
                        .classes()
                        .k())
                .isEqualTo(2);
    }

    @Test
    void aSensitiveAttributeIsNeverAQuasiIdentifier() {
        assertThatThrownBy(() -> USUAL.withQuasiIdentifiers(List.of("disability")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("sensible");
        assertThatThrownBy(() -> USUAL.withQuasiIdentifiers(List.of("colour")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("birth_year");
        assertThatThrownBy(() -> USUAL.withK(1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> USUAL.withL(0)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aSequenceOfCampaignsThatFewHaveRefusesTheCopyUnlessItIsAccepted() {
        // In each campaign 20 persons all alike; three of them are in both.
        HandMadeDataset dataset = new HandMadeDataset();
        for (int i = 0; i < 20; i++) {
            dataset.journey("2009-1", "a" + i, "a" + i, i % 2 == 0 ? "FULL" : "", "speciality=326");
            String person = (i < 3 ? "a" : "b") + i;
            dataset.journey("2009-2", person, "b" + i, i % 2 == 0 ? "FULL" : "", "speciality=326");
        }
        Dataset written = dataset.write(folder.resolve("dataset"));

        CopyRisk refused = risk(written, USUAL);
        assertThat(refused.before().classes().k()).isEqualTo(20);
        assertThat(refused.before().trajectories()).isEqualTo(new TrajectoryRisk(37, 3, 3, 0));
        assertThat(refused.refusals()).containsExactly(Refusal.RARE_TRAJECTORIES);
        assertThat(risk(written, USUAL.allowLinked()).passed()).isTrue();
        assertThat(risk(written, USUAL.withK(3)).passed()).isTrue();
        assertThat(DisclosureCheck.of(written, DisclosureCheck.choose(written, List.of(), Set.of("2009-1")), USUAL)
                        .passed())
                .as("one campaign at a time nobody is followed")
                .isTrue();
    }

    @Test
    void partitionsThatAreNotThereAreSaidWithThoseThatAre() {
        Dataset written = new HandMadeDataset().persons(1, "").write(folder.resolve("dataset"));

        assertThatThrownBy(() -> DisclosureCheck.choose(written, List.of("93"), List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("region=82/campaign=2009-2");
    }

    @Test
    void partitionsOfDifferentKeysAreRefused() {
        Dataset written = new HandMadeDataset().persons(1, "").write(folder.resolve("dataset"));
        Dataset changing = written.withKey("another");

        assertThatThrownBy(() -> risk(changing, USUAL)).isInstanceOf(IntegrityException.class);
    }

    private int datasets;

    private CopyRisk check(HandMadeDataset dataset) {
        datasets++;
        return risk(dataset.write(folder.resolve("dataset-" + datasets)), USUAL);
    }

    private static CopyRisk risk(Dataset dataset, Thresholds thresholds) {
        return DisclosureCheck.of(dataset, dataset.partitions(), thresholds);
    }
}
