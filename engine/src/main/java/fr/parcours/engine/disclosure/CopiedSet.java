package fr.parcours.engine.disclosure;

import fr.parcours.engine.session.CatalogueQueries;
import fr.parcours.engine.session.RowAppender;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Nomenclature;
import fr.parcours.layout.Nomenclatures;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The journeys of partitions to be copied, in a session: generalised, suppressed and counted by queries of the
 * catalogue. The relation {@code released} is always the set as it would leave now.
 */
final class CopiedSet {

    private static final String NODE_STATE = "node_state";

    private final Session session;
    private final CatalogueQueries queries;
    private final Dataset dataset;
    private final Thresholds thresholds;
    private int states;

    CopiedSet(Session session, Dataset dataset, List<Manifest> partitions, Thresholds thresholds) {
        this.session = session;
        this.queries = new CatalogueQueries(session);
        this.dataset = dataset;
        this.thresholds = thresholds;
        for (Table table : Table.values()) {
            view(
                    "partition_" + table.tableName(),
                    files(
                            partitions.stream()
                                    .map(manifest -> dataset.path(manifest, table))
                                    .toList(),
                            table));
        }
        session.run("create or replace temp table threshold as select " + thresholds.k() + " as k, " + thresholds.l()
                + " as l");
        employmentParents();
        queries.table("copied", "disclosure/copied");
        generaliseTo(Lattice.nodes(thresholds.quasiIdentifiers()).get(0));
        view("class", queries.sql("disclosure/classes"));
    }

    private void employmentParents() {
        session.run("create or replace table employment_parent (code varchar, parent varchar)");
        try (RowAppender rows = session.append("employment_parent")) {
            for (Nomenclature.Entry entry :
                    Nomenclatures.get("employment_status").entries()) {
                entry.parent()
                        .ifPresent(parent ->
                                rows.begin().text(entry.code()).text(parent).end());
            }
        }
    }

    /** Makes {@code released} the set as a node of the lattice generalises it. */
    void generaliseTo(LatticeNode node) {
        String levels = Arrays.stream(QuasiIdentifier.values())
                .map(quasi -> (node.rules().containsKey(quasi)
                                ? String.valueOf(quasi.depth(node.rules().get(quasi)))
                                : "null::integer")
                        + " as " + quasi.key())
                .collect(Collectors.joining(", "));
        session.run("create or replace temp table generalisation as select " + levels + ", "
                + (thresholds.audience() == Thresholds.Audience.PUBLIC) + " as drop_disability");
        view("released", queries.sql("disclosure/generalised"));
    }

    /** Keeps the set as it is now, to be compared with what local suppression makes of it. */
    void keepNode() {
        queries.table(NODE_STATE, "disclosure/generalised");
        view("released", "select * from " + NODE_STATE);
    }

    /** Finds the classes below the thresholds. */
    boolean findFailing() {
        queries.table("failing_class", "disclosure/failing_classes");
        return session.number("select count(*) as n from failing_class") > 0;
    }

    /**
     * Takes the smallest class beside each failing one to be suppressed with it. The failing classes themselves have
     * nothing left to suppress.
     */
    boolean findPartners() {
        queries.table("partner_class", "disclosure/residue_partners");
        session.run("create or replace temp table failing_class as select * from partner_class");
        return session.number("select count(*) as n from failing_class") > 0;
    }

    /** Makes quasi-identifiers of the journeys in the failing classes missing. */
    void suppress(Collection<QuasiIdentifier> suppressed) {
        session.run("create or replace temp table suppression as select "
                + Arrays.stream(QuasiIdentifier.values())
                        .map(quasi -> suppressed.contains(quasi) + " as " + quasi.key())
                        .collect(Collectors.joining(", ")));
        String before = "state_" + states;
        states++;
        queries.table("state_" + states, "disclosure/suppressed");
        view("released", "select * from state_" + states);
        session.run("drop table if exists " + before);
    }

    CopyRisk.State measure() {
        return new CopyRisk.State(measureClasses(), measureTrajectories());
    }

    RiskMeasure measureClasses() {
        return queries.rows(
                        "disclosure/measures",
                        Map.of(),
                        row -> new RiskMeasure(
                                row.number("classes"),
                                row.number("members"),
                                row.number("k"),
                                row.number("below_k"),
                                row.number("uniques"),
                                row.number("l"),
                                row.number("classes_below_l"),
                                row.number("below_l"),
                                row.number("at_risk")))
                .get(0);
    }

    private TrajectoryRisk measureTrajectories() {
        return queries.rows(
                        "disclosure/trajectories",
                        Map.of(),
                        row -> new TrajectoryRisk(
                                row.number("persons"), row.number("k"), row.number("below_k"), row.number("uniques")))
                .get(0);
    }

    /** Counts journeys and persons of each partition, in the order given. */
    List<PartitionSize> sizes(List<Manifest> partitions) {
        Map<PartitionKey, Long> persons = new HashMap<>();
        Map<PartitionKey, Map<String, Long>> journeys = new HashMap<>();
        queries.rows("disclosure/sizes", Map.of(), row -> {
            PartitionKey key = PartitionKey.of(
                    row.text("region").orElseThrow(), row.text("campaign").orElseThrow());
            row.text("certifier")
                    .ifPresentOrElse(
                            certifier -> journeys.computeIfAbsent(key, unseen -> new HashMap<>())
                                    .put(certifier, row.number("journeys")),
                            () -> persons.put(key, row.number("persons")));
            return key;
        });
        return partitions.stream()
                .map(Manifest::key)
                .map(key -> new PartitionSize(key, persons.getOrDefault(key, 0L), journeys.getOrDefault(key, Map.of())))
                .toList();
    }

    /** Counts what the node changed, by column. */
    List<CopyRisk.Generalised> generalised(LatticeNode node) {
        Map<QuasiIdentifier, Rule> rules = CopyRisk.changed(node);
        Map<String, Long> counts = changes("copied", NODE_STATE, rules.keySet());
        List<CopyRisk.Generalised> changed = new ArrayList<>();
        rules.forEach((quasi, rule) -> quasi.columns().forEach(column -> {
            if (counts.get(column) > 0) {
                changed.add(new CopyRisk.Generalised(column, rule, counts.get(column)));
            }
        }));
        return changed;
    }

    /** Counts what local suppression changed, by column. */
    List<CopyRisk.Suppressed> suppressed() {
        return changes(NODE_STATE, "released", thresholds.quasiIdentifiers()).entrySet().stream()
                .filter(change -> change.getValue() > 0)
                .map(change -> new CopyRisk.Suppressed(change.getKey(), change.getValue()))
                .toList();
    }

    private Map<String, Long> changes(String before, String after, Set<QuasiIdentifier> of) {
        view("state_before", "select * from " + before);
        view("state_after", "select * from " + after);
        List<String> columns = of.stream()
                .filter(QuasiIdentifier::suppressible)
                .flatMap(quasi -> quasi.columns().stream())
                .toList();
        return queries.rows("disclosure/changes", Map.of(), row -> {
                    Map<String, Long> counts = new LinkedHashMap<>();
                    columns.forEach(column -> counts.put(column, row.number(column)));
                    return counts;
                })
                .get(0);
    }

    /** The statement that gives the journeys of a partition as they leave, in the order of the layout. */
    String journeys(Manifest manifest) {
        view("source_journey", files(List.of(dataset.path(manifest, Table.JOURNEY)), Table.JOURNEY));
        return queries.sql("disclosure/copied_journeys");
    }

    private void view(String name, String sql) {
        session.run("create or replace temp view " + name + " as\n" + sql);
    }

    /** The statement that reads data files with the region and the campaign of their folders. */
    static String files(List<Path> paths, Table table) {
        return "select * from read_parquet(["
                + paths.stream()
                        .map(path -> SqlText.literal(
                                path.toAbsolutePath().normalize().toString()))
                        .collect(Collectors.joining(", "))
                + "], hive_partitioning = true, hive_types = {'region': varchar, 'campaign': varchar}"
                + (table == Table.JOURNEY ? ", file_row_number = true" : "") + ")";
    }
}
