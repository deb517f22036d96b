package fr.parcours.engine.anonymise;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads dates in the forms of a specification, such as {@code dd/MM/yyyy} or {@code d MMMM yyyy}, the first one that
 * fits the whole text. Days and months may be written with one digit where a separator follows; months in words are
 * French, accents and case forgiven. Midnight after a date is ignored. Not thread-safe.
 */
public final class BirthDates implements Function<String, Optional<LocalDate>> {

    private static final int REMEMBERED = 60_000;
    private static final String MIDNIGHT = "[ T]0?0:00(:00)?(\\.0+)?$";
    private static final String[] MONTHS = {
        "JANVIER",
        "FEVRIER",
        "MARS",
        "AVRIL",
        "MAI",
        "JUIN",
        "JUILLET",
        "AOUT",
        "SEPTEMBRE",
        "OCTOBRE",
        "NOVEMBRE",
        "DECEMBRE"
    };
    private static final int SHORTEST_MONTH = 3;

    private final List<String> forms;
    private final int firstTwoDigitYear;
    private final Map<String, Optional<LocalDate>> remembered = new HashMap<>();

    /**
     * Prepares a reader.
     *
     * @param forms accepted forms
     * @param firstTwoDigitYear the year that the lowest years of two digits stand for: 1930 for 1930 to 2029
     */
    public BirthDates(List<String> forms, int firstTwoDigitYear) {
        this.forms = List.copyOf(forms);
        this.firstTwoDigitYear = firstTwoDigitYear;
    }

    @Override
    public Optional<LocalDate> apply(String text) {
        Optional<LocalDate> known = remembered.get(text);
        if (known != null) {
            return known;
        }
        Optional<LocalDate> date = read(text);
        if (remembered.size() < REMEMBERED) {
            remembered.put(text, date);
        }
        return date;
    }

    private Optional<LocalDate> read(String text) {
        String day = text.indexOf(':') > 0 ? text.replaceFirst(MIDNIGHT, "") : text;
        for (String form : forms) {
            Optional<LocalDate> date = new Reading(form, day).date();
            if (date.isPresent()) {
                return date;
            }
        }
        return Optional.empty();
    }

    /** One text read in one form. */
    private final class Reading {
        private final String form;
        private final String text;
        private int at;
        private int year = -1;
        private int month = -1;
        private int day = -1;

        Reading(String form, String text) {
            this.form = form;
            this.text = text;
        }

        Optional<LocalDate> date() {
            int from = 0;
            while (from < form.length()) {
                char field = form.charAt(from);
                int to = from + 1;
                while (to < form.length() && form.charAt(to) == field) {
                    to++;
                }
                boolean fixed = to < form.length() && Character.isLetter(form.charAt(to));
                if (!read(field, to - from, fixed)) {
                    return Optional.empty();
                }
                from = to;
            }
            return at == text.length() ? made() : Optional.empty();
        }

        private boolean read(char field, int width, boolean fixed) {
            switch (field) {
                case 'd' -> day = number(fixed ? width : 1, 2);
                case 'M' -> month = width > 2 ? monthName() : number(fixed ? width : 1, 2);
                case 'y', 'u' -> year = width == 2 ? century(number(2, 2)) : number(4, 4);
                default -> {
                    return literal(field, width);
                }
            }
            return (field == 'd' ? day : field == 'M' ? month : year) >= 0;
        }

        private boolean literal(char expected, int width) {
            for (int i = 0; i < width; i++) {
                if (at == text.length() || text.charAt(at++) != expected) {
                    return false;
                }
            }
            return true;
        }

        private int number(int least, int most) {
            int start = at;
            int number = 0;
            while (at < text.length() && at - start < most && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                number = number * 10 + (text.charAt(at++) - '0');
            }
            return at - start < least ? -1 : number;
        }

        private int century(int twoDigits) {
            if (twoDigits < 0) {
                return -1;
            }
            int base = firstTwoDigitYear / 100 * 100 + twoDigits;
            return base < firstTwoDigitYear ? base + 100 : base;
        }

        private int monthName() {
            int start = at;
            while (at < text.length() && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '.')) {
                at++;
            }
            String name = IdentityNormalisation.name(text.substring(start, at));
            List<Integer> fitting = new ArrayList<>();
            for (int i = 0; i < MONTHS.length; i++) {
                if (name.length() >= SHORTEST_MONTH && MONTHS[i].startsWith(name)) {
                    fitting.add(i + 1);
                }
            }
            return fitting.size() == 1 ? fitting.get(0) : -1;
        }

        private Optional<LocalDate> made() {
            try {
                return year < 0 || month < 0 || day < 0
                        ? Optional.empty()
                        : Optional.of(LocalDate.of(year, month, day));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }
}
