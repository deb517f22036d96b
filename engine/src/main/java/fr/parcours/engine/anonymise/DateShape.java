package fr.parcours.engine.anonymise;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises full dates in the shapes that files have, whatever the specification says of them. A date is a number
 * whose digits are its year, month and day, so that dates compare as numbers.
 */
final class DateShape {

    /** Not a full date. */
    static final int NONE = 0;

    private static final Pattern IN_WORDS = Pattern.compile("(\\d{1,2})(?:er)? (\\p{L}{3,9})\\.? (\\d{4})");
    private static final String[] MONTHS = {
        "JANV", "FEVR", "MARS", "AVRI", "MAI", "JUIN", "JUIL", "AOUT", "SEPT", "OCTO", "NOVE", "DECE"
    };
    /** Three numbers with the same separator, and no fourth: five pairs of digits are a telephone number. */
    private static final Pattern ANYWHERE =
            Pattern.compile("(?<![\\d./-])\\d{1,2}([/.-])\\d{1,2}\\1(?:\\d{4}|\\d{2})(?![/.-]?\\d)"
                    // With the year first, what stands before may be another number: 0433/2007-05-14.
                    + "|(?<!\\d)(?:19|20)\\d{2}([/.-])(?:0?[1-9]|1[0-2])\\2(?:0?[1-9]|[12]\\d|3[01])(?!\\d)");

    private DateShape() {}

    /**
     * Reads a text that is a date and nothing else, or a date followed by a time.
     *
     * @param text without white space around
     * @param today the last plausible day, as a number: decides the century of two digits
     * @return the date, {@link #NONE} if it is not one
     */
    static int read(String text, int today) {
        int length = text.length();
        if (length < 6 || !digit(text.charAt(0))) {
            return NONE;
        }
        int[] parts = new int[3];
        int[] widths = new int[3];
        int part = 0;
        int at = 0;
        for (; at < length; at++) {
            char c = text.charAt(at);
            if (digit(c)) {
                parts[part] = parts[part] * 10 + (c - '0');
                if (++widths[part] > 8) {
                    return NONE;
                }
            } else if (part < 2 && (c == '/' || c == '-' || c == '.')) {
                part++;
            } else {
                break;
            }
        }
        if (at < length && !timeFollows(text, at)) {
            return part == 0 && widths[0] <= 2 ? inWords(text) : NONE;
        }
        if (part == 0) {
            return widths[0] == 8 ? compact(parts[0]) : NONE;
        }
        if (part != 2) {
            return NONE;
        }
        if (widths[0] == 4) {
            return date(parts[0], parts[1], parts[2]);
        }
        if (widths[0] > 2 || widths[1] > 2) {
            return NONE;
        }
        if (widths[2] == 2) {
            int recent = date(2000 + parts[2], parts[1], parts[0]);
            return recent > today ? date(1900 + parts[2], parts[1], parts[0]) : recent;
        }
        return widths[2] == 4 ? date(parts[2], parts[1], parts[0]) : NONE;
    }

    private static boolean timeFollows(String text, int at) {
        char c = text.charAt(at);
        return (c == ' ' || c == 'T')
                && at + 3 < text.length()
                && digit(text.charAt(at + 1))
                && text.indexOf(':', at) > 0;
    }

    /** Eight digits without separators: year first, or day first. */
    private static int compact(int digits) {
        int yearFirst = date(digits / 10_000, digits / 100 % 100, digits % 100);
        return yearFirst != NONE ? yearFirst : date(digits % 10_000, digits / 10_000 % 100, digits / 1_000_000);
    }

    private static int inWords(String text) {
        Matcher words = IN_WORDS.matcher(text);
        if (!words.matches()) {
            return NONE;
        }
        String month = IdentityNormalisation.name(words.group(2)).toUpperCase(Locale.ROOT);
        Optional<Integer> number = month(month);
        return number.isEmpty()
                ? NONE
                : date(Integer.parseInt(words.group(3)), number.get(), Integer.parseInt(words.group(1)));
    }

    private static Optional<Integer> month(String name) {
        for (int i = 0; i < MONTHS.length; i++) {
            String start = MONTHS[i];
            if (name.startsWith(start) || (name.length() == 3 && start.startsWith(name))) {
                return Optional.of(i + 1);
            }
        }
        return Optional.empty();
    }

    private static int date(int year, int month, int day) {
        boolean real = year >= 1850 && year <= 2150 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
        return real ? year * 10_000 + month * 100 + day : NONE;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Hides the dates inside a text, so that their digits are not taken for those of a number. */
    static String masked(String text) {
        return ANYWHERE.matcher(text).replaceAll("_");
    }
}
