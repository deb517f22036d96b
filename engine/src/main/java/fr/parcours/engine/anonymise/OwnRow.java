package fr.parcours.engine.anonymise;

import java.time.LocalDate;

/** Looks for a person's own names and birth date in the cells of the person's own row. Not thread-safe. */
final class OwnRow {

    private static final int SHORTEST_NAME = 4;
    private static final int LONGEST_NAME = 4;
    private static final int DATE_WORDS = 3;
    private static final int DATE_DIGITS = 8;

    private final FoldedWords words = new FoldedWords();
    private final FoldedWords own = new FoldedWords();
    private final long[] names = new long[2];
    private int birth;
    private long yearFirst;
    private long dayFirst;
    private boolean dated;

    /** Begins a row. */
    void begin(String birthName, String usageName) {
        names[0] = name(birthName);
        names[1] = name(usageName);
        birth = DateShape.NONE;
        dated = false;
    }

    private long name(String text) {
        own.read(text);
        boolean telling = own.count() > 0 && own.length(0, own.count() - 1) >= SHORTEST_NAME;
        return telling ? own.hash() : 0;
    }

    /** Says when the person of the row was born. */
    void born(LocalDate date) {
        birth = date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
    }

    /** Whether a cell is or holds the birth date. */
    boolean holdsBirthDate(String cell) {
        if (birth == DateShape.NONE || cell.length() < DATE_DIGITS - 2) {
            return false;
        }
        if (DateShape.read(cell, birth + 990_000) == birth) {
            return true;
        }
        int digits = 0;
        for (int i = 0; i < cell.length(); i++) {
            digits += cell.charAt(i) >= '0' && cell.charAt(i) <= '9' ? 1 : 0;
        }
        return digits >= DATE_DIGITS && holdsDigits(cell);
    }

    private boolean holdsDigits(String cell) {
        if (!dated) {
            int dayMonth = birth % 100 * 100 + birth / 100 % 100;
            yearFirst = own.read(String.valueOf(birth)).hash();
            String year = String.valueOf(birth / 10_000);
            dayFirst = own.read((dayMonth < 1000 ? "0" : "") + dayMonth + year).hash();
            dated = true;
        }
        words.read(cell);
        for (int first = 0; first < words.count(); first++) {
            for (int last = first; last < Math.min(words.count(), first + DATE_WORDS); last++) {
                if (words.length(first, last) == DATE_DIGITS) {
                    long hash = words.hash(first, last);
                    if (hash == yearFirst || hash == dayFirst) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Whether a cell holds one of the names. */
    boolean holdsName(String cell) {
        if (cell.length() < SHORTEST_NAME || (names[0] == 0 && names[1] == 0)) {
            return false;
        }
        words.read(cell);
        for (int first = 0; first < words.count(); first++) {
            for (int last = first; last < Math.min(words.count(), first + LONGEST_NAME); last++) {
                long hash = words.hash(first, last);
                if (hash == names[0] || hash == names[1]) {
                    return words.length(first, last) >= SHORTEST_NAME;
                }
            }
        }
        return false;
    }
}
