package fr.parcours.engine.demo;

import com.fasterxml.jackson.databind.JsonNode;
import fr.parcours.layout.Column;
import fr.parcours.layout.ColumnType;
import fr.parcours.layout.Nomenclatures;
import fr.parcours.layout.Table;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All reasons for which the rows of a file would be rejected, read off its specification without the intake: a second
 * opinion on what the simulator wrote.
 */
final class RowChecks {

    private final JsonNode specification;
    private final List<String> columns;
    private final LocalDate asOf;
    private final Set<Object> seen = new HashSet<>();

    RowChecks(JsonNode specification, LocalDate asOf) {
        this.specification = specification;
        this.columns = WrittenFile.texts(specification.path("columns"));
        this.asOf = asOf;
    }

    private record Dated(String step, Optional<LocalDate> date, String outcome) {}

    /** Returns the reasons against a row, in no order; none for a right row. */
    Set<String> reasons(WrittenFile.Line line) {
        Set<String> reasons = new LinkedHashSet<>();
        boolean json = specification.at("/format/type").asText().equals("jsonl");
        if (json ? line.paths().isEmpty() : line.values().size() != columns.size()) {
            return Set.of("field_count");
        }
        checkValues(line, reasons);
        List<Dated> steps = steps(line, reasons);
        boolean event = specification.get("row").asText().equals("event");
        String key = value(line, specification.at("/journey/file_number"));
        if (key.isEmpty()) {
            reasons.add("missing_key");
        } else if (!seen.add(event ? line : line.sheet() + "/" + key)) {
            reasons.add("duplicate");
        }
        checkSteps(steps, reasons);
        return reasons;
    }

    private void checkValues(WrittenFile.Line line, Set<String> reasons) {
        specification.get("journey").properties().forEach(entry -> {
            if (entry.getKey().equals("file_number")) {
                return;
            }
            String text = value(line, entry.getValue());
            Column column = Table.JOURNEY.column(entry.getKey());
            if (text.isEmpty()) {
                return;
            }
            Optional<String> code = code(entry.getValue(), text);
            if (code.filter(String::isEmpty).isPresent()) {
                return;
            }
            if (code.isEmpty()
                    || column.nomenclature()
                            .filter(name -> !Nomenclatures.get(name).contains(code.orElseThrow()))
                            .isPresent()) {
                reasons.add("unknown_code");
            } else if (column.type() == ColumnType.INTEGER
                    && !code.orElseThrow().matches("\\d+")) {
                reasons.add("invalid_number");
            }
        });
    }

    private List<Dated> steps(WrittenFile.Line line, Set<String> reasons) {
        List<Dated> steps = new ArrayList<>();
        for (JsonNode step : specification.get("steps")) {
            for (int n = 1; n <= step.path("repeat").asInt(1); n++) {
                (step.has("type") ? typed(line, step, n, reasons) : untyped(line, step, n, reasons))
                        .ifPresent(steps::add);
            }
        }
        return steps;
    }

    private Optional<Dated> untyped(WrittenFile.Line line, JsonNode step, int n, Set<String> reasons) {
        String day = value(line, step.get("date"), n);
        String outcome = step.has("outcome") ? value(line, step.get("outcome"), n) : "";
        Optional<LocalDate> date = checkedDate(day, reasons);
        Optional<String> code = outcome.isEmpty() ? Optional.of("") : code(step.get("outcome"), outcome);
        if (code.isEmpty()) {
            reasons.add("unknown_code");
        }
        if (!day.isEmpty() && outcome.isEmpty() && step.has("outcome")) {
            reasons.add("missing_outcome");
        }
        if (day.isEmpty() && !outcome.isEmpty()) {
            reasons.add("missing_date");
        }
        return Optional.of(new Dated(step.get("step").asText(), date, code.orElse("")));
    }

    /** A step told by a code: "STEP", "STEP OUTCOME", or nothing for a code that is known and is no step. */
    private Optional<Dated> typed(WrittenFile.Line line, JsonNode step, int n, Set<String> reasons) {
        String text = value(line, step.get("type"), n);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> code = code(step.get("type"), text);
        if (code.isEmpty()) {
            reasons.add("unknown_code");
        }
        if (code.filter(known -> !known.isEmpty()).isEmpty()) {
            return Optional.empty();
        }
        String[] words = code.orElseThrow().split(" ", -1);
        String day = value(line, step.get("date"), n);
        if (day.isEmpty()) {
            reasons.add("missing_date");
        }
        return Optional.of(new Dated(words[0], checkedDate(day, reasons), words.length > 1 ? words[1] : ""));
    }

    private Optional<LocalDate> checkedDate(String day, Set<String> reasons) {
        Optional<LocalDate> date = date(day);
        if (!day.isEmpty() && date.isEmpty()) {
            reasons.add("invalid_date");
        }
        return date;
    }

    private void checkSteps(List<Dated> steps, Set<String> reasons) {
        Map<String, LocalDate> first = new TreeMap<>();
        steps.forEach(step -> step.date().ifPresent(date -> first.putIfAbsent(step.step(), date)));
        for (String[] pair : new String[][] {
            {"APPLICATION", "ELIGIBILITY"},
            {"ELIGIBILITY", "DOSSIER"},
            {"ELIGIBILITY", "JURY"},
            {"ELIGIBILITY", "WITHDRAWAL"},
            {"ELIGIBILITY", "EXPIRY"},
            {"DOSSIER", "JURY"},
            {"SUPPORT_START", "SUPPORT_END"}
        }) {
            if (first.containsKey(pair[0])
                    && first.containsKey(pair[1])
                    && first.get(pair[1]).isBefore(first.get(pair[0]))) {
                reasons.add("date_order");
            }
        }
        boolean favourable = steps.stream()
                .anyMatch(step -> step.date().isPresent() && step.outcome().equals("FAVOURABLE"));
        if (first.containsKey("JURY") && !favourable) {
            reasons.add("jury_without_eligibility");
        }
        if (steps.stream().flatMap(step -> step.date().stream()).anyMatch(date -> date.isAfter(asOf))) {
            reasons.add("after_as_of");
        }
    }

    private String value(WrittenFile.Line line, JsonNode source) {
        return value(line, source, 1);
    }

    private String value(WrittenFile.Line line, JsonNode source, int n) {
        if (source.has("sheet")) {
            return line.sheet();
        }
        String column = source.get("column").asText().replace("{n}", Integer.toString(n));
        String text = columns.isEmpty()
                ? line.paths().getOrDefault(column, "")
                : line.values().get(columns.indexOf(column)).trim();
        return WrittenFile.texts(specification.path("missing")).contains(text) ? "" : text;
    }

    private static Optional<String> code(JsonNode source, String text) {
        return source.has("values")
                ? Optional.ofNullable(source.get("values").get(text)).map(JsonNode::asText)
                : Optional.of(text);
    }

    private Optional<LocalDate> date(String text) {
        return WrittenFile.texts(specification.get("dates")).stream()
                .flatMap(form -> date(text, form).stream())
                .findFirst();
    }

    private static Optional<LocalDate> date(String text, String form) {
        try {
            if (form.equals("iso")) {
                return Optional.of(OffsetDateTime.parse(text).toLocalDate());
            }
            return Optional.of(LocalDate.parse(
                    text,
                    DateTimeFormatter.ofPattern(form.replace('y', 'u'), Locale.ROOT)
                            .withResolverStyle(ResolverStyle.STRICT)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
