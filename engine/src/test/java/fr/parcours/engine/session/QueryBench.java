package fr.parcours.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.session.QueryCaseFile.QueryCase;
import fr.parcours.layout.Table;
import fr.parcours.query.PositionalSql;
import fr.parcours.query.Query;
import fr.parcours.query.QueryCatalog;
import fr.parcours.query.QueryColumn;
import fr.parcours.query.QueryParameter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Gives queries their relations as small tables, runs them and compares their answers with what is expected. */
final class QueryBench implements AutoCloseable {

    private static final String MISSING = "-";
    private static final String EMPTY = "''";
    private static final String EXPRESSION = "=";

    private final Session session = Session.open(SessionSettings.intake());
    private final Map<String, Map<String, String>> relations = new LinkedHashMap<>();

    QueryBench() {
        // A pseudonym that says what it was made of.
        session.function("journey_pseudonym", text -> "journey(" + text + ")");
        session.function("person_pseudonym", text -> "person(" + text + ")");
        QueryCaseFile.relations().forEach((relation, columns) -> relations.put(relation, columns(columns)));
    }

    /** Fails when the answer of a query is not what a case expects. */
    void check(Query query, QueryCase given) {
        prepare(query, given);
        TextTable expected = TextTable.parse(given.expect());
        List<String> names = query.columns().stream().map(QueryColumn::name).toList();
        assertThat(names).as("columns of " + query.name()).containsAll(expected.columns());
        List<List<String>> wanted = read(values(expected, types(query)), names);
        List<List<String>> found = run(query, given);
        assertThat(found).as(given.name() + ": " + names).containsExactlyInAnyOrderElementsOf(wanted);
        List<Integer> order = query.order().stream().map(names::indexOf).toList();
        assertThat(keys(found, order)).as(given.name() + ": order of the rows").isEqualTo(keys(wanted, order));
    }

    /** Makes the relations that a query reads. */
    void prepare(Query query, QueryCase given) {
        assertThat(query.sources())
                .as("relations of " + query.name())
                .containsAll(given.given().keySet());
        for (String source : query.sources()) {
            Map<String, String> types = relations.get(source);
            assertThat(types).as("columns of " + source + " in relations.yaml").isNotNull();
            String text =
                    given.given().getOrDefault(source, types.keySet().iterator().next());
            session.run("create or replace temp table " + source + " as " + values(TextTable.parse(text), types));
        }
    }

    /** Runs a query over the relations that are there. */
    List<List<String>> run(Query query, QueryCase given) {
        PositionalSql statement = query.positional();
        List<String> names = query.columns().stream().map(QueryColumn::name).toList();
        return read(statement.sql(), names, parameters(query, statement, given));
    }

    /** Returns names and types of the columns that a query answers. */
    Map<String, String> answer(Query query, QueryCase given) {
        prepare(query, given);
        PositionalSql statement = query.positional();
        session.run("create or replace temp table answer as " + statement.sql(), parameters(query, statement, given));
        Map<String, String> types = new LinkedHashMap<>();
        session.query(
                        "select column_name, column_type from (describe answer)",
                        row -> List.of(
                                row.text("column_name").orElseThrow(),
                                row.text("column_type").orElseThrow()))
                .forEach(column -> types.put(column.get(0), column.get(1)));
        return types;
    }

    static Map<String, String> types(Query query) {
        Map<String, String> types = new LinkedHashMap<>();
        query.columns().forEach(column -> types.put(column.name(), column.type()));
        return types;
    }

    private List<List<String>> read(String sql, List<String> names, Object... values) {
        return session.query(
                sql,
                row -> names.stream()
                        .map(name -> row.text(name).orElse(MISSING))
                        .toList(),
                values);
    }

    private static List<List<String>> keys(List<List<String>> rows, List<Integer> order) {
        return rows.stream().map(row -> order.stream().map(row::get).toList()).toList();
    }

    private static Object[] parameters(Query query, PositionalSql statement, QueryCase given) {
        Map<String, String> types =
                query.parameters().stream().collect(Collectors.toMap(QueryParameter::name, QueryParameter::type));
        return statement.parameters().stream()
                .map(name -> {
                    String text = given.parameters().get(name);
                    assertThat(text)
                            .as("parameter " + name + " of " + query.name())
                            .isNotNull();
                    return switch (types.get(name)) {
                        case "DATE" -> LocalDate.parse(text);
                        case "INTEGER" -> Integer.valueOf(text);
                        default -> text;
                    };
                })
                .toArray();
    }

    /** Writes a table as SQL, its columns in the order of the types, those that it leaves out missing. */
    private static String values(TextTable table, Map<String, String> types) {
        assertThat(types.keySet()).as("known columns").containsAll(table.columns());
        String columns = types.entrySet().stream()
                .map(type -> "cast(" + (table.columns().contains(type.getKey()) ? type.getKey() : "null") + " as "
                        + type.getValue() + ") as " + type.getKey())
                .collect(Collectors.joining(", "));
        List<String> rows = new ArrayList<>();
        for (List<String> row : table.rows()) {
            rows.add(row.stream().map(QueryBench::value).collect(Collectors.joining(", ", "(", ")")));
        }
        // A first row of its own: a table without rows has columns too.
        rows.add(0, table.columns().stream().map(column -> "null").collect(Collectors.joining(", ", "(", ")")));
        return "select " + columns + " from (values " + String.join(", ", rows) + ") as given("
                + String.join(", ", table.columns()) + ") offset 1";
    }

    private static String value(String cell) {
        if (cell.equals(MISSING)) {
            return "null";
        }
        if (cell.equals(EMPTY)) {
            return "''";
        }
        return cell.startsWith(EXPRESSION) ? "cast(" + cell.substring(1) + " as varchar)" : SqlText.literal(cell);
    }

    /** Reads a list of columns: of a table of the layout, of the answer of a query, or a name and a type. */
    private static Map<String, String> columns(String list) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String item : list.strip().split("\\s*,\\s*")) {
            List<String> words = Arrays.asList(item.split("\\s+"));
            if (words.size() == 2) {
                columns.put(words.get(0), words.get(1));
            } else if (item.contains("/")) {
                types(QueryCatalog.standard().query(item)).forEach(columns::putIfAbsent);
            } else {
                Table.valueOf(item)
                        .columns()
                        .forEach(column ->
                                columns.putIfAbsent(column.name(), column.type().sql()));
            }
        }
        return columns;
    }

    @Override
    public void close() {
        session.close();
    }
}
