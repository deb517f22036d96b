package fr.parcours.engine.territory;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A year, a quarter or a month.
 *
 * @param kind how long it is
 * @param number its number, counted in periods of that kind from year 0
 */
public record Period(PeriodKind kind, int number) implements Comparable<Period> {

    private static final Pattern TEXT = Pattern.compile("([12]\\d{3})(?:-(?:T([1-4])|(0[1-9]|1[0-2])))?");

    /**
     * Reads a period.
     *
     * @param text {@code 2024}, {@code 2024-T1} or {@code 2024-03}
     * @return the period, empty if the text is none
     */
    public static Optional<Period> parse(String text) {
        Matcher match = TEXT.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(match.group(1));
        if (match.group(2) != null) {
            return Optional.of(of(PeriodKind.QUARTER, year, Integer.parseInt(match.group(2))));
        }
        return Optional.of(
                match.group(3) == null
                        ? of(PeriodKind.YEAR, year, 1)
                        : of(PeriodKind.MONTH, year, Integer.parseInt(match.group(3))));
    }

    private static Period of(PeriodKind kind, int year, int rank) {
        return new Period(kind, year * kind.inYear() + rank - 1);
    }

    /**
     * Returns a later period.
     *
     * @param periods how many later
     * @return the period of the same kind
     */
    public Period plus(int periods) {
        return new Period(kind, number + periods);
    }

    @Override
    public int compareTo(Period other) {
        return Comparator.comparing(Period::kind)
                .thenComparingInt(Period::number)
                .compare(this, other);
    }

    /** Writes it as it is read. */
    @Override
    public String toString() {
        int year = Math.floorDiv(number, kind.inYear());
        int rank = Math.floorMod(number, kind.inYear()) + 1;
        return switch (kind) {
            case YEAR -> Integer.toString(year);
            case QUARTER -> year + "-T" + rank;
            case MONTH -> String.format(Locale.ROOT, "%d-%02d", year, rank);
        };
    }
}
