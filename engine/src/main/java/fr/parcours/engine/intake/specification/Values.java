package fr.parcours.engine.intake.specification;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.LocalDate;
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
@JsonDeserialize(using = ValuesReader.class)
public record Values(List<Rule> rules) {

    /** Stands for any value that no other rule names. */
    public static final String ANY_OTHER = "*";

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
     * Returns the values with two rules for the same days: only the first would ever be used.
     *
     * @return values, as the specification writes them
     */
    public List<String> repeated() {
        Set<String> seen = new TreeSet<>();
        return rules.stream()
                .filter(rule ->
                        !seen.add(rule.value().toLowerCase(Locale.ROOT) + " " + rule.since() + " " + rule.until()))
                .map(Rule::value)
                .toList();
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
