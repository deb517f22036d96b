package fr.parcours.engine.cli;

import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.Proportion;
import fr.parcours.engine.stats.study.Finding;
import fr.parcours.engine.stats.study.Question;
import fr.parcours.layout.Texts;
import java.util.List;
import java.util.Locale;

/** The table of a simulation study: keys in English for programs, the verdict in the language of the user. */
final class SimulationStudyTable {

    private static final Texts TEXTS = Texts.of(SimulationStudyTable.class);

    private static final List<ResultColumn> COLUMNS = List.of(
            new ResultColumn("estimator", "Estimateur", "Estimator", Kind.TEXT),
            new ResultColumn("setting", "Échantillons", "Samples", Kind.TEXT),
            new ResultColumn("quantity", "Quoi", "Quantity", Kind.TEXT),
            new ResultColumn("truth", "Vérité", "Truth", Kind.TEXT),
            new ResultColumn("mean", "Moyenne", "Mean", Kind.TEXT),
            new ResultColumn("kind", "Mesure", "Measure", Kind.TEXT),
            new ResultColumn("share", "Part", "Share", Kind.RATE),
            new ResultColumn("lower", "Borne basse 95 %", "Lower 95%", Kind.RATE),
            new ResultColumn("upper", "Borne haute 95 %", "Upper 95%", Kind.RATE),
            new ResultColumn("verdict", "Verdict", "Verdict", Kind.TEXT));

    private SimulationStudyTable() {}

    static ResultTable of(List<Finding> findings) {
        int samples = findings.get(0).samples();
        return new ResultTable(
                "simulation_study",
                TEXTS.in(Locale.FRENCH, "study.title", samples),
                TEXTS.in(Locale.ENGLISH, "study.title", samples),
                COLUMNS,
                findings.stream().map(SimulationStudyTable::row).toList());
    }

    private static List<Cell> row(Finding finding) {
        Question question = finding.question();
        Proportion share = finding.share();
        return List.of(
                Cell.text(question.estimator()),
                Cell.text(question.setting().name()),
                Cell.text(question.quantity()),
                number(question.truth()),
                number(finding.mean()),
                Cell.text(TEXTS.format("study.kind." + question.kind())),
                Cell.measure(share.estimate()),
                Cell.measure(share.lower()),
                Cell.measure(share.upper()),
                Cell.text(TEXTS.format("study.verdict." + finding.verdict())));
    }

    /** Truths have many units: four digits tell a bias of any of them. */
    private static Cell number(double value) {
        return Double.isFinite(value) ? Cell.text(String.format(Locale.ROOT, "%.4g", value)) : Cell.MISSING;
    }
}
