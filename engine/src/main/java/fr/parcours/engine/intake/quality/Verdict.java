package fr.parcours.engine.intake.quality;

import fr.parcours.layout.Texts;
import java.util.Locale;

/** What a threshold says of a finding, gravest first. */
public enum Verdict {
    /** Beyond what can be published: ask for another extract. */
    BLOCKING,
    /** Someone should look at it before publishing. */
    EXAMINE,
    /** Within the thresholds. */
    WITHIN;

    private static final Texts TEXTS = Texts.of(Verdict.class);

    /**
     * Returns the stable name used in reports.
     *
     * @return lower-case name
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns its name in the language of the user.
     *
     * @return a few words
     */
    public String label() {
        return TEXTS.format("verdict." + key());
    }
}
