package fr.parcours.notebook;

import static fr.parcours.engine.result.Cell.HIDDEN;
import static fr.parcours.engine.result.Cell.MISSING;
import static fr.parcours.engine.result.Cell.count;
import static fr.parcours.engine.result.Cell.measure;
import static fr.parcours.engine.result.Cell.text;

import fr.parcours.engine.analysis.CrosstabResult;
import fr.parcours.engine.analysis.ModelResult;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Models and crosstabs made by hand, of the size and shape of real ones. */
public final class SampleTables {

    private SampleTables() {}

    /** A model of three covariates; one effect is withheld, one interval is far too wide. */
    public static ModelResult model() {
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(effect("Sexe", "Femmes", measure(1), MISSING, MISSING));
        rows.add(effect("Sexe", "Hommes", measure(0.82), measure(0.71), measure(0.95)));
        rows.add(effect("Niveau de la certification visée", "Niveau 3", measure(1), MISSING, MISSING));
        rows.add(effect("Niveau de la certification visée", "Niveau 4", measure(1.21), measure(1.02), measure(1.44)));
        rows.add(effect("Niveau de la certification visée", "Niveau 5", measure(1.63), measure(1.31), measure(2.03)));
        rows.add(effect("Niveau de la certification visée", "Niveau 8", HIDDEN, HIDDEN, HIDDEN));
        rows.add(effect("Situation à l’entrée", "En emploi", measure(1), MISSING, MISSING));
        rows.add(effect(
                "Situation à l’entrée",
                "Demandeur d’emploi depuis plus de douze mois, indemnisé ou non",
                measure(0.64),
                measure(0.52),
                measure(0.79)));
        rows.add(effect("Situation à l’entrée", "Autre", measure(1.4), measure(0.02), measure(98)));
        return new ModelResult(
                new ResultTable(
                        "logistic_model",
                        "Qui connaît « jury » dans les 24 mois ? Recevables 2007-2009",
                        "Who reaches the jury within 24 months? Recevables 2007-2009",
                        List.of(
                                new ResultColumn("covariate", "Clé", "Key", Kind.TEXT),
                                new ResultColumn("covariate_label", "Caractéristique", "Covariate", Kind.TEXT),
                                new ResultColumn("level_label", "Modalité", "Value", Kind.TEXT),
                                new ResultColumn("journeys", "Parcours", "Journeys", Kind.COUNT),
                                new ResultColumn("odds_ratio", "Rapport de cotes", "Odds ratio", Kind.RATIO),
                                new ResultColumn("lower", "Borne basse 95 %", "Lower 95%", Kind.RATIO),
                                new ResultColumn("upper", "Borne haute 95 %", "Upper 95%", Kind.RATIO)),
                        rows),
                SampleResults.provenance(),
                new ModelResult.Fit(1200, 400, -700, OptionalDouble.empty(), OptionalDouble.empty()),
                List.of(),
                List.of());
    }

    private static List<Cell> effect(String covariate, String level, Cell ratio, Cell lower, Cell upper) {
        return List.of(text(covariate), text(covariate), text(level), count(120), ratio, lower, upper);
    }

    /** Shares of rows; cells of the second row are withheld in two columns. */
    public static CrosstabResult crosstab(int rows, String... columns) {
        List<ResultColumn> heads = new ArrayList<>();
        heads.add(new ResultColumn("domain", "Domaine", "Domain", Kind.TEXT));
        heads.add(new ResultColumn("domain_label", "Domaine", "Domain", Kind.TEXT));
        for (int c = 0; c < columns.length; c++) {
            heads.add(new ResultColumn("value_" + c, columns[c], columns[c], Kind.RATE));
        }
        heads.add(new ResultColumn("total", "Ensemble", "All", Kind.RATE));
        List<List<Cell>> lines = new ArrayList<>();
        for (int r = 0; r <= rows; r++) {
            List<Cell> line = new ArrayList<>();
            boolean total = r == rows;
            line.add(text(total ? "*" : "d" + r));
            line.add(text(total ? "Ensemble" : r == 2 ? "Transport, logistique et conduite d’engins" : "Domaine " + r));
            for (int c = 0; c < columns.length; c++) {
                line.add(r == 1 && c < 2 ? HIDDEN : measure((0.4 + ((r * 5 + c * 3) % 7)) / (3.4 * columns.length)));
            }
            line.add(measure(1));
            lines.add(line);
        }
        ResultTable shares = new ResultTable(
                "crosstab_row_shares",
                "Recevables 2007-2009 : domaine et niveau, parts en ligne",
                "Recevables 2007-2009: domain and level, shares of rows",
                heads,
                lines);
        return new CrosstabResult(SampleResults.table(), SampleResults.provenance(), List.of(shares));
    }
}
