package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What explains an event in a model: covariates, their interactions and references, the strata inside which journeys
 * are compared, and the clusters inside which they depend on each other. Immutable: every method returns another one.
 *
 * @param covariates attributes of journeys, each a factor
 * @param crossings pairs of covariates whose effects depend on each other
 * @param references by name of a covariate, the value the others are compared with; the most frequent one if absent
 * @param strata attributes whose combinations each have a baseline of their own
 * @param clusters inside what journeys depend on each other
 * @param cluster the attribute of {@link Clusters#ATTRIBUTE}
 */
public record ModelTerms(
        List<Attribute> covariates,
        List<Crossing> crossings,
        Map<String, String> references,
        List<Attribute> strata,
        Clusters clusters,
        Optional<Attribute> cluster) {

    private static final Texts TEXTS = Texts.of(ModelTerms.class);

    /** Inside what journeys depend on each other. */
    public enum Clusters {
        /** Nothing: every journey counts as independent of the others. */
        NONE,
        /** The person: journeys of one person depend on each other. */
        PERSON,
        /** An attribute, such as the certifier's unit. */
        ATTRIBUTE
    }

    /**
     * An interaction of two covariates.
     *
     * @param first a covariate
     * @param second another one
     */
    public record Crossing(Attribute first, Attribute second) {

        String name() {
            return first.name() + ":" + second.name();
        }

        String label(Locale language) {
            return language.equals(Locale.ENGLISH)
                    ? first.labelEn() + " × " + second.labelEn()
                    : first.labelFr() + " × " + second.labelFr();
        }
    }

    /** Copies the lists. */
    public ModelTerms {
        covariates = List.copyOf(covariates);
        crossings = List.copyOf(crossings);
        references = Map.copyOf(references);
        strata = List.copyOf(strata);
        if (new HashSet<>(covariates).size() != covariates.size()) {
            throw new InvalidInputException(TEXTS.format("terms.repeated", names(covariates)));
        }
        for (Attribute stratum : strata) {
            if (covariates.contains(stratum)) {
                throw new InvalidInputException(TEXTS.format("terms.both", stratum.name()));
            }
        }
    }

    /**
     * Explains by covariates, each for itself.
     *
     * @param covariates attributes of journeys
     * @return the terms
     * @throws InvalidInputException if one is repeated
     */
    public static ModelTerms of(Attribute... covariates) {
        return of(Arrays.asList(covariates));
    }

    /**
     * Explains by covariates, each for itself.
     *
     * @param covariates attributes of journeys
     * @return the terms
     * @throws InvalidInputException if one is repeated
     */
    public static ModelTerms of(List<Attribute> covariates) {
        return new ModelTerms(covariates, List.of(), Map.of(), List.of(), Clusters.NONE, Optional.empty());
    }

    /**
     * Lets the effect of a covariate depend on another one.
     *
     * @param first a covariate of these terms
     * @param second another one
     * @return the terms
     * @throws InvalidInputException if one of them is no covariate, both are the same or they are crossed already
     */
    public ModelTerms crossing(Attribute first, Attribute second) {
        Crossing crossing = new Crossing(first, second);
        boolean known = crossings.contains(crossing) || crossings.contains(new Crossing(second, first));
        if (!covariates.contains(first) || !covariates.contains(second) || first.equals(second) || known) {
            throw new InvalidInputException(TEXTS.format("terms.crossing", crossing.name(), names(covariates)));
        }
        List<Crossing> more = new ArrayList<>(crossings);
        more.add(crossing);
        return new ModelTerms(covariates, more, references, strata, clusters, cluster);
    }

    /**
     * Compares the values of a covariate with a chosen one.
     *
     * @param covariate a covariate of these terms
     * @param code the value to compare with
     * @return the terms
     * @throws InvalidInputException if it is no covariate, or has no such value
     */
    public ModelTerms comparedWith(Attribute covariate, String code) {
        if (!covariates.contains(covariate)) {
            throw new InvalidInputException(TEXTS.format("terms.reference", covariate.name(), names(covariates)));
        }
        covariate.is(code); // refuses a code that the nomenclature lacks
        Map<String, String> more = new LinkedHashMap<>(references);
        more.put(covariate.name(), code);
        return new ModelTerms(covariates, crossings, more, strata, clusters, cluster);
    }

    /**
     * Compares journeys inside strata only: each combination of values has a baseline of its own.
     *
     * @param attributes attributes that are no covariates
     * @return the terms
     * @throws InvalidInputException if one is a covariate
     */
    public ModelTerms within(Attribute... attributes) {
        return new ModelTerms(covariates, crossings, references, Arrays.asList(attributes), clusters, cluster);
    }

    /**
     * Takes journeys with the same value of an attribute as depending on each other: errors become robust.
     *
     * @param attribute such as the certifier's unit
     * @return the terms
     */
    public ModelTerms clusteredBy(Attribute attribute) {
        return new ModelTerms(covariates, crossings, references, strata, Clusters.ATTRIBUTE, Optional.of(attribute));
    }

    /**
     * Takes the journeys of one person as depending on each other: errors become robust.
     *
     * @return the terms
     */
    public ModelTerms clusteredByPerson() {
        return new ModelTerms(covariates, crossings, references, strata, Clusters.PERSON, Optional.empty());
    }

    /** Name of the relation of the persons whose journeys depend on each other. */
    String persons() {
        return clusters == Clusters.PERSON ? "shared_person" : "no_shared_person";
    }

    boolean isClustered() {
        return clusters != Clusters.NONE;
    }

    /** All attributes that split the counts: covariates, strata, then the cluster. */
    List<Attribute> attributes() {
        List<Attribute> all = new ArrayList<>(covariates);
        all.addAll(strata);
        cluster.filter(attribute -> !all.contains(attribute)).ifPresent(all::add);
        return all;
    }

    /** What a reader must know beside the covariates, empty if nothing. */
    String describe(Locale language) {
        List<String> parts = new ArrayList<>();
        if (!strata.isEmpty()) {
            parts.add(TEXTS.in(language, "terms.strata", labels(strata, language)));
        }
        if (isClustered()) {
            parts.add(cluster.map(
                            attribute -> TEXTS.in(language, "terms.cluster", labels(List.of(attribute), language)))
                    .orElseGet(() -> TEXTS.in(language, "terms.person")));
        }
        return parts.stream().map(part -> " " + part).collect(Collectors.joining());
    }

    private static String labels(List<Attribute> attributes, Locale language) {
        return attributes.stream()
                .map(attribute -> language.equals(Locale.ENGLISH) ? attribute.labelEn() : attribute.labelFr())
                .collect(Collectors.joining(", "));
    }

    private static String names(List<Attribute> attributes) {
        return attributes.stream().map(Attribute::name).collect(Collectors.joining(", "));
    }
}
