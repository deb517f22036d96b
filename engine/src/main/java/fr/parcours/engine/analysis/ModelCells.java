package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.CohortSql;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.session.Row;
import fr.parcours.engine.stats.regression.CompetingCounts;
import fr.parcours.engine.stats.regression.SurvivalCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The journeys of a model by pattern, stratum, cluster, time at risk and cause: the answer of {@code model/cells}. */
final class ModelCells {

    private final ModelTerms terms;
    private final List<Attribute> attributes;
    private final int cause;
    private final ModelPatterns patterns;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Integer> strata = new LinkedHashMap<>();
    private final Map<String, Integer> clusters = new HashMap<>();
    private final Map<String, Integer> censorings = new HashMap<>();
    private final boolean changes;

    private final IntStream.Builder pattern = IntStream.builder();
    private final IntStream.Builder stratum = IntStream.builder();
    private final IntStream.Builder cluster = IntStream.builder();
    private final IntStream.Builder censoring = IntStream.builder();
    private final IntStream.Builder entry = IntStream.builder();
    private final IntStream.Builder exit = IntStream.builder();
    private final IntStream.Builder causes = IntStream.builder();
    private final LongStream.Builder journeys = LongStream.builder();
    private final AnalysisData.Counts<Boolean> counts;
    private final Columns columns;
    private boolean late;

    /** Where the codes of a stratum and phase lead. */
    private record Place(int pattern, int stratum, int cluster, int censoring) {}

    /** What was read, one element per cell. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Columns(
            int[] pattern,
            int[] stratum,
            int[] cluster,
            int[] censoring,
            int[] entry,
            int[] exit,
            int[] cause,
            long[] journeys) {}

    /**
     * Reads the cells.
     *
     * @param data where they come from
     * @param rule protection of the result
     * @param cohort the journeys
     * @param event what is explained
     * @param terms what explains it
     * @param unitDays unit of time, in days
     */
    ModelCells(
            AnalysisData data,
            ProtectionRule rule,
            CohortDefinition cohort,
            ModelledEvent event,
            ModelTerms terms,
            double unitDays) {
        if (event.isOutcome()) {
            Outcomes.requireUndecided(cohort);
        }
        this.terms = terms;
        this.attributes = terms.attributes();
        this.cause = event.cause();
        Optional<Attribute> change = cohort.changeGroup();
        this.changes = change.isPresent();
        this.patterns = new ModelPatterns(terms, change);
        this.counts = data.counts(
                cohort,
                event.step(),
                "model/cells",
                Map.of("unit_days", unitDays),
                Map.of("exposed", event.relation(), "person_cluster", terms.persons()),
                this::read);
        this.columns = new Columns(
                pattern.build().toArray(),
                stratum.build().toArray(),
                cluster.build().toArray(),
                censoring.build().toArray(),
                entry.build().toArray(),
                exit.build().toArray(),
                causes.build().toArray(),
                journeys.build().toArray());
        patterns.requireVariation(rule);
    }

    /** Takes one row; says whether its journeys are ever at risk. */
    private boolean read(Row row) {
        int from = (int) row.number("entry_time");
        int to = (int) row.number("exit_time");
        long count = row.number("journeys");
        if (from > 0 && to <= from) {
            return false;
        }
        String phase = row.text("phase").orElseThrow();
        Place place = places.computeIfAbsent(
                row.text("stratum").orElse("") + CohortSql.STRATUM_SEPARATOR + phase, unseen -> place(unseen, phase));
        int ended = (int) row.number("cause");
        patterns.add(place.pattern(), count, row.number("starts") == 1 ? count : 0, ended == cause ? count : 0);
        pattern.add(place.pattern());
        stratum.add(place.stratum());
        censoring.add(place.censoring());
        cluster.add(cluster(place, (int) row.number("cluster")));
        entry.add(from);
        exit.add(to);
        causes.add(ended);
        journeys.add(count);
        late |= from > 0 && row.number("starts") == 1;
        return true;
    }

    private Place place(String codes, String phase) {
        List<String> all = List.of(codes.split(CohortSql.STRATUM_SEPARATOR, -1));
        int covariates = terms.covariates().size();
        List<String> own = new ArrayList<>(all.subList(0, covariates));
        if (changes) {
            own.add(phase);
        }
        String within = String.join(
                CohortSql.STRATUM_SEPARATOR,
                all.subList(covariates, covariates + terms.strata().size()));
        int clusterOf = terms.cluster()
                .map(attribute ->
                        clusters.computeIfAbsent(all.get(attributes.indexOf(attribute)), unseen -> clusters.size()))
                .orElse(SurvivalCounts.OWN_CLUSTER);
        String censored = terms.censoringGroups().stream()
                .map(attribute -> all.get(attributes.indexOf(attribute)))
                .collect(Collectors.joining(CohortSql.STRATUM_SEPARATOR));
        return new Place(
                patterns.row(own),
                strata.computeIfAbsent(within, unseen -> strata.size()),
                clusterOf,
                censorings.computeIfAbsent(censored, unseen -> censorings.size()));
    }

    private int cluster(Place place, int person) {
        return terms.clusters() == ModelTerms.Clusters.PERSON && person > 0 ? person : place.cluster();
    }

    ModelPatterns patterns() {
        return patterns;
    }

    /** Whether journeys were at risk from a later time than the origin only. */
    boolean isLate() {
        return late;
    }

    int strata() {
        return Math.max(1, strata.size());
    }

    /** Distinct clusters of several journeys; 0 if there are none. */
    long clusters() {
        return Arrays.stream(columns.cluster())
                .filter(number -> number != SurvivalCounts.OWN_CLUSTER)
                .distinct()
                .count();
    }

    Columns columns() {
        return columns;
    }

    /** Where they come from. */
    AnalysisData.Counts<Boolean> counts() {
        return counts;
    }

    /** The cells as what a Cox model explains: other causes censor. */
    SurvivalCounts survival() {
        Columns all = columns;
        boolean[] events = new boolean[all.cause().length];
        double[] start = new double[events.length];
        for (int i = 0; i < events.length; i++) {
            events[i] = all.cause()[i] == cause;
            // Who is at risk from the origin is so at time 0 too.
            start[i] = all.entry()[i] == 0 ? Double.NEGATIVE_INFINITY : all.entry()[i];
        }
        SurvivalCounts counts = SurvivalCounts.of(
                        patterns.table(), all.pattern(), doubles(all.exit()), events, all.journeys())
                .withEntry(start)
                .withStrata(List.copyOf(strata.keySet()), all.stratum());
        return terms.isClustered() ? counts.withClusters(all.cluster()) : counts;
    }

    /** The cells as what a Fine–Gray model explains. */
    CompetingCounts competing() {
        Columns all = columns;
        return CompetingCounts.of(patterns.table(), all.pattern(), doubles(all.exit()), all.cause(), all.journeys())
                .withCensoringGroups(all.censoring())
                .withClusters(all.cluster());
    }

    private static double[] doubles(int[] values) {
        return Arrays.stream(values).asDoubleStream().toArray();
    }
}
