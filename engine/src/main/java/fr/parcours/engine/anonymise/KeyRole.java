package fr.parcours.engine.anonymise;

import java.util.Arrays;
import java.util.Optional;

/** What a key is for. Nobody holds keys of both roles, and no process loads both. */
public enum KeyRole {
    /** The key of the certifiers, the first stage of the scheme. */
    STAGE_1("etape1", "k1"),
    /** The key of an observatory, the second stage. */
    STAGE_2("etape2", "k2");

    private final String text;
    private final String prefix;

    KeyRole(String text, String prefix) {
        this.text = text;
        this.prefix = prefix;
    }

    /**
     * Returns the name of the role in key files.
     *
     * @return {@code etape1} or {@code etape2}
     */
    public String text() {
        return text;
    }

    /** Begins the ids of keys that nobody gave an id. */
    String prefix() {
        return prefix;
    }

    /**
     * Finds a role.
     *
     * @param text its name in key files
     * @return the role, empty if there is none of that name
     */
    public static Optional<KeyRole> of(String text) {
        return Arrays.stream(values()).filter(role -> role.text.equals(text)).findFirst();
    }
}
