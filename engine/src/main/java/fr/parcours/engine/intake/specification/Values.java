package fr.parcours.engine.intake.specification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The values of a column and the codes they stand for. Values are compared without regard to case.
 *
 * @param rules one per value and period, in the order of the file
 */
public record Values(List<Rule> rules) {

    /** Stands for any value that no other rule names. */
    public static final String ANY_OTHER = "*";

    private static final Set<String> KEYS = Set.of("value", "code", "since", "until");

    /**
     * One value.
     *
     * @param value text in the file, or {@link #ANY_OTHER}
     * @param code the code it stands for, empty if it means a missing value
     * @param since first day of the rule
     * @param until last day of the rule
     */
    public record Rule(String value, String code, Optional<LocalDate> since, Optional<LocalDate> until) {

        boolean validOn(LocalDate day) {
            return since.map(first -> !day.isBefore(first)).orElse(true)
                    && until.map(last -> !day.isAfter(last)).orElse(true);
        }
    }

    /** No translation: the column holds the codes themselves. */
    public static final Values NONE = new Values(List.of());

    /** Copies the list. */
    public Values {
        rules = List.copyOf(rules);
    }

    /**
     * Reads the values: {@code value: code}, {@code value: {code, since, until}}, or a list of {@code {value, code,
     * since, until}} when a value changed its meaning.
     *
     * @param node what the specification holds
     * @return the values
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Values of(JsonNode node) {
        List<Rule> rules = new ArrayList<>();
        if (node.isArray()) {
            for (JsonNode element : node) {
                rules.add(rule(text(element.get("value")), element));
            }
        } else {
            node.properties().forEach(entry -> rules.add(rule(entry.getKey(), entry.getValue())));
        }
        return new Values(rules);
    }

    private static Rule rule(String value, JsonNode node) {
        if (!node.isObject()) {
            return new Rule(value.strip(), text(node), Optional.empty(), Optional.empty());
        }
        Set<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                unknown.add(key);
            }
        });
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown keys " + unknown + ", expected " + new TreeSet<>(KEYS));
        }
        return new Rule(value.strip(), text(node.get("code")), day(node.get("since")), day(node.get("until")));
    }

    private static String text(JsonNode node) {
        return node == null || node.isNull() ? "" : node.asText().strip();
    }

    private static Optional<LocalDate> day(JsonNode node) {
        try {
            return node == null || node.isNull() ? Optional.empty() : Optional.of(LocalDate.parse(node.asText()));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("« " + node.asText() + " » : yyyy-MM-dd", e);
        }
    }

    /**
     * Returns the rules in force on a day, one per value: the first that applies.
     *
     * @param day as-of date of an extract
     * @return the rules, without the one for any other value
     */
    public List<Rule> on(LocalDate day) {
        Set<String> seen = new TreeSet<>();
        return rules.stream()
                .filter(rule -> !rule.value().equals(ANY_OTHER) && rule.validOn(day))
                .filter(rule -> seen.add(rule.value().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /**
     * Returns the code of any value without a rule.
     *
     * @param day as-of date of an extract
     * @return the code, empty if such values are unknown
     */
    public Optional<String> anyOther(LocalDate day) {
        return rules.stream()
                .filter(rule -> rule.value().equals(ANY_OTHER) && rule.validOn(day))
                .map(Rule::code)
                .findFirst();
    }

    /**
     * Says whether there is nothing to translate.
     *
     * @return true without any rule
     */
    public boolean isEmpty() {
        return rules.isEmpty();
    }
}
