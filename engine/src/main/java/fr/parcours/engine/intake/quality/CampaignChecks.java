package fr.parcours.engine.intake.quality;

import fr.parcours.engine.session.CatalogueQueries;
import fr.parcours.engine.session.Row;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the rows of a partition with those of the previous campaign of the same region, and with those of the other
 * regions at the same campaign. The rows may be published or not: intake compares before it publishes.
 */
public final class CampaignChecks {

    private static final List<String> BETWEEN_CAMPAIGNS = List.of(
            "quality/units",
            "quality/departements",
            "quality/codes",
            "quality/journey_vanished",
            "quality/steps",
            "quality/volume_change");
    private static final String CERTIFIERS = "select count(distinct certifier) as n from current_journey";
    private static final String ELSEWHERE = "quality/same_journey_elsewhere";

    /** All queries that count differences. */
    static final List<String> QUERIES =
            Stream.concat(BETWEEN_CAMPAIGNS.stream(), Stream.of(ELSEWHERE)).toList();

    private CampaignChecks() {}

    /**
     * Makes the relations {@code current_journey} and {@code current_step} stand for a published partition.
     *
     * @param session an open session that may read its files
     * @param current the partition
     */
    public static void attach(Session session, PartitionFiles current) {
        attach(session, "current_", current);
    }

    /**
     * Compares what {@code current_journey} and {@code current_step} stand for: relations with the columns of the
     * layout that hold the rows of all certifiers of the partition.
     *
     * @param session a session with these relations, that may read the files
     * @param previous the partition of the same region at the previous campaign, empty if there is none
     * @param elsewhere the partitions of the other regions at the same campaign
     * @return the differences, whether within the thresholds or not, in a stable order
     */
    public static List<CampaignFinding> run(
            Session session, Optional<PartitionFiles> previous, List<PartitionFiles> elsewhere) {
        CatalogueQueries queries = new CatalogueQueries(session);
        List<CampaignFinding> findings = new ArrayList<>();
        if (previous.isPresent()) {
            attach(session, "previous_", previous.get());
            for (String query : BETWEEN_CAMPAIGNS) {
                findings.addAll(queries.rows(query, Map.of(), CampaignChecks::finding));
            }
        }
        if (!elsewhere.isEmpty() || session.number(CERTIFIERS) > 1) {
            session.run("create or replace temp view elsewhere_journey as " + elsewhere(elsewhere));
            findings.addAll(queries.rows(ELSEWHERE, Map.of(), CampaignChecks::finding));
        }
        return findings;
    }

    private static void attach(Session session, String prefix, PartitionFiles files) {
        for (Table table : Table.values()) {
            session.run("create or replace temp view " + prefix + table.tableName() + " as " + files.select(table));
        }
    }

    private static String elsewhere(List<PartitionFiles> partitions) {
        if (partitions.isEmpty()) {
            return "select null::varchar as region, * from current_journey where false";
        }
        return partitions.stream()
                .map(files -> "select " + SqlText.literal(files.region()) + " as region, * from ("
                        + files.select(Table.JOURNEY) + ")")
                .collect(Collectors.joining(" union all "));
    }

    private static CampaignFinding finding(Row row) {
        return new CampaignFinding(
                row.text("certifier").orElseThrow(),
                QualityCheck.find(row.text("check_name").orElseThrow()).orElseThrow(),
                row.text("subject").orElse(""),
                row.number("before_n"),
                row.number("now_n"),
                row.number("touched_n"),
                row.number("base_n"));
    }
}
