package fr.parcours.engine.intake.harmonise;

import fr.parcours.engine.intake.specification.DateForm;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SqlText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads dates in SQL. Forms that the query engine knows are read by it; the others by a Java function made for them.
 * Each form is tried in turn; a year outside 1900-2100 is a misreading, not a date.
 */
public final class DateSql {

    private final Session session;
    private final Map<String, String> functions = new HashMap<>();

    /**
     * Prepares a session.
     *
     * @param session where functions are made, once per form
     */
    public DateSql(Session session) {
        this.session = session;
    }

    /** Returns the SQL of the date that a text means, missing if it fits no form. */
    String date(String text, List<String> forms, int twoDigitYears) {
        List<DateForm> known = forms.stream()
                .map(form -> DateForm.of(form, twoDigitYears).orElseThrow())
                .toList();
        if (known.stream().allMatch(form -> form.strptime().isPresent())) {
            String parsed = parsed(text, forms, twoDigitYears);
            // The forms begin with a digit: what does not is a word that the engine knows.
            return "case when " + text + " >= '0' and " + text + " < ':' and year(" + parsed
                    + ") between 1900 and 2100 then " + parsed + " end";
        }
        return function(twoDigitYears + " " + forms, known) + "(" + text + ")::date";
    }

    /**
     * Returns the SQL of the date that a text means, for forms that the query engine reads. It may be out of all
     * bounds: words that the engine knows, such as {@code epoch}, are the first day of 1900 or before for it.
     */
    static String parsed(String text, List<String> forms, int twoDigitYears) {
        return forms.stream()
                .map(form -> DateForm.of(form, twoDigitYears)
                        .flatMap(DateForm::strptime)
                        .orElseThrow())
                .map(form -> "try_strptime(" + text + ", " + SqlText.literal(form) + ")")
                .collect(Collectors.joining(", ", "coalesce(", ")::date"));
    }

    private String function(String key, List<DateForm> known) {
        return functions.computeIfAbsent(key, unused -> {
            String name = "read_date_" + functions.size();
            session.function(
                    name,
                    text -> known.stream()
                            .map(form -> form.parse(text))
                            .flatMap(Optional::stream)
                            .findFirst()
                            .map(Object::toString)
                            .orElse(null));
            return name;
        });
    }
}
