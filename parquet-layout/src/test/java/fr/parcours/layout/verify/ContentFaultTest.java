package fr.parcours.layout.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.parcours.layout.LayoutVersion;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that are as their manifest says, byte for byte, and yet wrong. */
class ContentFaultTest {

    @TempDir
    Path folder;

    private HandMadeDataset dataset;

    @BeforeEach
    void create() {
        dataset = new HandMadeDataset(folder.resolve("observatory"));
    }

    private VerificationReport report(Depth depth) {
        return Verification.of(dataset.dataset().folder(), depth, VerificationListener.none());
    }

    /** Both depths find the fault, and nothing else. */
    private String assertOnly(Table table, FaultKind kind) throws IOException {
        Manifest manifest = dataset.publish("82", "2009-1");
        for (Depth depth : Depth.values()) {
            assertThat(report(depth).faults())
                    .extracting(Fault::file, Fault::kind)
                    .containsExactly(tuple(
                            "region=82/campaign=2009-1/" + manifest.file(table).name(), kind));
        }
        return report(Depth.NORMAL).faults().get(0).problem();
    }

    @ParameterizedTest
    @EnumSource(Depth.class)
    void soundContentHasNoFault(Depth depth) throws IOException {
        dataset.publish("82", "2009-1");
        dataset.usual("plain").withoutDictionary().publish("82", "2009-2");
        assertThat(report(depth).faults()).isEmpty();
    }

    @Test
    void aDeepVerificationReadsEveryValue() throws IOException {
        dataset.publish("82", "2009-1");
        long all = HandMadeDataset.JOURNEYS
                * (Table.JOURNEY.columns().size() + 2L * Table.STEP.columns().size());
        long keys = HandMadeDataset.JOURNEYS * (3 + 2 * 3L);
        assertThat(report(Depth.DEEP).values()).isEqualTo(all + keys);
        assertThat(report(Depth.NORMAL).values()).isLessThan(all);
    }

    @Test
    void aWrongNumberOfRowsInTheManifest() throws IOException {
        dataset.countTooMany(1).publish("82", "2009-1");
        assertThat(report(Depth.NORMAL).faults())
                .extracting(Fault::kind)
                .containsExactly(FaultKind.ROWS, FaultKind.ROWS);
    }

    @Test
    void aMissingColumn() throws IOException {
        dataset.columns(Table.JOURNEY).remove(3);
        assertOnly(Table.JOURNEY, FaultKind.SCHEMA);
    }

    @Test
    void columnsInAnotherOrder() throws IOException {
        Collections.swap(dataset.columns(Table.STEP), 4, 5);
        assertThat(assertOnly(Table.STEP, FaultKind.SCHEMA)).contains("detail STRING, outcome STRING");
    }

    @ParameterizedTest
    @CsvSource({LayoutVersion.FOOTER_TABLE + ", autre", LayoutVersion.FOOTER_VERSION + ", 3"})
    void aFooterThatNamesAnotherTableOrVersion(String key, String value) throws IOException {
        dataset.withFooter(key, value).publish("82", "2009-1");
        assertThat(report(Depth.NORMAL).faults())
                .extracting(Fault::kind)
                .containsExactly(FaultKind.FOOTER, FaultKind.FOOTER);
    }

    @ParameterizedTest
    @CsvSource({"JOURNEY, certifier", "JOURNEY, journey_id", "JOURNEY, observed_until", "STEP, step", "STEP, rank"})
    void aMissingValueWhereNoneMayBe(Table table, String column) throws IOException {
        // A journey without its identifier would also leave its steps alone.
        int row = 40;
        String id = (String) dataset.rows(table).get(row).get("journey_id");
        dataset.change(table, row, column, null);
        if (table == Table.JOURNEY) {
            dataset.rows(Table.STEP).removeIf(step -> step.get("journey_id").equals(id));
        }
        assertThat(assertOnly(table, FaultKind.NULLS)).contains(column, "41");
    }

    @ParameterizedTest
    @CsvSource({
        "JOURNEY, sex, X",
        "JOURNEY, residence_departement, 99",
        "STEP, outcome, PERHAPS",
    })
    void anUnknownCode(Table table, String column, String code) throws IOException {
        dataset.change(table, 27, column, code);
        assertThat(assertOnly(table, FaultKind.VALUE)).contains(column, "28").doesNotContain(code + "\"");
    }

    @Test
    void anUnknownCodeAmongPlainValues() throws IOException {
        dataset.withoutDictionary().change(Table.JOURNEY, 59, "sex", "");
        assertThat(assertOnly(Table.JOURNEY, FaultKind.VALUE)).contains("sex", "60");
    }

    @ParameterizedTest
    @CsvSource({
        "JOURNEY, level, 9",
        "JOURNEY, education_level, 1",
        "JOURNEY, birth_year, 1850",
        "STEP, rank, 0",
    })
    void aNumberOutsideItsRange(Table table, String column, int value) throws IOException {
        dataset.change(table, 0, column, value);
        assertThat(assertOnly(table, FaultKind.VALUE)).contains(column);
    }

    @ParameterizedTest
    @EnumSource(Depth.class)
    void birthYearsThatTheIntakeCountedAndKeptAreNoFault(Depth depth) throws IOException {
        dataset.change(Table.JOURNEY, 0, "birth_year", 70)
                .withFindings(Map.of("implausible_age", 1L))
                .publish("82", "2009-1");
        assertThat(report(depth).faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1899-12-31", "2101-01-01"})
    void aDateOutsideTheCenturies(LocalDate date) throws IOException {
        dataset.change(Table.STEP, 3, "step_date", date);
        assertOnly(Table.STEP, FaultKind.VALUE);
    }

    @Test
    void aJourneyObservedUntilAnotherDateThanThatOfItsExtract() throws IOException {
        dataset.change(Table.JOURNEY, 5, "observed_until", HandMadeDataset.AS_OF.plusDays(1))
                .publish("82", "2009-1");
        assertThat(report(Depth.NORMAL).faults())
                .extracting(Fault::kind)
                .containsExactly(FaultKind.VALUE, FaultKind.VALUE);
    }

    @Test
    void anIdentifierThatIsNoPseudonym() throws IOException {
        String id = (String) dataset.rows(Table.JOURNEY).get(0).get("journey_id");
        dataset.rows(Table.STEP).removeIf(step -> step.get("journey_id").equals(id));
        dataset.change(Table.JOURNEY, 0, "journey_id", "0-DUPONT-JEANNE");
        assertThat(assertOnly(Table.JOURNEY, FaultKind.VALUE)).doesNotContain("DUPONT");
    }

    @Test
    void aStepWithoutItsJourney() throws IOException {
        String id = (String) dataset.rows(Table.JOURNEY).remove(12).get("journey_id");
        assertThat(id).hasSize(32);
        assertThat(assertOnly(Table.STEP, FaultKind.REFERENCE)).contains("2 ");
    }

    @Test
    void aJourneyTwice() throws IOException {
        Map<String, Object> again = new HashMap<>(dataset.rows(Table.JOURNEY).get(12));
        dataset.rows(Table.JOURNEY).add(12, again);
        assertOnly(Table.JOURNEY, FaultKind.DUPLICATE);
    }

    @Test
    void aJourneyOfTwoCertifiers() throws IOException {
        // The first identifier of the second certifier becomes one of the first, and stays the least of its own.
        Map<String, Object> first = dataset.rows(Table.JOURNEY).get(0);
        Map<String, Object> again = new HashMap<>(first);
        again.put("certifier", "EN");
        dataset.rows(Table.JOURNEY).add(again);
        dataset.rows(Table.JOURNEY)
                .sort(java.util.Comparator.comparing((Map<String, Object> row) -> (String) row.get("certifier"))
                        .thenComparing(row -> (String) row.get("journey_id")));
        assertOnly(Table.JOURNEY, FaultKind.DUPLICATE);
    }

    @Test
    void journeysThatAreNotSorted() throws IOException {
        Collections.swap(dataset.rows(Table.JOURNEY), 2, 20);
        assertOnly(Table.JOURNEY, FaultKind.ORDER);
    }

    @Test
    void certifiersThatAreNotSorted() throws IOException {
        Collections.rotate(dataset.rows(Table.JOURNEY), HandMadeDataset.JOURNEYS / 2);
        assertOnly(Table.JOURNEY, FaultKind.ORDER);
    }

    @Test
    void stepsThatAreNotSorted() throws IOException {
        Collections.reverse(dataset.rows(Table.STEP));
        assertOnly(Table.STEP, FaultKind.ORDER);
    }

    @Test
    void stepsOfAJourneyThatAreNotSorted() throws IOException {
        Collections.swap(dataset.rows(Table.STEP), 0, 1);
        assertOnly(Table.STEP, FaultKind.ORDER);
    }
}
