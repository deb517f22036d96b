package fr.parcours.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.intake.specification.DateForm;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.RowAccount;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates as people and software write them. */
class DateReadingTest {

    @TempDir
    java.nio.file.Path folder;

    private static String read(String form, String text) {
        return DateForm.of(form, 1930)
                .orElseThrow()
                .parse(text)
                .map(LocalDate::toString)
                .orElse("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "dd/MM/yyyy | 01/03/2008 | 2008-03-01",
                "dd/MM/yyyy | 1/3/2008 | 2008-03-01",
                "dd/MM/yyyy | 29/02/2008 | 2008-02-29",
                "dd/MM/yyyy | 29/02/2009 | none",
                "dd/MM/yyyy | 31/04/2009 | none",
                "dd/MM/yyyy | 01/13/2008 | none",
                "dd/MM/yyyy | 00/01/2008 | none",
                "dd/MM/yyyy | 01/03/08 | none",
                "dd/MM/yyyy | 01/03/20080 | none",
                "dd/MM/yyyy | 01/03/2008 10:00 | none",
                "dd/MM/yyyy | 01/03/1899 | none",
                "dd/MM/yyyy | 01-03-2008 | none",
                "dd/MM/yyyy | 01 /03/2008 | none",
                "dd/MM/yyyy HH:mm | 01/03/2008 10:00 | 2008-03-01",
                "dd/MM/yyyy HH:mm:ss | 01/03/2008 23:59:59 | 2008-03-01",
                "dd/MM/yyyy HH:mm | 01/03/2008 25:00 | none",
                "dd/MM/yy | 01/03/08 | 2008-03-01",
                "dd/MM/yy | 01/03/29 | 2029-03-01",
                "dd/MM/yy | 01/03/30 | 1930-03-01",
                "dd/MM/yy | 01/03/2008 | none",
                "yyyyMMdd | 20080301 | 2008-03-01",
                "yyyyMMdd | 2008031 | none",
                "ddMMyyyy | 01032008 | 2008-03-01",
                "d MMMM yyyy | 1er mars 2008 | 2008-03-01",
                "d MMMM yyyy | 1ER MARS 2008 | 2008-03-01",
                "d MMMM yyyy | 12 janv. 2008 | 2008-01-12",
                "d MMMM yyyy | 12 févr. 2008 | 2008-02-12",
                "d MMMM yyyy | 12 fevrier 2008 | 2008-02-12",
                "d MMMM yyyy | 31 août 2008 | 2008-08-31",
                "d MMMM yyyy | 12  déc.  2008 | 2008-12-12",
                "d MMMM yyyy | 12 march 2008 | none",
                "d MMMM yyyy | 12 ma 2008 | none",
                "d MMMM yyyy | 12 3 2008 | none",
                "d MMMM yyyy | 30 février 2008 | none",
                "d MMM yy | 3 juil. 08 | 2008-07-03",
                "d-MMM-yy | 3-juil-08 | 2008-07-03",
                "ddMMMyyyy | 03mars2008 | 2008-03-03",
                "EEEE d MMMM yyyy | lundi 3 mars 2008 | 2008-03-03",
                "EEEE d MMMM yyyy | Lundi 3 Mars 2008 | 2008-03-03",
                "EEEE d MMMM yyyy | lun. 3 mars 2008 | 2008-03-03",
                "EEE d MMM yyyy | mar. 4 mar. 2008 | 2008-03-04",
                "EEEE d MMMM yyyy | 3 mars 2008 | none",
                "'le' d MMMM yyyy | Le 3 mars 2008 | 2008-03-03",
                "iso | 2008-03-03 | 2008-03-03",
                "iso | 2008-03-03T10:00:00 | 2008-03-03",
                "iso | 2008-03-03 10:00 | 2008-03-03",
                "iso | 2008-03-31T22:30:00Z | 2008-04-01",
                "iso | 2008-03-03T23:30:00-0500 | 2008-03-04",
                "iso | 2008-02-30T10:00:00 | none",
                "iso | 2008-03-03X10:00 | none",
                "iso | 20080303 | none",
            })
    void aTextIsTheDateOfItsFormOrNone(String form, String text, String expected) {
        assertThat(read(form, text)).isEqualTo(expected);
    }

    @Test
    void theFirstYearOfTwoDigitsIsSaidByTheSpecification() {
        assertThat(DateForm.of("dd/MM/yy", 1990).orElseThrow().parse("01/01/89"))
                .contains(LocalDate.of(2089, 1, 1));
        assertThat(DateForm.of("dd/MM/yy", 1990).orElseThrow().parse("01/01/90"))
                .contains(LocalDate.of(1990, 1, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"dd/MM/yyyy | MM/dd/yyyy", "dd/MM/yy | yy/MM/dd", "iso | yyyy-dd-MM", "d MMM yy | yy MMM d"})
    void formsThatReadOneTextInTwoWaysAreRefused(String one, String other) {
        String yaml = Bench.yaml("format: {type: csv}\ndates: [\"" + one + "\", \"" + other
                + "\"]\njourney: {file_number: {column: N}}\n");
        assertThatThrownBy(() -> fr.parcours.engine.intake.specification.Specifications.parse(yaml, "essai.yaml"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ligne 7, colonne " + (13 + one.length()))
                .hasMessageContaining(one)
                .hasMessageContaining(other);
    }

    @Test
    void aSpreadsheetIsNotReadWithDaysBeforeMonthsOfIsoDates() {
        assertThatThrownBy(() -> Bench.specification("""
                        format: {type: xlsx}
                        dates: [yyyy-dd-MM]
                        journey: {file_number: {column: N}}
                        """))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("yyyy-dd-MM");
    }

    @ParameterizedTest
    @CsvSource({"epoch", "Epoch", "infinity", "-infinity", "now", "today"})
    void wordsThatTheQueryEngineKnowsAreNoDates(String word) {
        for (String form : List.of("dd/MM/yyyy", "yyyy-MM-dd", "iso", "d MMMM yyyy")) {
            Bench bench = new Bench(folder);
            RowAccount rows = bench.take(
                    "format: {type: csv}\ndates: [" + form
                            + "]\nlimits: {rejected_share: 0.9}\njourney: {file_number: {column: N}}\n"
                            + "steps: [{step: APPLICATION, date: {column: Le}}]\n",
                    bench.file("a.csv", "N,Le\nA1," + word + "\nA2,\n"));
            assertThat(rows.rejectedByReason()).as(form).isEqualTo(java.util.Map.of("invalid_date", 1L));
        }
    }

    @Test
    void oneColumnMayMixForms() {
        Bench bench = new Bench(folder);
        String yaml = """
                format: {type: csv, delimiter: ";"}
                dates: [dd/MM/yyyy, dd/MM/yy, yyyy-MM-dd, d MMMM yyyy]
                limits: {rejected_share: 0.9}
                journey: {file_number: {column: N}}
                steps:
                  - {step: APPLICATION, date: {column: Le}}
                  - {step: WITHDRAWAL, date: {column: Abandon, dates: [yyyyMMdd]}}
                """;
        RowAccount rows = bench.take(
                yaml,
                bench.file(
                        "a.csv",
                        "N;Le;Abandon\nA1;1/3/2008;20090401\nA2;01/03/08;\nA3;2008-03-01;\nA4;1er mars 2008;\nA5;mars 2008;\nA6;1/3/2008;01/04/2009\n"));
        for (String file : List.of("A1", "A2", "A3", "A4")) {
            assertThat(bench.steps(file)).contains("APPLICATION 2008-03-01");
        }
        assertThat(bench.steps("A1")).contains("WITHDRAWAL 2009-04-01");
        assertThat(rows.rejectedByReason()).isEqualTo(java.util.Map.of("invalid_date", 2L));
        assertThat(bench.quarantined("AGRI.csv"))
                .contains("invalid_date;Le;;A5;")
                .contains("invalid_date;Abandon;;A6;");
    }

    @Test
    void theQueryEngineReadsItsFormsAsWeDo() {
        Random random = new Random(7);
        try (Session session = Session.open(SessionSettings.intake())) {
            for (String pattern : List.of("dd/MM/yyyy", "yyyy-MM-dd", "d.M.yyyy", "MM-dd-yyyy")) {
                DateForm form = DateForm.of(pattern, 1930).orElseThrow();
                for (int i = 0; i < 300; i++) {
                    String text = mutated(pattern, random);
                    Optional<String> ours = form.parse(text).map(LocalDate::toString);
                    List<String> theirs = session.query(
                            "select case when year(d) between 1900 and 2100 then d end::varchar as n from"
                                    + " (select try_strptime($1, $2)::date as d)",
                            row -> row.text("n").orElse(""),
                            text,
                            form.strptime().orElseThrow());
                    assertThat(theirs.get(0))
                            .as(pattern + " reads <" + text + ">")
                            .isEqualTo(ours.orElse(""));
                }
            }
        }
    }

    private static String mutated(String pattern, Random random) {
        StringBuilder text = new StringBuilder(pattern.replace("yyyy", Integer.toString(1890 + random.nextInt(220)))
                .replaceAll("d+", Integer.toString(random.nextInt(33)))
                .replaceAll("M+", Integer.toString(random.nextInt(14))));
        if (random.nextInt(3) == 0) {
            int place = random.nextInt(text.length());
            String letters = "0123456789 +-/.,:Tx\t٣";
            String letter = String.valueOf(letters.charAt(random.nextInt(letters.length())));
            text.replace(place, place + random.nextInt(2), letter);
        }
        return text.toString().strip();
    }
}
