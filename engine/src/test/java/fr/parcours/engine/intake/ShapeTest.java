package fr.parcours.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.RowAccount;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One row per event, extracts in two files, and what values stand for. */
class ShapeTest {

    static final String LONG = """
            row: event
            format: {type: csv, delimiter: ";"}
            dates: [dd/MM/yyyy]
            limits: {rejected_share: 0.9}
            journey: {file_number: {column: N}, certification_label: {column: Titre, optional: true}}
            steps:
              - type: {column: Statut, values: {DEPOT: APPLICATION, RECEVABLE: ELIGIBILITY FAVOURABLE, JURY_TOTAL: JURY FULL, JURY_PARTIEL: JURY PARTIAL, PROJET: ""}}
                date: {column: Le}
            """;

    static final String TWO_FILES = """
            row: journey
            dates: [dd/MM/yyyy]
            limits: {rejected_share: 0.9}
            parts:
              - match: "parcours*.csv"
                format: {type: csv, delimiter: ";"}
                journey: {file_number: {column: N}, sex: {column: Sexe, values: {f: F, h: M}}}
                steps: [{step: APPLICATION, date: {column: Dépôt}}, {step: ELIGIBILITY, date: {column: Rec}, outcome: {constant: FAVOURABLE}}]
              - match: "*jurys*.csv"
                format: {type: csv}
                journey: {file_number: {column: Dossier}}
                steps: [{step: JURY, date: {column: Date}, outcome: {column: Avis, values: {T: FULL, P: PARTIAL}}}]
            """;

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void prepare() {
        bench = new Bench(folder);
    }

    @Test
    void codesTellStepsAndTheirOutcomes() {
        RowAccount rows = bench.take(LONG, bench.file("a.csv", """
                        N;Titre;Statut;Le
                        A1;CAP;PROJET;01/01/2008
                        A1;CAP;DEPOT;02/01/2008
                        A1;CAP;jury_total;05/06/2009
                        A1;CAP;RECEVABLE;03/03/2008
                        A1;CAP;JURY_PARTIEL;05/05/2008
                        A2;BEP;DEPOT;02/01/2008
                        A2;BEP;INCONNU;02/01/2008
                        A2;BEP;;02/01/2008
                        A3;BEP;JURY_TOTAL;05/06/2009
                        A4;BEP;DEPOT;
                        A2;BEP;DEPOT;02/01/2008
                        A2;BEP;RECEVABLE;01/01/2008
                        """));
        assertThat(bench.steps("A1"))
                .containsExactly(
                        "APPLICATION 2008-01-02",
                        "ELIGIBILITY 2008-03-03 FAVOURABLE",
                        "JURY 2008-05-05 PARTIAL",
                        "JURY 2009-06-05 FULL");
        assertThat(rows.rejectedByReason())
                .isEqualTo(Map.of(
                        "unknown_code", 2L,
                        "jury_without_eligibility", 1L,
                        "missing_date", 1L,
                        "duplicate", 1L,
                        "date_order", 1L));
        assertThat(bench.steps("A2")).containsExactly("APPLICATION 2008-01-02");
    }

    @Test
    void twoFilesMeetByTheFileNumber() {
        Path journeys = bench.file(
                "parcours 2009.csv",
                "N;Sexe;Dépôt;Rec\nA1;f;02/01/2008;03/03/2008\nA2;h;02/01/2008;03/03/2008\nA3;x;02/01/2008;\n");
        Path juries = bench.file(
                "jurys.csv", "Dossier,Date,Avis\nA1,05/05/2008,P\nA1,05/06/2009,T\nB9,05/06/2009,T\nA3,05/06/2009,T\n");
        RowAccount rows = bench.take(TWO_FILES, juries, journeys);
        assertThat(bench.steps("A1")).hasSize(4).contains("JURY 2009-06-05 FULL");
        assertThat(bench.attribute("A1", "sex")).isEqualTo("F");
        assertThat(rows.read()).isEqualTo(7);
        assertThat(rows.rejectedByReason())
                .containsEntry("orphan", 2L)
                .containsEntry("unknown_code", 1L)
                .hasSize(2);
        assertThat(bench.quarantined("AGRI-2.csv")).contains("jurys.csv;;4;orphan");
    }

    @Test
    void aDatedEventHasToSayWhatItIs() {
        String yaml = LONG.replace(
                "date: {column: Le}", "date: {column: Le}\n    outcome: {column: Avis, values: {F: FULL}}");
        RowAccount rows = bench.take(yaml, bench.file("a.csv", """
                        N;Statut;Le;Avis
                        A1;DEPOT;02/01/2008;
                        A1;;03/03/2008;
                        A1;;;F
                        A1;PROJET;04/03/2008;
                        A1;;;
                        """));
        assertThat(rows.rejectedByReason()).isEqualTo(Map.of("unknown_code", 2L));
        assertThat(bench.quarantined("AGRI.csv"))
                .contains("a.csv;;3;unknown_code;Statut;", "a.csv;;4;unknown_code;Statut;");
        assertThat(bench.steps("A1")).containsExactly("APPLICATION 2008-01-02");
    }

    private static final String PERSONS = LONG.replace(
            "journey: {file_number: {column: N},",
            "journey: {file_number: {column: N}, sex: {column: Sexe, values: {f: F, h: M}}, birth_year: {column: Né},"
                    + " person_id: {column: P}, employment_status: {column: Emploi, values: {o: PRIVATE, n: JOB_SEEKER}},");

    private Path contradictoryRows() {
        return bench.file("a.csv", """
                        N;P;Sexe;Né;Emploi;Statut;Le
                        A1;p1;f;1970;n;DEPOT;02/01/2008
                        A1;p1;h;1970;n;RECEVABLE;03/03/2008
                        A1;;;;o;JURY_PARTIEL;05/05/2008
                        A2;p2;f;1970;n;DEPOT;02/01/2008
                        A2;p2;;;o;RECEVABLE;03/03/2008
                        A3;p3;f;1970;n;DEPOT;02/01/2008
                        A3;p4;f;1970;n;RECEVABLE;03/03/2008
                        A4;p5;f;1970;n;DEPOT;02/01/2008
                        A4;p5;f;1971;n;RECEVABLE;31/02/2008
                        """);
    }

    @Test
    void rowsOfOneJourneyThatDisagreeAboutThePersonAreFound() {
        RowAccount kept = bench.take(PERSONS, contradictoryRows());
        assertThat(kept.findings()).isEqualTo(Map.of("conflict", 5L, "invalid_date", 1L));
        assertThat(kept.accepted()).isEqualTo(8);
        assertThat(bench.attribute("A1", "sex")).isEqualTo("F");
    }

    @Test
    void whatMayChangeIsThatOfTheLastRow() {
        bench.take(PERSONS, contradictoryRows());
        assertThat(bench.attribute("A1", "employment_status")).isEqualTo("PRIVATE");
        assertThat(bench.attribute("A2", "employment_status")).isEqualTo("PRIVATE");
        assertThat(bench.attribute("A2", "birth_year")).isEqualTo("1970");
    }

    @Test
    void allRowsOfAJourneyInConflictAreRejectedOnDemand() {
        RowAccount rejected = bench.take(PERSONS + "checks: {conflict: reject}\n", contradictoryRows());
        assertThat(rejected.rejectedByReason()).isEqualTo(Map.of("conflict", 5L, "invalid_date", 1L));
        assertThat(bench.quarantined("AGRI.csv")).contains("a.csv;;2;conflict;sex;", "a.csv;;7;conflict;person_id;");
        assertThat(bench.journeys()).isEqualTo(2);
        bench.refuses(PERSONS + "checks: {conflict: stop}\n", contradictoryRows(), "conflict");
    }

    @Test
    void twoRowsOfTheFirstFileThatDisagreeAreFound() {
        Path journeys = bench.file(
                "parcours.csv",
                "N;Sexe;Dépôt;Rec\nA1;f;02/01/2008;03/03/2008\nA1;h;02/01/2008;\nA2;f;02/01/2008;03/03/2008\n");
        Path juries = bench.file("jurys.csv", "Dossier,Date,Avis\nA1,05/06/2009,T\nA2,05/06/2009,T\n");
        assertThat(bench.take(TWO_FILES, journeys, juries).findings()).isEqualTo(Map.of("conflict", 3L));
    }

    @Test
    void journeysWithoutStepAreFound() {
        Path file = bench.file("a.csv", """
                        N;Titre;Statut;Le
                        A1;CAP;DEPOT;02/01/2008
                        A1;CAP;PROJET;01/01/2008
                        A2;CAP;PROJET;01/01/2008
                        Total;2;;
                        A4;CAP;DEPOT;31/02/2008
                        """);
        RowAccount kept = bench.take(LONG, file);
        assertThat(kept.findings()).isEqualTo(Map.of("no_step", 2L, "invalid_date", 1L));
        assertThat(bench.journeys()).isEqualTo(3);
        RowAccount rejected = bench.take(LONG + "checks: {no_step: reject}\n", file);
        assertThat(rejected.rejectedByReason()).isEqualTo(Map.of("no_step", 2L, "invalid_date", 1L));
        assertThat(bench.quarantined("AGRI.csv")).contains("a.csv;;4;no_step;N;", "a.csv;;5;no_step;N;");
    }

    @Test
    void aFileWithoutStepsLacksNone() {
        assertThat(bench.take(values("{f: F}"), bench.file("a.csv", "N,S\nA1,f\n"))
                        .findings())
                .isEmpty();
    }

    @Test
    void everyFileOfAnExtractIsNeededAndNoOther() {
        Path journeys = bench.file("parcours.csv", "N;Sexe;Dépôt;Rec\nA1;f;02/01/2008;03/03/2008\n");
        bench.refuses(TWO_FILES, journeys, "*jurys*.csv");
        Path other = bench.file("autre.csv", "x\n");
        assertThatThrownBy(() -> bench.take(TWO_FILES, journeys, other))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("autre.csv");
    }

    @Test
    void twoFilesOfOneNameAreRefusedBecauseTheirRowsCouldNotBeTold() throws java.io.IOException {
        Path first = bench.file("a.csv", "N;Titre;Statut;Le\nA1;CAP;DEPOT;02/01/2008\n");
        Path second = java.nio.file.Files.createDirectory(folder.resolve("b")).resolve("a.csv");
        java.nio.file.Files.copy(first, second);
        assertThatThrownBy(() -> bench.take(LONG, first, second))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a.csv")
                .hasMessageContaining("même nom");
    }

    private static String values(String values) {
        return """
                format: {type: csv}
                dates: [iso]
                limits: {rejected_share: 0.9}
                journey: {file_number: {column: N}, sex: {column: S, values: VALUES}, support: {constant: NONE}}
                """.replace("VALUES", values);
    }

    private String sex(String values, String written) {
        bench.take(values(values), bench.file("a.csv", "N,S\nA1," + written + "\nA2,\n"));
        return bench.attribute("A1", "sex");
    }

    @Test
    void valuesStandForCodesWithoutRegardToCase() {
        assertThat(sex("{Femme: F, Homme: M}", "FEMME")).isEqualTo("F");
        assertThat(sex("{Femme: F, NR: \"\"}", "nr")).isEmpty();
        assertThat(sex("{Femme: F, \"*\": M}", "autre")).isEqualTo("M");
        assertThat(sex("{Femme: F, \"*\": \"\"}", "autre")).isEmpty();
        assertThat(bench.attribute("A1", "support")).isEqualTo("NONE");
        assertThat(bench.attribute("A2", "sex")).isEmpty();
    }

    @Test
    void aValueMayChangeItsMeaning() {
        assertThat(sex("[{value: 1, code: F, until: 2009-07-15}, {value: 1, code: M, since: 2009-07-16}]", "1"))
                .isEqualTo("F");
        assertThat(sex("[{value: 1, code: F, until: 2009-07-14}, {value: 1, code: M, since: 2009-07-15}]", "1"))
                .isEqualTo("M");
        assertThat(sex("{1: {code: F, since: 2009-01-01}}", "1")).isEqualTo("F");
    }

    @Test
    void aValueOutOfItsTimeIsUnknown() {
        RowAccount rows = bench.take(
                values("{Femme: F, 1: {code: F, until: 2008-12-31}}"),
                bench.file("a.csv", "N,S\nA1,1\nA2,Femme\nA3,?\n"));
        assertThat(rows.rejectedByReason()).isEqualTo(Map.of("unknown_code", 2L));
    }

    @Test
    void checksMayKeepOrStop() {
        String rows = "N;Titre;Statut;Le\nA1;CAP;DEPOT;02/01/2008\nA1;CAP;RECEVABLE;01/01/2008\nA2;CAP;X;01/01/2008\n";
        Path file = bench.file("a.csv", rows);
        RowAccount kept = bench.take(LONG + "checks: {date_order: keep, unknown_code: keep}\n", file);
        assertThat(kept.accepted()).isEqualTo(3);
        assertThat(kept.findings()).isEqualTo(Map.of("date_order", 1L, "unknown_code", 1L, "no_step", 1L));
        assertThat(bench.steps("A1")).hasSize(2);
        assertThat(bench.steps("A2")).isEmpty();
        bench.refuses(LONG + "checks: {date_order: stop}\n", file, "date_order");
        bench.refuses(LONG + "checks: {date_order: {treatment: keep, stop_above: 0.3}}\n", file, "date_order");
        bench.refuses(
                LONG.replace("0.9", "0.1") + "checks: {missing_date: stop}\n",
                bench.file("b.csv", rows + "A3;;X;01/01/2008\n".repeat(9)),
                "rejected_share");
    }
}
