package fr.parcours.engine.intake.quality;

import fr.parcours.layout.Texts;
import java.util.Locale;

/** How much a kind of finding harms what an observatory publishes, gravest first. */
public enum Severity {
    /** Rows or whole parts of the data are wrong or missing. */
    HIGH,
    /** Counts of some categories or dates are off. */
    MEDIUM,
    /** A detail is off. */
    LOW;

    private static final Texts TEXTS = Texts.of(Severity.class);

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
        return TEXTS.format("severity." + key());
    }
}
