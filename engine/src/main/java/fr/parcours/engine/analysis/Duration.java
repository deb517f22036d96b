package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.DurationResult.Comparison;
import fr.parcours.engine.analysis.DurationResult.Curve;
import fr.parcours.engine.analysis.DurationResult.Point;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.CohortSql;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.protect.CurveThinning;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.protect.table.ShownTable;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.KaplanMeier;
import fr.parcours.engine.stats.LifeTable;
import fr.parcours.engine.stats.LogRank;
import fr.parcours.engine.stats.LogRankResult;
import fr.parcours.engine.stats.LogRankWeight;
import fr.parcours.engine.stats.SurvivalCurve;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

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
    private static final String REACHED = "reached";
    private static final String CENSORED = "censored";
    private static final List<Double> QUARTILES = List.of(0.25, 0.5, 0.75);
    private static final double MEDIAN = 0.5;

    /** Beyond that many groups, to be told that they differ helps nobody, and takes long. */
    private static final int MOST_COMPARED = 100;

    private final AnalysisData data;
    private final ProtectionRule rule;
    private final DurationOptions options;

    /**
     * Prepares the analysis.
     *
     * @param data where the counts come from
     * @param rule protection of the result
     * @param options how durations are measured and compared
     */
    public Duration(AnalysisData data, ProtectionRule rule, DurationOptions options) {
        this.data = data;
        this.rule = rule;
        this.options = options;
    }

    /**
     * Measures a cohort.
     *
     * @param cohort its definition
     * @param target what is waited for
     * @return one curve per stratum, and the test between them
     * @throws InvalidInputException if strata are to be compared within one of their own attributes, or there are none
     */
    public DurationResult of(CohortDefinition cohort, CohortSql.Target target) {
        checkComparison(cohort);
        LifeTables tables = LifeTables.count(data, cohort, target, options.within());
        List<List<Cell>> rows = new ArrayList<>();
        List<Curve> curves = new ArrayList<>();
        List<String> warnings = new ArrayList<>(tables.warnings(rule));
        Optional<ShownTable> shown = shown(cohort, target, tables);
        tables.groups().forEach((code, lifeTable) -> {
            Stratum stratum = Stratum.parse(cohort.groups(), code);
            SurvivalCurve curve =
                    KaplanMeier.withDefaults().with(options.interval()).estimate(lifeTable);
            rows.add(row(stratum, lifeTable, curve, shown));
            curves.add(curve(stratum, curve));
        });
        options.horizon()
                .filter(horizon -> rows.stream().anyMatch(row -> row.get(row.size() - 1) instanceof Cell.Missing))
                .ifPresent(horizon -> warnings.add(TEXTS.in(Locale.FRENCH, "duration.mean.beyond", horizon.count())));
        return new DurationResult(
                table(cohort, target, rows),
                data.provenance(cohort, tables.counts(), method(), rule, warnings),
                target.describe(Locale.FRENCH),
                curves,
                comparison(tables));
    }

    private void checkComparison(CohortDefinition cohort) {
        if (!options.within().isEmpty() && cohort.groups().isEmpty()) {
            throw new InvalidInputException(TEXTS.format("duration.test.alone"));
        }
        options.within().stream().filter(cohort.strata()::contains).findFirst().ifPresent(attribute -> {
            throw new InvalidInputException(TEXTS.format("duration.test.within", attribute.name()));
        });
    }

    private String method() {
        return TEXTS.in(
                Locale.FRENCH,
                "duration.method",
                TEXTS.in(
                        Locale.FRENCH, "duration.interval." + options.interval().name()));
    }

    /** A test tells no count, but groups too small to be shown are not compared. */
    private Optional<Comparison> comparison(LifeTables tables) {
        List<String> compared = tables.groups().entrySet().stream()
                .filter(group -> group.getValue().subjects() > 0
                        && rule.shows(group.getValue().subjects()))
                .map(Map.Entry::getKey)
                .toList();
        if (compared.size() < 2 || compared.size() > MOST_COMPARED) {
            return Optional.empty();
        }
        LifeTable absent = LifeTable.builder().build();
        LogRank test = options.weight() == LogRankWeight.FLEMING_HARRINGTON
                ? LogRank.withDefaults().withRho(options.rho())
                : LogRank.withDefaults().with(options.weight());
        LogRankResult result = test.testStratified(tables.within().stream()
                .map(stratum -> compared.stream()
                        .map(group -> stratum.getOrDefault(group, absent))
                        .toList())
                .toList());
        return Optional.of(new Comparison(
                options.weight(),
                options.rho(),
                options.within(),
                compared.size(),
                result.test().statistic(),
                result.test().freedom(),
                result.test().p()));
    }

    private ResultTable table(CohortDefinition cohort, CohortSql.Target target, List<List<Cell>> rows) {
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(cohort.groups()));
        columns.add(new ResultColumn("journeys", "Parcours", "Journeys", Kind.COUNT));
        columns.add(new ResultColumn("events", "Étape atteinte", "Reached", Kind.COUNT));
        columns.add(new ResultColumn("censored", "Censurés", "Censored", Kind.COUNT));
        if (options.quantiles().isEmpty()) {
            columns.add(new ResultColumn("q25", "1er quart (mois)", "First quarter (months)", Kind.MONTHS));
            columns.addAll(withLimits("median", "Médiane (mois)", "Median (months)"));
            columns.add(new ResultColumn("q75", "3e quart (mois)", "Third quarter (months)", Kind.MONTHS));
        }
        for (double probability : options.quantiles()) {
            columns.addAll(quantileColumns(probability));
        }
        options.horizon().ifPresent(horizon -> {
            columns.addAll(withLimits(
                    "mean",
                    "Moyenne jusqu'à " + horizon.count() + " mois",
                    "Mean up to " + horizon.count() + " months"));
            columns.add(new ResultColumn("mean_error", "Erreur type", "Standard error", Kind.MONTHS));
        });
        return new ResultTable(
                "duration",
                TEXTS.in(Locale.FRENCH, "duration.title", target.describe(Locale.FRENCH), cohort.name()),
                TEXTS.in(Locale.ENGLISH, "duration.title", target.describe(Locale.ENGLISH), cohort.name()),
                columns,
                rows);
    }

    private static List<ResultColumn> quantileColumns(double probability) {
        if (probability == MEDIAN) {
            return withLimits("median", "Médiane (mois)", "Median (months)");
        }
        String percent = BigDecimal.valueOf(probability)
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString();
        return withLimits(
                "q" + percent.replace('.', '_'),
                percent.replace('.', ',') + " % l'ont atteinte (mois)",
                percent + "% reached it (months)");
    }

    private static List<ResultColumn> withLimits(String name, String labelFr, String labelEn) {
        return List.of(
                new ResultColumn(name, labelFr, labelEn, Kind.MONTHS),
                new ResultColumn(name + "_lower", "Borne basse 95 %", "Lower 95%", Kind.MONTHS),
                new ResultColumn(name + "_upper", "Borne haute 95 %", "Upper 95%", Kind.MONTHS));
    }

    /** Those at risk, by whether they reached the step; journeys that change groups are in two of them. */
    private Optional<ShownTable> shown(CohortDefinition cohort, CohortSql.Target target, LifeTables tables) {
        if (cohort.change().isPresent() || tables.groups().isEmpty()) {
            return Optional.empty();
        }
        SplitCounts split = new SplitCounts(cohort.strata());
        tables.groups()
                .forEach((code, table) -> split.add(Stratum.parse(cohort.strata(), code), REACHED, table.events())
                        .add(Stratum.parse(cohort.strata(), code), CENSORED, table.subjects() - table.events()));
        String awaited = "until_" + target.step()
                + target.outcome().map(outcome -> "_" + outcome).orElse("");
        return Optional.of(data.shown(
                        cohort, rule, List.of(split.by(Dimension.flat(awaited, List.of(REACHED, CENSORED)))))
                .get(0));
    }

    private List<Cell> row(Stratum stratum, LifeTable table, SurvivalCurve curve, Optional<ShownTable> counts) {
        List<Cell> cells = new ArrayList<>(stratum.cells());
        boolean sizeShows = rule.shows(table.subjects());
        boolean eventsShow = sizeShows && rule.showsShare(table.events(), table.subjects());
        cells.add(count(counts, stratum, Dimension.TOTAL, table.subjects(), sizeShows));
        cells.add(count(counts, stratum, REACHED, table.events(), eventsShow));
        cells.add(count(counts, stratum, CENSORED, table.subjects() - table.events(), eventsShow));
        int numbers = cells.size();
        boolean isHidden = cells.get(numbers - 2).equals(Cell.HIDDEN);
        boolean usual = options.quantiles().isEmpty();
        List<Double> probabilities = usual ? QUARTILES : options.quantiles();
        CurveThinning thinning = new CurveThinning(rule);
        for (SurvivalCurve.Quantile shown : thinning.quantiles(curve, probabilities)) {
            SurvivalCurve.Quantile raw = curve.quantile(shown.probability());
            cells.add(Cells.months(raw.estimate(), shown.estimate()));
            if (!usual || shown.probability() == MEDIAN) {
                cells.add(Cells.months(raw.lower(), shown.lower()));
                cells.add(Cells.months(raw.upper(), shown.upper()));
            }
        }
        options.horizon().ifPresent(horizon -> cells.addAll(mean(curve, horizon)));
        if (isHidden) {
            // That a quarter or a half never reached the step tells how many did.
            cells.subList(numbers, cells.size()).replaceAll(cell -> cell.equals(Cell.MISSING) ? Cell.HIDDEN : cell);
        }
        return cells;
    }

    private static Cell count(Optional<ShownTable> shown, Stratum stratum, String category, long count, boolean shows) {
        return shown.map(table -> Cells.count(SplitCounts.count(table, stratum, category)))
                .orElse(shows ? Cell.count(count) : Cell.HIDDEN);
    }

    private List<Cell> mean(SurvivalCurve curve, Months horizon) {
        if (!curve.isObservedAt(horizon.days())) {
            return Collections.nCopies(4, Cell.MISSING);
        }
        return new CurveThinning(rule)
                .restrictedMean(curve, horizon.days())
                .map(mean -> Stream.of(mean.mean(), mean.lower(), mean.upper(), mean.standardError())
                        .map(days -> Cell.measure(days / Months.DAYS))
                        .toList())
                .orElse(Collections.nCopies(4, Cell.HIDDEN));
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
        OptionalDouble median = thinning.quantile(curve, MEDIAN).estimate();
        return new Curve(
                stratum.label(),
                points,
                median.isPresent() ? OptionalDouble.of(median.getAsDouble() / Months.DAYS) : OptionalDouble.empty());
    }
}
