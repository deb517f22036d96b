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
import java.util.stream.Stream;

/**
 * What explains an event in a model: covariates, their interactions and references, the strata inside which journeys
 * are compared, and the clusters inside which they depend on each other. Immutable: every method returns another one.
 *
 * @param covariates attributes of journeys, each a factor, or a number for a variable without classes
 * @param crossings pairs of covariates whose effects depend on each other
 * @param mergings values of covariates that count as one
 * @param references by name of a covariate, the value the others are compared with; the most frequent one if absent
 * @param strata attributes whose combinations each have a baseline of their own
 * @param clusters inside what journeys depend on each other
 * @param cluster the attribute of {@link Clusters#ATTRIBUTE}
 * @param censoringGroups attributes whose combinations each have a censoring of their own, in a Fine–Gray model
 */
public record ModelTerms(
        List<Attribute> covariates,
        List<Crossing> crossings,
        List<Merging> mergings,
        Map<String, String> references,
        List<Attribute> strata,
        Clusters clusters,
        Optional<Attribute> cluster,
        List<Attribute> censoringGroups) {

    /** Between the codes of values that count as one. */
    private static final String MERGED = ":";

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

    /**
     * Values of a covariate that count as one.
     *
     * @param covariate the covariate
     * @param codes the codes given
     * @param accepted these and those that they contain
     */
    public record Merging(Attribute covariate, List<String> codes, List<String> accepted) {

        /** Copies the lists. */
        public Merging {
            codes = List.copyOf(codes);
            accepted = List.copyOf(accepted);
        }

        /** Stands for all of them. */
        String code() {
            return String.join(MERGED, codes);
        }

        String label(Locale language) {
            return codes.stream().map(code -> covariate.label(code, language)).collect(Collectors.joining(" + "));
        }
    }

    /** Copies the lists. */
    public ModelTerms {
        covariates = List.copyOf(covariates);
        crossings = List.copyOf(crossings);
        mergings = List.copyOf(mergings);
        references = Map.copyOf(references);
        strata = List.copyOf(strata);
        censoringGroups = List.copyOf(censoringGroups);
        if (new HashSet<>(covariates).size() != covariates.size()) {
            throw new InvalidInputException(TEXTS.format("terms.repeated", names(covariates)));
        }
        for (Attribute stratum : strata) {
            if (covariates.contains(stratum)) {
                throw new InvalidInputException(TEXTS.format("terms.both", stratum.name()));
            }
        }
        Stream.of(
                        strata.stream(),
                        censoringGroups.stream(),
                        cluster.stream(),
                        crossings.stream().flatMap(crossing -> Stream.of(crossing.first(), crossing.second())))
                .flatMap(attributes -> attributes)
                .filter(Attribute::isNumber)
                .findFirst()
                .ifPresent(number -> {
                    throw new InvalidInputException(TEXTS.format("terms.number", number.name()));
                });
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
        return new ModelTerms(
                covariates, List.of(), List.of(), Map.of(), List.of(), Clusters.NONE, Optional.empty(), List.of());
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
        return new ModelTerms(covariates, more, mergings, references, strata, clusters, cluster, censoringGroups);
    }

    /**
     * Counts some values of a covariate as one, such as any support whoever gives it.
     *
     * @param covariate a covariate of these terms
     * @param codes values, each with those it contains; joined by colons they are the code of the one value
     * @return the terms
     * @throws InvalidInputException if it is no covariate, has no such value, or one of them is merged already
     */
    public ModelTerms merging(Attribute covariate, String... codes) {
        requireCovariate(covariate);
        Merging merging =
                new Merging(covariate, List.of(codes), covariate.in(codes).accepted());
        boolean again = merging.accepted().stream()
                .anyMatch(code -> !merged(covariate, code).equals(code));
        if (codes.length == 0 || again) {
            throw new InvalidInputException(TEXTS.format("terms.merging", merging.code(), covariate.name()));
        }
        List<Merging> more = new ArrayList<>(mergings);
        more.add(merging);
        return new ModelTerms(covariates, crossings, more, references, strata, clusters, cluster, censoringGroups);
    }

    /** The code under which a value counts: its own unless it is merged with others. */
    String merged(Attribute covariate, String code) {
        return mergings.stream()
                .filter(merging -> merging.covariate().equals(covariate)
                        && merging.accepted().contains(covariate.key(code)))
                .findFirst()
                .map(Merging::code)
                .orElse(code);
    }

    /** The label of a value, or of several that count as one. */
    String label(Attribute covariate, String code, Locale language) {
        return merging(covariate, code)
                .map(merging -> merging.label(language))
                .orElseGet(() -> covariate.label(code, language));
    }

    private Optional<Merging> merging(Attribute covariate, String code) {
        return mergings.stream()
                .filter(merging ->
                        merging.covariate().equals(covariate) && merging.code().equals(code))
                .findFirst();
    }

    private void requireCovariate(Attribute attribute) {
        if (!covariates.contains(attribute)) {
            throw new InvalidInputException(TEXTS.format("terms.reference", attribute.name(), names(covariates)));
        }
    }

    /**
     * Compares the values of a covariate with a chosen one.
     *
     * @param covariate a covariate of these terms
     * @param code the value to compare with; values that count as one are merged first
     * @return the terms
     * @throws InvalidInputException if it is no covariate, or has no such value
     */
    public ModelTerms comparedWith(Attribute covariate, String code) {
        requireCovariate(covariate);
        if (merging(covariate, code).isEmpty()) {
            covariate.is(code); // refuses a code that the nomenclature lacks
        }
        Map<String, String> more = new LinkedHashMap<>(references);
        more.put(covariate.name(), code);
        return new ModelTerms(covariates, crossings, mergings, more, strata, clusters, cluster, censoringGroups);
    }

    /**
     * Compares journeys inside strata only: each combination of values has a baseline of its own.
     *
     * @param attributes attributes that are no covariates
     * @return the terms
     * @throws InvalidInputException if one is a covariate
     */
    public ModelTerms within(Attribute... attributes) {
        return new ModelTerms(
                covariates,
                crossings,
                mergings,
                references,
                Arrays.asList(attributes),
                clusters,
                cluster,
                censoringGroups);
    }

    /**
     * Takes journeys with the same value of an attribute as depending on each other: errors become robust.
     *
     * @param attribute such as the certifier's unit
     * @return the terms
     */
    public ModelTerms clusteredBy(Attribute attribute) {
        return new ModelTerms(
                covariates,
                crossings,
                mergings,
                references,
                strata,
                Clusters.ATTRIBUTE,
                Optional.of(attribute),
                censoringGroups);
    }

    /**
     * Takes the journeys of one person as depending on each other: errors become robust.
     *
     * @return the terms
     */
    public ModelTerms clusteredByPerson() {
        return new ModelTerms(
                covariates,
                crossings,
                mergings,
                references,
                strata,
                Clusters.PERSON,
                Optional.empty(),
                censoringGroups);
    }

    /**
     * Lets the censoring of a Fine–Gray model differ between groups, such as certifiers whose last deliveries are of
     * different dates: each combination of values has a censoring distribution of its own. The baseline stays common.
     *
     * @param attributes covariates or others
     * @return the terms
     */
    public ModelTerms censoredWithin(Attribute... attributes) {
        return new ModelTerms(
                covariates, crossings, mergings, references, strata, clusters, cluster, Arrays.asList(attributes));
    }

    /** Refuses groups of censoring in a model that has no use for them. */
    void requireNoCensoringGroups() {
        if (!censoringGroups.isEmpty()) {
            throw new InvalidInputException(TEXTS.format("terms.censoring.none"));
        }
    }

    /** Name of the relation of the persons whose journeys depend on each other. */
    String persons() {
        return clusters == Clusters.PERSON ? "shared_person" : "no_shared_person";
    }

    boolean isClustered() {
        return clusters != Clusters.NONE;
    }

    /** All attributes that split the counts: covariates, strata, then the cluster and the groups of censoring. */
    List<Attribute> attributes() {
        List<Attribute> all = new ArrayList<>(covariates);
        all.addAll(strata);
        Stream.concat(cluster.stream(), censoringGroups.stream())
                .filter(attribute -> !all.contains(attribute))
                .forEach(all::add);
        return all;
    }

    /** What a reader must know beside the covariates, empty if nothing. */
    String describe(Locale language) {
        List<String> parts = new ArrayList<>();
        if (!strata.isEmpty()) {
            parts.add(TEXTS.in(language, "terms.strata", labels(strata, language)));
        }
        if (!censoringGroups.isEmpty()) {
            parts.add(TEXTS.in(language, "terms.censoring", labels(censoringGroups, language)));
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
