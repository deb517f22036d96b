package fr.parcours.engine.cohort;

import static fr.parcours.engine.cohort.Attributes.ageBand;
import static fr.parcours.engine.cohort.Attributes.disability;
import static fr.parcours.engine.cohort.Attributes.educationLevel;
import static fr.parcours.engine.cohort.Attributes.employmentStatus;
import static fr.parcours.engine.cohort.Attributes.sex;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The publics that public policies aim at, ready-made: each stands for one condition. */
public enum Public {
    /** Job seekers, long-term ones included. */
    JOB_SEEKERS(() -> employmentStatus().is("JOB_SEEKER")),
    /** Long-term job seekers. */
    LONG_TERM_JOB_SEEKERS(() -> employmentStatus().is("JOB_SEEKER_LONG_TERM")),
    /** In employment, whatever the contract. */
    EMPLOYED(() -> employmentStatus().is("EMPLOYED")),
    /** First levels of qualification: at most level 3 of education (CAP, BEP) at entry. */
    FIRST_LEVELS(() -> educationLevel().in(firstLevels())),
    /** Recognised disabled workers (RQTH). */
    DISABLED_WORKERS(() -> disability().is("YES")),
    /** Women. */
    WOMEN(() -> sex().is("F")),
    /** Under 30 in the year of entry. */
    UNDER_30(() -> ageBand().is("15-29")),
    /** 50 or older in the year of entry. */
    SENIORS(() -> ageBand().is("50+"));

    private static final Texts TEXTS = Texts.of(Public.class);

    private final Supplier<Condition> condition;

    Public(Supplier<Condition> condition) {
        this.condition = condition;
    }

    private static String[] firstLevels() {
        return educationLevel().codes().stream()
                .filter(code -> code.matches("\\d+") && Integer.parseInt(code) <= 3)
                .toArray(String[]::new);
    }

    /**
     * Finds a public.
     *
     * @param name its name, in any case
     * @return the public
     * @throws InvalidInputException if there is none; the message lists those there are
     */
    public static Public named(String name) {
        return Arrays.stream(values())
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(TEXTS.format(
                        "public.unknown",
                        name,
                        Arrays.stream(values())
                                .map(one -> one.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")))));
    }

    /**
     * Returns what a journey must satisfy.
     *
     * @return the condition
     */
    public Condition condition() {
        return condition.get();
    }
}
