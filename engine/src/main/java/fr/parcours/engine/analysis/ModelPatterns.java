package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortSql;
import fr.parcours.engine.protect.ProtectedShares;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.stats.regression.CovariateTable;
import fr.parcours.engine.stats.regression.Terms;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The covariate patterns of a model with their subjects and events: each covariate is a number, or a factor whose
 * reference is its most frequent value, unless another one was chosen.
 */
final class ModelPatterns {

    private static final Texts TEXTS = Texts.of(ModelPatterns.class);

    private final ModelTerms terms;
    private final List<Attribute> covariates;
    private final Optional<Attribute> change;
    private final List<Pattern> patterns = new ArrayList<>();
    private final Map<List<String>, Integer> index = new LinkedHashMap<>();

    /** A pattern and its running counts; {@code starting} leaves out those counted before they changed groups. */
    private static final class Pattern {
        private final List<String> codes;
        private long subjects;
        private long starting;
        private long events;

        private Pattern(List<String> codes) {
            this.codes = codes;
        }
    }

    /**
     * Starts without patterns.
     *
     * @param terms the covariates
     * @param change the groups that journeys change between, a covariate too
     * @throws InvalidInputException if there is no covariate
     */
    ModelPatterns(ModelTerms terms, Optional<Attribute> change) {
        this.terms = terms;
        this.change = change;
        this.covariates =
                Stream.concat(terms.covariates().stream(), change.stream()).toList();
        if (covariates.isEmpty()) {
            throw new InvalidInputException(TEXTS.format("model.covariates"));
        }
    }

    /** Returns the row of a pattern, values that count as one being merged. */
    int row(List<String> codes) {
        List<String> merged = IntStream.range(0, codes.size())
                .mapToObj(i -> terms.merged(covariates.get(i), codes.get(i)))
                .toList();
        return index.computeIfAbsent(merged, unseen -> {
            patterns.add(new Pattern(unseen));
            return patterns.size() - 1;
        });
    }

    /** Counts subjects of a pattern; {@code starting} are those not counted in another pattern before. */
    void add(int row, long subjects, long starting, long events) {
        Pattern pattern = patterns.get(row);
        pattern.subjects += subjects;
        pattern.starting += starting;
        pattern.events += events;
    }

    long[] subjects() {
        return patterns.stream().mapToLong(pattern -> pattern.subjects).toArray();
    }

    long[] events() {
        return patterns.stream().mapToLong(pattern -> pattern.events).toArray();
    }

    long allSubjects() {
        return patterns.stream().mapToLong(pattern -> pattern.starting).sum();
    }

    long allEvents() {
        return patterns.stream().mapToLong(pattern -> pattern.events).sum();
    }

    /** The patterns, repeated as a model needs them. */
    CovariateTable.Builder table(int[] rows) {
        CovariateTable.Builder builder = CovariateTable.builder(rows.length);
        for (int i = 0; i < covariates.size(); i++) {
            int column = i;
            if (covariates.get(i).isNumber()) {
                builder.numeric(
                        covariates.get(i).name(),
                        Arrays.stream(rows)
                                .mapToDouble(row -> Double.parseDouble(
                                        patterns.get(row).codes.get(column)))
                                .toArray());
                continue;
            }
            List<String> levels = levels(i).stream().map(Level::code).toList();
            Map<String, Integer> codes = new LinkedHashMap<>();
            levels.forEach(level -> codes.put(level, codes.size()));
            int[] ofPattern = patterns.stream()
                    .mapToInt(pattern -> codes.get(pattern.codes.get(column)))
                    .toArray();
            int[] ofRow = new int[rows.length];
            for (int row = 0; row < ofRow.length; row++) {
                ofRow[row] = ofPattern[rows[row]];
            }
            builder.factor(covariates.get(i).name(), levels, ofRow);
        }
        return builder;
    }

    CovariateTable table() {
        int[] rows = new int[patterns.size()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = row;
        }
        return table(rows).build();
    }

    Terms terms() {
        return Terms.of(Stream.concat(
                        covariates.stream().map(Attribute::name),
                        terms.crossings().stream().map(ModelTerms.Crossing::name))
                .toArray(String[]::new));
    }

    /** Refuses data in which the event tells nothing apart, or is so rare that the total of the model would tell it. */
    void requireVariation(ProtectionRule rule) {
        long others = allSubjects() - allEvents();
        if (allEvents() == 0 || others == 0) {
            throw new InvalidInputException(TEXTS.format("model.nothing"));
        }
        if (!rule.shows(allEvents()) || !rule.shows(others)) {
            throw new InvalidInputException(TEXTS.format("model.rare"));
        }
    }

    List<Attribute> covariates() {
        return covariates;
    }

    ModelTerms modelTerms() {
        return terms;
    }

    /**
     * A value of a covariate, or a pair of values of two.
     *
     * @param code its code; for a pair both, separated as in strata
     * @param subjects subjects that have it
     * @param events those of them with the event
     */
    record Level(String code, long subjects, long events) {}

    /** The values of a covariate, the reference first, then in the order of their codes. */
    List<Level> levels(int covariate) {
        boolean changes = change.filter(covariates.get(covariate)::equals).isPresent();
        Map<String, Level> levels = levels(pattern -> pattern.codes.get(covariate), changes);
        List<Level> ordered = new ArrayList<>(levels.values());
        Level reference = reference(covariates.get(covariate), levels);
        ordered.remove(reference);
        ordered.add(0, reference);
        return ordered;
    }

    private Level reference(Attribute covariate, Map<String, Level> levels) {
        String chosen = terms.references().get(covariate.name());
        if (chosen != null) {
            return levels.values().stream()
                    .filter(level -> covariate.key(level.code()).equals(chosen))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInputException(TEXTS.format(
                            "model.reference", chosen, covariate.name(), String.join(", ", levels.keySet()))));
        }
        if (change.filter(covariate::equals).isPresent() && levels.containsKey(CohortSql.BEFORE)) {
            return levels.get(CohortSql.BEFORE);
        }
        return levels.values().stream()
                .filter(level -> !level.code().equals(Attribute.MISSING) || levels.size() == 1)
                .max(Comparator.comparingLong(Level::subjects))
                .orElseThrow();
    }

    /** The pairs of values of two covariates, in the order of their codes. */
    List<Level> levels(ModelTerms.Crossing crossing) {
        int first = covariates.indexOf(crossing.first());
        int second = covariates.indexOf(crossing.second());
        return List.copyOf(levels(
                        pattern -> pattern.codes.get(first) + CohortSql.STRATUM_SEPARATOR + pattern.codes.get(second),
                        change.filter(group -> group.equals(crossing.first()) || group.equals(crossing.second()))
                                .isPresent())
                .values());
    }

    private Map<String, Level> levels(Function<Pattern, String> code, boolean changes) {
        Map<String, Level> levels = new TreeMap<>();
        for (Pattern pattern : patterns) {
            long subjects = changes ? pattern.subjects : pattern.starting;
            levels.merge(
                    code.apply(pattern),
                    new Level(code.apply(pattern), subjects, pattern.events),
                    (a, b) -> new Level(a.code(), a.subjects() + b.subjects(), a.events() + b.events()));
        }
        return levels;
    }

    /** Subjects and events of values as they may be shown. */
    static List<ProtectedShares.Share> shares(ProtectionRule rule, List<Level> levels) {
        return ProtectedShares.of(
                        rule,
                        levels.stream()
                                .map(level -> new ProtectedShares.Group(level.events(), level.subjects()))
                                .toList())
                .groups();
    }
}
