package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.ShownTable;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.result.TableResult;
import fr.parcours.engine.session.Row;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Presumed drop-out at several horizons, and how often a jury within the year that follows proves the presumption wrong
 * (false alarms).
 */
public final class DropOutHorizons {

    /** Time after a horizon in which a jury is a false alarm; a fixed one, so that horizons can be compared. */
    public static final Months LATER = Months.months(12);

    private static final Texts TEXTS = Texts.of(DropOutHorizons.class);

    /** Horizons that are in the system whichever are asked for, so that questions asked apart are compared. */
    private static final List<Integer> USUAL = List.of(12, 18, 24, 30, 36, 42, 48, 60);

    private final AnalysisData data;
    private final ProtectionRule rule;

    /**
     * Prepares the analysis.
     *
     * @param data where the counts come from
     * @param rule protection of the result
     */
    public DropOutHorizons(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /**
     * Measures a cohort.
     *
     * @param cohort its definition
     * @param horizons times since entry without a jury
     * @return one row per stratum and horizon, horizons increasing
     */
    public TableResult of(CohortDefinition cohort, List<Months> horizons) {
        cohort.requireNoChange("dropout");
        List<Integer> asked =
                horizons.stream().map(Months::count).distinct().sorted().toList();
        // What is shown of the later time shows drop-out at that time; the others are there for the next question.
        List<Integer> measured = Stream.concat(
                        USUAL.stream(), asked.stream().flatMap(months -> Stream.of(months, later(months))))
                .distinct()
                .sorted()
                .toList();
        AnalysisData.Counts<Counted> counts = data.counts(
                cohort,
                Optional.empty(),
                "dropout/horizons",
                Map.of(
                        "horizons",
                        days(measured.stream()),
                        "ends",
                        days(measured.stream().map(DropOutHorizons::later))),
                Counted::of);
        Map<Stratum, Map<Integer, HorizonCounts.Counted>> strata = byStratum(cohort, counts.rows(), measured);
        List<ShownTable> tables = strata.isEmpty()
                ? List.of()
                : data.shown(cohort, rule, new HorizonCounts(cohort.strata(), strata, LATER.count()).tables(asked));
        List<List<Cell>> rows = new ArrayList<>();
        for (Stratum stratum : strata.keySet()) {
            for (int i = 0; i < asked.size(); i++) {
                rows.add(row(stratum, asked.get(i), tables.get(2 * i), tables.get(2 * i + 1)));
            }
        }
        return new TableResult(
                table(cohort, rows),
                data.provenance(
                        cohort,
                        counts,
                        TEXTS.in(Locale.FRENCH, "dropout_horizons.method", LATER.count()),
                        rule,
                        List.of()));
    }

    private static int later(int months) {
        return months + LATER.count();
    }

    private static String days(Stream<Integer> months) {
        return months.map(one -> String.valueOf(days(one))).collect(Collectors.joining(","));
    }

    private static int days(int months) {
        return (int) Math.round(months * Months.DAYS);
    }

    private static Map<Stratum, Map<Integer, HorizonCounts.Counted>> byStratum(
            CohortDefinition cohort, List<Counted> rows, List<Integer> measured) {
        Map<Long, Integer> months = measured.stream().collect(Collectors.toMap(one -> (long) days(one), one -> one));
        Map<Stratum, Map<Integer, HorizonCounts.Counted>> strata = new LinkedHashMap<>();
        rows.forEach(
                row -> strata.computeIfAbsent(Stratum.parse(cohort.strata(), row.stratum()), unused -> new TreeMap<>())
                        .put(months.get(row.horizonDays()), row.counts()));
        return strata;
    }

    private static List<Cell> row(Stratum stratum, int months, ShownTable at, ShownTable after) {
        List<Cell> cells = new ArrayList<>(stratum.cells());
        cells.add(Cell.measure(months));
        cells.addAll(Cells.share(
                SplitCounts.count(at, stratum, DropOutCounts.out(DropOutCounts.PRESUMED, months)),
                SplitCounts.count(at, stratum, DropOutCounts.whole(DropOutCounts.PRESUMED, months))));
        cells.addAll(Cells.share(
                SplitCounts.count(after, stratum, DropOutCounts.returned(months)),
                SplitCounts.count(after, stratum, DropOutCounts.checked(months))));
        return cells;
    }

    private static ResultTable table(CohortDefinition cohort, List<List<Cell>> rows) {
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(cohort.strata()));
        columns.add(new ResultColumn("months", "Horizon (mois)", "Horizon (months)", Kind.HORIZON));
        columns.add(new ResultColumn("followed", "Suivis jusque-là", "Followed so far", Kind.COUNT));
        columns.add(new ResultColumn("dropouts", "Abandons présumés", "Presumed drop-outs", Kind.COUNT));
        columns.add(new ResultColumn("rate", "Taux", "Rate", Kind.RATE));
        columns.add(new ResultColumn("lower", "Borne basse 95 %", "Lower 95%", Kind.RATE));
        columns.add(new ResultColumn("upper", "Borne haute 95 %", "Upper 95%", Kind.RATE));
        columns.add(new ResultColumn("checked", "Dont suivis 12 mois de plus", "Followed 12 months more", Kind.COUNT));
        columns.add(new ResultColumn("returned", "Jury dans ces 12 mois", "Jury in those 12 months", Kind.COUNT));
        columns.add(new ResultColumn("false_alarms", "Fausses alertes", "False alarms", Kind.RATE));
        columns.add(new ResultColumn("false_alarms_lower", "Borne basse 95 %", "Lower 95%", Kind.RATE));
        columns.add(new ResultColumn("false_alarms_upper", "Borne haute 95 %", "Upper 95%", Kind.RATE));
        return new ResultTable(
                "dropout_horizons",
                TEXTS.in(Locale.FRENCH, "dropout_horizons.title", cohort.name()),
                TEXTS.in(Locale.ENGLISH, "dropout_horizons.title", cohort.name()),
                columns,
                rows);
    }

    private record Counted(String stratum, long horizonDays, HorizonCounts.Counted counts) {

        static Counted of(Row row) {
            return new Counted(
                    row.text("stratum").orElse(""),
                    row.number("horizon_days"),
                    new HorizonCounts.Counted(
                            row.number("entered"),
                            row.number("followed"),
                            row.number("presumed"),
                            row.number("checked"),
                            row.number("returned")));
        }
    }
}
