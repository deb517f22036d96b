package fr.parcours.engine.analysis;

import fr.parcours.layout.Texts;
import java.util.Arrays;
import java.util.Locale;

/**
 * A place of a journey, by the number that query {@code cohort/path} gives it: a step, with its outcome where it has
 * one.
 */
enum Place {
    ENTRY(0),
    ADVICE(10),
    APPLICATION(20),
    ELIGIBILITY(30),
    ELIGIBILITY_FAVOURABLE(31),
    ELIGIBILITY_UNFAVOURABLE(32),
    SUPPORT_START(40),
    SUPPORT_END(50),
    DOSSIER(60),
    JURY(70),
    JURY_FULL(71),
    JURY_PARTIAL(72),
    JURY_NONE(73),
    JURY_ABSENT(74),
    WITHDRAWAL(80),
    EXPIRY(90),
    VALIDATED(101),
    REFUSED(102),
    LEFT(103),
    OPEN(104);

    private static final Texts TEXTS = Texts.of(Place.class);

    private final int number;

    Place(int number) {
        this.number = number;
    }

    static Place of(long number) {
        return Arrays.stream(values())
                .filter(place -> place.number == number)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No place has the number " + number));
    }

    int number() {
        return number;
    }

    boolean isEnding() {
        return compareTo(VALIDATED) >= 0;
    }

    /** Stable English name, such as {@code jury_full}. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String label(Locale language) {
        return TEXTS.in(language, "place." + key());
    }

    /** For sequences, where many stand in a line. */
    String shortLabel(Locale language) {
        return TEXTS.in(language, "place.short." + key());
    }
}
