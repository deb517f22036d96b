package fr.parcours.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.layout.RowAccount;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values derived by an expression, and rows left out by one. */
class DerivedValueTest {

    private static final String YAML = """
            format: {type: csv, delimiter: ";"}
            dates: [dd/MM/yyyy]
            limits: {rejected_share: 0.9}
            journey:
              file_number: {column: N}
              certification_code: {sql: "EXPRESSION"}
            """;

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void prepare() {
        bench = new Bench(folder);
    }

    private Path file() {
        return bench.file("a.csv", "N;Code;Jour;Mois\nA1;RNCP 12345-b;3;11\nTotal;;;\nA2;x;y;0\n");
    }

    private static String yaml(String expression) {
        return YAML.replace(
                "EXPRESSION",
                expression.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
    }

    private String derived(String expression) {
        bench.take(yaml(expression), file());
        return bench.attribute("A1", "certification_code");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "regexp_extract({Code}, '[0-9]{5}')",
                "split_part(split_part({Code}, ' ', 2), '-', 1)",
                "substr({Code}, 6, 5)",
                "{Code}[6:10]",
                "case when {Code} like 'RNCP%' then '12345' end",
                "regexp_extract({Code}, '[0-9]+') -- le numéro",
                "/* le numéro */ '12345'",
                "coalesce(null, '12345')",
                "12340 + 5",
                "(12345::double)::integer",
                "if({Code} in ('a', 'b'), 'x', '12345')",
                "'1' || 2345",
            })
    void plainFunctionsOfTextsAndNumbersDeriveAValue(String expression) {
        assertThat(derived(expression)).isEqualTo("12345");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{Code}::integer",
                "'   '",
                "null",
                "1 / {Mois}::integer - 1 / 0",
                "strptime({Code}, '%d')",
                "{Jour}::date",
                "chr(-5)"
            })
    void whatCannotBeComputedIsMissing(String expression) {
        assertThat(derived(expression)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(select 1)",
                "{Code} in (select 'a')",
                "exists (select 1)",
                "(select max(N) from extract_0)",
                "read_csv('/etc/passwd')",
                "(from read_text('/etc/passwd'))",
                "getenv('HOME')",
                "current_setting('threads')",
                "pragma_version()",
                "random()",
                "now()",
                "current_date",
                "uuid()",
                "count(*)",
                "string_agg({Code})",
                "row_number() over ()",
                "list_transform([1], lambda x: x)",
                "columns('c.*')",
                "*",
                "$1",
                "?",
                "row_no",
                "N",
                "extract_0.c0",
                "1; drop table extract_0",
                "1) from extract_0 where (true",
                "1), (2",
                "1) union select (2",
                "1 as x",
                "",
                "(",
                "{Code",
                "'",
                "/*",
                "1 1",
                "person_pseudonym({Code})",
                "nextval('x')",
                "unnest([1, 2])",
                "main.getvariable('x')",
                "left()",
                "left({Code})",
                "lower({Code}, 'x')",
                "{Code} + interval",
                "{Code}::no_such_type",
                "{Code} + 1 = date '2008-01-01'",
            })
    void anythingElseIsRefusedBeforeARowIsRead(String expression) {
        bench.refuses(yaml(expression), file(), "SQL");
    }

    @Test
    void rowsAreLeftOutForAReasonAndCounted() {
        String yaml = YAML.replace("{sql: \"EXPRESSION\"}", "{column: Code}")
                + "ignore:\n"
                + "  - {because: Ligne de total, when: \"{N} = 'Total'\"}\n"
                + "  - {because: Essai, when: \"lower({Code}) = 'x' and {Mois}::integer = 0\"}\n"
                + "  - {because: Jamais, when: \"{Code}::integer = 1\"}\n";
        RowAccount rows = bench.take(yaml, file());
        assertThat(rows.accepted()).isEqualTo(1);
        assertThat(rows.ignoredByReason()).isEqualTo(java.util.Map.of("Ligne de total", 1L, "Essai", 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(select true)", "{Absente} = 'x'", "{N} ="})
    void aConditionIsNoMoreThanAnExpression(String condition) {
        bench.refuses(
                YAML.replace("{sql: \"EXPRESSION\"}", "{column: Code}") + "ignore: [{because: x, when: \"" + condition
                        + "\"}]\n",
                file(),
                condition.contains("Absente") ? "Absente" : "SQL");
    }

    private static final String COMMUNES = """
            format: {type: csv}
            dates: [dd/MM/yyyy]
            limits: {rejected_share: 0.9}
            journey: {file_number: {column: N}, residence_commune: {column: Commune}}
            """;

    private String departement(String commune) {
        bench.take(COMMUNES, bench.file("a.csv", "N,Commune\nA1," + commune + "\n"));
        assertThat(bench.attribute("A1", "residence_commune")).isEqualTo(commune);
        return bench.attribute("A1", "residence_departement");
    }

    @Test
    void theDepartementIsThatOfAWholeCommune() {
        assertThat(departement("01004")).isEqualTo("01");
        assertThat(departement("2B033")).isEqualTo("2B");
        assertThat(departement("97411")).isEqualTo("974");
        assertThat(departement("98818")).isEmpty();
        assertThat(departement("99999")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1004", "7001", "690012", "38e12", "6912", "Lyon", "96001"})
    void noDepartementIsGuessedFromAnythingElse(String commune) {
        Path file = bench.file("a.csv", "N,Commune\nA1," + commune + "\nA2,01004\n");
        RowAccount rejected = bench.take(COMMUNES, file);
        assertThat(rejected.rejectedByReason()).isEqualTo(java.util.Map.of("unknown_code", 1L));
        assertThat(bench.quarantined("AGRI.csv")).contains("a.csv;;2;unknown_code;Commune;;A1;" + commune);
        bench.take(COMMUNES + "checks: {unknown_code: keep}\n", file);
        assertThat(bench.attribute("A1", "residence_commune")).isEmpty();
        assertThat(bench.attribute("A1", "residence_departement")).isEmpty();
    }

    @Test
    void aDerivedDateAndItsRepetitions() {
        String yaml = """
                format: {type: csv, delimiter: ";"}
                dates: [yyyy-MM-dd]
                journey: {file_number: {column: N}}
                steps:
                  - {step: APPLICATION, date: {sql: "'2008-' || lpad({Mois}, 2, '0') || '-' || lpad({Jour {n}}, 2, '0')"}, repeat: 2}
                """;
        bench.take(yaml, bench.file("a.csv", "N;Mois;Jour 1;Jour 2\nA1;3;4;15\n"));
        assertThat(bench.steps("A1")).containsExactly("APPLICATION 2008-03-04", "APPLICATION 2008-03-15");
    }
}
