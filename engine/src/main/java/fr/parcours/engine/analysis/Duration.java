package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.DurationResult.Curve;
import fr.parcours.engine.analysis.DurationResult.Point;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.CohortSql;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.protect.CurveThinning;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.Exit;
import fr.parcours.engine.stats.KaplanMeier;
import fr.parcours.engine.stats.LifeTable;
import fr.parcours.engine.stats.SurvivalCurve;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Durations of a cohort from entry to a step, by Kaplan–Meier in days.
 *
 * <p>Open journeys are censored at the date until which they were delivered. Those that left (declared abandonment,
 * lapse) stay at risk until the date of the data, for it is known that they did not go on: as that date alone censors,
 * one minus the curve is the cumulative incidence of the step. Censoring them on the day they left would describe a
 * world where nobody leaves.
 */
public final class Duration {

    private static final Texts TEXTS = Texts.of(Duration.class);
    private static final double[] QUARTILES = {0.25, 0.5, 0.75};

    private final AnalysisData data;
    private final ProtectionRule rule;

    /**
     * Prepares the analysis.
     *
     * @param data where the counts come from
     * @param rule protection of the result
     */
    public Duration(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /**
     * Measures a cohort.
     *
     * @param cohort its definition
     * @param target what is waited for
     * @return one curve per stratum
     */
    public DurationResult of(CohortDefinition cohort, CohortSql.Target target) {
        AnalysisData.Counts<Spell> counts = data.counts(
                cohort,
                Optional.of(target),
                cohort.change().isPresent() ? "duration/time_to_target_by_phase" : "duration/time_to_target",
                Map.of(),
                row -> new Spell(
                        row.text("stratum").orElse(""),
                        row.number("entry_days"),
                        row.number("days"),
                        row.number("event") == 1 ? Exit.EVENT : Exit.CENSORED,
                        row.number("left_early") == 1,
                        row.number("journeys")));
        Map<String, LifeTable.Builder> tables = new LinkedHashMap<>();
        long leftEarly = 0;
        long neverAtRisk = 0;
        for (Spell spell : counts.rows()) {
            LifeTable.Builder table = tables.computeIfAbsent(spell.stratum(), unused -> LifeTable.builder());
            if (spell.entryDays() == 0) {
                table.add(spell.days(), spell.exit(), spell.journeys());
            } else if (spell.days() > spell.entryDays()) {
                table.addLate(spell.entryDays(), spell.days(), spell.exit(), spell.journeys());
            } else {
                neverAtRisk += spell.journeys();
            }
            leftEarly += spell.hasLeft() ? spell.journeys() : 0;
        }
        List<List<Cell>> rows = new ArrayList<>();
        List<Curve> curves = new ArrayList<>();
        tables.forEach((code, builder) -> {
            Stratum stratum = Stratum.parse(cohort.groups(), code);
            LifeTable lifeTable = builder.build();
            SurvivalCurve curve = KaplanMeier.withDefaults().estimate(lifeTable);
            rows.add(row(stratum, lifeTable, curve));
            curves.add(curve(stratum, curve));
        });
        List<String> warnings = new ArrayList<>();
        if (rule.shows(leftEarly) && leftEarly > 0) {
            warnings.add(TEXTS.in(Locale.FRENCH, "duration.left", leftEarly));
        }
        if (rule.shows(neverAtRisk) && neverAtRisk > 0) {
            warnings.add(TEXTS.in(Locale.FRENCH, "duration.never", neverAtRisk));
        }
        return new DurationResult(
                table(cohort, target, rows),
                data.provenance(cohort, counts, TEXTS.in(Locale.FRENCH, "duration.method"), rule, warnings),
                target.describe(Locale.FRENCH),
                curves);
    }

    private static ResultTable table(CohortDefinition cohort, CohortSql.Target target, List<List<Cell>> rows) {
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(cohort.groups()));
        columns.add(new ResultColumn("journeys", "Parcours", "Journeys", Kind.COUNT));
        columns.add(new ResultColumn("events", "Étape atteinte", "Reached", Kind.COUNT));
        columns.add(new ResultColumn("censored", "Censurés", "Censored", Kind.COUNT));
        columns.add(new ResultColumn("q25", "1er quart (mois)", "First quarter (months)", Kind.MONTHS));
        columns.add(new ResultColumn("median", "Médiane (mois)", "Median (months)", Kind.MONTHS));
        columns.add(new ResultColumn("median_lower", "Borne basse 95 %", "Lower 95%", Kind.MONTHS));
        columns.add(new ResultColumn("median_upper", "Borne haute 95 %", "Upper 95%", Kind.MONTHS));
        columns.add(new ResultColumn("q75", "3e quart (mois)", "Third quarter (months)", Kind.MONTHS));
        return new ResultTable(
                "duration",
                TEXTS.in(Locale.FRENCH, "duration.title", target.describe(Locale.FRENCH), cohort.name()),
                TEXTS.in(Locale.ENGLISH, "duration.title", target.describe(Locale.ENGLISH), cohort.name()),
                columns,
                rows);
    }

    private List<Cell> row(Stratum stratum, LifeTable table, SurvivalCurve curve) {
        List<Cell> cells = new ArrayList<>(stratum.cells());
        boolean sizeShows = rule.shows(table.subjects());
        boolean eventsShow = sizeShows && rule.showsShare(table.events(), table.subjects());
        cells.add(sizeShows ? Cell.count(table.subjects()) : Cell.HIDDEN);
        cells.add(eventsShow ? Cell.count(table.events()) : Cell.HIDDEN);
        cells.add(eventsShow ? Cell.count(table.subjects() - table.events()) : Cell.HIDDEN);
        CurveThinning thinning = new CurveThinning(rule);
        SurvivalCurve.Quantile raw = curve.quantile(QUARTILES[1]);
        SurvivalCurve.Quantile median = thinning.quantile(curve, QUARTILES[1]);
        cells.add(quartile(thinning, curve, QUARTILES[0]));
        cells.add(quartile(thinning, curve, QUARTILES[1]));
        cells.add(shown(raw.lower(), median.lower()));
        cells.add(shown(raw.upper(), median.upper()));
        cells.add(quartile(thinning, curve, QUARTILES[2]));
        return cells;
    }

    private static Cell quartile(CurveThinning thinning, SurvivalCurve curve, double probability) {
        return shown(
                curve.quantile(probability).estimate(),
                thinning.quantile(curve, probability).estimate());
    }

    /** A value that exists but is not let through is withheld, which is not the same as missing. */
    private static Cell shown(OptionalDouble raw, OptionalDouble published) {
        return raw.isPresent() && published.isEmpty() ? Cell.HIDDEN : Cells.months(published);
    }

    private Curve curve(Stratum stratum, SurvivalCurve curve) {
        CurveThinning thinning = new CurveThinning(rule);
        List<Point> points = thinning.thin(curve).stream()
                .map(point -> new Point(
                        point.days() / Months.DAYS,
                        point.survival(),
                        point.lower(),
                        point.upper(),
                        OptionalLong.of(point.atRisk())))
                .toList();
        OptionalDouble median = thinning.quantile(curve, QUARTILES[1]).estimate();
        return new Curve(
                stratum.label(),
                points,
                median.isPresent() ? OptionalDouble.of(median.getAsDouble() / Months.DAYS) : OptionalDouble.empty());
    }

    private record Spell(String stratum, long entryDays, long days, Exit exit, boolean hasLeft, long journeys) {}
}
