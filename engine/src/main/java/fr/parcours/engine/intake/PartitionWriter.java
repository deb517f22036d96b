package fr.parcours.engine.intake;

import fr.parcours.engine.intake.direct.DirectTable;
import fr.parcours.engine.session.CatalogueQueries;
import fr.parcours.engine.session.DataFileWriter;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.Column;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Publication;
import fr.parcours.layout.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the data files of a partition: the rows just read and those of the certifiers that delivered nothing new. */
final class PartitionWriter {

    private final Session session;
    private final CatalogueQueries queries;

    PartitionWriter(Session session) {
        this.session = session;
        this.queries = new CatalogueQueries(session);
    }

    /** Makes the empty tables that gather the rows of all the extracts of one intake. */
    void begin() {
        for (Table table : Table.values()) {
            session.run("create or replace temp table new_" + table.tableName() + " ("
                    + table.columns().stream()
                            .map(column -> column.name() + " " + column.type().sql())
                            .collect(Collectors.joining(", "))
                    + ")");
        }
    }

    void write(Publication publication, Dataset dataset, Set<String> redelivered, List<DirectTable> direct) {
        keepOthers(dataset, publication.current(), redelivered);
        boolean alone = direct.size() == 1
                && session.number(
                                "select (select count(*) from new_journey) + (select count(*) from kept_journey) as n")
                        == 0;
        if (alone) {
            write(publication, Table.JOURNEY, direct.get(0).sortedJourneys());
            write(publication, Table.STEP, direct.get(0).sortedSteps());
        } else {
            direct.forEach(table -> {
                session.run("insert into new_journey " + table.journeys());
                session.run("insert into new_step " + table.steps());
            });
            writeStaged(publication);
        }
    }

    /** Writes the rows that the session holds. */
    void writeStaged(Publication publication) {
        write(publication, Table.JOURNEY, queries.sql("intake/published_journeys"));
        write(publication, Table.STEP, queries.sql("intake/published_steps"));
    }

    /** Keeps all rows of a partition. */
    void keepAll(Dataset dataset, Manifest manifest) {
        session.run("create or replace temp table kept_journey as select * from "
                + parquet(dataset.path(manifest, Table.JOURNEY)));
        session.run("create or replace temp table kept_step as select * from "
                + parquet(dataset.path(manifest, Table.STEP)));
    }

    /** Completes the kept journeys of a certifier with the new rows. */
    void merge(String certifier) {
        String other = " where certifier <> " + SqlText.literal(certifier);
        session.run("create or replace temp table other_journey as select * from kept_journey" + other);
        session.run("create or replace temp table other_step as select * from kept_step"
                + " where journey_id in (select journey_id from other_journey)");
        session.run("delete from kept_journey" + other);
        session.run("delete from kept_step where journey_id in (select journey_id from other_journey)");
        queries.table("merged_journey", "intake/merged_journeys");
        queries.table("merged_step", "intake/merged_steps");
        for (Table table : Table.values()) {
            String name = table.tableName();
            session.run("create or replace temp table new_" + name + " as select * from merged_" + name);
            session.run("create or replace temp table kept_" + name + " as select * from other_" + name);
        }
    }

    private void keepOthers(Dataset dataset, Optional<Manifest> current, Set<String> redelivered) {
        String journeys = current.map(manifest -> "select * from " + parquet(dataset.path(manifest, Table.JOURNEY))
                        + " where certifier not in ("
                        + redelivered.stream().map(SqlText::literal).collect(Collectors.joining(", ")) + ")")
                .orElse("select * from new_journey where false");
        session.run("create or replace temp table kept_journey as " + journeys);
        String steps = current.map(manifest -> "select * from " + parquet(dataset.path(manifest, Table.STEP))
                        + " where journey_id in (select journey_id from kept_journey)")
                .orElse("select * from new_step where false");
        session.run("create or replace temp table kept_step as " + steps);
    }

    /** Writes a published partition again, its identifiers hashed once more by the functions of the session. */
    void overHash(Publication publication, Dataset dataset, Manifest current) {
        begin();
        session.run("create or replace temp table kept_journey as select * replace ("
                + "journey_pseudonym(journey_id) as journey_id, person_pseudonym(person_id) as person_id) from "
                + parquet(dataset.path(current, Table.JOURNEY)));
        session.run("create or replace temp table kept_step as select * replace ("
                + "journey_pseudonym(journey_id) as journey_id) from " + parquet(dataset.path(current, Table.STEP)));
        writeStaged(publication);
    }

    private static String parquet(Path file) {
        return "read_parquet(" + SqlText.literal(file.toString()) + ", hive_partitioning = false)";
    }

    private void write(Publication publication, Table table, String rows) {
        DataFileWriter.write(session, publication, table, rows);
    }

    /** Names of the columns of a table, in order. */
    static String columns(Table table) {
        return table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
