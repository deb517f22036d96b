package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.Presumption;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.ShownTable;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.result.TableResult;
import fr.parcours.engine.session.Row;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** After which step journeys drop out, by definition: declared, lapsed, presumed. */
public final class DropOutMoment {

    private static final Texts TEXTS = Texts.of(DropOutMoment.class);
    private static final String NO_STEP = "NONE";
    private static final List<String> DEFINITIONS = List.of("declared", "lapsed", "presumed");
    private static final double ROUNDING = 5;

    private final AnalysisData data;
    private final ProtectionRule rule;

    /**
     * Prepares the analysis.
     *
     * @param data where the counts come from
     * @param rule protection of the result
     */
    public DropOutMoment(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /**
     * Measures a cohort.
     *
     * @param cohort its definition
     * @param presumption when a drop-out is presumed
     * @return one row per stratum, definition and last step
     */
    public TableResult of(CohortDefinition cohort, Presumption presumption) {
        cohort.requireNoChange("dropout");
        int horizon = presumption.horizon().count();
        AnalysisData.Counts<Counted> counts = data.counts(
                cohort,
                Optional.empty(),
                "dropout/last_step",
                Map.of("horizon_days", presumption.horizon().days()),
                Counted::of);
        List<Stratum> strata = counts.rows().stream()
                .map(row -> stratum(cohort, row))
                .distinct()
                .toList();
        List<List<Cell>> rows = new ArrayList<>();
        List<SplitDropOuts> byDefinition = DEFINITIONS.stream()
                .map(definition -> split(cohort, counts.rows(), definition, horizon))
                .toList();
        List<ShownTable> tables = strata.isEmpty()
                ? List.of()
                : data.shown(
                        cohort,
                        rule,
                        byDefinition.stream()
                                .map(split -> split.table(
                                        strata,
                                        strata.stream()
                                                .map(byDefinition.get(0)::sum)
                                                .toList()))
                                .toList());
        for (Stratum stratum : strata) {
            for (int d = 0; d < DEFINITIONS.size(); d++) {
                String definition = DEFINITIONS.get(d);
                for (String step : byDefinition.get(d).parts()) {
                    List<Cell> cells = new ArrayList<>(stratum.cells());
                    cells.add(Cell.text(definition));
                    cells.add(Cell.text(TEXTS.format("dropout." + definition, horizon)));
                    cells.add(Cell.text(step));
                    cells.add(Cell.text(TEXTS.format("dropout_moment." + step)));
                    cells.addAll(byDefinition.get(d).cells(tables.get(d), stratum, step));
                    cells.add(median(
                            counts.rows(),
                            row -> stratum(cohort, row).equals(stratum)
                                    && row.definition().equals(definition)
                                    && row.step().equals(step),
                            byDefinition.get(d).count(tables.get(d), stratum, step)));
                    rows.add(cells);
                }
            }
        }
        return new TableResult(
                table(cohort, rows),
                data.provenance(
                        cohort, counts, TEXTS.in(Locale.FRENCH, "dropout_moment.method", horizon), rule, List.of()));
    }

    private static Stratum stratum(CohortDefinition cohort, Counted row) {
        return Stratum.parse(cohort.strata(), row.stratum());
    }

    private static SplitDropOuts split(CohortDefinition cohort, List<Counted> rows, String definition, int horizon) {
        List<Counted> of =
                rows.stream().filter(row -> row.definition().equals(definition)).toList();
        List<String> steps = Stream.concat(Stream.of(StepType.values()).map(StepType::name), Stream.of(NO_STEP))
                .filter(step ->
                        of.stream().anyMatch(row -> row.isOut() && row.step().equals(step)))
                .toList();
        return new SplitDropOuts(
                definition,
                horizon,
                steps,
                of.stream()
                        .map(row -> new SplitDropOuts.Counted(
                                stratum(cohort, row),
                                row.isOut() ? Optional.of(row.step()) : Optional.empty(),
                                row.journeys()))
                        .toList());
    }

    /** As other quantiles: shown with at least k journeys on each side, rounded. */
    private Cell median(List<Counted> rows, Predicate<Counted> wanted, OptionalLong shown) {
        if (shown.isEmpty() || (shown.getAsLong() > 0 && shown.getAsLong() < 2L * rule.threshold())) {
            return Cell.HIDDEN;
        }
        return rows.stream()
                .filter(wanted.and(Counted::isOut))
                .flatMapToLong(row -> row.medianDays().stream())
                .mapToObj(days -> Cell.measure(rule.active() ? Math.rint(days / ROUNDING) * ROUNDING : days / 1.0))
                .findFirst()
                .orElse(Cell.MISSING);
    }

    private static ResultTable table(CohortDefinition cohort, List<List<Cell>> rows) {
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(cohort.strata()));
        columns.add(new ResultColumn("definition", "Clé", "Key", Kind.TEXT));
        columns.add(
                new ResultColumn("definition_label", "Définition de l'abandon", "Definition of drop-out", Kind.TEXT));
        columns.add(new ResultColumn("step", "Clé", "Key", Kind.TEXT));
        columns.add(new ResultColumn("step_label", "Dernière étape", "Last step", Kind.TEXT));
        columns.add(new ResultColumn("dropouts", "Abandons", "Drop-outs", Kind.COUNT));
        columns.add(new ResultColumn("share", "Part des abandons", "Share of drop-outs", Kind.RATE));
        columns.add(new ResultColumn("lower", "Borne basse 95 %", "Lower 95%", Kind.RATE));
        columns.add(new ResultColumn("upper", "Borne haute 95 %", "Upper 95%", Kind.RATE));
        columns.add(new ResultColumn(
                "median_days", "Jours depuis l'étape (médiane)", "Days since the step (median)", Kind.DAYS));
        return new ResultTable(
                "dropout_moment",
                TEXTS.in(Locale.FRENCH, "dropout_moment.title", cohort.name()),
                TEXTS.in(Locale.ENGLISH, "dropout_moment.title", cohort.name()),
                columns,
                rows);
    }

    private record Counted(
            String stratum, String definition, boolean isOut, String step, long journeys, OptionalLong medianDays) {

        static Counted of(Row row) {
            return new Counted(
                    row.text("stratum").orElse(""),
                    row.text("definition").orElseThrow(),
                    row.text("is_out").map(Boolean::parseBoolean).orElseThrow(),
                    row.text("step").orElse(NO_STEP),
                    row.number("journeys"),
                    row.text("median_days").isPresent()
                            ? OptionalLong.of(row.number("median_days"))
                            : OptionalLong.empty());
        }
    }
}
