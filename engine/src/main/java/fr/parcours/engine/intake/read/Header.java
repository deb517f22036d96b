package fr.parcours.engine.intake.read;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Compares the header of a file with the one a specification expects. */
final class Header {

    private static final Texts TEXTS = Texts.of(Header.class);

    private Header() {}

    /**
     * Accepts a header equal to the expected one, white space and case forgiven.
     *
     * @throws InvalidInputException naming missing, unexpected or displaced columns
     */
    static void check(String place, List<String> expected, List<String> found) {
        List<String> wanted = expected.stream().map(Header::normal).toList();
        List<String> given = found.stream().map(Header::normal).toList();
        if (wanted.equals(given)) {
            return;
        }
        List<String> missing = absent(expected, given);
        if (!missing.isEmpty()) {
            throw new InvalidInputException(TEXTS.format(
                    "header.missing", place, String.join(" », « ", missing), String.join(" | ", shortened(found))));
        }
        List<String> unexpected = absent(found, wanted);
        if (!unexpected.isEmpty()) {
            throw new InvalidInputException(
                    TEXTS.format("header.unexpected", place, String.join(" », « ", shortened(unexpected))));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            if (!seen.add(given.get(i))) {
                throw new InvalidInputException(TEXTS.format("header.twice", place, found.get(i)));
            }
        }
        Map<String, Integer> positions = new HashMap<>();
        wanted.forEach(name -> positions.put(name, positions.size()));
        for (int i = 0; i < given.size(); i++) {
            if (!given.get(i).equals(wanted.get(i))) {
                throw new InvalidInputException(TEXTS.format(
                        "header.order", place, found.get(i), i + 1, positions.get(given.get(i)) + 1, expected.get(i)));
            }
        }
    }

    private static List<String> absent(List<String> names, List<String> among) {
        return names.stream().filter(name -> !among.contains(normal(name))).toList();
    }

    /** A wrong file can have anything in its first line: what is repeated to the user stays short. */
    private static List<String> shortened(List<String> names) {
        List<String> shown = new ArrayList<>();
        for (String name : names.subList(0, Math.min(names.size(), 8))) {
            shown.add(name.length() > 40 ? name.substring(0, 40) + "…" : name);
        }
        if (names.size() > 8) {
            shown.add("…");
        }
        return shown;
    }

    private static String normal(String name) {
        return name.replace('\u00a0', ' ').strip().replaceAll("\\s+", " ").toLowerCase(Locale.FRENCH);
    }
}
