package fr.parcours.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.session.QueryCaseFile.QueryCase;
import fr.parcours.query.Query;
import fr.parcours.query.QueryCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Each query answers what {@code src/test/resources/queries/<name of the query>.yaml} says, for small relations that a
 * reader can follow by hand. {@code relations.yaml} beside them says which columns the relations have.
 *
 * <p>{@code ./mvnw test -pl parquet-layout,queries,engine -Dtest=QueryCasesTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dparcours.mutate=cohort/} changes each query of that folder in small ways, one at a time, and writes those that no
 * case notices to {@code target/unnoticed-changes.txt}; {@code -Dparcours.mutate=/} takes all queries. Some changes
 * stay unnoticed because they change no answer: an outer join whose rows always meet, a condition that another one
 * implies.
 */
class QueryCasesTest {

    private static final List<Query> QUERIES = QueryCatalog.standard().queries();
    private static QueryBench bench;

    @BeforeAll
    static void open() {
        bench = new QueryBench();
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void everyQueryHasCases() {
        assertThat(QUERIES)
                .filteredOn(query -> QueryCaseFile.cases(query.name()).isEmpty())
                .extracting(Query::name)
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicNode> answers() {
        return QUERIES.stream()
                .flatMap(query -> QueryCaseFile.cases(query.name()).stream()
                        .map(one -> DynamicTest.dynamicTest(
                                query.name() + ": " + one.name(), () -> bench.check(query, one))));
    }

    @TestFactory
    Stream<DynamicNode> answersHaveTheColumnsOfTheHeader() {
        return QUERIES.stream()
                .flatMap(query -> QueryCaseFile.cases(query.name()).stream()
                        .limit(1)
                        .map(one -> DynamicTest.dynamicTest(query.name(), () -> hasColumnsOfHeader(query, one))));
    }

    private static void hasColumnsOfHeader(Query query, QueryCase one) {
        assertThat(Map.copyOf(bench.answer(query, one))).isEqualTo(QueryBench.types(query));
    }

    @Test
    @EnabledIfSystemProperty(named = "parcours.mutate", matches = ".*/")
    void smallChangesThatNoCaseNoticesAreListed() throws IOException {
        String folder = System.getProperty("parcours.mutate");
        List<String> unnoticed = QUERIES.stream()
                .filter(query -> folder.equals("/") || query.name().startsWith(folder))
                .flatMap(query -> QueryMutation.of(query).stream())
                .filter(mutation -> !mutation.isNoticed(bench))
                .map(QueryMutation::toString)
                .toList();
        Files.write(Path.of("target", "unnoticed-changes.txt"), unnoticed);
    }
}
