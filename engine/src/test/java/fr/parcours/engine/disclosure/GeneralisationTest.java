package fr.parcours.engine.disclosure;

import static fr.parcours.engine.disclosure.HandMadeDataset.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.disclosure.CopyRisk.Generalised;
import fr.parcours.engine.disclosure.CopyRisk.Refusal;
import fr.parcours.engine.disclosure.CopyRisk.Suppressed;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.RowAccount;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Table;
import fr.parcours.layout.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneralisationTest {

    private static final Thresholds USUAL = Thresholds.betweenObservatories();

    @TempDir
    Path folder;

    @Test
    void whatMeetsTheThresholdsIsCopiedAsItIs() throws IOException {
        Dataset source = new HandMadeDataset()
                .persons(3, "FULL", "sex=F", "birth_year=1983", "sector=A")
                .persons(3, "LEFT", "sex=F", "birth_year=1983", "sector=B")
                .write(folder.resolve("dataset"));

        CopyRisk risk = generalise(source, USUAL);

        assertThat(risk.passed()).isTrue();
        assertThat(risk.generalised()).isEmpty();
        assertThat(risk.suppressed()).isEmpty();
        assertThat(HandMadeDataset.read(copy(), Table.JOURNEY)).isEqualTo(HandMadeDataset.read(source, Table.JOURNEY));
        Manifest before = source.partitions().get(0);
        Manifest after = copy().partitions().get(0);
        assertThat(copy().path(after, Table.STEP)).hasSameBinaryContentAs(source.path(before, Table.STEP));
        assertThat(after.sources()).isEqualTo(before.sources());
        assertThat(after.producer()).isEqualTo("producer");
        assertThat(Verification.of(copy().folder()).faults()).isEmpty();
    }

    @Test
    void theManifestOfACopyTellsNothingOfRejectedRows() {
        Dataset source = new HandMadeDataset()
                .persons(3, "FULL")
                .persons(3, "LEFT")
                .rejected(1)
                .write(folder.resolve("dataset"));

        generalise(source, USUAL);

        assertThat(source.partitions().get(0).sources().get(0).rows().rejected())
                .isEqualTo(1);
        assertThat(copy().partitions().get(0).sources())
                .extracting(SourceExtract::rows)
                .containsExactly(RowAccount.allAccepted(6));
    }

    @Test
    void birthYearsBecomeTheFirstYearOfTheirBand() {
        HandMadeDataset dataset = new HandMadeDataset();
        for (int i = 0; i < 10; i++) {
            dataset.persons(2, i % 2 == 0 ? "FULL" : "", "sex=F", "birth_year=" + (1980 + i));
        }
        dataset.write(folder.resolve("dataset"));

        CopyRisk risk = generalise(Dataset.open(folder.resolve("dataset")), USUAL);

        assertThat(risk.chosen().key()).isEqualTo("birth_year=years_5");
        // 1980 and 1985 are already the first years of their bands: 8 years of 2 persons each have changed.
        assertThat(risk.generalised()).containsExactly(new Generalised("birth_year", Rule.YEARS_5, 16));
        assertThat(column("birth_year")).hasSize(20).containsOnly("1980", "1985");
        assertThat(PlainCount.of(copy(), QuasiIdentifier.standard())).isEqualTo(new PlainCount(10, 2));
        assertThat(risk.after().orElseThrow().classes().k()).isEqualTo(10);
    }

    @Test
    void aCommuneGoesAndItsDepartementStays() {
        HandMadeDataset dataset = new HandMadeDataset();
        for (int i = 0; i < 8; i++) {
            dataset.persons(1, i % 2 == 0 ? "FULL" : "", "residence_commune=6900" + i, "residence_departement=69");
        }

        CopyRisk risk = generalise(dataset.write(folder.resolve("dataset")), USUAL);

        assertThat(risk.chosen().key()).isEqualTo("residence=departement");
        assertThat(column("residence_commune")).containsOnly("");
        assertThat(column("residence_departement")).containsOnly("69");
    }

    @Test
    void aCertificationGoesAndItsSpecialityAndLevelStay() {
        HandMadeDataset dataset = new HandMadeDataset();
        for (int i = 0; i < 8; i++) {
            dataset.persons(
                    1,
                    i % 2 == 0 ? "FULL" : "",
                    "certification_code=C" + i,
                    "certification_label=Label " + i,
                    "speciality=326",
                    "level=5");
        }

        CopyRisk risk = generalise(dataset.write(folder.resolve("dataset")), USUAL);

        assertThat(risk.chosen().rules()).containsEntry(QuasiIdentifier.CERTIFICATION, Rule.SPECIALITY);
        assertThat(risk.generalised())
                .containsExactly(
                        new Generalised("certification_code", Rule.SPECIALITY, 8),
                        new Generalised("certification_label", Rule.SPECIALITY, 8));
        assertThat(column("certification_code")).containsOnly("");
        assertThat(column("certification_label")).containsOnly("");
        assertThat(column("speciality")).containsOnly("326");
        assertThat(column("level")).containsOnly("5");
    }

    @Test
    void anEmploymentStatusBecomesTheOneThatContainsIt() {
        HandMadeDataset dataset = new HandMadeDataset();
        for (String status : List.of("PRIVATE", "PUBLIC", "SELF_EMPLOYED", "EMPLOYED")) {
            dataset.persons(1, "FULL", "employment_status=" + status).persons(1, "", "employment_status=" + status);
        }

        CopyRisk risk = generalise(dataset.write(folder.resolve("dataset")), USUAL);

        assertThat(risk.generalised()).containsExactly(new Generalised("employment_status", Rule.GROUP, 6));
        assertThat(column("employment_status")).containsOnly("EMPLOYED");
    }

    @Test
    void whatIsNoQuasiIdentifierStaysAsItIs() {
        HandMadeDataset dataset = new HandMadeDataset();
        for (int i = 0; i < 8; i++) {
            dataset.persons(1, i % 2 == 0 ? "FULL" : "", "birth_year=198" + i, "certification_code=C" + i, "level=5");
        }

        CopyRisk risk =
                generalise(dataset.write(folder.resolve("dataset")), USUAL.withQuasiIdentifiers(List.of("birth_year")));

        assertThat(risk.passed()).isTrue();
        assertThat(column("certification_code")).doesNotHaveDuplicates();
        assertThat(column("level")).containsOnly("5");
        assertThat(column("birth_year")).containsOnly("1980");
    }

    @Test
    void theFewThatRemainLoseTheirTerritoryFirst() {
        // 300 persons alike and 6 others of another commune in groups of 3: together they are enough once it is gone.
        Dataset source = new HandMadeDataset()
                .persons(294, "FULL", "residence_commune=69001", "residence_departement=69", "birth_year=1980")
                .persons(6, "", "residence_commune=69001", "residence_departement=69", "birth_year=1980")
                .persons(3, "FULL", "residence_commune=69002", "residence_departement=69", "birth_year=1980")
                .persons(3, "", "residence_commune=42001", "residence_departement=42", "birth_year=1980")
                .write(folder.resolve("dataset"));

        CopyRisk risk = generalise(source, USUAL);

        assertThat(risk.chosen().key()).isEqualTo("kept");
        assertThat(risk.suppressed())
                .containsExactly(new Suppressed("residence_commune", 6), new Suppressed("residence_departement", 6));
        assertThat(column("birth_year")).containsOnly("1980");
        assertThat(PlainCount.of(copy(), QuasiIdentifier.standard())).isEqualTo(new PlainCount(6, 2));
    }

    @Test
    void whoRemainsAloneIsJoinedByTheSmallestGroupBeside() {
        Dataset source = new HandMadeDataset()
                .persons(200, "FULL", "sex=F", "birth_year=1980")
                .persons(20, "", "sex=F", "birth_year=1980")
                .persons(4, "FULL", "sex=M", "birth_year=1980")
                .persons(3, "", "sex=M", "birth_year=1980")
                .persons(1, "NONE", "sex=M", "birth_year=1950")
                .write(folder.resolve("dataset"));

        CopyRisk risk = generalise(source, USUAL);

        assertThat(risk.chosen().key()).isEqualTo("kept");
        assertThat(risk.suppressed()).containsExactly(new Suppressed("birth_year", 8), new Suppressed("sex", 8));
        assertThat(PlainCount.of(copy(), QuasiIdentifier.standard())).isEqualTo(new PlainCount(8, 2));
    }

    @Test
    void groupsThatAreTooMuchAlikeAreTreatedTheSameWay() {
        Dataset source = new HandMadeDataset()
                .persons(290, "FULL", "birth_year=1980")
                .persons(290, "", "birth_year=1980")
                .persons(5, "FULL", "birth_year=1950")
                .persons(6, "LEFT", "birth_year=1951")
                .write(folder.resolve("dataset"));

        CopyRisk risk = generalise(source, USUAL);

        assertThat(risk.before().classes()).returns(0L, RiskMeasure::belowK).returns(11L, RiskMeasure::belowL);
        assertThat(risk.suppressed()).containsExactly(new Suppressed("birth_year", 11));
        assertThat(PlainCount.of(copy(), QuasiIdentifier.standard())).isEqualTo(new PlainCount(11, 2));
    }

    @Test
    void aPartitionOfTooFewPersonsIsRefusedAndNothingIsWritten() {
        Dataset source = new HandMadeDataset()
                .persons(2, "FULL", "sex=F")
                .persons(2, "", "sex=M")
                .write(folder.resolve("dataset"));

        CopyRisk risk = generalise(source, USUAL);

        assertThat(risk.refusals()).contains(Refusal.CLASSES_BELOW_K);
        assertThat(risk.after().orElseThrow().classes().k()).isEqualTo(4);
        assertThat(folder.resolve("copy")).doesNotExist();
    }

    @Test
    void rareTrajectoriesAreRefusedAfterGeneralisationToo() {
        HandMadeDataset dataset = new HandMadeDataset();
        for (int i = 0; i < 12; i++) {
            dataset.journey("2009-1", "a" + i, "a" + i, i % 2 == 0 ? "FULL" : "");
            dataset.journey("2009-2", (i < 1 ? "a" : "b") + i, "b" + i, i % 2 == 0 ? "FULL" : "");
        }
        Dataset source = dataset.write(folder.resolve("dataset"));

        assertThat(generalise(source, USUAL).refusals()).containsExactly(Refusal.RARE_TRAJECTORIES);
        assertThat(folder.resolve("copy")).doesNotExist();
        assertThat(generalise(source, USUAL.allowLinked()).passed()).isTrue();
        assertThat(copy().partitions()).hasSize(2);
    }

    @Test
    void theDisabilityIsNotCopiedForThePublic() {
        HandMadeDataset dataset =
                new HandMadeDataset().persons(6, "FULL", "disability=YES").persons(6, "", "disability=NO");
        Dataset source = dataset.write(folder.resolve("dataset"));

        CopyRisk risk = generalise(source, Thresholds.forPublic());

        assertThat(risk.thresholds().k()).isEqualTo(11);
        assertThat(risk.passed()).isTrue();
        assertThat(risk.dropped()).containsExactly("disability");
        assertThat(column("disability")).containsOnly("");
    }

    @Test
    void aFolderThatHoldsSomethingIsLeftAlone() throws IOException {
        Dataset source = new HandMadeDataset().persons(1, "").write(folder.resolve("dataset"));
        Files.createDirectories(folder.resolve("copy"));
        Files.writeString(folder.resolve("copy").resolve("note.txt"), "kept");

        assertThatThrownBy(() -> generalise(source, USUAL)).isInstanceOf(InvalidInputException.class);
        assertThat(folder.resolve("copy")).isDirectoryContaining("glob:**note.txt");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void afterGeneralisationEveryClassIsLargeAndDiverseUnlessAWholePartitionIsNot(long seed) {
        Dataset source = random(new SplittableRandom(seed)).write(folder.resolve("dataset"));
        Thresholds thresholds = USUAL.withK(3 + (int) (seed % 3)).allowLinked();
        PlainCount wholePartitions = PlainCount.of(source, List.of());
        boolean possible = wholePartitions.k() >= thresholds.k() && wholePartitions.l() >= thresholds.l();

        CopyRisk risk = generalise(source, thresholds);

        assertThat(risk.passed()).isEqualTo(possible);
        assertThat(risk.before().classes())
                .returns(
                        (long) PlainCount.of(source, QuasiIdentifier.standard()).k(), RiskMeasure::k)
                .returns(
                        (long) PlainCount.of(source, QuasiIdentifier.standard()).l(), RiskMeasure::l);
        if (possible) {
            PlainCount after = PlainCount.of(copy(), QuasiIdentifier.standard());
            assertThat(after.k()).isGreaterThanOrEqualTo(thresholds.k()).isEqualTo((int)
                    risk.after().orElseThrow().classes().k());
            assertThat(after.l()).isGreaterThanOrEqualTo(thresholds.l()).isEqualTo((int)
                    risk.after().orElseThrow().classes().l());
            assertThat(Verification.of(copy().folder()).faults()).isEmpty();
            assertThat(HandMadeDataset.read(copy(), Table.STEP)).isEqualTo(HandMadeDataset.read(source, Table.STEP));
        } else {
            assertThat(folder.resolve("copy")).doesNotExist();
        }
    }

    private static HandMadeDataset random(SplittableRandom random) {
        HandMadeDataset dataset = new HandMadeDataset();
        List<String> results = List.of("FULL", "PARTIAL", "NONE", "ABSENT", "LEFT", "");
        List<String> statuses = List.of("PRIVATE", "PUBLIC", "JOB_SEEKER", "RETIRED", "");
        int journeys = 4 + random.nextInt(400);
        for (int i = 0; i < journeys; i++) {
            String commune = "690" + (10 + random.nextInt(3));
            dataset.journey(
                    random.nextInt(20) == 0 ? "2009-1" : CAMPAIGN,
                    random.nextInt(10) == 0 ? "" : "p" + random.nextInt(journeys),
                    "j" + i,
                    results.get(random.nextInt(results.size())),
                    "sex=" + (random.nextInt(4) == 0 ? "M" : "F"),
                    "birth_year=" + (random.nextInt(30) == 0 ? "" : 1950 + random.nextInt(40)),
                    "residence_commune=" + (random.nextInt(15) == 0 ? "" : commune),
                    "residence_departement=69",
                    "certification_code=C" + random.nextInt(4),
                    "speciality=" + (random.nextInt(10) == 0 ? "" : "326"),
                    "level=" + (3 + random.nextInt(3)),
                    "employment_status=" + statuses.get(random.nextInt(statuses.size())));
        }
        return dataset;
    }

    private CopyRisk generalise(Dataset source, Thresholds thresholds) {
        return DisclosureCheck.generalise(source, source.partitions(), thresholds, folder.resolve("copy"), "producer");
    }

    private Dataset copy() {
        return Dataset.open(folder.resolve("copy"));
    }

    private List<String> column(String name) {
        return HandMadeDataset.read(copy(), Table.JOURNEY).stream()
                .map((Map<String, String> row) -> row.get(name))
                .toList();
    }
}
