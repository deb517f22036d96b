package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.StockResult.Year;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.protect.table.ShownTable;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.session.Row;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Stocks by calendar year, as ministries publish them: all events of the year, of all journeys that satisfy the
 * conditions of the cohort on attributes. A stock has no entry: step and dates of entry are left aside.
 *
 * <p>Jury passages are those the candidate came to. A year is partial when a certifier with events in it began to tell
 * in the year, later than January, or delivered last before its 31 December.
 */
public final class Stock {

    private static final Texts TEXTS = Texts.of(Stock.class);
    private static final long ROUNDING = 5;
    private static final String DECISIONS = "decisions";
    private static final String FAVOURABLE = "favourable";
    private static final String OPEN = "open";
    private static final List<String> JURIES =
            List.of("full_validation", "partial_validation", "no_validation", "unknown_outcome");

    /** The stock of jury passages, absences aside. */
    static final String JURY = "jury";

    private final AnalysisData data;
    private final ProtectionRule rule;

    /**
     * Prepares the analysis.
     *
     * @param data where the counts come from
     * @param rule protection of the result
     */
    public Stock(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /**
     * Counts the events of each year.
     *
     * @param cohort its definition
     * @return one row per stratum and year
     * @throws InvalidInputException if the definition chooses or groups journeys by their entry
     */
    public StockResult of(CohortDefinition cohort) {
        AnalysisData.Counts<Counted> counts =
                data.counts(cohort, Optional.empty(), "flow/stock", Map.of(), Counted::read);
        List<List<Cell>> rows = new ArrayList<>();
        List<Year> years = new ArrayList<>();
        Map<String, ShownTable> tables = counts.rows().isEmpty() ? Map.of() : tables(cohort, counts.rows());
        for (Counted counted : counts.rows()) {
            Stratum stratum = Stratum.parse(cohort.strata(), counted.stratum());
            Shown shown = new Shown(
                    tables,
                    SplitCounts.inYear(stratum, counted.year()),
                    counted.open().isPresent(),
                    rule);
            rows.add(row(stratum, counted, shown));
            years.add(new Year(
                    stratum.label(),
                    counted.year(),
                    counted.isPartial(),
                    shown.favourable(),
                    shown.jury(),
                    shown.juryRatio(),
                    shown.fullRatio(),
                    shown.open()));
        }
        return new StockResult(
                table(cohort, rows),
                data.stockProvenance(cohort, counts, TEXTS.in(Locale.FRENCH, "stock.method"), rule, List.of()),
                years);
    }

    /** Each kind of event is a stock of its own; those of a kind add up. */
    private Map<String, ShownTable> tables(CohortDefinition cohort, List<Counted> rows) {
        Map<String, SplitCounts> stocks = new LinkedHashMap<>();
        for (Counted row : rows) {
            Stratum stratum = SplitCounts.inYear(Stratum.parse(cohort.strata(), row.stratum()), row.year());
            row.events()
                    .forEach((kind, parts) -> parts.forEach((part, events) -> stocks.computeIfAbsent(
                                    kind, unused -> new SplitCounts(stratum.attributes()))
                            .add(stratum, part, events)));
        }
        Map<String, ShownTable> tables = new HashMap<>();
        stocks.forEach((kind, split) -> tables.put(
                kind,
                data.shownStock(cohort, kind, rule, List.of(split.by(dimension(kind))))
                        .get(0)));
        return tables;
    }

    private static Dimension dimension(String kind) {
        return switch (kind) {
            case JURY -> Dimension.flat("outcome", JURIES);
            case DECISIONS -> SplitCounts.nested("decision", FAVOURABLE);
            default -> Dimension.flat("event", List.of(kind));
        };
    }

    private static List<Cell> row(Stratum stratum, Counted counted, Shown shown) {
        List<Cell> cells = new ArrayList<>(stratum.cells());
        String coverage = counted.isPartial() ? "partial" : "whole";
        cells.add(Cell.text(Integer.toString(counted.year())));
        cells.add(Cell.text(coverage));
        cells.add(Cell.text(TEXTS.format("stock." + coverage)));
        cells.add(Cells.count(shown.count("applications")));
        cells.add(Cells.count(shown.count("decisions")));
        cells.add(Cells.count(shown.favourable()));
        cells.add(Cells.count(shown.count("dossiers")));
        cells.add(Cells.count(shown.jury()));
        JURIES.forEach(outcome -> cells.add(Cells.count(shown.count(JURY, outcome))));
        cells.add(Cells.count(shown.count("absent")));
        cells.add(Cells.count(shown.count("withdrawals")));
        cells.add(Cells.count(shown.count("expiries")));
        cells.add(counted.open().isPresent() ? Cells.count(shown.open()) : Cell.MISSING);
        cells.add(Cells.shownRate(shown.juryRatio(), shown.jury(), shown.favourable()));
        cells.add(Cells.shownRate(shown.fullRatio(), shown.full(), shown.jury()));
        return cells;
    }

    private static ResultTable table(CohortDefinition cohort, List<List<Cell>> rows) {
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(cohort.strata()));
        columns.add(new ResultColumn("year", "Année", "Year", Kind.TEXT));
        columns.add(new ResultColumn("coverage", "Clé", "Key", Kind.TEXT));
        columns.add(new ResultColumn("coverage_label", "Couverture", "Coverage", Kind.TEXT));
        columns.add(new ResultColumn("applications", "Livrets 1", "Applications", Kind.COUNT));
        columns.add(new ResultColumn("decisions", "Décisions", "Decisions", Kind.COUNT));
        columns.add(new ResultColumn("favourable", "Recevables", "Eligible", Kind.COUNT));
        columns.add(new ResultColumn("dossiers", "Livrets 2", "Dossiers", Kind.COUNT));
        columns.add(new ResultColumn("jury", "Jurys", "Juries", Kind.COUNT));
        columns.add(new ResultColumn("full_validation", "Totales", "Full", Kind.COUNT));
        columns.add(new ResultColumn("partial_validation", "Partielles", "Partial", Kind.COUNT));
        columns.add(new ResultColumn("no_validation", "Aucune", "None", Kind.COUNT));
        columns.add(new ResultColumn("unknown_outcome", "Issue inconnue", "Unknown", Kind.COUNT));
        columns.add(new ResultColumn("absent", "Absences", "Absent", Kind.COUNT));
        columns.add(new ResultColumn("withdrawals", "Abandons", "Withdrawals", Kind.COUNT));
        columns.add(new ResultColumn("expiries", "Caducités", "Expiries", Kind.COUNT));
        columns.add(new ResultColumn("open", "Ouverts au 31/12", "Open on 31/12", Kind.COUNT));
        columns.add(new ResultColumn("jury_ratio", "Jurys / recevables", "Juries / eligible", Kind.RATE));
        columns.add(new ResultColumn("full_ratio", "Totales / jurys", "Full / juries", Kind.RATE));
        return new ResultTable(
                "stock",
                TEXTS.in(Locale.FRENCH, "stock.title", cohort.name()),
                TEXTS.in(Locale.ENGLISH, "stock.title", cohort.name()),
                columns,
                rows);
    }

    /**
     * What may be shown of a year.
     *
     * @param tables counts by kind of event
     * @param stratum the stratum in the year
     * @param isOpenKnown whether journeys can be open at its end
     * @param rule the rule
     */
    private record Shown(Map<String, ShownTable> tables, Stratum stratum, boolean isOpenKnown, ProtectionRule rule) {

        OptionalLong count(String kind) {
            return count(kind, Dimension.TOTAL);
        }

        OptionalLong count(String kind, String part) {
            return SplitCounts.count(tables.get(kind), stratum, part);
        }

        OptionalLong favourable() {
            return count(DECISIONS, FAVOURABLE);
        }

        OptionalLong jury() {
            return count(JURY);
        }

        OptionalLong full() {
            return count(JURY, JURIES.get(0));
        }

        /** Rounded: with the events of the year, two exact ones in a row would tell how many left. */
        OptionalLong open() {
            OptionalLong exact = isOpenKnown ? count(OPEN) : OptionalLong.empty();
            return exact.isEmpty() || !rule.active() || rule.isRounding()
                    ? exact
                    : OptionalLong.of(Math.round((double) exact.getAsLong() / ROUNDING) * ROUNDING);
        }

        OptionalDouble juryRatio() {
            return ratio(jury(), favourable());
        }

        OptionalDouble fullRatio() {
            return ratio(full(), jury());
        }

        private static OptionalDouble ratio(OptionalLong part, OptionalLong whole) {
            return part.isPresent() && whole.orElse(0) > 0
                    ? OptionalDouble.of((double) part.getAsLong() / whole.getAsLong())
                    : OptionalDouble.empty();
        }
    }

    /** The true counts of a year. */
    private record Counted(
            String stratum,
            int year,
            boolean isPartial,
            long applications,
            long decisions,
            long favourable,
            long dossiers,
            long jury,
            long full,
            long partial,
            long none,
            long absent,
            long withdrawals,
            long expiries,
            OptionalLong open) {

        static Counted read(Row row) {
            return new Counted(
                    row.text("stratum").orElse(""),
                    (int) row.number("year"),
                    row.text("is_partial").orElse("").equals("true"),
                    row.number("applications"),
                    row.number("decisions"),
                    row.number("favourable"),
                    row.number("dossiers"),
                    row.number("jury"),
                    row.number("full_validation"),
                    row.number("partial_validation"),
                    row.number("no_validation"),
                    row.number("absent"),
                    row.number("withdrawals"),
                    row.number("expiries"),
                    row.text("open_journeys")
                            .map(Long::parseLong)
                            .map(OptionalLong::of)
                            .orElse(OptionalLong.empty()));
        }

        /** The events of each kind, by what they are divided into. */
        Map<String, Map<String, Long>> events() {
            Map<String, Map<String, Long>> events = new LinkedHashMap<>();
            events.put("applications", Map.of("applications", applications));
            events.put(DECISIONS, Map.of(FAVOURABLE, favourable, SplitCounts.rest(FAVOURABLE), decisions - favourable));
            events.put("dossiers", Map.of("dossiers", dossiers));
            events.put(
                    JURY,
                    Map.of(
                            JURIES.get(0), full,
                            JURIES.get(1), partial,
                            JURIES.get(2), none,
                            JURIES.get(3), unknownOutcome()));
            events.put("absent", Map.of("absent", absent));
            events.put("withdrawals", Map.of("withdrawals", withdrawals));
            events.put("expiries", Map.of("expiries", expiries));
            open.ifPresent(journeys -> events.put(OPEN, Map.of(OPEN, journeys)));
            return events;
        }

        long unknownOutcome() {
            return jury - full - partial - none;
        }
    }
}
