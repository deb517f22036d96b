package fr.parcours.engine.anonymise;

/**
 * The certifier's own file numbers, to look for in what would leave: that of the row in its other cells, those of all
 * rows anywhere. Numbers of digits alone look like years, codes and dates: they must stand as they were written. Not
 * thread-safe.
 */
final class FileNumbers {

    private static final int SHORTEST = 4;
    /** Fewer digits alone are met by chance in the row; fewer characters, in the file. */
    private static final int TELLING = 6;

    private static final int LONGEST = 6;

    private final LongSet all = new LongSet();
    private final FoldedWords words = new FoldedWords();
    private final FoldedWords own = new FoldedWords();
    private boolean sought;
    private boolean digitsAlone;
    private int length;
    private long hash;

    /** What a text has of the file numbers of all rows. */
    enum Found {
        /** None. */
        NONE,
        /** Digits alone that are one, or something else. */
        DIGITS,
        /** One that has letters. */
        NUMBER
    }

    /** Begins a row, and remembers its number. */
    void begin(String fileNumber) {
        own.read(fileNumber);
        length = own.count() == 0 ? 0 : own.length(0, own.count() - 1);
        sought = length >= SHORTEST && own.count() <= LONGEST && own.hasDigit();
        if (sought) {
            hash = own.hash();
            digitsAlone = own.digits(0, own.count() - 1);
            if (length >= TELLING) {
                all.add(hash);
            }
        }
    }

    /** The rule that a number of the row is found by. */
    LeakRule rule() {
        return digitsAlone && length < TELLING ? LeakRule.FILE_DIGITS : LeakRule.OWN_FILE_NUMBER;
    }

    /** Whether a cell of the row holds the number of the row. */
    boolean ownIn(String cell) {
        if (!sought || cell.length() < SHORTEST || !readIn(cell, length < TELLING)) {
            return false;
        }
        for (int first = 0; first < words.count(); first++) {
            for (int last = first; last < Math.min(words.count(), first + LONGEST); last++) {
                boolean asWritten = !digitsAlone || last == first || last - first + 1 == own.count();
                if (asWritten && words.length(first, last) == length && words.hash(first, last) == hash) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Looks for the number of any row in a text. */
    Found anyIn(String text) {
        Found found = Found.NONE;
        if (text.length() < TELLING || !readIn(text, true)) {
            return found;
        }
        for (int first = 0; first < words.count(); first++) {
            for (int last = first; last < Math.min(words.count(), first + LONGEST); last++) {
                if (words.length(first, last) >= TELLING && all.contains(words.hash(first, last))) {
                    if (!words.digits(first, last)) {
                        return Found.NUMBER;
                    }
                    found = last == first ? Found.DIGITS : found;
                }
            }
        }
        return found;
    }

    private boolean readIn(String text, boolean unlessDate) {
        boolean digit = false;
        for (int i = 0; i < text.length() && !digit; i++) {
            digit = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (!digit || (unlessDate && DateShape.read(text, DateShape.NONE) != DateShape.NONE)) {
            return false;
        }
        words.read(text);
        return true;
    }
}
