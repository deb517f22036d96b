package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.Areas.Area;
import fr.parcours.engine.analysis.FunnelPlotResult.Point;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.area.Funnel;
import fr.parcours.engine.stats.area.FunnelLimits;
import fr.parcours.engine.stats.area.FunnelPoint;
import fr.parcours.engine.stats.area.FunnelStatus;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which areas lie farther from the mean of the cohort than chance explains at their size.
 *
 * <p>An area gets no status where fewer than five events, or fewer than five journeys without it, would be expected at
 * the mean: limits of so few say little, and interpolated ones are below counts that are less rare than stated.
 */
final class FunnelPlot {

    private static final Texts TEXTS = Texts.of(FunnelPlot.class);
    private static final int LEAST_AREAS = 3;
    private static final double LEAST_EXPECTED = 5;
    private static final int DRAWN = 80;

    private final AnalysisData data;
    private final ProtectionRule rule;

    FunnelPlot(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    FunnelPlotResult of(
            CohortDefinition cohort, Attribute territory, CountedEvent event, boolean adjustsForDispersion) {
        Areas areas = Areas.of(data, rule, cohort, territory, event);
        List<Area> compared = areas.compared(LEAST_AREAS);
        ShownEvents.Share whole = areas.whole();
        double target = (double) whole.events() / whole.followed();
        Funnel funnel =
                Funnel.ofProportions(Areas.events(compared), Areas.followed(compared), target, adjustsForDispersion);
        List<Point> points = new ArrayList<>();
        Map<String, FunnelPoint> byCode = new HashMap<>();
        for (int i = 0; i < compared.size(); i++) {
            String code = compared.get(i).code();
            FunnelPoint point = funnel.points().get(i);
            byCode.put(code, point);
            points.add(new Point(
                    code,
                    territory.label(code, Locale.FRENCH),
                    compared.get(i).followed(),
                    point.estimate(),
                    status(point, target)));
        }
        return new FunnelPlotResult(
                table(areas, cohort, event, byCode, target),
                data.provenance(
                        cohort.by(territory),
                        areas.counts().source(),
                        TEXTS.in(Locale.FRENCH, "funnel.method", event.describe(Locale.FRENCH))
                                + (funnel.isWidened() ? TEXTS.in(Locale.FRENCH, "funnel.widened") : ""),
                        rule,
                        areas.warnings()),
                List.of(summary(funnel, points)),
                target,
                points,
                curves(funnel, compared));
    }

    private static FunnelStatus status(FunnelPoint point, double target) {
        double expected = Math.min(target, 1 - target) * point.size();
        return expected < LEAST_EXPECTED ? FunnelStatus.UNDEFINED : point.status();
    }

    private static ResultTable table(
            Areas areas, CohortDefinition cohort, CountedEvent event, Map<String, FunnelPoint> points, double target) {
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(List.of(areas.territory())));
        columns.addAll(EventRates.countColumns());
        columns.add(new ResultColumn("rate", "Taux", "Rate", Kind.RATE));
        columns.add(new ResultColumn("lower_998", "Limite basse 99,8 %", "Lower limit 99.8%", Kind.RATE));
        columns.add(new ResultColumn("lower_95", "Limite basse 95 %", "Lower limit 95%", Kind.RATE));
        columns.add(new ResultColumn("upper_95", "Limite haute 95 %", "Upper limit 95%", Kind.RATE));
        columns.add(new ResultColumn("upper_998", "Limite haute 99,8 %", "Upper limit 99.8%", Kind.RATE));
        columns.add(new ResultColumn("p", "p", "p", Kind.PROBABILITY));
        columns.add(new ResultColumn("status", "Clé", "Key", Kind.TEXT));
        columns.add(new ResultColumn("status_label", "Situation", "Status", Kind.TEXT));
        List<List<Cell>> rows = new ArrayList<>();
        for (String code : areas.codes()) {
            if (code.equals(Attribute.MISSING)) {
                continue;
            }
            List<Cell> row = new ArrayList<>(areas.name(code));
            row.addAll(areas.shown().counts(List.of(code)));
            row.addAll(cells(areas, code, points, target));
            rows.add(row);
        }
        return new ResultTable(
                "funnel_plot",
                EventRates.title("funnel.title", cohort, List.of(areas.territory()), event, Locale.FRENCH),
                EventRates.title("funnel.title", cohort, List.of(areas.territory()), event, Locale.ENGLISH),
                columns,
                rows);
    }

    private static List<Cell> cells(Areas areas, String code, Map<String, FunnelPoint> points, double target) {
        FunnelPoint point = points.get(code);
        if (point == null) {
            return Collections.nCopies(8, areas.share(code).isPresent() ? Cell.MISSING : Cell.HIDDEN);
        }
        FunnelStatus status = status(point, target);
        return List.of(
                Cell.measure(point.estimate()),
                Cell.measure(point.limits().lower998()),
                Cell.measure(point.limits().lower95()),
                Cell.measure(point.limits().upper95()),
                Cell.measure(point.limits().upper998()),
                Cell.measure(point.p()),
                Cell.text(status.name()),
                Cell.text(TEXTS.format("funnel." + status)));
    }

    private static ResultTable summary(Funnel funnel, List<Point> points) {
        long beyond = points.stream()
                .filter(point -> point.status() == FunnelStatus.FAR_ABOVE || point.status() == FunnelStatus.FAR_BELOW)
                .count();
        return RateTests.table(
                "funnel_summary",
                List.of(
                        new ResultColumn("areas", "Territoires", "Areas", Kind.COUNT),
                        new ResultColumn("target", "Moyenne", "Mean", Kind.RATE),
                        new ResultColumn("beyond", "Hors des limites à 99,8 %", "Beyond the 99.8% limits", Kind.COUNT),
                        new ResultColumn("dispersion", "Dispersion φ", "Dispersion φ", Kind.RATIO)),
                List.of(List.of(
                        Cell.count(points.size()),
                        Cell.measure(funnel.target()),
                        Cell.count(beyond),
                        Cell.measure(funnel.dispersion()))));
    }

    /** Limits at sizes evenly spaced in their logarithm. */
    private static List<FunnelLimits> curves(Funnel funnel, List<Area> areas) {
        long least = areas.stream().mapToLong(Area::followed).min().orElseThrow();
        long most = areas.stream().mapToLong(Area::followed).max().orElseThrow();
        return IntStream.range(0, DRAWN)
                .mapToObj(i -> (double) Math.round(least * Math.pow((double) most / least, i / (DRAWN - 1.0))))
                .distinct()
                .map(funnel::limits)
                .toList();
    }
}
