package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.CohortSql;
import fr.parcours.engine.cohort.Criterion;
import fr.parcours.engine.protect.ProtectedFunnel;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

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
        // Each criterion keeps some of those before it: the same differences as those of a funnel would show.
        List<OptionalLong> shown =
                ProtectedFunnel.of(rule, counts.rows(), List.of()).stages();
        List<Criterion> criteria = CohortSql.criteria(cohort);
        boolean english = Texts.language().equals(Locale.ENGLISH);
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(List.of(Cell.text(TEXTS.format("attrition.all")), Cells.count(shown.get(0)), Cell.MISSING));
        for (int i = 0; i < criteria.size(); i++) {
            OptionalLong before = shown.get(i);
            OptionalLong after = shown.get(i + 1);
            rows.add(List.of(
                    Cell.text(
                            english
                                    ? criteria.get(i).labelEn()
                                    : criteria.get(i).labelFr()),
                    Cells.count(after),
                    before.isPresent() && after.isPresent()
                            ? Cell.count(before.getAsLong() - after.getAsLong())
                            : Cell.HIDDEN));
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
}
