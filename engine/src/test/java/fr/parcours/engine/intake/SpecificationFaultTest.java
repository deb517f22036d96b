package fr.parcours.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.intake.specification.Specifications;
import fr.parcours.layout.InvalidInputException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A slip of the pen in a specification is shown where it is, in words. */
class SpecificationFaultTest {

    private static final String GOOD = """
            specification: essai
            version: 1
            title: Un certificateur inconnu
            certifier: AGRI
            row: journey
            format: {type: csv, encoding: utf-8, delimiter: ";"}
            dates: [dd/MM/yyyy]
            columns: [N, Sexe, Le, {name: Avis, also: [Décision]}]
            journey:
              file_number: {column: N}
              sex: {column: Sexe, values: {f: F, m: M}}
            steps:
              - {step: APPLICATION, date: {column: Le}}
              - {step: ELIGIBILITY, date: {column: Le}, outcome: {column: Avis, values: {oui: FAVOURABLE}}}
            checks: {date_order: keep, unknown_code: {stop_above: 0.5}}
            limits: {rejected_share: 0.25}
            """;

    @Test
    void theExampleIsRight() {
        assertThat(Specifications.parse(GOOD, "x").parts().get(0).steps()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "certifier: AGRI | certifier: XXXX | 4 | 1 | XXXX",
                "version: 1 | version: 0 | 2 | 1 | version",
                "version: 1 | version: 1.5 | 2 | 1 | nombre",
                "version: 1 | version: un | 2 | 1 | nombre",
                "row: journey | row: line | 5 | 1 | journey",
                "row: journey | rows: journey | 1 | 1 | row",
                "row: journey | dates: [iso] | 7 | 6 | deux fois",
                "type: csv | type: cvs | 6 | 10 | csv",
                "utf-8 | utf-9 | 6 | 21 | utf-9",
                "delimiter: \";\" | delimiter: \"\" | 6 | 38 | de 1 à 8 caractères",
                "delimiter: \";\" | delimiter: \"---------\" | 6 | 38 | de 1 à 8 caractères",
                "delimiter: \";\" | delimiter: \";\\\";\" | 6 | 1 | différer",
                "delimiter: \";\" | delimiter: \"\\\"\" | 6 | 1 | différer",
                "delimiter: \";\" | delimiter: \"\\n\" | 6 | 1 | fins de ligne",
                "delimiter: \";\" | quotes: \"'\" | 6 | 38 | quotes",
                "delimiter: \";\" | header_row: -1 | 6 | 38 | header_row",
                "delimiter: \";\" | header_rows: 0 | 6 | 38 | header_rows",
                "dd/MM/yyyy | jj/MM/aaaa | 7 | 9 | jj/MM/aaaa",
                "dd/MM/yyyy | MM/yyyy | 7 | 9 | MM/yyyy",
                "[N, Sexe, | [N, n, | 8 | 14 | deux fois",
                "also: [Décision] | also: {a: b} | 8 | 37 | texte",
                "file_number: {column: N} | birth_year: {column: N} | 9 | 1 | file_number",
                "sex: {column: Sexe | sexe: {column: Sexe | 11 | 3 | sexe",
                "column: Sexe | column: Sex | 11 | 3 | Sex",
                "column: Sexe | colum: Sexe | 11 | 9 | colum",
                "f: F | f: X | 11 | 32 | X",
                "f: F | f: {code: X} | 11 | 32 | X",
                "f: F | f: {cod: F} | 11 | 23 | cod",
                "f: F | f: {code: F, since: 2008} | 11 | 23 | yyyy-MM-dd",
                "f: F | f: F, F: M | 11 | 23 | deux codes",
                "f: F | m: F | 11 | 23 | deux fois",
                "{f: F, m: M} | f | 11 | 23 | clés",
                "{f: F, m: M} | [{code: F}] | 11 | 23 | value",
                "{f: F, m: M} | *autre | 11 | 31 | renvois",
                "{column: Sexe, values: {f: F, m: M}} | | 11 | 3 | valeur",
                "{column: Sexe, values: {f: F, m: M}} | {} | 11 | 3 | origine",
                "{column: Sexe, values: {f: F, m: M}} | {constant: F, column: Sexe} | 11 | 3 | origine",
                "{column: Sexe, values: {f: F, m: M}} | {constant: Z} | 11 | 3 | Z",
                "{column: Sexe, values: {f: F, m: M}} | {column: Sexe, optional: peut-être} | 11 | 23 | true",
                "step: APPLICATION | step: DEPOT | 13 | 6 | APPLICATION",
                "step: APPLICATION | stpe: APPLICATION | 13 | 6 | stpe",
                "step: APPLICATION, | | 13 | 5 | type",
                "step: APPLICATION, date: {column: Le} | step: APPLICATION | 13 | 5 | date",
                "step: APPLICATION | step: JURY | 13 | 5 | issue",
                "APPLICATION, date: {column: Le} | APPLICATION, date: {constant: 2008-01-01} | 13 | 25 | colonne",
                "APPLICATION, date: {column: Le} | APPLICATION, date: {column: Le}, repeat: 3 | 13 | 45 | {n}",
                "APPLICATION, date: {column: Le} | APPLICATION, date: {column: \"L{n}\"}, repeat: 1001 | 13 | 49 | 1001",
                "APPLICATION, date: {column: Le} | APPLICATION, date: {column: Le, dates: [aaaa]} | 13 | 52 | aaaa",
                "oui: FAVOURABLE | oui: OUI | 14 | 78 | OUI",
                "date_order: keep | date_ordre: keep | 15 | 10 | date_ordre",
                "date_order: keep | date_order: garder | 15 | 10 | keep",
                "date_order: keep | missing_key: keep | 15 | 10 | missing_key",
                "stop_above: 0.5 | stop_above: -1 | 15 | 28 | seuil",
                "stop_above: 0.5 | stop_over: 1 | 15 | 43 | stop_over",
                "rejected_share: 0.25 | rejected_share: 25 | 16 | 10 | 0 et 1",
                "{rejected_share: 0.25} | {} | 16 | 1 | rejected_share",
                "title: Un certificateur inconnu | title: \"a\\0b\" | 3 | 8 | nul",
                "title: Un certificateur inconnu | title: [a | 4 | 10 | YAML",
            })
    void aFaultIsShownAtItsPlace(String before, String after, int line, int column, String said) {
        assertThat(GOOD).contains(before);
        String yaml = GOOD.replace(before, after == null ? "" : after);
        assertThatThrownBy(() -> Specifications.parse(yaml, "essai.yaml"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("essai.yaml")
                .hasMessageContaining(said)
                .hasMessageContaining("ligne " + line + ", colonne " + column + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "- a", "texte", "# rien\n", "\u0000", "a: b: c", "\t", "{", "!!java.io.File x"})
    void whatIsNoSpecificationIsRefused(String yaml) {
        assertThatThrownBy(() -> Specifications.parse(yaml, "essai.yaml"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("essai.yaml")
                .hasMessageContaining("ligne 1");
    }

    @Test
    void aSecondDocumentIsNotLostInSilence() {
        assertThatThrownBy(() -> Specifications.parse(GOOD + "---\nsteps: []\n", "essai.yaml"))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aByteOrderMarkIsForgiven() {
        assertThat(Specifications.parse("\ufeff" + GOOD, "x").name()).isEqualTo("essai");
    }

    @Test
    void codesStayAsTheyAreWritten() {
        Specification read = Specifications.parse(
                GOOD.replace(
                        "sex: {column: Sexe, values: {f: F, m: M}}",
                        "certifier_unit: {column: Sexe, values: {a: 01, b: 1e3, c: 0x1F, d: 1_000, e: 12:30, f: yes, g: 1.10}}"),
                "x");
        assertThat(read.parts().get(0).journey().get("certifier_unit").values().rules())
                .extracting(rule -> rule.code())
                .containsExactly("01", "1e3", "0x1F", "1_000", "12:30", "yes", "1.10");
    }

    @Test
    void allFaultsAreToldAtOnce() {
        String yaml = GOOD.replace("f: F", "f: X").replace("AGRI", "XXXX").replace("dd/MM", "jj/MM");
        assertThatThrownBy(() -> Specifications.parse(yaml, "essai.yaml"))
                .hasMessageContaining("ligne 4,")
                .hasMessageContaining("ligne 7,")
                .hasMessageContaining("ligne 11,");
    }

    @Test
    void noSlipOfThePenIsADefectOfOurs() {
        Random random = new Random(11);
        String letters = "{}[]:,\"'#&*!|>%@- \n\t0aé~?";
        for (int i = 0; i < 3_000; i++) {
            StringBuilder yaml = new StringBuilder(GOOD);
            for (int change = 0; change <= random.nextInt(3); change++) {
                int place = random.nextInt(yaml.length());
                String letter = String.valueOf(letters.charAt(random.nextInt(letters.length())));
                int end = Math.min(yaml.length(), place + random.nextInt(5));
                yaml.replace(place, end, random.nextBoolean() ? letter : "");
            }
            try {
                Specifications.parse(yaml.toString(), "essai.yaml");
            } catch (InvalidInputException e) {
                assertThat(e.getMessage()).contains("essai.yaml").contains("ligne ");
            }
        }
    }
}
