package fr.parcours.engine.session;

import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Consolidates the deliveries of a region in several campaigns into files: one row per journey, one per step, the
 * milestones of each journey, and both together. The region itself is not in the files. Of a single delivery only the
 * journeys with their milestones are written.
 *
 * <p>Most journeys are told whole by their last delivery: those are taken as it has them. The others, of which an
 * earlier delivery tells something that the last one does not, are put together attribute by attribute. Finding out
 * which is which needs one bit per attribute or step: millions of journeys repeated by tens of campaigns go through
 * bounded memory, a batch of deliveries at a time.
 */
final class Consolidation {

    /** Rows that are grouped at once: more would not stay in the memory of an analysis. */
    private static final long BATCH_JOURNEYS = 8_000_000;

    private static final long BATCH_STEPS = 32_000_000;
    private static final long BATCH_UNSETTLED = 2_000_000;

    /** The relations of consolidated deliveries, each in a file of its own. */
    static final List<String> RELATIONS = List.of("journey", "step", "milestone", "dated_journey");

    /** What is worth writing of a single delivery, which is consolidated as it is. */
    private static final List<String> OF_ONE_DELIVERY = List.of("dated_journey");

    private final Session session;
    private final CatalogueQueries queries;
    private final List<Manifest> chosen;
    private final BiFunction<Manifest, Table, Path> files;

    /**
     * Prepares a consolidation.
     *
     * @param session an open session
     * @param chosen manifests of the deliveries, all of one region
     * @param files where a data file is read
     */
    Consolidation(Session session, List<Manifest> chosen, BiFunction<Manifest, Table, Path> files) {
        this.session = session;
        this.queries = new CatalogueQueries(session);
        this.chosen = chosen;
        this.files = files;
    }

    /**
     * Returns the relations that are written.
     *
     * @return some of {@link #RELATIONS}
     */
    List<String> relations() {
        return chosen.size() == 1 ? OF_ONE_DELIVERY : RELATIONS;
    }

    /**
     * Writes the files.
     *
     * @param folder an empty folder
     * @param progress follows the work, in as many units as there are relations
     */
    void write(Path folder, Progress progress) {
        if (chosen.size() == 1) {
            view("journey", deliveries(chosen, Table.JOURNEY));
            view("step", deliveries(chosen, Table.STEP));
            view("milestone", queries.sql("cohort/milestone"));
            date(folder);
            progress.advance(1);
            return;
        }
        try {
            journeys(folder);
            progress.advance(1);
            steps(folder);
            progress.advance(1);
            view("step", "select '' as region, * from " + read(file(folder, Table.STEP.tableName())));
            copy(
                    "select * exclude (region) from (\n" + queries.sql("cohort/milestone") + ")",
                    file(folder, "milestone"));
            progress.advance(1);
            view("journey", "select '' as region, * from " + read(file(folder, Table.JOURNEY.tableName())));
            view("milestone", "select '' as region, * from " + read(file(folder, "milestone")));
            date(folder);
            progress.advance(1);
        } finally {
            List.of(
                            "known_before",
                            "known_journey",
                            "latest_journey",
                            "latest_known_journey",
                            "unsettled_journey",
                            "step_known_before",
                            "known_step",
                            "latest_known_step",
                            "repeated_step",
                            "latest_step",
                            "unsettled_step")
                    .forEach(table -> session.run("drop table if exists " + table));
        }
    }

    private void date(Path folder) {
        view("repeated_journey", queries.sql("cohort/repeated_journey"));
        copy(
                "select * exclude (region) from (\n" + queries.sql("cohort/dated_journey") + ")",
                file(folder, "dated_journey"));
    }

    /**
     * Names one of the files.
     *
     * @param folder the folder
     * @param relation one of {@link #RELATIONS}
     * @return its path
     */
    static Path file(Path folder, String relation) {
        return folder.resolve(relation + ".parquet");
    }

    /**
     * Says whether a folder holds all the files.
     *
     * @param folder the folder, which may not exist
     * @param relations the relations that it is to hold
     * @return whether none of them is missing
     */
    static boolean isComplete(Path folder, List<String> relations) {
        return relations.stream().allMatch(relation -> Files.isRegularFile(file(folder, relation)));
    }

    private void journeys(Path folder) {
        String known = "create or replace temp table known_before (journey_id varchar,"
                + " campaign varchar, observed_until date, attributes integer)";
        session.run(known);
        grouped("consolidation/known_journey", "known_journey", "known_before", Table.JOURNEY, BATCH_JOURNEYS);
        all(Table.JOURNEY);
        queries.table("latest_journey", "consolidation/latest_journey");
        session.run(known);
        view("partition_journey", "select *, '' as campaign from latest_journey");
        queries.table("latest_known_journey", "consolidation/known_journey");
        queries.table("unsettled_journey", "consolidation/unsettled_journey");
        settle(Table.JOURNEY, folder);
    }

    private void steps(Path folder) {
        String known = "create or replace temp table step_known_before (journey_id varchar,"
                + " steps usmallint, outcomes usmallint, details usmallint)";
        session.run(known);
        grouped("consolidation/known_step", "known_step", "step_known_before", Table.STEP, BATCH_STEPS);
        all(Table.STEP);
        queries.table("repeated_step", "consolidation/repeated_step");
        queries.table("latest_step", "consolidation/latest_step");
        session.run(known);
        view("partition_step", "select * from latest_step");
        queries.table("latest_known_step", "consolidation/known_step");
        queries.table("unsettled_step", "consolidation/unsettled_step");
        settle(Table.STEP, folder);
    }

    /** Groups the deliveries batch by batch, each with what the batches before it gave. */
    private void grouped(String query, String table, String before, Table source, long batchRows) {
        session.run("create or replace temp table " + table + " as select * from " + before);
        for (List<Manifest> batch : batches(source, batchRows)) {
            view("partition_" + source.tableName(), deliveries(batch, source));
            session.run("drop table " + before);
            session.run("alter table " + table + " rename to " + before);
            queries.table(table, query);
        }
    }

    private List<List<Manifest>> batches(Table table, long most) {
        List<List<Manifest>> batches = new ArrayList<>();
        long rows = most;
        for (Manifest manifest : chosen) {
            if (rows >= most) {
                batches.add(new ArrayList<>());
                rows = 0;
            }
            batches.get(batches.size() - 1).add(manifest);
            rows += manifest.file(table).rows();
        }
        return batches;
    }

    private void all(Table table) {
        view("partition_" + table.tableName(), deliveries(chosen, table));
    }

    /** Writes the journeys that their last delivery tells whole, and those that have to be put together. */
    private void settle(Table table, Path folder) {
        String name = table.tableName();
        String unsettled = "unsettled_" + name;
        session.run("create or replace temp table put_together as select * from latest_" + name + " limit 0");
        long journeys = session.number("select count(*) as n from " + unsettled);
        long parts = 1 + journeys * chosen.size() / BATCH_UNSETTLED;
        for (long part = 0; part < parts && journeys > 0; part++) {
            view(
                    "partition_" + name,
                    "select delivered.* from (" + deliveries(chosen, table) + ") as delivered semi join " + unsettled
                            + " using (journey_id) where hash(journey_id) % " + parts + " = " + part);
            session.run("insert into put_together by name select * exclude (region) from (\n"
                    + queries.sql("consolidation/" + name) + ")");
        }
        copy(
                "select * from latest_" + name + " anti join " + unsettled
                        + " using (journey_id) union all by name select * from put_together",
                file(folder, name));
        session.run("drop table put_together");
    }

    private void copy(String rows, Path file) {
        session.run("copy (" + rows + ") to " + SqlText.literal(file.toString())
                + " (format parquet, compression zstd, compression_level 1, write_bloom_filter false)");
    }

    private String deliveries(List<Manifest> manifests, Table table) {
        return "select * from "
                + Snapshot.partitions(manifests.stream()
                        .map(manifest -> files.apply(manifest, table))
                        .toList());
    }

    private static String read(Path file) {
        return "read_parquet(" + SqlText.literal(file.toString()) + ")";
    }

    private void view(String name, String sql) {
        session.run("create or replace temp view " + name + " as\n" + sql);
    }
}
