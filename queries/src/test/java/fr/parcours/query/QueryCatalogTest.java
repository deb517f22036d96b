package fr.parcours.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryCatalogTest {

    private static final String GOOD = """
            -- @query   duration/time_to_step
            -- @purpose Days from entry to a step,
            --          for every journey.
            -- @grain   one row per stratum and day
            -- @param   step VARCHAR step aimed at
            -- @column  stratum VARCHAR not null label of the stratum
            -- @column  days INTEGER days since entry
            -- @source  cohort, step
            -- @order   stratum, days desc
            select stratum, days
            from cohort join step using (journey_id)
            where step = $step -- not $this
            order by stratum, days desc;
            """;

    @Test
    void readsEverythingTheHeaderSays() {
        Query query = QueryCatalog.of(Map.of("duration/time_to_step.sql", GOOD)).query("duration/time_to_step");
        assertThat(query)
                .returns("Days from entry to a step, for every journey.", Query::purpose)
                .returns("one row per stratum and day", Query::grain)
                .returns(GOOD, Query::sql);
        assertThat(query.parameters()).containsExactly(new QueryParameter("step", "VARCHAR", "step aimed at"));
        assertThat(query.columns())
                .containsExactly(
                        new QueryColumn("stratum", "VARCHAR", true, "label of the stratum"),
                        new QueryColumn("days", "INTEGER", false, "days since entry"));
        assertThat(query.sources()).containsExactly("cohort", "step");
        assertThat(query.order()).containsExactly("stratum", "days desc");
        assertThat(query.positional().parameters()).containsExactly("step");
        assertThat(query.positional().sql())
                .contains("where step = $1 -- not $this")
                .endsWith("days desc");
    }

    @Test
    void reportsAllFaultsOfAllFilesAtOnceWithTheirLines() {
        String bad = """
                -- @query   other/name
                -- @purpose
                -- @param   unused DATE never used
                -- @param   Wrong date upper case
                -- @column  a INTEGER not null first
                -- @column  a INTEGER again
                -- @colour  blue
                -- @purpose Twice.
                -- @order   b
                select $missing;
                select 2
                """;
        assertThatThrownBy(() -> QueryCatalog.of(Map.of("x/bad.sql", bad, "x/empty.sql", "-- nothing\n")))
                .isInstanceOf(QueryException.class)
                .hasMessageContainingAll(
                        "x/bad.sql:1: @query says other/name, the path of the file says x/bad.",
                        "x/bad.sql:2: @purpose is empty.",
                        "x/bad.sql:8: @purpose is written twice.",
                        "x/bad.sql:1: the header has no @grain.",
                        "x/bad.sql:1: the header has no @source.",
                        "x/bad.sql:4: write \"@param name TYPE meaning\".",
                        "x/bad.sql:1: @column a is declared twice.",
                        "x/bad.sql:7: unknown key @colour.",
                        "x/bad.sql:9: @order names b, which is not a @column.",
                        "x/bad.sql:10: $missing is not declared",
                        "x/bad.sql:10: a file holds one statement",
                        "x/bad.sql:1: @param unused is declared but never used.",
                        "x/empty.sql:1: the header starts with a key",
                        "x/empty.sql:1: the file has no SQL.");
    }

    @Test
    void suggestsNearNamesForAnUnknownOne() {
        QueryCatalog catalog = QueryCatalog.of(Map.of(
                "duration/time_to_step.sql",
                GOOD,
                "flow/stages.sql",
                GOOD.replace("duration/time_to_step", "flow/stages")));
        assertThatThrownBy(() -> catalog.query("duration/time_to_stop"))
                .isInstanceOf(QueryException.class)
                .hasMessage("Cannot find query: duration/time_to_stop."
                        + " Near names: duration/time_to_step, flow/stages.");
        assertThat(catalog.near("stages")).first().isEqualTo("flow/stages");
    }
}
