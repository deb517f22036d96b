package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.CohortSql;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.Provenance;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.session.CatalogueQueries;
import fr.parcours.engine.session.QueryFailedException;
import fr.parcours.engine.session.Row;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.Snapshot;
import fr.parcours.layout.DatasetInfo;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import fr.parcours.query.Query;
import fr.parcours.query.QueryCatalog;
import fr.parcours.query.QueryParameter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The data of analyses: makes the relation of a cohort, runs the query of an analysis over it, and tells where from.
 */
public final class AnalysisData {

    private static final Texts TEXTS = Texts.of(AnalysisData.class);
    private static final Set<String> RELATIONS = Set.of("cohort", "journey", "step", "milestone");

    private final Session session;
    private final Snapshot snapshot;
    private final DatasetInfo info;
    private final CatalogueQueries queries;

    /**
     * Gives access to a dataset.
     *
     * @param session an open session
     * @param snapshot the dataset attached to it
     * @param info description of the dataset
     */
    public AnalysisData(Session session, Snapshot snapshot, DatasetInfo info) {
        this.session = session;
        this.snapshot = snapshot;
        this.info = info;
        this.queries = new CatalogueQueries(session);
    }

    /**
     * Counts the journeys that each criterion of a cohort leaves.
     *
     * @param cohort the cohort
     * @return all journeys, then those left by each criterion, in their order
     */
    Counts<Long> attrition(CohortDefinition cohort) {
        int criteria = CohortSql.criteria(cohort).size();
        return overCohort(cohort, () -> {
            String sql = CohortSql.attrition(cohort);
            List<Long> counts = session.query(
                            sql,
                            row -> IntStream.rangeClosed(0, criteria)
                                    .mapToObj(i -> row.number("n" + i))
                                    .toList())
                    .get(0);
            return new Counts<>(counts, List.of(), List.of(sql));
        });
    }

    /**
     * Runs the query of an analysis over a cohort.
     *
     * @param cohort the cohort
     * @param target step that the analysis waits for, empty if it waits for none
     * @param query name in the catalogue
     * @param parameters its parameters
     * @param reader makes one element of a row
     * @param <T> type of the elements
     * @return the elements and where they come from
     */
    <T> Counts<T> counts(
            CohortDefinition cohort,
            Optional<CohortSql.Target> target,
            String query,
            Map<String, ?> parameters,
            Function<Row, T> reader) {
        String relation = CohortSql.relation(cohort, target);
        return overCohort(cohort, () -> {
            session.run("create or replace temp view cohort as\n" + relation);
            return new Counts<>(
                    queries.rows(query, parameters, reader),
                    List.of(),
                    List.of("create or replace view cohort as\n" + relation, queries.sql(query)));
        });
    }

    private <T> Counts<T> overCohort(CohortDefinition cohort, Supplier<Counts<T>> question) {
        while (true) {
            try {
                List<Manifest> manifests = snapshot.consolidate(cohort.asKnownAt(), regions(cohort));
                Counts<T> answer = question.get();
                return new Counts<>(answer.rows(), manifests, answer.sql());
            } catch (QueryFailedException e) {
                // A publication may have moved a file: the same revision is then read where it is kept.
                if (!snapshot.follow()) {
                    throw e;
                }
            }
        }
    }

    /**
     * Runs any query that reads a cohort, as it is.
     *
     * @param cohort the cohort; its target is the jury where that comes after its entry
     * @param name name in the catalogue
     * @param parameters values of its parameters, as text
     * @return its answer, not protected
     * @throws InvalidInputException if the query reads something else, or lacks a parameter
     */
    public ResultTable raw(CohortDefinition cohort, String name, Map<String, String> parameters) {
        Query query = QueryCatalog.standard().query(name);
        if (!RELATIONS.containsAll(query.sources())) {
            throw new InvalidInputException(TEXTS.format("query.sources", name, String.join(", ", query.sources())));
        }
        for (QueryParameter parameter : query.parameters()) {
            if (!parameters.containsKey(parameter.name())) {
                throw new InvalidInputException(
                        TEXTS.format("query.parameter", name, parameter.name(), parameter.type(), parameter.meaning()));
            }
        }
        Optional<CohortSql.Target> target = Optional.of(new CohortSql.Target(StepType.JURY, Optional.empty()))
                .filter(jury -> jury.step().compareTo(cohort.entry().step()) > 0);
        List<List<Cell>> rows = counts(
                        cohort,
                        target,
                        name,
                        parameters,
                        row -> query.columns().stream()
                                .map(column -> RawCells.of(row, column))
                                .toList())
                .rows();
        return new ResultTable(
                name, name, name, query.columns().stream().map(RawCells::column).toList(), rows);
    }

    /** Regions that a condition limits the cohort to: only their files are read. */
    private static Set<String> regions(CohortDefinition cohort) {
        return cohort.conditions().stream()
                .filter(condition -> condition.attribute().name().equals("region"))
                .map(condition -> Set.copyOf(condition.accepted()))
                .reduce((a, b) -> a.stream().filter(b::contains).collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    /**
     * Counts and where they come from.
     *
     * @param rows the rows of the query
     * @param manifests the partitions read
     * @param sql what ran
     * @param <T> type of the rows
     */
    record Counts<T>(List<T> rows, List<Manifest> manifests, List<String> sql) {

        /** The same, other statements having run before; what they share is told once. */
        Counts<T> after(List<String> before) {
            return new Counts<>(
                    rows,
                    manifests,
                    Stream.concat(before.stream(), sql.stream()).distinct().toList());
        }
    }

    Provenance provenance(
            CohortDefinition cohort, Counts<?> counts, String method, ProtectionRule rule, List<String> warnings) {
        List<Manifest> manifests = counts.manifests();
        List<String> campaigns =
                manifests.stream().map(Manifest::campaign).distinct().sorted().toList();
        LocalDate observedUntil = manifests.stream()
                .flatMap(manifest -> manifest.sources().stream())
                .map(SourceExtract::asOf)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<String> allWarnings = new ArrayList<>(cohort.warnings(Locale.FRENCH));
        allWarnings.addAll(warnings);
        return new Provenance(
                cohort.name(),
                cohort.describe(Locale.FRENCH),
                cohort.describe(Locale.ENGLISH),
                method,
                Provenance.Population.COHORT,
                manifests.stream().map(Manifest::region).distinct().sorted().toList(),
                campaigns,
                campaigns.get(campaigns.size() - 1),
                observedUntil,
                info.simulated(),
                rule.describe(Locale.FRENCH),
                allWarnings,
                counts.sql());
    }
}
