package fr.parcours.engine.disclosure;

import static fr.parcours.engine.disclosure.Rule.DEPARTEMENT;
import static fr.parcours.engine.disclosure.Rule.GROUP;
import static fr.parcours.engine.disclosure.Rule.KEPT;
import static fr.parcours.engine.disclosure.Rule.LEVEL;
import static fr.parcours.engine.disclosure.Rule.MISSING;
import static fr.parcours.engine.disclosure.Rule.SPECIALITY;
import static fr.parcours.engine.disclosure.Rule.YEARS_10;
import static fr.parcours.engine.disclosure.Rule.YEARS_5;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What others may know of a person and find again in a partition, with its hierarchy from the finest rule to the
 * coarsest. Region and campaign are always known: they are in the path of the files.
 *
 * <p>The order of the constants is the order of local suppression. Disability, outcomes and reasons of withdrawal are
 * sensitive: they are what must not be learnt, never what a person is found by.
 */
public enum QuasiIdentifier {
    /** Commune, then département of residence. */
    RESIDENCE(List.of("residence_commune", "residence_departement"), List.of(KEPT, DEPARTEMENT, MISSING)),
    /** Year of birth, as an integer at every level: a band is told by its first year. */
    BIRTH_YEAR(List.of("birth_year"), List.of(KEPT, YEARS_5, YEARS_10, MISSING)),
    /** Certification, then its speciality and level, then its level. */
    CERTIFICATION(
            List.of("certification_code", "certification_label", "speciality", "level"),
            List.of(KEPT, SPECIALITY, LEVEL, MISSING)),
    /** Employment status, then the one that contains it. */
    EMPLOYMENT_STATUS(List.of("employment_status"), List.of(KEPT, GROUP, MISSING)),
    /** Education level at entry. */
    EDUCATION_LEVEL(List.of("education_level"), List.of(KEPT, MISSING)),
    /** Occupation. */
    OCCUPATION(List.of("occupation"), List.of(KEPT, MISSING)),
    /** Sector. */
    SECTOR(List.of("sector"), List.of(KEPT, MISSING)),
    /** Unit of the certifier. */
    CERTIFIER_UNIT(List.of("certifier_unit"), List.of(KEPT, MISSING)),
    /** Support. */
    SUPPORT(List.of("support"), List.of(KEPT, MISSING)),
    /** Funding. */
    FUNDING(List.of("funding"), List.of(KEPT, MISSING)),
    /** Collective programme. */
    PROGRAMME(List.of("programme"), List.of(KEPT, MISSING)),
    /** Sex: never generalised, but it may be suppressed. */
    SEX(List.of("sex"), List.of(KEPT)),
    /** Certifier: a partition always tells it, so it can be neither generalised nor suppressed. */
    CERTIFIER(List.of("certifier"), List.of(KEPT));

    private static final Texts TEXTS = Texts.of(QuasiIdentifier.class);
    private static final Set<String> SENSITIVE = Set.of("disability", "outcome", "detail", "step", "withdrawal_reason");

    private final List<String> columns;
    private final List<Rule> hierarchy;

    QuasiIdentifier(List<String> columns, List<Rule> hierarchy) {
        this.columns = columns;
        this.hierarchy = hierarchy;
    }

    /**
     * Returns those that are taken unless others are asked for.
     *
     * @return residence, birth year, certification, employment status and sex
     */
    public static Set<QuasiIdentifier> standard() {
        return EnumSet.of(RESIDENCE, BIRTH_YEAR, CERTIFICATION, EMPLOYMENT_STATUS, SEX);
    }

    /**
     * Finds one by its name or by one of its columns.
     *
     * @param name such as {@code birth_year} or {@code residence_commune}
     * @return the quasi-identifier
     * @throws InvalidInputException if there is none of that name, or it is sensitive; the message lists those there
     *     are
     */
    public static QuasiIdentifier of(String name) {
        String known = Arrays.stream(values()).map(QuasiIdentifier::key).collect(Collectors.joining(", "));
        if (SENSITIVE.contains(name)) {
            throw new InvalidInputException(TEXTS.format("quasi.sensitive", name, known));
        }
        return Arrays.stream(values())
                .filter(quasi -> quasi.key().equals(name) || quasi.columns.contains(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(TEXTS.format("quasi.unknown", name, known)));
    }

    /**
     * Returns the name in options and files.
     *
     * @return such as {@code birth_year}
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the columns of {@code journey} that tell it.
     *
     * @return one or more names
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * Returns the rules from the finest to the coarsest.
     *
     * @return at least {@link Rule#KEPT}
     */
    public List<Rule> hierarchy() {
        return hierarchy;
    }

    /**
     * Says it.
     *
     * @return a few words in the language of the user
     */
    public String label() {
        return TEXTS.format("quasi." + key());
    }

    boolean suppressible() {
        return this != CERTIFIER;
    }

    /** A rule that this hierarchy does not have is its nearest coarser one. */
    int depth(Rule rule) {
        int depth = hierarchy.indexOf(rule);
        return depth >= 0 ? depth : hierarchy.size() - 1;
    }
}
