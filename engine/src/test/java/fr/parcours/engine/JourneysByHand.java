package fr.parcours.engine;

import fr.parcours.engine.session.DataFileWriter;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.DatasetInfo;
import fr.parcours.layout.LayoutVersion;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.Publication;
import fr.parcours.layout.RowAccount;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Table;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A dataset of one partition whose journeys are written in a line: {@code JURY:FULL 2008-12-01, …}, a detail after an
 * equals sign.
 */
final class JourneysByHand {

    private final LocalDate asOf;
    private final List<String> journeys = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();

    JourneysByHand(LocalDate asOf) {
        this.asOf = asOf;
    }

    JourneysByHand add(String journey, String person, String attributes, String events) {
        Map<String, String> values = new HashMap<>(Map.of(
                "journey_id",
                identifier(journey),
                "person_id",
                person.isEmpty() ? "" : identifier(person),
                "certifier",
                "EN",
                "observed_until",
                asOf.toString()));
        for (String attribute : attributes.split(" ")) {
            values.put(attribute.split("=")[0], attribute.split("=")[1]);
        }
        journeys.add(Table.JOURNEY.columns().stream()
                .map(column -> literal(values.getOrDefault(column.name(), "")))
                .collect(Collectors.joining(", ", "(", ")")));
        Map<String, Integer> ranks = new HashMap<>();
        for (String event : events.strip().split(",\\s*")) {
            String[] told = event.split("=", 2);
            String[] parts = told[0].split("[: ]");
            int rank = ranks.merge(parts[0], 1, Integer::sum);
            steps.add("(" + literal(identifier(journey)) + ", " + literal(parts[0]) + ", date '"
                    + parts[parts.length - 1] + "', " + rank + ", " + literal(parts.length == 3 ? parts[1] : "")
                    + ", " + literal(told.length == 2 ? told[1] : "") + ")");
        }
        return this;
    }

    private static String identifier(String name) {
        return String.format("%32s", Integer.toHexString(name.hashCode())).replace(' ', '0');
    }

    private static String literal(String text) {
        return text.isEmpty() ? "null" : "'" + text + "'";
    }

    Dataset write(Path folder) {
        Dataset dataset =
                Dataset.openOrCreate(folder, new DatasetInfo(LayoutVersion.CURRENT, "test", "test", "test", true));
        try (Session session = Session.open(SessionSettings.intake());
                Publication publication = Publication.begin(dataset, PartitionKey.of("82", "2010-2"))) {
            write(session, publication, Table.JOURNEY, journeys, "certifier, journey_id");
            write(session, publication, Table.STEP, steps, "journey_id, step, rank");
            publication.commit(
                    "test",
                    List.of(new SourceExtract(
                            "EN", asOf, "0".repeat(64), "test", 1, "", RowAccount.allAccepted(journeys.size()))));
        }
        return dataset;
    }

    private static void write(Session session, Publication publication, Table table, List<String> rows, String order) {
        session.run("create temp table " + table.tableName() + " ("
                + table.columns().stream()
                        .map(column -> column.name() + " " + column.type().sql())
                        .collect(Collectors.joining(", "))
                + ")");
        session.run("insert into " + table.tableName() + " values " + String.join(", ", rows));
        DataFileWriter.write(session, publication, table, "select * from " + table.tableName() + " order by " + order);
    }
}
