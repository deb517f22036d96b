package fr.parcours.engine.disclosure;

import fr.parcours.layout.Texts;
import java.util.Locale;

/** How a quasi-identifier is made coarser. */
public enum Rule {
    /** As it is. */
    KEPT,
    /** The commune is missing, the département stays. */
    DEPARTEMENT,
    /** The first year of a band of five years. */
    YEARS_5,
    /** The first year of a band of ten years. */
    YEARS_10,
    /** Code and label of the certification are missing, speciality and level stay. */
    SPECIALITY,
    /** Code, label and speciality of the certification are missing, the level stays. */
    LEVEL,
    /** The code that contains it in its nomenclature. */
    GROUP,
    /** Missing. */
    MISSING;

    private static final Texts TEXTS = Texts.of(Rule.class);

    /**
     * Returns the name in files.
     *
     * @return such as {@code years_5}
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Says the rule.
     *
     * @return a few words in the language of the user
     */
    public String label() {
        return TEXTS.format("rule." + key());
    }
}
