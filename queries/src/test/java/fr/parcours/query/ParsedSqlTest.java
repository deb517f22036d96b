package fr.parcours.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParsedSqlTest {

    @Test
    void numbersParametersInOrderOfAppearanceAndReusesNumbers() {
        PositionalSql sql = ParsedSql.parse("select $b, $a where x > $b").positional();
        assertThat(sql.sql()).isEqualTo("select $1, $2 where x > $1");
        assertThat(sql.parameters()).containsExactly("b", "a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 -- $no\n+ 1",
                "select 1 /* $no /* $no */ $no */ + 1",
                "select 'it''s $no'",
                "select e'it\\'s $no'",
                "select \"a\"\"$no\"",
                "select $$ $no $$",
                "select $tag$ $no $$ $tag$",
                "select price$no",
                "select 'unfinished $no",
            })
    void findsNoParameterInCommentsLiteralsAndQuotes(String text) {
        PositionalSql sql = ParsedSql.parse(text).positional();
        assertThat(sql.parameters()).isEmpty();
        assertThat(sql.sql()).isEqualTo(text);
    }

    @Test
    void findsParametersNextToOperatorsAndQuotes() {
        assertThat(ParsedSql.parse("select 'x'||$a||\"y\"+($b)::DATE-$c")
                        .positional()
                        .parameters())
                .containsExactly("a", "b", "c");
    }

    @Test
    void dropsTheFinalSemicolonAndWhatIsBlankAfterIt() {
        assertThat(ParsedSql.parse("select ';' ; -- end\n").positional().sql()).isEqualTo("select ';'");
    }

    @Test
    void saysWhereASecondStatementBegins() {
        assertThat(ParsedSql.parse("select 1\n;\nselect 2;").inwardSemicolons()).containsExactly(2);
    }

    @Test
    void knowsTheLineOfAParameterAfterManyLinesOfComment() {
        assertThat(ParsedSql.parse("/*\n\n*/\nselect\n$a").parameters()).containsEntry("a", 5);
    }
}
