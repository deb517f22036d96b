package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectedShares;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.stats.regression.CovariateTable;
import fr.parcours.engine.stats.regression.Terms;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The strata of a cohort as covariate patterns of a model: each attribute is a factor whose reference is its most
 * frequent value.
 */
final class ModelPatterns {

    private static final Texts TEXTS = Texts.of(ModelPatterns.class);

    private final List<Attribute> attributes;
    private final List<List<String>> patterns = new ArrayList<>();
    private final Map<String, Integer> index = new LinkedHashMap<>();
    private final List<Long> subjects = new ArrayList<>();
    private final List<Long> events = new ArrayList<>();

    /**
     * Starts without patterns.
     *
     * @param cohort split by the covariates
     * @throws InvalidInputException if it is not split
     */
    ModelPatterns(CohortDefinition cohort) {
        this.attributes = cohort.strata();
        if (attributes.isEmpty()) {
            throw new InvalidInputException(TEXTS.format("model.covariates"));
        }
    }

    /** Adds subjects of a stratum; returns the row of its pattern. */
    int add(String stratum, long moreSubjects, long moreEvents) {
        int row = index.computeIfAbsent(stratum, unseen -> {
            patterns.add(Stratum.parse(attributes, unseen).codes());
            subjects.add(0L);
            events.add(0L);
            return patterns.size() - 1;
        });
        subjects.set(row, subjects.get(row) + moreSubjects);
        events.set(row, events.get(row) + moreEvents);
        return row;
    }

    long[] subjects() {
        return subjects.stream().mapToLong(Long::longValue).toArray();
    }

    long[] events() {
        return events.stream().mapToLong(Long::longValue).toArray();
    }

    CovariateTable table() {
        CovariateTable.Builder builder = CovariateTable.builder(patterns.size());
        for (int i = 0; i < attributes.size(); i++) {
            int column = i;
            builder.factor(
                    attributes.get(i).name(),
                    levels(i).stream().map(Level::code).toList(),
                    patterns.stream().map(pattern -> pattern.get(column)).toList());
        }
        return builder.build();
    }

    Terms terms() {
        return Terms.of(attributes.stream().map(Attribute::name).toArray(String[]::new));
    }

    /** Refuses data in which the event tells nothing apart. */
    void requireVariation() {
        long all = subjects.stream().mapToLong(Long::longValue).sum();
        long happened = events.stream().mapToLong(Long::longValue).sum();
        if (happened == 0 || happened == all) {
            throw new InvalidInputException(TEXTS.format("model.nothing"));
        }
    }

    List<Attribute> attributes() {
        return attributes;
    }

    /**
     * A value of a covariate.
     *
     * @param code its code
     * @param subjects subjects that have it
     * @param events those of them with the event
     */
    record Level(String code, long subjects, long events) {}

    /** The values of a covariate, the reference first, then in the order of their codes. */
    List<Level> levels(int attribute) {
        Map<String, Level> levels = new TreeMap<>();
        for (int row = 0; row < patterns.size(); row++) {
            levels.merge(
                    patterns.get(row).get(attribute),
                    new Level(patterns.get(row).get(attribute), subjects.get(row), events.get(row)),
                    (a, b) -> new Level(a.code(), a.subjects() + b.subjects(), a.events() + b.events()));
        }
        List<Level> ordered = new ArrayList<>(levels.values());
        Level reference = ordered.stream()
                .filter(level -> !level.code().equals(Attribute.MISSING) || levels.size() == 1)
                .max(Comparator.comparingLong(Level::subjects))
                .orElseThrow();
        ordered.remove(reference);
        ordered.add(0, reference);
        return ordered;
    }

    /** Subjects and events of each value as they may be shown. */
    List<ProtectedShares.Share> shares(ProtectionRule rule, int attribute) {
        return ProtectedShares.of(
                        rule,
                        levels(attribute).stream()
                                .map(level -> new ProtectedShares.Group(level.events(), level.subjects()))
                                .toList())
                .groups();
    }
}
