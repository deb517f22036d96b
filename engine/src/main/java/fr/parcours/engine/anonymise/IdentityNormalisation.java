package fr.parcours.engine.anonymise;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes names in one way, so that a person written in several ways is the same: letters A to Z only.
 *
 * <p>In this order: (1) a first name is cut at its first comma or semicolon; (2) compatibility decomposition NFKD; (3)
 * marks are removed; (4) upper case; (5) Œ Æ ẞ Ø Ł Đ Ð Þ Ħ become the letters they stand for; (6) every other character
 * than A to Z becomes a space; (7) the words ST and STE become SAINT and SAINTE; (8) words are joined. Particles are
 * kept.
 *
 * <p>Names of plain and accented Latin letters take a fast path that reads each character once; its table is made by
 * the slow path, which serves everything else.
 */
final class IdentityNormalisation {

    private static final Pattern MARK = Pattern.compile("\\p{M}+");
    private static final byte[] SAINT = {'S', 'A', 'I', 'N', 'T'};
    /** Letters that do not decompose, from above ASCII, and what they become. */
    private static final String[][] LETTERS = {
        {"Œ", "OE"}, {"Æ", "AE"}, {"ẞ", "SS"}, {"Ø", "O"}, {"Ł", "L"}, {"Đ", "D"}, {"Ð", "D"}, {"Þ", "TH"}, {"Ħ", "H"}
    };

    private static final int TABLE_END = 0x180;
    /** For each character of Latin script, its letters; a space where it separates words. */
    private static final byte[][] TABLE = table();

    private static final String[] CHARACTERS = characters();

    /** The letter of each character of Latin script that becomes one letter or a space, 0 for the others. */
    private static final byte[] SINGLE = single();

    /** The most characters that one decomposes into, 18, with room for SAINT. */
    private static final int GROWTH = 54;

    private IdentityNormalisation() {}

    /** Normalises a name. */
    static String name(String text) {
        byte[] target = new byte[room(text)];
        return new String(target, 0, append(text, text.length(), target, 0), StandardCharsets.US_ASCII);
    }

    /** Normalises a first name: the first one of a list. */
    static String firstName(String text) {
        return name(text.substring(0, firstNameEnd(text)));
    }

    /** Where the first of a list of first names ends. */
    static int firstNameEnd(String text) {
        int comma = text.indexOf(',');
        int semicolon = text.indexOf(';');
        if (comma < 0) {
            return semicolon < 0 ? text.length() : semicolon;
        }
        return semicolon < 0 ? comma : Math.min(comma, semicolon);
    }

    /** Bytes that the normal form of a text may need. */
    static int room(String text) {
        return GROWTH * text.length();
    }

    /**
     * Writes the normal form of the beginning of a text.
     *
     * @param target receives it; has {@link #room} left from {@code start} on
     * @return the position after its last byte
     */
    static int append(String text, int length, byte[] target, int start) {
        int at = start;
        int word = start;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= TABLE_END) {
                return append(folded(text.substring(0, length)), target, start);
            }
            byte single = SINGLE[c];
            if (single > ' ') {
                target[at++] = single;
            } else if (single == ' ') {
                at = endWord(target, word, at);
                word = at;
            } else {
                for (byte letter : TABLE[c]) {
                    if (letter == ' ') {
                        at = endWord(target, word, at);
                        word = at;
                    } else {
                        target[at++] = letter;
                    }
                }
            }
        }
        return endWord(target, word, at);
    }

    private static int append(String folded, byte[] target, int start) {
        return append(folded, folded.length(), target, start);
    }

    /** Step 7, for the word that has just ended. */
    private static int endWord(byte[] target, int word, int end) {
        int length = end - word;
        if (length < 2 || length > 3 || target[word] != 'S' || target[word + 1] != 'T') {
            return end;
        }
        if (length == 3 && target[word + 2] != 'E') {
            return end;
        }
        System.arraycopy(SAINT, 0, target, word, SAINT.length);
        if (length == 3) {
            target[word + SAINT.length] = 'E';
        }
        return word + SAINT.length + length - 2;
    }

    /** Letters of one character, a space where it separates words. */
    static String character(char c) {
        return c < TABLE_END ? CHARACTERS[c] : folded(String.valueOf(c));
    }

    /** Steps 2 to 6: letters A to Z and spaces. */
    private static String folded(String text) {
        String upper = MARK.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
        for (String[] letter : LETTERS) {
            upper = upper.replace(letter[0], letter[1]);
        }
        StringBuilder folded = new StringBuilder(upper.length());
        upper.codePoints().forEach(c -> folded.append(c >= 'A' && c <= 'Z' ? (char) c : ' '));
        return folded.toString();
    }

    private static byte[][] table() {
        byte[][] table = new byte[TABLE_END][];
        for (char c = 0; c < TABLE_END; c++) {
            table[c] = folded(String.valueOf(c)).getBytes(StandardCharsets.US_ASCII);
        }
        return table;
    }

    private static String[] characters() {
        String[] characters = new String[TABLE_END];
        for (int c = 0; c < TABLE_END; c++) {
            characters[c] = new String(TABLE[c], StandardCharsets.US_ASCII);
        }
        return characters;
    }

    private static byte[] single() {
        byte[] single = new byte[TABLE_END];
        for (int c = 0; c < TABLE_END; c++) {
            single[c] = TABLE[c].length == 1 ? TABLE[c][0] : 0;
        }
        return single;
    }
}
