package fr.parcours.engine.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.SmallDemo;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.bundle.BundleInfo;
import fr.parcours.layout.bundle.ReceivedBundle;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is checked of partitions that another observatory copied, before they are published. */
class ReceivedCopyTest {

    private static final Thresholds USUAL = Thresholds.betweenObservatories();
    private static final String REASON = "convention du 12 mars";

    @TempDir
    Path folder;

    /** Twelve persons in two classes that differ in their results: the thresholds are met. */
    private static HandMadeDataset harmless() {
        HandMadeDataset dataset = new HandMadeDataset().real();
        for (String sex : List.of("F", "M")) {
            dataset.persons(3, "FULL", "sex=" + sex).persons(3, "NONE", "sex=" + sex);
        }
        return dataset;
    }

    /** One more person, alone. */
    private static HandMadeDataset risky() {
        return harmless().persons(1, "", "sex=F", "birth_year=1950");
    }

    private Dataset write(HandMadeDataset dataset) {
        return dataset.write(folder.resolve("received"));
    }

    private static String report(CopyRisk risk, Optional<String> accepted) {
        StringWriter json = new StringWriter();
        CopyRiskJson.write(risk, Reader.RECIPIENT, accepted, json);
        return json.toString();
    }

    private static String report(Dataset dataset, Thresholds thresholds, Optional<String> accepted) {
        return report(DisclosureCheck.of(dataset, dataset.partitions(), thresholds), accepted);
    }

    private static ReceivedBundle bundle(Dataset dataset, Optional<String> report) {
        return new ReceivedBundle(
                dataset,
                dataset.partitions(),
                new BundleInfo(
                        "a", "a", 1, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty()),
                report.map(text -> text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> check(Dataset dataset, String report) {
        return new ReceivedCopy(Set.of()).check(bundle(dataset, Optional.of(report)));
    }

    private static void refused(Dataset dataset, String report, String because) {
        assertThatThrownBy(() -> check(dataset, report))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining(because);
    }

    private static String changed(String report, String old, String now) {
        assertThat(report).containsPattern(old);
        return report.replaceFirst(old, now);
    }

    // The risk that the report tells

    @Test
    void aCopyThatMeetsItsThresholdsIsTakenWithoutAWord() {
        Dataset received = write(harmless());
        assertThat(check(received, report(received, USUAL, Optional.empty()))).isEmpty();
    }

    @Test
    void anAcceptedRiskIsToldWithItsReason() {
        Dataset received = write(risky());
        assertThat(check(received, report(received, USUAL, Optional.of(REASON + "\u001b[2J\nrien\u202e"))))
                .singleElement()
                .asString()
                .contains(REASON, "k-anonymat", "<U+001B>[2J<U+000A>rien<U+202E>")
                .doesNotContain("\u001b", "\u202e");
    }

    @Test
    void aRiskThatNobodyAcceptedIsRefused() {
        Dataset received = write(risky());
        refused(received, report(received, USUAL, Optional.empty()), "ne dit pas pourquoi");
        refused(received, report(received, USUAL, Optional.of(" ")), "ne dit pas pourquoi");
    }

    @Test
    void aReportThatSaysPassedIsNotBelieved() {
        Dataset received = write(risky());
        String report = report(received, USUAL, Optional.of(REASON));
        refused(received, changed(report, "\"passed\" : false", "\"passed\" : true"), "ne le sont pas");
    }

    @Test
    void theReportOfAHarmlessCopyDoesNotCoverAnother() {
        Dataset harmless = harmless().write(folder.resolve("harmless"));
        Dataset received = write(risky());
        refused(received, report(harmless, USUAL, Optional.empty()), "ne le sont pas");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"k\" : \"<5\"',                 '\"k\" : 6'",
        "'\"persons_below_k\" : \"<5\"',   '\"persons_below_k\" : 0'",
        "'\"classes_below_l\" : 1',        '\"classes_below_l\" : 0'",
        "'\"l\" : 1',                      '\"l\" : 2'",
        "'\"journeys\" : 13',              '\"journeys\" : 12'",
        "'region=82',                      'region=93'",
        "'\"classes_below_l\" ]',          '\"classes_below_k\" ]'",
    })
    void figuresThatAreNotThoseOfThePartitionsAreRefused(String told, String forged) {
        Dataset received = write(risky());
        String report = report(received, USUAL, Optional.of(REASON));
        assertThat(report).contains(told);
        refused(received, report.replace(told, forged), "chiffres");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bonjour",
                "[]",
                "{}",
                "{\"thresholds\" : {\"k\" : 1, \"l\" : 2}}",
                "{\"thresholds\" : {\"k\" : 5, \"l\" : 2, \"suppressed_share\" : 0.02, \"audience\" : \"me\"}}",
            })
    void aReportThatCannotBeReadIsRefused(String report) {
        refused(write(harmless()), report, "illisible");
    }

    @Test
    void aQuasiIdentifierThatDoesNotExistIsRefused() {
        Dataset received = write(harmless());
        refused(received, changed(report(received, USUAL, Optional.empty()), "\"sex\"", "\"hair\""), "illisible");
    }

    @Test
    void thresholdsThatAskForLittleAreTold() {
        Dataset received = write(risky());
        assertThat(check(
                        received,
                        report(
                                received,
                                USUAL.withK(2)
                                        .withL(1)
                                        .withQuasiIdentifiers(List.of("sex"))
                                        .allowLinked(),
                                Optional.empty())))
                .singleElement()
                .asString()
                .contains("k = 2, l = 1", "sexe", "k = 5");
    }

    @Test
    void realPartitionsWithoutAReportAreRefused() {
        ReceivedBundle bundle = bundle(write(harmless()), Optional.empty());
        assertThatThrownBy(() -> new ReceivedCopy(Set.of()).check(bundle))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("rapport-confidentialite.json");
    }

    @Test
    void simulatedPartitionsHoldNobodyButTheirReportMustBeTrue() {
        Dataset received = write(new HandMadeDataset().persons(1, "FULL", "sex=F"));
        String report = report(received, USUAL, Optional.empty());
        assertThat(new ReceivedCopy(Set.of()).check(bundle(received, Optional.empty())))
                .isEmpty();
        assertThat(check(received, report)).isEmpty();
        refused(received, changed(report, "\"passed\" : false", "\"passed\" : true"), "ne le sont pas");
    }

    @Test
    void aGeneralisedCopyHasTheFiguresOfItsReport() {
        Dataset dataset = Dataset.open(SmallDemo.get().dataset());
        Path copied = folder.resolve("copied");
        CopyRisk risk = DisclosureCheck.generalise(
                dataset, dataset.partitions().subList(0, 2), USUAL.withK(3).allowLinked(), copied, "test");
        assertThat(risk.passed()).isTrue();
        assertThat(risk.generalised()).isNotEmpty();
        assertThat(risk.suppressed()).isNotEmpty();

        Dataset received = Dataset.open(copied);
        assertThat(check(received, report(risk, Optional.empty()))).isEmpty();
    }

    // Identities

    @ParameterizedTest
    @CsvSource({
        "certification_label, sophie.durand@exemple.fr,          adresse électronique",
        "certifier_unit,      2 69 05 49 588 157 80,             numéro de sécurité sociale",
        "certification_code,  269054958815780,                   numéro de sécurité sociale",
        "programme,           06 12 34 56 78,                    numéro de téléphone",
        "occupation,          FR1420041010050500013M02606,       IBAN",
        "sector,              née le 07/03/1984 à Lyon,          né(e) le",
    })
    void anIdentityInATextIsRefusedByColumnAndKindNeverByValue(String column, String value, String kind) {
        Dataset received = write(harmless().persons(3, "FULL", "sex=F", column + "=" + value));
        String report = report(received, USUAL, Optional.of(REASON));
        assertThatThrownBy(() -> check(received, report))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContainingAll("« " + column + " »", kind, "region=82/campaign=2009-2")
                .message()
                .doesNotContain(value, value.substring(value.length() - 5));
        assertThat(new ReceivedCopy(Set.of(column)).check(bundle(received, Optional.of(report))))
                .as("a column that somebody has looked at")
                .anySatisfy(warning -> assertThat(warning).contains(column, kind));
    }

    @Test
    void oneNameInADetailIsTooMany() {
        Dataset received = write(harmless().withdrawal("journey-1", "abandon, voir Mme Sophie DURAND au 2e étage"));
        assertThatThrownBy(() -> check(received, report(received, USUAL, Optional.of(REASON))))
                .hasMessageContainingAll("« detail »", "civilité")
                .message()
                .doesNotContain("DURAND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DURAND Sophie", "12345", "CDA1F04A9D9F83998EE4917AEBB7507E"})
    void whatIsNoPseudonymHasNoPlaceInTheirColumn(String value) {
        Dataset received = write(harmless().persons(1, "FULL", "sex=F", "person_id=" + value));
        assertThatThrownBy(() -> check(received, report(received, USUAL, Optional.of(REASON))))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContainingAll("person_id", "pseudonymes")
                .message()
                .doesNotContain(value);
    }

    @Test
    void aTextThatNobodyWritesIsNotLookedThrough() {
        Dataset received = write(harmless().persons(1, "FULL", "certification_label=" + "a".repeat(5_000)));
        refused(received, report(received, USUAL, Optional.of(REASON)), "4000 caractères");
    }

    @Test
    void theSimulatedObservatoryRaisesNoAlarm() {
        Dataset dataset = Dataset.open(SmallDemo.get().dataset());
        assertThat(new ReceivedCopy(Set.of()).check(bundle(dataset, Optional.empty())))
                .isEmpty();
    }
}
