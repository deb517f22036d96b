package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.HazardResult.Curve;
import fr.parcours.engine.analysis.HazardResult.Piece;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.CohortSql;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.protect.ProtectedIntervals;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.HazardCurve;
import fr.parcours.engine.stats.LifeTable;
import fr.parcours.engine.stats.NelsonAalen;
import fr.parcours.engine.stats.PiecewiseHazard;
import fr.parcours.engine.stats.RateInterval;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The hazard of reaching a step, by interval of time since the origin of the clock: of the journeys still waiting, how
 * many reach it per month. Who is at risk until when is as for {@link Duration}.
 */
public final class Hazard {

    private static final Texts TEXTS = Texts.of(Hazard.class);
    private static final long ROUNDING = 5;
    private static final int VALUES = 8;

    private final AnalysisData data;
    private final ProtectionRule rule;
    private final RateInterval interval;

    /**
     * Prepares the analysis.
     *
     * @param data where the counts come from
     * @param rule protection of the result
     * @param interval how the intervals of hazards are made
     */
    public Hazard(AnalysisData data, ProtectionRule rule, RateInterval interval) {
        this.data = data;
        this.rule = rule;
        this.interval = interval;
    }

    /**
     * Measures a cohort.
     *
     * @param cohort its definition
     * @param target what is waited for
     * @param cuts ends of the intervals, increasing, the first one starting at the origin; every month if none is given
     * @return hazards by stratum and interval
     * @throws InvalidInputException if the cuts do not increase
     */
    public HazardResult of(CohortDefinition cohort, CohortSql.Target target, List<Months> cuts) {
        for (int i = 1; i < cuts.size(); i++) {
            if (cuts.get(i).count() <= cuts.get(i - 1).count()) {
                throw new InvalidInputException(TEXTS.format(
                        "hazard.cuts", cuts.get(i - 1).count(), cuts.get(i).count()));
            }
        }
        LifeTables tables = LifeTables.count(data, cohort, target, List.of());
        List<List<Cell>> rows = new ArrayList<>();
        List<Curve> curves = new ArrayList<>();
        boolean merged = false;
        for (Map.Entry<String, LifeTable> group : tables.groups().entrySet()) {
            Stratum stratum = Stratum.parse(cohort.groups(), group.getKey());
            List<Integer> bounds = months(group.getValue(), cuts);
            List<Piece> pieces = pieces(group.getValue(), bounds);
            pieces.forEach(piece -> rows.add(row(stratum, piece)));
            if (pieces.isEmpty()) {
                List<Cell> hidden = new ArrayList<>(stratum.cells());
                hidden.addAll(List.of(Cell.measure(0), Cell.MISSING));
                hidden.addAll(Collections.nCopies(VALUES, Cell.HIDDEN));
                rows.add(hidden);
            }
            curves.add(new Curve(stratum.label(), pieces));
            merged |= pieces.size() < observed(group.getValue(), bounds);
        }
        return new HazardResult(
                table(cohort, target, rows),
                data.provenance(cohort, tables.counts(), method(), rule, warnings(tables, merged)),
                target.describe(Locale.FRENCH),
                curves);
    }

    private String method() {
        return TEXTS.in(Locale.FRENCH, "hazard.method", TEXTS.in(Locale.FRENCH, "hazard.interval." + interval.name()));
    }

    private List<String> warnings(LifeTables tables, boolean merged) {
        List<String> warnings = new ArrayList<>(tables.warnings(rule));
        long first = tables.groups().values().stream()
                .mapToLong(table -> table.eventsAt(0))
                .sum();
        if (first > 0 && rule.shows(first)) {
            warnings.add(TEXTS.in(Locale.FRENCH, "hazard.first", first));
        }
        if (merged) {
            warnings.add(TEXTS.in(Locale.FRENCH, "hazard.merged"));
        }
        return warnings;
    }

    /** The bounds of the intervals, in months, from 0 on. */
    private static List<Integer> months(LifeTable table, List<Months> cuts) {
        List<Integer> bounds = new ArrayList<>(List.of(0));
        if (!cuts.isEmpty()) {
            cuts.forEach(cut -> bounds.add(cut.count()));
            return bounds;
        }
        long last = table.rows().stream().mapToLong(LifeTable.Row::time).max().orElse(0);
        IntStream.rangeClosed(1, (int) Math.ceil(last / Months.DAYS)).forEach(bounds::add);
        return bounds;
    }

    /** The number of intervals in which anybody was at risk. */
    private static long observed(LifeTable table, List<Integer> bounds) {
        return bounds.subList(0, bounds.size() - 1).stream()
                .filter(months -> table.atRisk(days(months) + 1) > 0)
                .count();
    }

    private static long days(int months) {
        return months == 0 ? 0 : Months.months(months).days();
    }

    private List<Piece> pieces(LifeTable table, List<Integer> bounds) {
        List<Long> days = bounds.stream().map(Hazard::days).toList();
        List<PiecewiseHazard.Piece> fine = PiecewiseHazard.withDefaults().estimate(table, days);
        List<Integer> shown = ProtectedIntervals.cuts(
                rule,
                fine.stream()
                        .map(piece ->
                                new ProtectedIntervals.Interval(piece.rate().events(), table.atRisk(piece.from() + 1)))
                        .toList());
        HazardCurve cumulative = NelsonAalen.withDefaults().estimate(table);
        List<PiecewiseHazard.Piece> merged = PiecewiseHazard.withDefaults()
                .with(interval)
                .estimate(table, shown.stream().map(days::get).toList());
        return IntStream.range(0, merged.size())
                .mapToObj(i ->
                        piece(bounds.get(shown.get(i)), bounds.get(shown.get(i + 1)), merged.get(i), table, cumulative))
                .toList();
    }

    private Piece piece(int from, int to, PiecewiseHazard.Piece piece, LifeTable table, HazardCurve cumulative) {
        long atRisk = table.atRisk(piece.from() + 1);
        Optional<HazardCurve.Step> end = cumulative.at((double) piece.to());
        return new Piece(
                from,
                to,
                rule.active() ? Math.round((double) atRisk / ROUNDING) * ROUNDING : atRisk,
                piece.rate().events(),
                rounded(piece.rate().estimate() * Months.DAYS),
                rounded(piece.rate().lower() * Months.DAYS),
                rounded(piece.rate().upper() * Months.DAYS),
                rounded(cumulative.hazardAt((double) piece.to())),
                rounded(end.map(HazardCurve.Step::lower).orElse(Double.NaN)),
                rounded(end.map(HazardCurve.Step::upper).orElse(Double.NaN)));
    }

    /** To ten thousandths: an exact rate would tell the time at risk to the day. */
    private double rounded(double value) {
        return rule.active() && Double.isFinite(value) ? Math.round(value * 10_000) / 10_000.0 : value;
    }

    private static List<Cell> row(Stratum stratum, Piece piece) {
        List<Cell> cells = new ArrayList<>(stratum.cells());
        cells.add(Cell.measure(piece.fromMonths()));
        cells.add(Cell.measure(piece.toMonths()));
        cells.add(Cell.count(piece.atRisk()));
        cells.add(Cell.count(piece.events()));
        cells.add(Cell.measure(piece.hazard()));
        cells.add(Cell.measure(piece.lower()));
        cells.add(Cell.measure(piece.upper()));
        cells.add(Cell.measure(piece.cumulative()));
        cells.add(Cell.measure(piece.cumulativeLower()));
        cells.add(Cell.measure(piece.cumulativeUpper()));
        return cells;
    }

    private static ResultTable table(CohortDefinition cohort, CohortSql.Target target, List<List<Cell>> rows) {
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(cohort.groups()));
        columns.add(new ResultColumn("from_months", "Après (mois)", "After (months)", Kind.HORIZON));
        columns.add(new ResultColumn("to_months", "Jusqu'à (mois)", "Up to (months)", Kind.HORIZON));
        columns.add(new ResultColumn("at_risk", "À risque", "At risk", Kind.COUNT));
        columns.add(new ResultColumn("events", "Étape atteinte", "Reached", Kind.COUNT));
        columns.add(new ResultColumn("hazard", "Par mois", "Per month", Kind.RATE));
        columns.add(new ResultColumn("lower", "Borne basse 95 %", "Lower 95%", Kind.RATE));
        columns.add(new ResultColumn("upper", "Borne haute 95 %", "Upper 95%", Kind.RATE));
        columns.add(new ResultColumn("cumulative", "Risque cumulé", "Cumulative hazard", Kind.RATIO));
        columns.add(new ResultColumn("cumulative_lower", "Borne basse 95 %", "Lower 95%", Kind.RATIO));
        columns.add(new ResultColumn("cumulative_upper", "Borne haute 95 %", "Upper 95%", Kind.RATIO));
        return new ResultTable(
                "hazard",
                TEXTS.in(Locale.FRENCH, "hazard.title", target.describe(Locale.FRENCH), cohort.name()),
                TEXTS.in(Locale.ENGLISH, "hazard.title", target.describe(Locale.ENGLISH), cohort.name()),
                columns,
                rows);
    }
}
