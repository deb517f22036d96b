package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.CohortSql;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.stats.regression.CoxFit;
import fr.parcours.engine.stats.regression.CoxModel;
import fr.parcours.engine.stats.regression.SurvivalCounts;
import fr.parcours.engine.stats.regression.TimeTransform;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who reaches a step sooner: a Cox model of the time to it, with the strata of the cohort as covariates, ties by Efron,
 * in months begun: days would make thirty times as many times for the same answer. Those that left stay at risk until
 * the date of the data, as in {@link Duration}: ratios are those of reaching the step in fact.
 */
public final class ReachModel {

    private static final Texts TEXTS = Texts.of(ReachModel.class);

    private final AnalysisData data;
    private final ProtectionRule rule;

    /**
     * Prepares the analysis.
     *
     * @param data where the counts come from
     * @param rule protection of the result
     */
    public ReachModel(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /**
     * Fits the model.
     *
     * @param cohort its definition, split by the covariates
     * @param target what is waited for
     * @return hazard ratios by covariate and value
     * @throws InvalidInputException if the cohort is not split, or is too small for the model
     */
    public ModelResult of(CohortDefinition cohort, CohortSql.Target target) {
        cohort.requireNoChange("duration --model");
        ModelPatterns patterns = new ModelPatterns(cohort);
        List<Cell> cells = new ArrayList<>();
        AnalysisData.Counts<Boolean> counts =
                data.counts(cohort, Optional.of(target), "duration/months_to_target", Map.of(), row -> {
                    boolean event = row.number("event") == 1;
                    long entry = row.number("entry_months");
                    long journeys = row.number("journeys");
                    boolean atRisk = entry == 0 || row.number("months") > entry;
                    if (atRisk) {
                        int pattern = patterns.add(row.text("stratum").orElse(""), journeys, event ? journeys : 0);
                        cells.add(new Cell(pattern, entry, row.number("months"), event, journeys));
                    }
                    return atRisk;
                });
        patterns.requireVariation();
        SurvivalCounts survival = SurvivalCounts.of(
                        patterns.table(),
                        cells.stream().mapToInt(Cell::pattern).toArray(),
                        cells.stream().mapToDouble(Cell::months).toArray(),
                        events(cells),
                        cells.stream().mapToLong(Cell::journeys).toArray())
                .withEntry(cells.stream().mapToDouble(Cell::start).toArray());
        CoxModel model = CoxModel.withDefaults();
        CoxFit fit = model.fit(survival, patterns.terms());
        ModelTable table = new ModelTable(patterns, fit.coefficients(), Optional.empty(), rule);
        List<String> warnings = new ArrayList<>(table.warnings(fit.warnings()));
        table.warnOfProportionality(fit.proportionality(TimeTransform.KAPLAN_MEIER), warnings);
        return new ModelResult(
                table.of("reach_model", cohort, ModelTable.Ratio.HAZARD),
                data.provenance(
                        cohort,
                        counts,
                        TEXTS.in(Locale.FRENCH, "reachmodel.method", target.describe(Locale.FRENCH)),
                        rule,
                        warnings),
                table.terms(model.dropTerms(survival, patterns.terms())));
    }

    private static boolean[] events(List<Cell> cells) {
        boolean[] events = new boolean[cells.size()];
        for (int i = 0; i < events.length; i++) {
            events[i] = cells.get(i).event();
        }
        return events;
    }

    private record Cell(int pattern, long entry, long months, boolean event, long journeys) {

        /** Who is at risk from the origin is so at time 0 too. */
        double start() {
            return entry == 0 ? Double.NEGATIVE_INFINITY : entry;
        }
    }
}
