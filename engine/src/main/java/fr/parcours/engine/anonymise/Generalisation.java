package fr.parcours.engine.anonymise;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a column that says too much of a person is made to say less. */
public enum Generalisation {
    /** A date becomes its year. */
    YEAR,
    /** An address becomes its postcode and town; a code of a commune stays. */
    COMMUNE,
    /** An address, a postcode or a code of a commune becomes the code of its département. */
    DEPARTEMENT;

    private static final Pattern YEAR_ALONE = Pattern.compile("\\d{4}");
    private static final Pattern CODE = Pattern.compile("\\d{5}|2[ABab]\\d{3}");
    private static final Pattern DEPARTEMENT_ALONE = Pattern.compile("\\d{2}|2[ABab]|97\\d|98\\d");
    private static final Pattern POSTCODE = Pattern.compile("(?<![\\p{L}\\d])(\\d{5})(?![\\p{L}\\d])[ ,]*");
    private static final Pattern TOWN = Pattern.compile("\\p{L}[\\p{L}'’ -]*(?:\\d{1,2}(?:er|e)?)?");
    private static final Pattern DELIVERY = Pattern.compile("(?iu) (?:cedex|bp|cs)\\b.*");
    private static final String CORSICA = "20";

    /**
     * Generalises a value.
     *
     * @param value the value, not empty
     * @param dates reads dates
     * @return what is left of it, empty if it cannot be told: nothing is better than too much
     */
    String apply(String value, Function<String, Optional<LocalDate>> dates) {
        return switch (this) {
            case YEAR ->
                YEAR_ALONE.matcher(value).matches()
                        ? value
                        : dates.apply(value)
                                .map(date -> String.valueOf(date.getYear()))
                                .filter(year -> YEAR_ALONE.matcher(year).matches())
                                .orElse("");
            case COMMUNE -> CODE.matcher(value).matches() ? value : town(value);
            case DEPARTEMENT -> departement(value);
        };
    }

    private static String town(String address) {
        Matcher postcode = POSTCODE.matcher(address);
        int end = -1;
        String code = "";
        while (postcode.find()) {
            end = postcode.end();
            code = postcode.group(1);
        }
        if (end < 0) {
            return "";
        }
        String town = DELIVERY.matcher(address.substring(end)).replaceFirst("").strip();
        return TOWN.matcher(town).matches() ? code + " " + town : "";
    }

    private static String departement(String value) {
        if (DEPARTEMENT_ALONE.matcher(value).matches()) {
            return value.toUpperCase(java.util.Locale.ROOT);
        }
        if (CODE.matcher(value).matches()) {
            return ofCode(value.toUpperCase(java.util.Locale.ROOT));
        }
        Matcher postcode = POSTCODE.matcher(value);
        String last = "";
        while (postcode.find()) {
            last = postcode.group(1);
        }
        return last.isEmpty() ? "" : ofCode(last);
    }

    /** Overseas codes have three characters; postcodes of Corsica begin with 20. */
    private static String ofCode(String code) {
        if (code.startsWith("97") || code.startsWith("98")) {
            return code.substring(0, 3);
        }
        if (code.startsWith(CORSICA)) {
            char third = code.charAt(2);
            return third == '0' || third == '1' ? "2A" : "2B";
        }
        return code.substring(0, 2);
    }
}
