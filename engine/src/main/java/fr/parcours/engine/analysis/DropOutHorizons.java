package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.protect.ProtectedSeries;
import fr.parcours.engine.protect.ProtectedShares;
import fr.parcours.engine.protect.ProtectedShares.Group;
import fr.parcours.engine.protect.ProtectionRule;
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
        // What is shown of the later time shows drop-out at that time: it is protected as a horizon of its own.
        List<Integer> measured = asked.stream()
                .flatMap(months -> Stream.of(months, later(months)))
                .distinct()
                .sorted()
                .toList();
        AnalysisData.Counts<Counted> counts = data.counts(
                cohort,
                Optional.empty(),
                "dropout/horizons",
                Map.of(
                        "horizons",
                        measured.stream()
                                .map(months -> String.valueOf(days(months)))
                                .collect(Collectors.joining(",")),
                        "later_days",
                        LATER.days()),
                Counted::of);
        Map<String, Map<Integer, Counted>> strata = byStratum(counts.rows(), measured);
        Map<String, List<Boolean>> shown = shown(strata);
        Map<Integer, Map<String, Boolean>> alarmsShown = alarmsShown(strata, asked);
        List<List<Cell>> rows = new ArrayList<>();
        strata.forEach((code, atHorizons) -> {
            for (int months : asked) {
                Counted counted = atHorizons.get(months);
                boolean isShown = shown.get(code).get(measured.indexOf(months));
                boolean areAlarmsShown = isShown
                        && shown.get(code).get(measured.indexOf(later(months)))
                        && alarmsShown.get(months).get(code);
                List<Cell> cells =
                        new ArrayList<>(Stratum.parse(cohort.strata(), code).cells());
                cells.add(Cell.measure(months));
                cells.addAll(Cells.share(Cells.share(counted.presumed(), isShown)));
                cells.addAll(Cells.share(Cells.share(counted.returned(), areAlarmsShown)));
                rows.add(cells);
            }
        });
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

    private static int days(int months) {
        return (int) Math.round(months * Months.DAYS);
    }

    private static Map<String, Map<Integer, Counted>> byStratum(List<Counted> rows, List<Integer> measured) {
        Map<Long, Integer> months = measured.stream().collect(Collectors.toMap(one -> (long) days(one), one -> one));
        Map<String, Map<Integer, Counted>> strata = new LinkedHashMap<>();
        rows.forEach(row -> strata.computeIfAbsent(row.stratum(), unused -> new TreeMap<>())
                .put(months.get(row.horizonDays()), row));
        return strata;
    }

    private Map<String, List<Boolean>> shown(Map<String, Map<Integer, Counted>> strata) {
        List<List<Boolean>> shown = ProtectedSeries.shown(
                rule,
                strata.values().stream()
                        .map(horizons -> horizons.values().stream()
                                .map(Counted::presumed)
                                .toList())
                        .toList());
        Map<String, List<Boolean>> byStratum = new LinkedHashMap<>();
        strata.keySet().forEach(code -> byStratum.put(code, shown.get(byStratum.size())));
        return byStratum;
    }

    private Map<Integer, Map<String, Boolean>> alarmsShown(
            Map<String, Map<Integer, Counted>> strata, List<Integer> asked) {
        Map<Integer, Map<String, Boolean>> shown = new TreeMap<>();
        for (int months : asked) {
            List<ProtectedShares.Share> shares = ProtectedShares.of(
                            rule,
                            strata.values().stream()
                                    .map(horizons -> horizons.get(months).returned())
                                    .toList())
                    .groups();
            Map<String, Boolean> byStratum = new LinkedHashMap<>();
            strata.forEach((code, horizons) -> {
                // Those presumed who are not followed later would follow from both numbers.
                long rest = horizons.get(months).presumed().part()
                        - horizons.get(months).returned().whole();
                byStratum.put(
                        code,
                        rule.shows(rest) && shares.get(byStratum.size()).part().isPresent());
            });
            shown.put(months, byStratum);
        }
        return shown;
    }

    private static ResultTable table(CohortDefinition cohort, List<List<Cell>> rows) {
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(cohort.strata()));
        columns.add(new ResultColumn("months", "Horizon (mois)", "Horizon (months)", Kind.MONTHS));
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

    private record Counted(String stratum, long horizonDays, Group presumed, Group returned) {

        static Counted of(Row row) {
            return new Counted(
                    row.text("stratum").orElse(""),
                    row.number("horizon_days"),
                    new Group(row.number("presumed"), row.number("followed")),
                    new Group(row.number("returned"), row.number("checked")));
        }
    }
}
