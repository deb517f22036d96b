package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.CohortSql;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.CountTable;
import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.protect.table.Overlaps;
import fr.parcours.engine.protect.table.Population;
import fr.parcours.engine.protect.table.ShownTable;
import fr.parcours.engine.protect.table.Study;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.Provenance;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.session.CatalogueQueries;
import fr.parcours.engine.session.QueryFailedException;
import fr.parcours.engine.session.Row;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.Snapshot;
import fr.parcours.engine.territory.Indicator;
import fr.parcours.engine.territory.VariableFolder;
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
import java.util.HashSet;
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

    /** Relations that queries of {@code cohort/} make of others, in the order in which they build on each other. */
    private static final List<String> PREPARED =
            List.of("delivery", "followed", "awaited", "decided", "shared_person", "no_shared_person", "path");

    private static final Set<String> RELATIONS = Stream.concat(
                    Stream.of("cohort", "cohort_group", "population", "journey", "step", "milestone", "dated_journey"),
                    PREPARED.stream())
            .collect(Collectors.toUnmodifiableSet());

    /** Beginning of the names of the queries whose answers models explain. */
    private static final String MODELS = "model/";

    private final Session session;
    private final Snapshot snapshot;
    private final DatasetInfo info;
    private final CatalogueQueries queries;
    private final ZoningTables zonings;
    private final VariableTables variables;
    private final Study study;
    private final UnprotectedLog log;
    private final Overlaps overlaps;

    /** Whether tables of the result that is being made hide zeros, which its note has to say. */
    private boolean hidesZeros;

    /**
     * Gives access to a dataset.
     *
     * @param session an open session
     * @param snapshot the dataset attached to it
     * @param info description of the dataset
     * @param variables the variables of territories that users added for it, with their zonings
     * @param study what was shown before
     * @param log where results without protection are written down
     */
    public AnalysisData(
            Session session,
            Snapshot snapshot,
            DatasetInfo info,
            VariableFolder variables,
            Study study,
            UnprotectedLog log) {
        this.session = session;
        this.study = study;
        this.log = log;
        this.snapshot = snapshot;
        this.info = info;
        this.queries = new CatalogueQueries(session);
        this.zonings = new ZoningTables(session, variables.levels().zonings());
        this.variables = new VariableTables(session, variables);
        this.overlaps = new AttributeOverlaps(variables.levels());
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
            String sql = CohortSql.attrition(cohort, variables::indicator);
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
        return counts(cohort, target, query, parameters, Map.of(), reader);
    }

    /**
     * Runs a query some of whose relations are chosen by the analysis.
     *
     * @param cohort the cohort
     * @param target step that the analysis waits for, empty if it waits for none
     * @param query name in the catalogue
     * @param parameters its parameters
     * @param chosen prepared relation that stands for each relation of the query that is none itself
     * @param reader makes one element of a row
     * @param <T> type of the elements
     * @return the elements and where they come from
     */
    <T> Counts<T> counts(
            CohortDefinition cohort,
            Optional<CohortSql.Target> target,
            String query,
            Map<String, ?> parameters,
            Map<String, String> chosen,
            Function<Row, T> reader) {
        if (!query.startsWith(MODELS)) {
            cohort.requireClasses();
        }
        Set<String> read = new HashSet<>(QueryCatalog.standard().query(query).sources());
        read.addAll(chosen.values());
        List<String> prepared = prepared(read);
        Optional<String> relation = read.contains("cohort")
                ? Optional.of(CohortSql.relation(cohort, target, variables::indicator))
                : Optional.empty();
        return overCohort(cohort, () -> {
            List<String> sql = new ArrayList<>();
            relation.ifPresent(select -> sql.add(view("cohort", select)));
            if (read.contains("cohort_group")) {
                sql.add(view("cohort_group", CohortSql.groups(cohort, variables::indicator)));
            }
            if (read.contains("population")) {
                sql.add(view("population", CohortSql.population(cohort)));
            }
            prepared.forEach(name -> sql.add(view(name, queries.sql("cohort/" + name))));
            chosen.forEach((name, stands) -> sql.add(view(name, "from " + stands)));
            sql.add(queries.sql(query));
            return new Counts<>(queries.rows(query, parameters, reader), List.of(), sql);
        });
    }

    private String view(String name, String select) {
        session.run("create or replace temp view " + name + " as\n" + select);
        return "create or replace view " + name + " as\n" + select;
    }

    /** The prepared relations among those read, in their order; adds what they read themselves. */
    private static List<String> prepared(Set<String> read) {
        List<String> prepared = new ArrayList<>();
        for (int i = PREPARED.size() - 1; i >= 0; i--) {
            if (read.contains(PREPARED.get(i))) {
                prepared.add(0, PREPARED.get(i));
                read.addAll(QueryCatalog.standard()
                        .query("cohort/" + PREPARED.get(i))
                        .sources());
            }
        }
        return prepared;
    }

    private <T> Counts<T> overCohort(CohortDefinition cohort, Supplier<Counts<T>> question) {
        List<Attribute> levels = cohort.variables().stream()
                .map(variable -> CohortSql.level(variable, variables::indicator))
                .filter(level -> level.place().isPresent())
                .toList();
        zonings.prepare(
                Stream.concat(cohort.zonings().stream(), levels.stream()).toList());
        variables.prepare(cohort.variables());
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
        log.add("query " + name, cohort.describe(Locale.FRENCH));
        return new ResultTable(
                name,
                TEXTS.in(Locale.FRENCH, "query.raw", name),
                TEXTS.in(Locale.ENGLISH, "query.raw", name),
                query.columns().stream().map(RawCells::column).toList(),
                rows);
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

    /**
     * Protects a table of counts of a cohort with all its margins, beside all that the study has shown.
     *
     * @param cohort the cohort that is counted, not split
     * @param rule the rule
     * @param dimensions dimensions of the table; an attribute has its own name
     * @param inner counts by finest categories, in the order of the dimensions; missing means 0
     * @return what may be shown
     * @throws fr.parcours.engine.protect.table.UnprotectableTableException if it cannot be protected
     */
    ShownTable shown(
            CohortDefinition cohort, ProtectionRule rule, List<Dimension> dimensions, Map<List<String>, Long> inner) {
        return shown(cohort, rule, List.of(new CountTable(dimensions, inner))).get(0);
    }

    /**
     * Protects several tables of the same cohort that are shown together.
     *
     * @param cohort the cohort that is counted, not split
     * @param rule the rule
     * @param tables the tables; cells of the same categories are the same
     * @return what may be shown of each
     * @throws fr.parcours.engine.protect.table.UnprotectableTableException if they cannot be protected
     */
    List<ShownTable> shown(CohortDefinition cohort, ProtectionRule rule, List<CountTable> tables) {
        return noted(study.show(rule, population(cohort).counting("journeys"), tables, overlaps));
    }

    /**
     * Protects counts of something else than the journeys of a cohort, such as those in a state at a time.
     *
     * @param cohort the cohort
     * @param what what is counted, the same for the same numbers
     * @param rule the rule
     * @param table the table
     * @return what may be shown
     * @throws fr.parcours.engine.protect.table.UnprotectableTableException if it cannot be protected
     */
    ShownTable shownOf(CohortDefinition cohort, String what, ProtectionRule rule, CountTable table) {
        return noted(study.show(rule, population(cohort).counting(what), List.of(table), overlaps))
                .get(0);
    }

    /**
     * Protects tables of a stock: of events, or of journeys whatever their entry.
     *
     * @param cohort the cohort, whose entry and dates are left aside
     * @param what what is counted, such as {@code jury}
     * @param rule the rule
     * @param tables the tables
     * @return what may be shown of each
     * @throws fr.parcours.engine.protect.table.UnprotectableTableException if they cannot be protected
     */
    List<ShownTable> shownStock(CohortDefinition cohort, String what, ProtectionRule rule, List<CountTable> tables) {
        CohortDefinition everybody = cohort.between(Optional.empty(), Optional.empty())
                .entering(CohortDefinition.named("").entry());
        return noted(study.show(rule, population(everybody).counting("stock " + what), tables, overlaps));
    }

    /** Protects what the criteria of a cohort leave of all journeys. */
    ShownTable shownAttrition(CohortDefinition cohort, ProtectionRule rule, CountTable table) {
        return noted(study.show(
                        rule,
                        Population.of("attrition: " + population(cohort).counting("journeys")),
                        List.of(table),
                        overlaps))
                .get(0);
    }

    private List<ShownTable> noted(List<ShownTable> tables) {
        hidesZeros |= tables.stream().anyMatch(ShownTable::hidesZeros);
        return tables;
    }

    private StudyPopulation population(CohortDefinition cohort) {
        return StudyPopulation.of(cohort, snapshot.manifests());
    }

    Provenance provenance(
            CohortDefinition cohort, Counts<?> counts, String method, ProtectionRule rule, List<String> warnings) {
        return provenance(cohort, Provenance.Population.COHORT, counts, method, rule, warnings);
    }

    /** Where a stock comes from: a definition whose entry and dates of entry are left aside, which it warns of. */
    Provenance stockProvenance(
            CohortDefinition cohort, Counts<?> counts, String method, ProtectionRule rule, List<String> warnings) {
        List<String> allWarnings = new ArrayList<>(warnings);
        if (cohort.from().isPresent() || cohort.until().isPresent()) {
            allWarnings.add(TEXTS.in(Locale.FRENCH, "stock.dates"));
        }
        return provenance(cohort, Provenance.Population.STOCK, counts, method, rule, allWarnings);
    }

    private Indicator indicator(Attribute variable) {
        return variables.indicator(variable.variable().orElseThrow().indicator());
    }

    /** How many journeys of a cohort have a value of a variable that it reads. */
    private VariableUse use(CohortDefinition cohort, Attribute variable) {
        return overCohort(cohort, () -> {
                    view("variable_use", CohortSql.variableUse(cohort, variable, variables::indicator));
                    return new Counts<>(
                            queries.rows(
                                    "territory/variable_use",
                                    Map.of(),
                                    row -> new VariableUse(
                                            row.number("own"), row.number("earlier"), row.number("without"))),
                            List.of(),
                            List.of());
                })
                .rows()
                .get(0);
    }

    private Provenance provenance(
            CohortDefinition cohort,
            Provenance.Population measure,
            Counts<?> counts,
            String method,
            ProtectionRule rule,
            List<String> warnings) {
        boolean isStock = measure == Provenance.Population.STOCK;
        study.require(rule.asked());
        if (!rule.active()) {
            log.add(method, isStock ? cohort.describeStock(Locale.FRENCH) : cohort.describe(Locale.FRENCH));
        }
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
        cohort.variables()
                .forEach(variable -> allWarnings.add(
                        use(cohort, variable).describe(variable, indicator(variable), rule, Locale.FRENCH)));
        if (hidesZeros) {
            allWarnings.add(TEXTS.in(Locale.FRENCH, "shown.zeros"));
            hidesZeros = false;
        }
        return new Provenance(
                cohort.name(),
                isStock ? cohort.describeStock(Locale.FRENCH) : cohort.describe(Locale.FRENCH),
                isStock ? cohort.describeStock(Locale.ENGLISH) : cohort.describe(Locale.ENGLISH),
                method,
                measure,
                manifests.stream().map(Manifest::region).distinct().sorted().toList(),
                campaigns,
                campaigns.get(campaigns.size() - 1),
                observedUntil,
                info.simulated(),
                rule.describe(Locale.FRENCH),
                rule.active(),
                allWarnings,
                counts.sql());
    }
}
