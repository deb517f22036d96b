package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.protect.table.ShownTable;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.result.TableResult;
import fr.parcours.engine.session.Row;
import fr.parcours.layout.Nomenclature;
import fr.parcours.layout.Nomenclatures;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What certifiers say of a step, such as where an advice interview led: journeys by the detail of its first time. */
public final class StepDetails {

    private static final Texts TEXTS = Texts.of(StepDetails.class);
    private static final Nomenclature STEPS = Nomenclatures.get("step");
    private static final String RARE = "RARE";
    private static final String NOT_GIVEN = "NOT_GIVEN";
    private static final List<String> LAST = List.of(RARE, NOT_GIVEN);

    private final AnalysisData data;
    private final ProtectionRule rule;

    /**
     * Prepares the analysis.
     *
     * @param data where the counts come from
     * @param rule protection of the result; a detail given to fewer journeys than it shows is not named
     */
    public StepDetails(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /**
     * Counts a cohort.
     *
     * @param cohort its definition
     * @param step the step; journeys without it are left aside
     * @return one row per stratum and detail, after one for all journeys of the stratum with the step
     */
    public TableResult of(CohortDefinition cohort, StepType step) {
        cohort.requireNoChange("details");
        AnalysisData.Counts<Counted> counts = data.counts(
                cohort,
                Optional.empty(),
                "flow/details",
                Map.of("step", step.name(), "named_from", rule.threshold()),
                Counted::of);
        List<String> details = counts.rows().stream()
                .flatMap(row -> row.detail().stream())
                .distinct()
                .sorted(Comparator.<String>comparingInt(LAST::indexOf)
                        .thenComparing(Collator.getInstance(Locale.FRENCH)))
                .toList();
        List<Stratum> strata = counts.rows().stream()
                .map(row -> Stratum.parse(cohort.strata(), row.stratum()))
                .distinct()
                .toList();
        List<List<Cell>> rows = new ArrayList<>();
        if (!details.isEmpty()) {
            ShownTable table = shown(cohort, step, details, counts.rows());
            for (Stratum stratum : strata) {
                OptionalLong all = SplitCounts.count(table, stratum, whole(step));
                rows.add(row(stratum, Dimension.TOTAL, TEXTS.format("details.all"), all, all));
                for (String detail : details) {
                    rows.add(row(
                            stratum,
                            detail,
                            label(detail),
                            SplitCounts.count(table, stratum, part(step, detail)),
                            all));
                }
            }
        }
        return new TableResult(
                table(cohort, step, rows),
                data.provenance(cohort, counts, TEXTS.in(Locale.FRENCH, "details.method"), rule, List.of()));
    }

    private ShownTable shown(CohortDefinition cohort, StepType step, List<String> details, List<Counted> counted) {
        String none = SplitCounts.rest(whole(step));
        Map<String, List<String>> ancestors = new HashMap<>(Map.of(none, List.of()));
        details.forEach(detail -> ancestors.put(part(step, detail), List.of(whole(step))));
        SplitCounts split = new SplitCounts(cohort.strata());
        counted.forEach(row -> split.add(
                Stratum.parse(cohort.strata(), row.stratum()),
                row.detail().map(detail -> part(step, detail)).orElse(none),
                row.journeys()));
        Dimension dimension =
                Dimension.tree("details_" + step.name(), ancestors).withRemainders(none);
        return data.shown(cohort, rule, List.of(split.by(dimension))).get(0);
    }

    private static String whole(StepType step) {
        return "with " + step.name();
    }

    private static String part(StepType step, String detail) {
        return whole(step) + " " + detail;
    }

    private static String label(String detail) {
        return LAST.contains(detail) ? TEXTS.format("details." + detail) : detail;
    }

    private static List<Cell> row(Stratum stratum, String key, String label, OptionalLong part, OptionalLong whole) {
        List<Cell> cells = new ArrayList<>(stratum.cells());
        cells.add(Cell.text(key));
        cells.add(Cell.text(label));
        List<Cell> share = Cells.share(part, whole);
        cells.addAll(share.subList(1, share.size()));
        return cells;
    }

    private static ResultTable table(CohortDefinition cohort, StepType step, List<List<Cell>> rows) {
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(cohort.strata()));
        columns.add(new ResultColumn("detail", "Clé", "Key", Kind.TEXT));
        columns.add(new ResultColumn("detail_label", "Précision", "Detail", Kind.TEXT));
        columns.add(new ResultColumn("journeys", "Parcours", "Journeys", Kind.COUNT));
        columns.add(new ResultColumn("share", "Part", "Share", Kind.RATE));
        columns.add(new ResultColumn("lower", "Borne basse 95 %", "Lower 95%", Kind.RATE));
        columns.add(new ResultColumn("upper", "Borne haute 95 %", "Upper 95%", Kind.RATE));
        return new ResultTable(
                "step_details",
                TEXTS.in(Locale.FRENCH, "details.title", STEPS.label(step.name(), Locale.FRENCH), cohort.name()),
                TEXTS.in(Locale.ENGLISH, "details.title", STEPS.label(step.name(), Locale.ENGLISH), cohort.name()),
                columns,
                rows);
    }

    private record Counted(String stratum, Optional<String> detail, long journeys) {

        static Counted of(Row row) {
            return new Counted(row.text("stratum").orElse(""), detail(row), row.number("journeys"));
        }

        private static Optional<String> detail(Row row) {
            if (!isTrue(row, "has_step")) {
                return Optional.empty();
            }
            return Optional.of(isTrue(row, "is_named") ? row.text("detail").orElse(NOT_GIVEN) : RARE);
        }

        private static boolean isTrue(Row row, String column) {
            return row.text(column).map(Boolean::parseBoolean).orElseThrow();
        }
    }
}
