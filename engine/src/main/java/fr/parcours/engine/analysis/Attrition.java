package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.CohortSql;
import fr.parcours.engine.cohort.Criterion;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.CountTable;
import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.protect.table.ShownTable;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The attrition of a cohort: how many journeys each of its criteria left and took away. */
public final class Attrition {

    private static final Texts TEXTS = Texts.of(Attrition.class);

    private final AnalysisData data;
    private final ProtectionRule rule;

    /**
     * Prepares the analysis.
     *
     * @param data where the counts come from
     * @param rule protection of the result
     */
    public Attrition(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /**
     * Counts a cohort.
     *
     * @param cohort its definition
     * @return one row for all journeys, then one per criterion
     */
    public AttritionResult of(CohortDefinition cohort) {
        AnalysisData.Counts<Long> counts = data.attrition(cohort);
        List<Criterion> criteria = CohortSql.criteria(cohort);
        ShownTable shown = data.shownAttrition(cohort, rule, table(counts.rows()));
        boolean english = Texts.language().equals(Locale.ENGLISH);
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(List.of(
                Cell.text(TEXTS.format("attrition.all")), Cells.count(shown.count(Dimension.TOTAL)), Cell.MISSING));
        for (int i = 1; i <= criteria.size(); i++) {
            Criterion criterion = criteria.get(i - 1);
            rows.add(List.of(
                    Cell.text(english ? criterion.labelEn() : criterion.labelFr()),
                    Cells.count(shown.count(left(i))),
                    Cells.count(shown.count(removed(i)))));
        }
        ResultTable table = new ResultTable(
                "attrition",
                TEXTS.in(Locale.FRENCH, "attrition.title", cohort.name()),
                TEXTS.in(Locale.ENGLISH, "attrition.title", cohort.name()),
                List.of(
                        new ResultColumn("criterion", "Critère", "Criterion", Kind.TEXT),
                        new ResultColumn("journeys", "Parcours restants", "Journeys left", Kind.COUNT),
                        new ResultColumn("removed", "Parcours écartés", "Journeys taken away", Kind.COUNT)),
                rows);
        return new AttritionResult(
                table, data.provenance(cohort, counts, TEXTS.in(Locale.FRENCH, "attrition.method"), rule, List.of()));
    }

    /** Each criterion divides those before it into those left and those taken away. */
    private static CountTable table(List<Long> counts) {
        Map<String, List<String>> ancestors = new LinkedHashMap<>();
        Map<List<String>, Long> inner = new HashMap<>();
        List<String> around = new ArrayList<>();
        int last = counts.size() - 1;
        for (int i = 1; i <= last; i++) {
            ancestors.put(removed(i), List.copyOf(around));
            inner.put(List.of(removed(i)), counts.get(i - 1) - counts.get(i));
            if (i < last) {
                around.add(0, left(i));
            }
        }
        ancestors.put(left(last), List.copyOf(around));
        inner.put(List.of(left(last)), counts.get(last));
        return new CountTable(List.of(Dimension.tree("criterion", ancestors)), inner);
    }

    private static String left(int criterion) {
        return "left_" + criterion;
    }

    private static String removed(int criterion) {
        return "removed_" + criterion;
    }
}
