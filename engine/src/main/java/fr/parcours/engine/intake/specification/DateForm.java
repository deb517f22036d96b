package fr.parcours.engine.intake.specification;

import java.text.Normalizer;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A form of dates, in the letters of {@link DateTimeFormatter}: {@code d}, {@code M}, {@code MMM} or {@code MMMM} for
 * French names of months, {@code yy}, {@code yyyy}, {@code EEEE} for French days of the week, {@code HH mm ss}; text in
 * apostrophes stands for itself. {@code iso} is ISO 8601, with or without a time; where the time has an offset, the day
 * is that of Paris.
 *
 * <p>Days and months may be written with one digit or two, except in forms without separators. A year outside 1900-2100
 * is a misreading, not a date.
 */
public final class DateForm {

    private static final String ISO = "iso";
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;
    private static final Pattern TOKEN = Pattern.compile("'([^']*)'|([A-Za-z])\\2*|[^A-Za-z']");
    private static final Pattern WORD = Pattern.compile("\\p{L}+\\.?");
    private static final Pattern ISO_START = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern SHORT_OFFSET = Pattern.compile("([+-]\\d{2})(\\d{2})$");
    private static final Map<String, Integer> MONTHS = months();
    private static final List<String> DAYS =
            List.of("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche");
    /** Stands before the number of a month that was written as a name; texts have no such character. */
    private static final char NAMED = '\ue000';

    private final String pattern;
    private final List<String> tokens;
    private final DateTimeFormatter formatter;

    private DateForm(String pattern, List<String> tokens, int twoDigitYears) {
        this.pattern = pattern;
        this.tokens = tokens;
        this.formatter = formatter(tokens, twoDigitYears);
    }

    private static Map<String, Integer> months() {
        List<List<String>> names = List.of(
                List.of("janvier", "janv", "jan"),
                List.of("fevrier", "fevr", "fev"),
                List.of("mars", "mar"),
                List.of("avril", "avr"),
                List.of("mai"),
                List.of("juin"),
                List.of("juillet", "juil", "jul"),
                List.of("aout", "aou"),
                List.of("septembre", "sept", "sep"),
                List.of("octobre", "oct"),
                List.of("novembre", "nov"),
                List.of("decembre", "dec"));
        Map<String, Integer> months = new TreeMap<>();
        for (int month = 0; month < names.size(); month++) {
            for (String name : names.get(month)) {
                months.put(name, month + 1);
            }
        }
        return months;
    }

    /**
     * Reads a form.
     *
     * @param pattern such as {@code d MMMM yyyy}
     * @param twoDigitYears first year that two digits can mean
     * @return the form, empty if it is not one of ours or lacks a day, a month or a year
     */
    public static Optional<DateForm> of(String pattern, int twoDigitYears) {
        if (pattern.equals(ISO)) {
            return Optional.of(new DateForm(pattern, List.of(), twoDigitYears));
        }
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(pattern);
        int end = 0;
        while (matcher.find()) {
            if (matcher.start() != end) {
                return Optional.empty();
            }
            tokens.add(matcher.group());
            end = matcher.end();
        }
        boolean known = end == pattern.length() && tokens.stream().allMatch(DateForm::isKnown);
        boolean complete = tokens.stream()
                                .filter(token -> token.startsWith("d"))
                                .count()
                        == 1
                && tokens.stream().filter(token -> token.startsWith("M")).count() == 1
                && tokens.stream().filter(token -> token.startsWith("y")).count() == 1;
        return known && complete ? Optional.of(new DateForm(pattern, tokens, twoDigitYears)) : Optional.empty();
    }

    private static boolean isKnown(String token) {
        return !Character.isLetter(token.charAt(0))
                || List.of(
                                "d", "dd", "M", "MM", "MMM", "MMMM", "yy", "yyyy", "EEEE", "EEE", "H", "HH", "mm", "ss",
                                "SSS")
                        .contains(token);
    }

    private static DateTimeFormatter formatter(List<String> tokens, int twoDigitYears) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            boolean fixed =
                    (i > 0 && isNumber(tokens.get(i - 1))) || (i + 1 < tokens.size() && isNumber(tokens.get(i + 1)));
            append(builder, tokens.get(i), fixed, twoDigitYears);
        }
        return builder.toFormatter(Locale.ROOT)
                .withChronology(IsoChronology.INSTANCE)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static boolean isNumber(String token) {
        return Character.isLetter(token.charAt(0)) && !token.startsWith("E") && !token.startsWith("MMM");
    }

    private static void append(DateTimeFormatterBuilder builder, String token, boolean fixed, int twoDigitYears) {
        switch (token) {
            case "d", "dd" -> number(builder, ChronoField.DAY_OF_MONTH, fixed);
            case "M", "MM" -> number(builder, ChronoField.MONTH_OF_YEAR, fixed);
            case "MMM", "MMMM" -> builder.appendLiteral(NAMED).appendValue(ChronoField.MONTH_OF_YEAR, 2);
            case "yy" -> builder.appendValueReduced(ChronoField.YEAR, 2, 2, twoDigitYears);
            case "yyyy" -> builder.appendValue(ChronoField.YEAR, 4);
            case "H", "HH" -> number(builder, ChronoField.HOUR_OF_DAY, fixed);
            case "mm" -> builder.appendValue(ChronoField.MINUTE_OF_HOUR, 2);
            case "ss" -> builder.appendValue(ChronoField.SECOND_OF_MINUTE, 2);
            case "SSS" -> builder.appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, false);
            case "EEE", "EEEE" -> builder.appendLiteral("");
            default -> builder.appendLiteral(literal(token));
        }
    }

    private static String literal(String token) {
        String text = token.length() > 1 ? token.substring(1, token.length() - 1) : token;
        return text.toLowerCase(Locale.ROOT);
    }

    private static void number(DateTimeFormatterBuilder builder, ChronoField field, boolean fixed) {
        if (fixed) {
            builder.appendValue(field, 2);
        } else {
            builder.appendValue(field, 1, 2, SignStyle.NOT_NEGATIVE);
        }
    }

    /**
     * Reads a date.
     *
     * @param text a text without white space around it
     * @return the date, empty if the text has another form or is no date
     */
    public Optional<LocalDate> parse(String text) {
        Optional<LocalDate> date = pattern.equals(ISO) ? iso(text) : local(text);
        return date.filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
    }

    private Optional<LocalDate> local(String text) {
        String prepared = hasNames() || pattern.indexOf('\'') >= 0 ? words(text) : text;
        try {
            ParsePosition position = new ParsePosition(0);
            TemporalAccessor parsed = formatter.parse(prepared, position);
            return position.getIndex() == prepared.length() ? Optional.of(LocalDate.from(parsed)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private boolean hasNames() {
        return tokens.stream().anyMatch(token -> token.startsWith("MMM") || token.startsWith("E"));
    }

    /** Writes names of months as numbers, drops days of the week, and reads {@code 1er} as 1. */
    private String words(String text) {
        String plain = Normalizer.normalize(text.toLowerCase(Locale.FRENCH), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("\\b1er\\b", "1")
                .replaceAll("\\s+", " ");
        return hasNames() ? WORD.matcher(plain).replaceAll(match -> word(match.group(), match.start())) : plain;
    }

    private String word(String word, int start) {
        String name = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
        if (start == 0 && tokens.get(0).startsWith("E") && isDay(name)) {
            return "";
        }
        Integer month = MONTHS.get(name);
        return month == null ? Matcher.quoteReplacement(word) : NAMED + (month < 10 ? "0" : "") + month;
    }

    private static boolean isDay(String name) {
        return DAYS.stream()
                .anyMatch(day -> day.equals(name) || day.substring(0, 3).equals(name));
    }

    private static Optional<LocalDate> iso(String text) {
        try {
            if (text.length() == 10) {
                return Optional.of(LocalDate.parse(text));
            }
            if (text.length() < 12
                    || " T".indexOf(text.charAt(10)) < 0
                    || !ISO_START.matcher(text.substring(0, 10)).matches()) {
                return Optional.empty();
            }
            String moment = SHORT_OFFSET
                    .matcher(text.substring(0, 10) + 'T' + text.substring(11))
                    .replaceFirst("$1:$2");
            boolean offset = moment.endsWith("Z") || moment.indexOf('+', 10) > 0 || moment.indexOf('-', 10) > 0;
            return Optional.of(
                    offset
                            ? OffsetDateTime.parse(moment)
                                    .atZoneSameInstant(PARIS)
                                    .toLocalDate()
                            : java.time.LocalDateTime.parse(moment).toLocalDate());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the form that the query engine reads in the same way.
     *
     * @return such as {@code %d/%m/%Y}, empty if only {@link #parse} reads this form
     */
    public Optional<String> strptime() {
        StringBuilder format = new StringBuilder();
        boolean separated = false;
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            separated = separated || (i > 0 && isNumber(token) && isNumber(tokens.get(i - 1)));
            switch (token) {
                case "d", "dd" -> format.append("%d");
                case "M", "MM" -> format.append("%m");
                case "yyyy" -> format.append("%Y");
                case "/", "-", "." -> format.append(token);
                default -> {
                    return Optional.empty();
                }
            }
        }
        return tokens.isEmpty() || separated ? Optional.empty() : Optional.of(format.toString());
    }

    /**
     * Says whether one text could be read as two dates.
     *
     * @param other another form
     * @return true if days, months and years of two digits stand at the same places in another order
     */
    boolean isAmbiguousWith(DateForm other) {
        return skeleton().equals(other.skeleton()) && !order().equals(other.order());
    }

    private String skeleton() {
        return readableTokens().stream()
                .map(token -> token.matches("dd?|MM?|yy") ? "0" : token.startsWith("MMM") ? "MMM" : token)
                .collect(Collectors.joining());
    }

    private String order() {
        return readableTokens().stream()
                .filter(token -> Character.isLetter(token.charAt(0)))
                .map(token -> token.substring(0, 1))
                .collect(Collectors.joining());
    }

    private List<String> readableTokens() {
        return pattern.equals(ISO) ? List.of("yyyy", "-", "MM", "-", "dd") : tokens;
    }

    @Override
    public String toString() {
        return pattern;
    }
}
