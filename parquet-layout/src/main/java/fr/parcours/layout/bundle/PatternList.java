package fr.parcours.layout.bundle;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A list of patterns as OpenSSH writes it: commas between, {@code *} and {@code ?} as wildcards, {@code !} before one
 * that must not match.
 */
final class PatternList {

    private final List<String> patterns;

    PatternList(String text) {
        patterns = List.of(text.split(","));
    }

    boolean matches(String name) {
        boolean matched = false;
        for (String pattern : patterns) {
            boolean negated = pattern.startsWith("!");
            if (matches(negated ? pattern.substring(1) : pattern, name)) {
                if (negated) {
                    return false;
                }
                matched = true;
            }
        }
        return matched;
    }

    private static boolean matches(String pattern, String name) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return name.matches(regex.toString());
    }

    @Override
    public String toString() {
        return String.join(",", patterns);
    }
}
