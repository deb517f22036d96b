package fr.parcours.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one query file: its header, then the checks between header and SQL. Collects every fault it meets. */
final class QueryFile {

    private static final Set<String> KEYS = Set.of("query", "purpose", "grain", "param", "column", "source", "order");
    private static final Set<String> REPEATED = Set.of("param", "column");
    private static final List<String> REQUIRED = List.of("query", "purpose", "grain", "column", "source");

    private static final Pattern KEY_LINE = Pattern.compile("--\\s*@(\\w+)\\s*(.*)");
    private static final String NAME = "([a-z][a-z0-9_]*)";
    private static final String TYPE = "([A-Z]+(?:\\([0-9, ]+\\))?(?:\\[\\])?)";
    private static final Pattern PARAM = Pattern.compile(NAME + "\\s+" + TYPE + "\\s+(\\S.*)");
    private static final Pattern COLUMN = Pattern.compile(NAME + "\\s+" + TYPE + "\\s+(not null\\s+)?(\\S.*)");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private record Entry(String key, String value, int line) {}

    private final String path;
    private final String text;
    private final List<Fault> faults;
    private final List<Entry> entries = new ArrayList<>();

    private QueryFile(String path, String text, List<Fault> faults) {
        this.path = path;
        this.text = text;
        this.faults = faults;
    }

    /** Reads a file; empty when it has faults, which are added to the list. */
    static Optional<Query> read(String path, String text, List<Fault> faults) {
        int before = faults.size();
        Query query = new QueryFile(path, text, faults).read();
        return faults.size() == before ? Optional.of(query) : Optional.empty();
    }

    private Query read() {
        readEntries();
        checkKeys();
        List<QueryParameter> parameters = all("param", this::parameter);
        List<QueryColumn> columns = all("column", this::column);
        checkUnique("param", parameters.stream().map(QueryParameter::name).toList());
        checkUnique("column", columns.stream().map(QueryColumn::name).toList());
        checkName();
        checkOrder(columns);
        checkStatement(parameters);
        return new Query(
                path.replaceFirst("\\.sql$", ""),
                value("purpose"),
                value("grain"),
                parameters,
                columns,
                listed("source"),
                listed("order"),
                text);
    }

    private void readEntries() {
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.startsWith("--")) {
                return;
            }
            Matcher matcher = KEY_LINE.matcher(line);
            if (matcher.matches()) {
                entries.add(new Entry(matcher.group(1), matcher.group(2).strip(), number));
            } else if (entries.isEmpty()) {
                fault(number, "the header starts with a key such as \"-- @query folder/name\".");
            } else {
                Entry last = entries.remove(entries.size() - 1);
                String continued = (last.value() + " " + line.substring(2).strip()).strip();
                entries.add(new Entry(last.key(), continued, last.line()));
            }
        }
    }

    private void checkKeys() {
        Set<String> seen = new HashSet<>();
        for (Entry entry : entries) {
            if (!KEYS.contains(entry.key())) {
                fault(entry.line(), "unknown key @" + entry.key() + ".");
            } else if (entry.value().isEmpty()) {
                fault(entry.line(), "@" + entry.key() + " is empty.");
            }
            if (!seen.add(entry.key()) && !REPEATED.contains(entry.key())) {
                fault(entry.line(), "@" + entry.key() + " is written twice.");
            }
        }
        for (String key : REQUIRED) {
            if (!seen.contains(key)) {
                fault(1, "the header has no @" + key + ".");
            }
        }
    }

    private void checkName() {
        String expected = path.replaceFirst("\\.sql$", "");
        for (Entry entry : entries("query")) {
            if (!entry.value().equals(expected)) {
                fault(entry.line(), "@query says " + entry.value() + ", the path of the file says " + expected + ".");
            }
        }
    }

    private void checkUnique(String key, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                fault(1, "@" + key + " " + name + " is declared twice.");
            }
        }
    }

    private void checkOrder(List<QueryColumn> columns) {
        List<String> names = columns.stream().map(QueryColumn::name).toList();
        for (Entry entry : entries("order")) {
            for (String item : listed("order")) {
                if (!names.contains(item.split("\\s+")[0])) {
                    fault(entry.line(), "@order names " + item + ", which is not a @column.");
                }
            }
        }
    }

    private void checkStatement(List<QueryParameter> parameters) {
        ParsedSql sql = ParsedSql.parse(text);
        if (!sql.hasCode()) {
            fault(1, "the file has no SQL.");
        }
        for (int line : sql.inwardSemicolons()) {
            fault(line, "a file holds one statement: nothing may follow a semicolon.");
        }
        List<String> declared = parameters.stream().map(QueryParameter::name).toList();
        sql.parameters().forEach((name, line) -> {
            if (!declared.contains(name)) {
                fault(line, "$" + name + " is not declared: add \"-- @param " + name + " TYPE meaning\".");
            }
        });
        for (String name : declared) {
            if (!sql.parameters().containsKey(name)) {
                fault(1, "@param " + name + " is declared but never used.");
            }
        }
    }

    private Optional<QueryParameter> parameter(Entry entry) {
        Matcher matcher = PARAM.matcher(entry.value());
        if (!matcher.matches()) {
            fault(entry.line(), "write \"@param name TYPE meaning\".");
            return Optional.empty();
        }
        return Optional.of(new QueryParameter(matcher.group(1), matcher.group(2), matcher.group(3)));
    }

    private Optional<QueryColumn> column(Entry entry) {
        Matcher matcher = COLUMN.matcher(entry.value());
        if (!matcher.matches()) {
            fault(entry.line(), "write \"@column name TYPE [not null] meaning\".");
            return Optional.empty();
        }
        return Optional.of(
                new QueryColumn(matcher.group(1), matcher.group(2), matcher.group(3) != null, matcher.group(4)));
    }

    private <T> List<T> all(String key, Function<Entry, Optional<T>> reader) {
        return entries(key).stream().map(reader).flatMap(Optional::stream).toList();
    }

    private List<Entry> entries(String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).toList();
    }

    private String value(String key) {
        return entries(key).stream().map(Entry::value).findFirst().orElse("");
    }

    private List<String> listed(String key) {
        return value(key).isEmpty() ? List.of() : List.of(COMMA.split(value(key)));
    }

    private void fault(int line, String message) {
        faults.add(new Fault(path, line, message));
    }
}
