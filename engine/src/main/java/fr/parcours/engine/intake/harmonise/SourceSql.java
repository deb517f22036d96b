package fr.parcours.engine.intake.harmonise;

import fr.parcours.engine.intake.specification.Expression;
import fr.parcours.engine.intake.specification.Part;
import fr.parcours.engine.intake.specification.Part.UsedColumn;
import fr.parcours.engine.intake.specification.Source;
import fr.parcours.engine.intake.specification.StepSource;
import fr.parcours.engine.intake.specification.Values;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.Nomenclature;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the sources of one part as SQL over the columns {@code c0}, {@code c1}… of its extract's table. */
final class SourceSql {

    static final String NULL_TEXT = "null::varchar";

    private final Session session;
    private final List<UsedColumn> used;
    private final LocalDate asOf;
    private final Map<String, String> checked = new HashMap<>();

    SourceSql(Session session, Part part, LocalDate asOf) {
        this.session = session;
        this.used = part.usedColumns();
        this.asOf = asOf;
    }

    private String column(List<String> names) {
        return "c" + position(names);
    }

    /** The position of a column among those that are used. */
    int position(List<String> names) {
        for (int i = 0; i < used.size(); i++) {
            if (used.get(i).name().equals(names.get(0))) {
                return i;
            }
        }
        throw new IllegalStateException("Column " + names.get(0) + " is not among those used.");
    }

    /** An expression over columns in braces, checked, and cast to a type; missing where that fails. */
    String expression(String written, String type) {
        return checked.computeIfAbsent(type + " " + written, unused -> {
            String sql = Expression.replace(written, name -> column(List.of(name)));
            RestrictedSql.check(session, written, sql, type);
            return "try((" + sql + "\n)::" + type + ")";
        });
    }

    /** The text of a source as the file has it. */
    String raw(Source source) {
        if (source.constant().isPresent()) {
            return SqlText.literal(source.constant().get());
        }
        if (source.sheet().isPresent()) {
            return "sheet";
        }
        return source.sql()
                .map(written -> "nullif(trim(" + expression(written, "varchar") + "), '')")
                .orElseGet(() -> column(source.column()));
    }

    /** The text of a source before translation; what the specification translates to nothing is missing. */
    String origin(Source source) {
        String raw = raw(source);
        List<String> nothing = source.values().on(asOf).stream()
                .filter(rule -> rule.code().isEmpty())
                .map(rule -> SqlText.literal(lower(rule.value())))
                .toList();
        return nothing.isEmpty()
                ? raw
                : "case when lower(" + raw + ") not in (" + String.join(", ", nothing) + ") then " + raw + " end";
    }

    /** The text of a source after translation; a value without translation stays as it is. */
    String renamed(Source source) {
        String raw = raw(source);
        List<Values.Rule> rules = source.values().on(asOf);
        if (source.constant().isPresent() || rules.isEmpty()) {
            return raw;
        }
        return "case lower(" + raw + ") "
                + rules.stream()
                        .map(rule -> "when " + SqlText.literal(lower(rule.value())) + " then "
                                + (rule.code().isEmpty() ? NULL_TEXT : SqlText.literal(rule.code())))
                        .collect(Collectors.joining(" "))
                + " else " + raw + " end";
    }

    /**
     * The code of a nomenclature that a source stands for, missing if it stands for none, as a value of a type: codes
     * that the specification writes are cast once, not in each row.
     */
    String coded(Source source, Nomenclature nomenclature, String type) {
        if (source.constant().isPresent()) {
            return "(" + raw(source) + ")::" + type;
        }
        if (source.values().isEmpty()) {
            String raw = raw(source);
            return "(case when " + raw + " in (" + codes(nomenclature) + ") then " + raw + " end)::" + type;
        }
        return "(" + translated(source, code -> SqlText.literal(code) + "::" + type) + ")::" + type;
    }

    /** The type of step that a code stands for, missing if it stands for none. */
    String stepType(Source source) {
        return translated(
                source,
                code -> StepSource.Meaning.of(code)
                        .map(meaning -> SqlText.literal(meaning.step().name()))
                        .orElse(NULL_TEXT));
    }

    /** The outcome that a code of a step's type tells. */
    String stepOutcome(Source source) {
        return translated(
                source,
                code -> StepSource.Meaning.of(code)
                        .flatMap(StepSource.Meaning::outcome)
                        .map(outcome -> SqlText.literal(outcome.name()))
                        .orElse(NULL_TEXT));
    }

    private String translated(Source source, java.util.function.UnaryOperator<String> sqlOfCode) {
        String raw = raw(source);
        List<String> branches = new ArrayList<>();
        for (Values.Rule rule : source.values().on(asOf)) {
            branches.add("when " + SqlText.literal(lower(rule.value())) + " then "
                    + (rule.code().isEmpty() ? NULL_TEXT : sqlOfCode.apply(rule.code())));
        }
        Optional<String> other = source.values().anyOther(asOf);
        String otherwise = other.filter(code -> !code.isEmpty())
                .map(code -> " else case when " + raw + " is not null then " + sqlOfCode.apply(code) + " end")
                .orElse("");
        if (branches.isEmpty()) {
            return otherwise.isEmpty() ? NULL_TEXT : otherwise.substring(" else ".length());
        }
        boolean letters = source.values().on(asOf).stream()
                .anyMatch(rule -> rule.value().chars().anyMatch(c -> c < '0' || c > '9'));
        return "case " + (letters ? "lower(" + raw + ")" : raw) + " " + String.join(" ", branches) + otherwise + " end";
    }

    /** Whether a value is none that the specification translates. */
    String unknown(Source source) {
        if (source.values().anyOther(asOf).isPresent()) {
            return "false";
        }
        String raw = raw(source);
        String known = source.values().on(asOf).stream()
                .map(rule -> SqlText.literal(lower(rule.value())))
                .collect(Collectors.joining(", "));
        return raw + " is not null" + (known.isEmpty() ? "" : " and lower(" + raw + ") not in (" + known + ")");
    }

    /** The name of a source's column, for messages. */
    String columnName(Source source) {
        return source.columns().isEmpty()
                ? NULL_TEXT
                : SqlText.literal(
                        source.columns().stream().map(names -> names.get(0)).collect(Collectors.joining(" + ")));
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    static String codes(Nomenclature nomenclature) {
        return nomenclature.entries().stream()
                .map(entry -> SqlText.literal(entry.code()))
                .collect(Collectors.joining(", "));
    }
}
