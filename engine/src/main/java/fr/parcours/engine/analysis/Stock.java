package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.StockResult.Year;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectedCounts;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.session.Row;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
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
        for (Counted counted : counts.rows()) {
            Stratum stratum = Stratum.parse(cohort.strata(), counted.stratum());
            Shown shown = new Shown(rule, counted);
            rows.add(row(stratum, counted, shown));
            years.add(new Year(
                    stratum.label(),
                    counted.year(),
                    counted.isPartial(),
                    shown.favourable(),
                    shown.jury().total(),
                    shown.juryRatio(),
                    shown.fullRatio(),
                    shown.open()));
        }
        return new StockResult(
                table(cohort, rows),
                data.stockProvenance(cohort, counts, TEXTS.in(Locale.FRENCH, "stock.method"), rule, List.of()),
                years);
    }

    private static List<Cell> row(Stratum stratum, Counted counted, Shown shown) {
        List<Cell> cells = new ArrayList<>(stratum.cells());
        String coverage = counted.isPartial() ? "partial" : "whole";
        cells.add(Cell.text(Integer.toString(counted.year())));
        cells.add(Cell.text(coverage));
        cells.add(Cell.text(TEXTS.format("stock." + coverage)));
        cells.add(Cells.count(shown.alone(counted.applications())));
        cells.add(Cells.count(shown.alone(counted.decisions())));
        cells.add(Cells.count(shown.favourable()));
        cells.add(Cells.count(shown.alone(counted.dossiers())));
        cells.add(Cells.count(shown.jury().total()));
        shown.jury().cells().forEach(part -> cells.add(Cells.count(part)));
        cells.add(Cells.count(shown.alone(counted.absent())));
        cells.add(Cells.count(shown.alone(counted.withdrawals())));
        cells.add(Cells.count(shown.alone(counted.expiries())));
        cells.add(counted.open().isPresent() ? Cells.count(shown.open()) : Cell.MISSING);
        cells.add(Cells.shownRate(shown.juryRatio(), shown.jury().total(), shown.favourable()));
        cells.add(Cells.shownRate(
                shown.fullRatio(), shown.jury().cells().get(0), shown.jury().total()));
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
     * @param rule the rule
     * @param counted the true counts
     * @param favourable favourable decisions, which the other decisions must not give away
     * @param jury full, partial, no validation and unknown outcomes, and their total
     */
    private record Shown(ProtectionRule rule, Counted counted, OptionalLong favourable, ProtectedCounts jury) {

        Shown(ProtectionRule rule, Counted counted) {
            this(
                    rule,
                    counted,
                    rule.showsShare(counted.favourable(), counted.decisions())
                            ? OptionalLong.of(counted.favourable())
                            : OptionalLong.empty(),
                    ProtectedCounts.of(
                            rule, counted.full(), counted.partial(), counted.none(), counted.unknownOutcome()));
        }

        OptionalLong alone(long count) {
            return rule.shows(count) ? OptionalLong.of(count) : OptionalLong.empty();
        }

        /** Rounded: with the events of the year, two exact ones in a row would tell how many left. */
        OptionalLong open() {
            if (counted.open().isEmpty() || !rule.shows(counted.open().getAsLong())) {
                return OptionalLong.empty();
            }
            long exact = counted.open().getAsLong();
            return OptionalLong.of(rule.active() ? Math.round((double) exact / ROUNDING) * ROUNDING : exact);
        }

        OptionalDouble juryRatio() {
            return ratio(jury.total(), favourable);
        }

        OptionalDouble fullRatio() {
            return ratio(jury.cells().get(0), jury.total());
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

        long unknownOutcome() {
            return jury - full - partial - none;
        }
    }
}
