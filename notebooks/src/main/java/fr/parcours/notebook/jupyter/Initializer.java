package fr.parcours.notebook.jupyter;

import java.util.OptionalInt;

/** Finds where the value of a Java declaration ends, past literals, brackets and comments. */
final class Initializer {

    private Initializer() {}

    /**
     * Finds the semicolon that ends a value.
     *
     * @param code Java source
     * @param start where the value starts
     * @return position of the semicolon, empty if the value never ends or its brackets do not match
     */
    static OptionalInt end(String code, int start) {
        int depth = 0;
        int at = start;
        while (at < code.length() && depth >= 0) {
            char c = code.charAt(at);
            if (c == ';' && depth == 0) {
                return OptionalInt.of(at);
            }
            if (c == '"' || c == '\'') {
                at = literalEnd(code, at);
            } else if (code.startsWith("//", at)) {
                int line = code.indexOf('\n', at);
                at = line < 0 ? code.length() : line;
            } else if (code.startsWith("/*", at)) {
                int close = code.indexOf("*/", at + 2);
                at = close < 0 ? code.length() : close + 1;
            } else if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            }
            at++;
        }
        return OptionalInt.empty();
    }

    /** Whether a text is one value, which nothing follows. */
    static boolean isOneValue(String text) {
        OptionalInt end = end(text + ";", 0);
        return !text.isBlank() && end.isPresent() && end.getAsInt() == text.length();
    }

    /** Whether a text is one literal string and nothing else. */
    static boolean isString(String text) {
        return text.length() > 1 && text.charAt(0) == '"' && literalEnd(text, 0) == text.length() - 1;
    }

    /** Position of the quote that closes a literal, or the end of the code. */
    private static int literalEnd(String code, int start) {
        char quote = code.charAt(start);
        int at = start + 1;
        while (at < code.length() && code.charAt(at) != quote) {
            at += code.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, code.length());
    }
}
