package fr.parcours.engine.intake.harmonise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.engine.session.QueryFailedException;
import fr.parcours.engine.session.Session;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The SQL that a specification may contain: an expression over the columns of one row, made of plain functions of
 * texts, numbers and dates. It can read no file, no table and no setting. The query engine's own parser says what it
 * is.
 */
public final class RestrictedSql {

    private static final Texts TEXTS = Texts.of(RestrictedSql.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> CLASSES = Set.of(
            "CONSTANT",
            "COLUMN_REF",
            "FUNCTION",
            "CASE",
            "CAST",
            "TYPE",
            "COMPARISON",
            "CONJUNCTION",
            "OPERATOR",
            "BETWEEN");
    private static final Set<String> FUNCTIONS = Set.of(
            "lower",
            "upper",
            "trim",
            "ltrim",
            "rtrim",
            "left",
            "right",
            "substr",
            "substring",
            "replace",
            "concat",
            "concat_ws",
            "||",
            "nullif",
            "length",
            "strpos",
            "instr",
            "position",
            "contains",
            "prefix",
            "suffix",
            "starts_with",
            "ends_with",
            "lpad",
            "rpad",
            "split_part",
            "regexp_extract",
            "regexp_matches",
            "regexp_full_match",
            "regexp_replace",
            "strip_accents",
            "+",
            "-",
            "*",
            "/",
            "%",
            "//",
            "~~",
            "!~~",
            "~~*",
            "!~~*",
            "like_escape",
            "ilike_escape",
            "array_slice",
            "array_extract",
            "greatest",
            "least",
            "abs",
            "round",
            "floor",
            "ceil",
            "if",
            "strptime",
            "try_strptime",
            "strftime",
            "date_part",
            "datepart",
            "year",
            "month",
            "day",
            "reverse",
            "translate",
            "ascii",
            "chr",
            "list_value");
    private static final String COLUMN = "c\\d+|sheet";

    private RestrictedSql() {}

    /**
     * Checks an expression whose columns are already those of the extract's table.
     *
     * @param session parses it
     * @param written the expression as the specification has it, for messages
     * @param sql the expression over {@code c0}, {@code c1}…
     * @param type type that it is cast to
     * @throws InvalidInputException if it is not an expression, or goes beyond what is allowed
     */
    public static void check(Session session, String written, String sql, String type) {
        JsonNode tree = parse(session, sql);
        JsonNode statements = tree.path("statements");
        JsonNode node = statements.path(0).path("node");
        if (tree.path("error").asBoolean()
                || statements.size() != 1
                || node.path("select_list").size() != 1) {
            throw new InvalidInputException(TEXTS.format(
                    "sql.syntax", written, tree.path("error_message").asText("")));
        }
        boolean plain = node.path("from_table").path("type").asText().equals("EMPTY")
                && node.path("where_clause").isNull()
                && node.path("cte_map").path("map").isEmpty()
                && node.path("group_expressions").isEmpty()
                && node.path("modifiers").isEmpty()
                && node.path("sample").isNull()
                && node.path("qualify").isNull()
                && node.path("having").isNull();
        if (!plain) {
            throw new InvalidInputException(TEXTS.format("sql.forbidden", written, "select"));
        }
        Set<String> columns = new TreeSet<>();
        walk(written, node.path("select_list").path(0), columns);
        bind(session, written, sql, type, columns);
    }

    /** Functions with arguments that they do not take are found before any row is read. */
    private static void bind(Session session, String written, String sql, String type, Set<String> columns) {
        String row = columns.stream()
                .map(column -> "null::varchar as " + column)
                .collect(Collectors.joining(", ", "select 1 as one, ", ""))
                .replaceAll(", $", "");
        try {
            session.query(
                    "select try((" + sql + "\n)::" + type + ") as value from (" + row + ") where false", line -> "");
        } catch (QueryFailedException e) {
            throw new InvalidInputException(TEXTS.format("sql.syntax", written, firstLine(e.getCause())), e);
        }
    }

    private static String firstLine(Throwable cause) {
        return cause == null
                ? ""
                : String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    private static JsonNode parse(Session session, String sql) {
        String json = session.query(
                        "select json_serialize_sql($1::varchar) as tree",
                        row -> row.text("tree").orElse("{}"),
                        "select (" + sql + "\n)")
                .get(0);
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The query engine wrote a tree that is no JSON.", e);
        }
    }

    private static void walk(String written, JsonNode node, Set<String> columns) {
        if (node.isArray()) {
            node.forEach(element -> walk(written, element, columns));
        } else if (node.isObject()) {
            if (node.has("class") && node.has("type")) {
                expression(written, node, columns);
            }
            node.forEach(child -> walk(written, child, columns));
        }
    }

    private static void expression(String written, JsonNode node, Set<String> columns) {
        String type = node.path("class").asText();
        if (!CLASSES.contains(type)) {
            throw new InvalidInputException(
                    TEXTS.format("sql.forbidden", written, type.toLowerCase(java.util.Locale.ROOT)));
        }
        if (type.equals("FUNCTION")
                && !FUNCTIONS.contains(node.path("function_name").asText())) {
            throw new InvalidInputException(TEXTS.format(
                    "sql.forbidden", written, node.path("function_name").asText()));
        }
        if (type.equals("COLUMN_REF")) {
            JsonNode names = node.path("column_names");
            if (names.size() != 1 || !names.path(0).asText().matches(COLUMN)) {
                throw new InvalidInputException(
                        TEXTS.format("sql.column", written, names.path(0).asText()));
            }
            columns.add(names.path(0).asText());
        }
    }
}
