package fr.parcours.engine;

import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Table;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What is in a dataset, as a table. */
final class PartitionTable {

    private static final List<ResultColumn> COLUMNS = List.of(
            new ResultColumn("region", "Région", "Region", Kind.TEXT),
            new ResultColumn("campaign", "Campagne", "Campaign", Kind.TEXT),
            new ResultColumn("as_of", "Date d'extraction", "As of", Kind.TEXT),
            new ResultColumn("certifiers", "Certificateurs", "Certifiers", Kind.TEXT),
            new ResultColumn("journeys", "Parcours", "Journeys", Kind.COUNT),
            new ResultColumn("steps", "Étapes", "Steps", Kind.COUNT),
            new ResultColumn("rejected", "Lignes rejetées", "Rejected rows", Kind.COUNT),
            new ResultColumn("revision", "Révision", "Revision", Kind.TEXT));

    private PartitionTable() {}

    static ResultTable of(List<Manifest> manifests) {
        return new ResultTable(
                "partitions",
                "Partitions du jeu de données",
                "Partitions of the dataset",
                COLUMNS,
                manifests.stream().map(PartitionTable::row).toList());
    }

    private static List<Cell> row(Manifest manifest) {
        String certifiers =
                manifest.sources().stream().map(SourceExtract::certifier).collect(Collectors.joining(" "));
        String asOf = manifest.sources().stream()
                .map(SourceExtract::asOf)
                .max(Comparator.naturalOrder())
                .map(LocalDate::toString)
                .orElse("");
        long rejected = manifest.sources().stream()
                .mapToLong(source -> source.rows().rejected())
                .sum();
        return List.of(
                Cell.text(manifest.region()),
                Cell.text(manifest.campaign()),
                Cell.text(asOf),
                Cell.text(certifiers),
                Cell.count(manifest.file(Table.JOURNEY).rows()),
                Cell.count(manifest.file(Table.STEP).rows()),
                Cell.count(rejected),
                Cell.text(manifest.revision()));
    }
}
