package fr.parcours.engine.disclosure;

import fr.parcours.engine.session.DataFileWriter;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.Column;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.DatasetInfo;
import fr.parcours.layout.LayoutVersion;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.Publication;
import fr.parcours.layout.RowAccount;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** A dataset written by hand: journeys with the attributes that a test cares about, and their steps. */
final class HandMadeDataset {

    static final String REGION = "82";
    static final String CAMPAIGN = "2009-2";

    private final Map<PartitionKey, Map<Table, List<String>>> partitions = new TreeMap<>();
    private int journeys;
    private long rejected;
    private boolean simulated = true;

    /** Says that the extract had rows that were rejected, beside those of the journeys. */
    HandMadeDataset rejected(long rows) {
        rejected = rows;
        return this;
    }

    /** Makes the persons real ones. */
    HandMadeDataset real() {
        simulated = false;
        return this;
    }

    /** Adds journeys of as many persons, all alike: each attribute is {@code column=value}. */
    HandMadeDataset persons(int number, String result, String... attributes) {
        for (int i = 0; i < number; i++) {
            journey(CAMPAIGN, "person-" + journeys, "journey-" + journeys, result, attributes);
        }
        return this;
    }

    /** Adds a journey; an empty person is missing. The result is that of a jury, LEFT, or empty for none yet. */
    HandMadeDataset journey(String campaign, String person, String journey, String result, String... attributes) {
        return journeyIn(REGION, campaign, person, journey, result, attributes);
    }

    HandMadeDataset journeyIn(
            String region, String campaign, String person, String journey, String result, String... attributes) {
        journeys++;
        Map<String, String> values = new HashMap<>(Map.of(
                "journey_id",
                identifier(journey),
                "person_id",
                person.isEmpty() ? "" : identifier(person),
                "certifier",
                "EN",
                "observed_until",
                "2010-01-15"));
        for (String attribute : attributes) {
            String[] parts = attribute.split("=", 2);
            values.put(parts[0], parts[1]);
        }
        rows(region, campaign, Table.JOURNEY)
                .add(Table.JOURNEY.columns().stream()
                        .map(column -> literal(values.getOrDefault(column.name(), "")))
                        .collect(Collectors.joining(", ", "(", ")")));
        step(region, campaign, journey, "APPLICATION", "2009-01-01", 1, "", "");
        if (result.equals("LEFT")) {
            step(region, campaign, journey, "WITHDRAWAL", "2009-06-01", 1, "", "PERSONAL");
        } else if (!result.isEmpty()) {
            step(region, campaign, journey, "JURY", "2009-06-01", 1, result, "");
        }
        return this;
    }

    /** What stands for a name in the data. */
    private static String identifier(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    HandMadeDataset step(String journey, String step, String date, int rank, String outcome) {
        step(REGION, CAMPAIGN, journey, step, date, rank, outcome, "");
        return this;
    }

    /** Adds a withdrawal with what somebody wrote about it. */
    HandMadeDataset withdrawal(String journey, String detail) {
        step(REGION, CAMPAIGN, journey, "WITHDRAWAL", "2009-06-01", 1, "", detail);
        return this;
    }

    private void step(
            String region,
            String campaign,
            String journey,
            String step,
            String date,
            int rank,
            String outcome,
            String detail) {
        rows(region, campaign, Table.STEP)
                .add("(" + literal(identifier(journey)) + ", " + literal(step) + ", date '" + date + "', " + rank + ", "
                        + literal(outcome) + ", " + literal(detail) + ")");
    }

    private List<String> rows(String region, String campaign, Table table) {
        return partitions
                .computeIfAbsent(PartitionKey.of(region, campaign), unused -> new HashMap<>())
                .computeIfAbsent(table, unused -> new ArrayList<>());
    }

    /** Publishes the partitions. */
    Dataset write(Path folder) {
        Dataset dataset =
                Dataset.openOrCreate(folder, new DatasetInfo(LayoutVersion.CURRENT, "test", "test", "test", simulated));
        try (Session session = Session.open(SessionSettings.intake())) {
            partitions.forEach((key, tables) -> {
                try (Publication publication = Publication.begin(dataset, key)) {
                    tables.forEach((table, rows) -> write(session, publication, table, rows));
                    long accepted = tables.get(Table.JOURNEY).size();
                    publication.commit(
                            "test",
                            List.of(new SourceExtract(
                                    "EN",
                                    LocalDate.of(2010, 1, 15),
                                    "0".repeat(64),
                                    "test",
                                    1,
                                    "",
                                    new RowAccount(
                                            accepted + rejected,
                                            accepted,
                                            rejected,
                                            0,
                                            rejected > 0 ? Map.of("invalid_date", rejected) : Map.of(),
                                            Map.of(),
                                            Map.of()))));
                }
            });
        }
        return dataset;
    }

    private static void write(Session session, Publication publication, Table table, List<String> rows) {
        session.run("create or replace temp table " + table.tableName() + " ("
                + table.columns().stream()
                        .map(column -> column.name() + " " + column.type().sql())
                        .collect(Collectors.joining(", "))
                + ")");
        session.run("insert into " + table.tableName() + " values " + String.join(", ", rows));
        DataFileWriter.write(
                session,
                publication,
                table,
                "select * from " + table.tableName()
                        + (table == Table.JOURNEY
                                ? " order by certifier, journey_id"
                                : " order by journey_id, step, rank"));
    }

    /** Reads a table of a dataset as texts, with region and campaign; missing values are empty. */
    static List<Map<String, String>> read(Dataset dataset, Table table) {
        List<Map<String, String>> rows = new ArrayList<>();
        try (Session session = Session.open(SessionSettings.intake())) {
            for (Manifest manifest : dataset.partitions()) {
                rows.addAll(session.query(
                        "select * from read_parquet("
                                + SqlText.literal(dataset.path(manifest, table).toString())
                                + ", hive_partitioning = false)",
                        row -> {
                            Map<String, String> values = new TreeMap<>();
                            table.columns().stream()
                                    .map(Column::name)
                                    .forEach(name ->
                                            values.put(name, row.text(name).orElse("")));
                            values.put("region", manifest.region());
                            values.put("campaign", manifest.campaign());
                            return values;
                        }));
            }
        }
        return rows;
    }

    private static String literal(String value) {
        return value.isEmpty() ? "null" : SqlText.literal(value);
    }
}
