package fr.parcours.engine.anonymise;

import java.util.Arrays;

/**
 * The words of a text, of letters A to Z and digits, and the hash of any words in a row as if nothing stood between
 * them: {@code 06 12 34} and {@code 06.12.34} are the same, and so are {@code Le Goff} and {@code LE-GOFF}.
 */
final class FoldedWords {

    private static final long PRIME = 0x100000001b3L;
    private static final long START = 0xcbf29ce484222325L;

    private char[] letters = new char[64];
    private int[] ends = new int[16];
    private int count;

    /** Reads a text in place of the one before. */
    FoldedWords read(String text) {
        count = 0;
        int length = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                length = put(length, c);
                inside = true;
            } else {
                String folded = fold(c);
                for (int j = 0; j < folded.length(); j++) {
                    char letter = folded.charAt(j);
                    if (letter == ' ') {
                        inside = end(inside, length);
                    } else {
                        length = put(length, letter);
                        inside = true;
                    }
                }
            }
        }
        end(inside, length);
        return this;
    }

    /** Letters of a character, nothing for a mark, a space for what separates words. */
    private static String fold(char c) {
        return Character.getType(c) == Character.NON_SPACING_MARK ? "" : IdentityNormalisation.character(c);
    }

    private int put(int length, char letter) {
        if (length == letters.length) {
            letters = Arrays.copyOf(letters, length * 2);
        }
        letters[length] = letter;
        return length + 1;
    }

    private boolean end(boolean inside, int length) {
        if (inside) {
            if (count == ends.length) {
                ends = Arrays.copyOf(ends, count * 2);
            }
            ends[count++] = length;
        }
        return false;
    }

    int count() {
        return count;
    }

    private int start(int word) {
        return word == 0 ? 0 : ends[word - 1];
    }

    /** Number of letters and digits of words in a row. */
    int length(int first, int last) {
        return ends[last] - start(first);
    }

    /** Hash of words in a row. */
    long hash(int first, int last) {
        long hash = START;
        for (int i = start(first); i < ends[last]; i++) {
            hash = (hash ^ letters[i]) * PRIME;
        }
        return mix(hash);
    }

    /** Hash of all the words. */
    long hash() {
        return count == 0 ? 0 : hash(0, count - 1);
    }

    /** Whether any character is a digit. */
    boolean hasDigit() {
        for (int i = 0; i < (count == 0 ? 0 : ends[count - 1]); i++) {
            if (letters[i] <= '9') {
                return true;
            }
        }
        return false;
    }

    /** Whether words in a row have nothing but digits. */
    boolean digits(int first, int last) {
        for (int i = start(first); i < ends[last]; i++) {
            if (letters[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private static long mix(long hash) {
        long mixed = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        return mixed ^ mixed >>> 33;
    }

    /** Hash of a name and a first name together. */
    static long pair(long name, long firstName) {
        return mix(name * 31 + firstName);
    }
}
