package fr.parcours.engine;

import fr.parcours.engine.intake.Check;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.SourceExtract;
import java.util.ArrayList;
import java.util.List;

/** What intake found wrong in the extracts of a dataset, as a table. */
final class QualityTable {

    private static final List<ResultColumn> COLUMNS = List.of(
            new ResultColumn("region", "Région", "Region", Kind.TEXT),
            new ResultColumn("campaign", "Campagne", "Campaign", Kind.TEXT),
            new ResultColumn("certifier", "Certificateur", "Certifier", Kind.TEXT),
            new ResultColumn("check", "Contrôle", "Check", Kind.TEXT),
            new ResultColumn("meaning", "Constat", "Finding", Kind.TEXT),
            new ResultColumn("rows", "Lignes rejetées", "Rejected rows", Kind.COUNT),
            new ResultColumn("rows_read", "Lignes lues", "Rows read", Kind.COUNT),
            new ResultColumn("share", "Part", "Share", Kind.RATE));

    private QualityTable() {}

    static ResultTable of(List<Manifest> manifests) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Manifest manifest : manifests) {
            for (SourceExtract source : manifest.sources()) {
                source.rows()
                        .rejectedByReason()
                        .forEach((reason, count) -> rows.add(List.of(
                                Cell.text(manifest.region()),
                                Cell.text(manifest.campaign()),
                                Cell.text(source.certifier()),
                                Cell.text(reason),
                                Cell.text(Check.of(reason).text()),
                                Cell.count(count),
                                Cell.count(source.rows().read()),
                                Cell.measure((double) count / source.rows().read()))));
            }
        }
        return new ResultTable("quality", "Lignes rejetées à l'intégration", "Rows rejected at intake", COLUMNS, rows);
    }
}
