package fr.parcours.layout.bundle;

import java.util.regex.Pattern;

/** A text that a stranger chose, as it may be shown on a terminal. */
public final class ForeignText {

    /** Control characters, those that turn the direction of a line or cannot be seen, and line ends of other kinds. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private static final int LONGEST = 300;

    private ForeignText() {}

    /**
     * Makes a text harmless.
     *
     * @param text any text
     * @return the text on one line, its invisible characters told by their numbers, cut if it is long
     */
    public static String shown(String text) {
        String start = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return INVISIBLE
                .matcher(start)
                .replaceAll(match -> "<U+%04X>".formatted(match.group().codePointAt(0)));
    }
}
