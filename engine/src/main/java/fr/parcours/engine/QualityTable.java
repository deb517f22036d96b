package fr.parcours.engine;

import fr.parcours.engine.intake.quality.CheckFinding;
import fr.parcours.engine.intake.quality.QualityReport;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import java.util.ArrayList;
import java.util.List;

/** A quality report as a table, one row per finding. */
final class QualityTable {

    private static final List<ResultColumn> COLUMNS = List.of(
            new ResultColumn("region", "Région", "Region", Kind.TEXT),
            new ResultColumn("campaign", "Campagne", "Campaign", Kind.TEXT),
            new ResultColumn("certifier", "Certificateur", "Certifier", Kind.TEXT),
            new ResultColumn("check", "Contrôle", "Check", Kind.TEXT),
            new ResultColumn("check_label", "Constat", "Finding", Kind.TEXT),
            new ResultColumn("severity", "Gravité", "Severity", Kind.TEXT),
            new ResultColumn("severity_label", "Gravité", "Severity", Kind.TEXT),
            new ResultColumn("verdict", "Avis", "Verdict", Kind.TEXT),
            new ResultColumn("verdict_label", "Avis", "Verdict", Kind.TEXT),
            new ResultColumn("rows", "Lignes ou étapes", "Rows or steps", Kind.COUNT),
            new ResultColumn("base", "Sur", "Out of", Kind.COUNT),
            new ResultColumn("rejected", "Rejetées", "Rejected", Kind.COUNT),
            new ResultColumn("measure", "Part ou écart", "Share or change", Kind.RATE),
            new ResultColumn("warn_above", "Seuil", "Threshold", Kind.RATE));

    private QualityTable() {}

    static ResultTable of(QualityReport report) {
        List<List<Cell>> rows = new ArrayList<>();
        for (QualityReport.OfPartition partition : report.partitions()) {
            for (QualityReport.OfCertifier certifier : partition.certifiers()) {
                certifier.findings().forEach(finding -> rows.add(row(partition, certifier, finding)));
            }
        }
        return new ResultTable("quality", "Constats sur les extraits", "Findings in the extracts", COLUMNS, rows);
    }

    private static List<Cell> row(
            QualityReport.OfPartition partition, QualityReport.OfCertifier certifier, CheckFinding finding) {
        return List.of(
                Cell.text(partition.region()),
                Cell.text(partition.campaign()),
                Cell.text(certifier.source().certifier()),
                Cell.text(finding.check().key()),
                Cell.text(finding.check().label()),
                Cell.text(finding.check().severity().key()),
                Cell.text(finding.check().severity().label()),
                Cell.text(finding.verdict().key()),
                Cell.text(finding.verdict().label()),
                Cell.count(finding.rows()),
                Cell.count(finding.base()),
                Cell.count(finding.rejected()),
                Cell.measure(finding.measure()),
                Cell.measure(finding.threshold().warnAbove()));
    }
}
