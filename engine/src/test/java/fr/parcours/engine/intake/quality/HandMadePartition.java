package fr.parcours.engine.intake.quality;

import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.Column;
import fr.parcours.layout.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A partition written by hand: journeys with the attributes that a test cares about, and their steps. Journeys of a
 * certifier are all alike unless a test changes one.
 */
final class HandMadePartition {

    private final Map<String, Map<String, String>> journeys = new TreeMap<>();
    private final Map<String, List<String>> steps = new TreeMap<>();

    /** Ten journeys of EN with an application, a decision and, for half of them, a full validation; ten of ESR. */
    static HandMadePartition usual() {
        HandMadePartition partition = new HandMadePartition();
        for (int i = 0; i < 10; i++) {
            String journey = "en" + i;
            partition.journey(journey, "EN", Map.of("certifier_unit", "Lyon", "funding", i < 5 ? "SELF" : "REGION"));
            partition.step(journey, "APPLICATION", "2009-01-0" + (i % 9 + 1), 1, "");
            partition.step(journey, "ELIGIBILITY", "2009-02-0" + (i % 9 + 1), 1, "FAVOURABLE");
            if (i < 5) {
                partition.step(journey, "JURY", "2009-10-01", 1, "FULL");
            }
            partition.journey("esr" + i, "ESR", Map.of("certifier_unit", "Lyon 1"));
            partition.step("esr" + i, "APPLICATION", "2009-03-01", 1, "");
        }
        return partition;
    }

    /** Adds a journey, or changes attributes of one; an empty text makes an attribute missing. */
    HandMadePartition journey(String id, String certifier, Map<String, String> attributes) {
        Map<String, String> values = journeys.computeIfAbsent(id, unused -> new TreeMap<>());
        values.putAll(Map.of(
                "journey_id", id,
                "person_id", "person-" + id,
                "certifier", certifier,
                "certification_code", "C1",
                "residence_departement", "69",
                "sex", "F",
                "observed_until", "2010-01-15"));
        values.putAll(attributes);
        return this;
    }

    HandMadePartition change(String id, String attribute, String value) {
        journeys.get(id).put(attribute, value);
        return this;
    }

    HandMadePartition without(String id) {
        journeys.remove(id);
        steps.remove(id);
        return this;
    }

    HandMadePartition step(String journey, String step, String date, int rank, String outcome) {
        steps.computeIfAbsent(journey, unused -> new ArrayList<>())
                .add("(" + literal(journey) + ", " + literal(step) + ", date '" + date + "', " + rank + ", "
                        + literal(outcome) + ", null)");
        return this;
    }

    HandMadePartition withoutSteps(String journey) {
        steps.remove(journey);
        return this;
    }

    /** Writes both files. */
    PartitionFiles write(Path folder, String region) {
        Path journeyFile = folder.resolve("journey.parquet");
        Path stepFile = folder.resolve("step.parquet");
        try (Session session = Session.open(SessionSettings.intake())) {
            fill(
                    session,
                    Table.JOURNEY,
                    journeys.values().stream().map(HandMadePartition::tuple).toList());
            fill(
                    session,
                    Table.STEP,
                    steps.values().stream().flatMap(List::stream).toList());
            session.run("copy journey to " + literal(journeyFile.toString()) + " (format parquet)");
            session.run("copy step to " + literal(stepFile.toString()) + " (format parquet)");
        }
        return new PartitionFiles(region, journeyFile, stepFile);
    }

    private static void fill(Session session, Table table, List<String> tuples) {
        session.run("create temp table " + table.tableName() + " ("
                + table.columns().stream()
                        .map(column -> column.name() + " " + column.type().sql())
                        .collect(Collectors.joining(", "))
                + ")");
        session.run("insert into " + table.tableName() + " values " + String.join(", ", tuples));
    }

    private static String tuple(Map<String, String> values) {
        return Table.JOURNEY.columns().stream()
                .map(Column::name)
                .map(name -> literal(values.getOrDefault(name, "")))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String literal(String value) {
        return value.isEmpty() ? "null" : SqlText.literal(value);
    }
}
