package fr.parcours.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.layout.RowAccount;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One JSON object per line, as an interface between machines would give. */
class JsonLinesTest {

    private static final String YAML = """
            format: {type: jsonl}
            dates: [iso]
            checks: {jury_without_eligibility: keep}
            limits: {rejected_share: 0.95}
            journey:
              file_number: {column: id}
              residence_commune: {column: candidat.adresse.commune, optional: true}
              birth_year: {column: candidat.annee, optional: true}
              certification_label: {column: [certification.nom, diplome], optional: true}
            steps:
              - {step: APPLICATION, date: {column: depot, optional: true}}
              - {step: JURY, date: {column: "jurys[{n}].date", optional: true}, outcome: {column: "jurys[{n}].avis", optional: true, values: {T: FULL, P: PARTIAL}}, repeat: 2}
            """;

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void prepare() {
        bench = new Bench(folder);
    }

    private RowAccount take(String... lines) {
        return bench.take(YAML, bench.file("a.jsonl", String.join("\n", lines) + "\n"));
    }

    private static final String GOOD = "{\"id\": \"A1\"}";

    @Test
    void nestedFieldsAndArraysAreColumns() {
        take(
                "{\"id\": \"A1\", \"candidat\": {\"adresse\": {\"commune\": \"01004\"}, \"annee\": 1970},"
                        + " \"jurys\": [{\"date\": \"2008-03-03\", \"avis\": \"P\"}, {\"date\": \"2009-03-03T10:00:00+01:00\", \"avis\": \"T\"}]}");
        assertThat(bench.attribute("A1", "residence_commune")).isEqualTo("01004");
        assertThat(bench.attribute("A1", "birth_year")).isEqualTo("1970");
        assertThat(bench.steps("A1")).containsExactly("JURY 2008-03-03 PARTIAL", "JURY 2009-03-03 FULL");
    }

    @Test
    void fieldsMayBeAbsentNullOrEmpty() {
        RowAccount rows = take(
                GOOD,
                "{\"id\": \"A2\", \"depot\": null, \"jurys\": []}",
                "{\"id\": \"A3\", \"jurys\": [{}], \"candidat\": {}}");
        assertThat(rows.accepted()).isEqualTo(3);
        assertThat(bench.steps()).isZero();
    }

    @Test
    void anArrayLongerThanTheRepetitionsIsRejected() {
        String jury = "{\"date\": \"2008-03-03\", \"avis\": \"P\"}";
        RowAccount rows = take(GOOD, "{\"id\": \"A2\", \"jurys\": [" + jury + "," + jury + "," + jury + "]}");
        assertThat(rows.rejectedByReason()).containsOnlyKeys("field_count");
        assertThat(bench.quarantined("AGRI.csv")).contains(";2;field_count;");
    }

    @Test
    void linesThatAreNoObjectsAreRejectedOneByOne() {
        RowAccount rows = take(
                GOOD,
                "{\"id\": \"A2\"",
                "[1, 2]",
                "\"A3\"",
                "{} {}",
                "{'id': 'A4'}",
                "{\"id\": \"A5\", \"id\": \"A6\"}",
                "x",
                "null");
        assertThat(rows.accepted()).isEqualTo(1);
        assertThat(rows.rejectedByReason()).isEqualTo(java.util.Map.of("field_count", 8L));
    }

    @Test
    void anObjectWhereAValueIsExpectedIsRejectedRatherThanTakenForMissing() {
        RowAccount rows = take(
                GOOD,
                "{\"id\": \"A2\", \"depot\": {\"$date\": \"2008-03-03\"}}",
                "{\"id\": \"A3\", \"depot\": [\"2008-03-03\"]}",
                "{\"id\": \"A4\", \"jurys\": [{\"date\": [1], \"avis\": \"T\"}]}");
        assertThat(rows.rejectedByReason()).containsOnlyKeys("field_count").containsValue(3L);
    }

    @Test
    void aValueOrTheWrongContainerWhereThePathGoesOnIsRejectedWithItsPath() {
        RowAccount rows = take(
                GOOD,
                "{\"id\": \"A2\", \"jurys\": {\"date\": \"2008-03-03\", \"avis\": \"T\"}}",
                "{\"id\": \"A3\", \"jurys\": [\"T\"]}",
                "{\"id\": \"A4\", \"candidat\": {\"adresse\": \"69123\"}}",
                "{\"id\": \"A5\", \"candidat\": [{\"annee\": 1970}]}",
                "{\"id\": \"A6\", \"jurys\": [[{\"date\": \"2008-03-03\"}]]}",
                "{\"id\": \"A7\", \"jurys\": true}");
        assertThat(rows.accepted()).isEqualTo(1);
        assertThat(rows.rejectedByReason()).isEqualTo(java.util.Map.of("field_count", 6L));
        assertThat(bench.quarantined("AGRI.csv"))
                .contains(
                        ";2;field_count;jurys;",
                        ";3;field_count;jurys[1];",
                        ";4;field_count;candidat.adresse;",
                        ";5;field_count;candidat;",
                        ";6;field_count;jurys[1];",
                        ";7;field_count;jurys;");
    }

    @Test
    void nothingIsLostWhereThePathGoesOnWithAnEmptyValueOrIsNotUsed() {
        RowAccount rows = take(
                GOOD,
                "{\"id\": \"A2\", \"jurys\": null, \"candidat\": null}",
                "{\"id\": \"A3\", \"jurys\": {}, \"candidat\": []}",
                "{\"id\": \"A4\", \"jurys\": [null], \"candidat\": {\"adresse\": null}}",
                "{\"id\": \"A5\", \"candidat\": {\"adresse\": \"\"}, \"autres\": [1, {\"x\": [2]}]}");
        assertThat(rows.accepted()).isEqualTo(5);
        assertThat(bench.steps()).isZero();
    }

    @Test
    void twoFieldsForOneColumnAreRejected() {
        RowAccount rows = take(
                GOOD,
                "{\"id\": \"A2\", \"Id\": \"A3\"}",
                "{\"id\": \"A4\", \"certification\": {\"nom\": \"x\"}, \"diplome\": \"y\"}",
                "{\"id\": \"A5\", \"certification\": {\"nom\": \"x\"}, \"certification.nom\": \"y\"}",
                "{\"id\": \"A6\", \"certification\": {\"nom\": \"\"}, \"diplome\": \"y\"}");
        assertThat(rows.accepted()).isEqualTo(2);
        assertThat(bench.attribute("A6", "certification_label")).isEqualTo("y");
    }

    @Test
    void textsKeepTheirLetters() {
        take("{\"id\": \"A1\", \"diplome\": \"\\u0152uvre \\ud83d\\ude00 \\\"é\\\"\\n2\"}");
        assertThat(bench.attribute("A1", "certification_label")).isEqualTo("Œuvre 😀 \"é\"\n2");
    }

    @Test
    void lettersThatNoTextCanHoldAreRejected() {
        RowAccount rows = take(
                GOOD, "{\"id\": \"A2\", \"diplome\": \"a\\ud800b\"}", "{\"id\": \"A3\", \"diplome\": \"a\\u0000b\"}");
        assertThat(rows.accepted()).isEqualTo(1);
        assertThat(rows.rejected()).isEqualTo(2);
    }

    @Test
    void numbersAreWrittenOut() {
        RowAccount rows = take(
                "{\"id\": 12, \"candidat\": {\"annee\": 1960.0}}",
                "{\"id\": 13, \"candidat\": {\"annee\": 1.96e3}}",
                "{\"id\": 14, \"candidat\": {\"annee\": 1e999999999}}",
                "{\"id\": 15, \"candidat\": {\"annee\": 1960.5}}");
        assertThat(bench.attribute("12", "birth_year")).isEqualTo("1960");
        assertThat(bench.attribute("13", "birth_year")).isEqualTo("1960");
        assertThat(rows.rejectedByReason()).isEqualTo(java.util.Map.of("invalid_number", 2L));
    }

    @Test
    void oddNamesAndDeepNestingNeverBreakTheReader() {
        String deep = "{\"a\":".repeat(1_500) + "1" + "}".repeat(1_500);
        RowAccount rows = take(
                GOOD,
                "{\"id\": \"A2\", \"jurys[99999999999999999999].date\": 1, \"jurys[0].date\": \"x\", \"\": 1, \"...\": 2, \"[\": 3}",
                deep);
        assertThat(rows.accepted()).isEqualTo(2);
        assertThat(rows.rejectedByReason()).isEqualTo(java.util.Map.of("field_count", 1L));
    }

    @Test
    void anObjectWithoutAnyColumnThatCountsIsAnEmptyRow() {
        RowAccount rows = take(GOOD, "{}", "{\"other\": 1}");
        assertThat(rows.ignored()).isEqualTo(2);
    }

    @Test
    void aFieldThatNoObjectHasIsAMisspeltOne() {
        bench.refuses(
                YAML.replace("column: depot, optional: true", "column: dépôt_le"),
                bench.file("a.jsonl", GOOD + "\n"),
                "dépôt_le",
                "optional: true");
    }

    @Test
    void timesWithAnOffsetAreDaysInParis() {
        String steps = "{\"id\": \"A%s\", \"depot\": \"%s\"}";
        take(
                steps.formatted(1, "2008-03-01T23:30:00Z"),
                steps.formatted(2, "2008-07-01T22:30Z"),
                steps.formatted(3, "2008-03-02T00:30:00.123+02:00"),
                steps.formatted(4, "2008-03-01T12:00:00+0100"),
                steps.formatted(5, "2008-03-01 12:00:00"));
        assertThat(List.of(
                        bench.steps("A1"), bench.steps("A2"), bench.steps("A3"), bench.steps("A4"), bench.steps("A5")))
                .containsExactly(
                        List.of("APPLICATION 2008-03-02"),
                        List.of("APPLICATION 2008-07-02"),
                        List.of("APPLICATION 2008-03-01"),
                        List.of("APPLICATION 2008-03-01"),
                        List.of("APPLICATION 2008-03-01"));
    }
}
