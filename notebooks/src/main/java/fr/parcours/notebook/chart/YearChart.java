package fr.parcours.notebook.chart;

import fr.parcours.engine.analysis.SeriesResult;
import fr.parcours.engine.analysis.StockResult;
import fr.parcours.engine.result.CellText;
import fr.parcours.engine.stats.Proportion;
import fr.parcours.layout.Texts;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws what happens from year to year as lines, broken where a year is withheld, a panel per stratum. */
final class YearChart {

    private static final Texts TEXTS = Texts.of(YearChart.class);
    private static final BasicStroke LINE = new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    private static final int TICKS = 9;
    private static final int TICKS_OF_PANELS = 3;

    /** How high a mark of a withheld year stands, as a part of the axis. */
    private static final double NOTE = 0.04;

    private YearChart() {}

    /** The value of a line in a year, with its limits where it has some. */
    private record Value(int year, OptionalDouble value, Optional<Proportion> limits) {}

    /** A line of the chart. */
    private record Line<Y>(String key, Function<Y, Value> value) {

        String name() {
            return TEXTS.format("years." + key);
        }
    }

    static XYChart of(SeriesResult result) {
        List<Line<SeriesResult.Year>> lines = List.of(
                new Line<>("jury", year -> value(year, year.jury())),
                new Line<>("full", year -> value(year, year.full())),
                new Line<>("left", year -> value(year, year.left())));
        return draw(
                TEXTS.format("years.series.title"),
                result.provenance().cohort(),
                TEXTS.format("years.series.x"),
                TEXTS.format("years.series.y"),
                result.years(),
                SeriesResult.Year::stratum,
                lines,
                Axis::rates,
                Integer::toString,
                year -> year.followed() && !isShown(year));
    }

    static XYChart of(StockResult result) {
        List<Line<StockResult.Year>> lines = List.of(
                new Line<>("favourable", year -> value(year.year(), year.favourable())),
                new Line<>("jury", year -> value(year.year(), year.jury())));
        List<Integer> partial = result.years().stream()
                .filter(StockResult.Year::partial)
                .map(StockResult.Year::year)
                .toList();
        String cohort = result.provenance().cohort();
        return draw(
                TEXTS.format("years.stock.title"),
                partial.isEmpty() ? cohort : TEXTS.format("years.partial", cohort),
                TEXTS.format("years.stock.x"),
                TEXTS.format("years.stock.y"),
                result.years(),
                StockResult.Year::stratum,
                lines,
                Axis::counts,
                year -> partial.contains(year) ? year + "*" : Integer.toString(year),
                year -> !isShown(year));
    }

    /** Whether a year has anything to draw. */
    static boolean isShown(SeriesResult.Year year) {
        return Stream.of(year.jury(), year.full(), year.left()).anyMatch(Optional::isPresent);
    }

    /** Whether a year has anything to draw. */
    static boolean isShown(StockResult.Year year) {
        return year.favourable().isPresent() || year.jury().isPresent();
    }

    private static Value value(SeriesResult.Year year, Optional<Proportion> share) {
        return new Value(
                year.year(),
                share.map(proportion -> OptionalDouble.of(proportion.estimate()))
                        .orElse(OptionalDouble.empty()),
                share);
    }

    private static Value value(int year, OptionalLong count) {
        return new Value(
                year,
                count.isPresent() ? OptionalDouble.of((double) count.getAsLong()) : OptionalDouble.empty(),
                Optional.empty());
    }

    private static <Y> XYChart draw(
            String title,
            String subtitle,
            String xTitle,
            String yTitle,
            List<Y> years,
            Function<Y, String> stratum,
            List<Line<Y>> lines,
            Function<Double, Axis> axis,
            IntFunction<String> writer,
            Predicate<Y> withheld) {
        List<String> strata = years.stream().map(stratum).distinct().toList();
        List<String> drawn = strata.stream().limit(PanelChart.MOST).toList();
        List<Value> values = years.stream()
                .filter(year -> drawn.contains(stratum.apply(year)))
                .flatMap(year -> lines.stream().map(line -> line.value().apply(year)))
                .toList();
        List<Integer> calendar = values.stream().map(Value::year).toList();
        Axis top =
                axis.apply(values.stream().mapToDouble(YearChart::reach).max().orElse(1));
        PanelChart panels = new PanelChart(
                title,
                Panels.subtitle(
                        years.stream().anyMatch(withheld) ? TEXTS.format("years.withheld", subtitle) : subtitle,
                        strata.size(),
                        strata.size()),
                xTitle,
                yTitle,
                drawn,
                Axis.years(
                        calendar.stream().min(Integer::compare).orElseThrow(),
                        calendar.stream().max(Integer::compare).orElseThrow(),
                        drawn.size() == 1 ? TICKS : TICKS_OF_PANELS,
                        year -> writer.apply((int) Math.round(year))),
                top,
                drawn.size() == 1
                        ? List.of()
                        : lines.stream()
                                .map(line -> new Key.Entry(line.name(), color(line)))
                                .toList());
        for (int panel = 0; panel < drawn.size(); panel++) {
            String name = drawn.get(panel);
            List<Y> ofStratum = years.stream()
                    .filter(year -> stratum.apply(year).equals(name))
                    .toList();
            for (Line<Y> line : lines) {
                add(panels, panel, line, ofStratum.stream().map(line.value()).toList());
            }
            for (Y year : ofStratum) {
                if (withheld.test(year)) {
                    panels.note(
                            panel,
                            CellText.HIDDEN,
                            lines.get(0).value().apply(year).year(),
                            NOTE * top.max());
                }
            }
        }
        return panels.chart();
    }

    private static double reach(Value value) {
        return value.limits().map(Proportion::upper).orElse(value.value().orElse(0));
    }

    private static Color color(Line<?> line) {
        return CategoryColours.of(line.key());
    }

    private static void add(PanelChart panels, int panel, Line<?> line, List<Value> values) {
        List<Value> shown =
                values.stream().filter(value -> value.value().isPresent()).toList();
        if (shown.isEmpty()) {
            return;
        }
        addIntervals(panels, panel, line, shown);
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        int first = values.stream().mapToInt(Value::year).min().orElseThrow();
        int last = values.stream().mapToInt(Value::year).max().orElseThrow();
        for (int year = first; year <= last; year++) {
            int calendar = year;
            x.add((double) year);
            y.add(shown.stream()
                    .filter(value -> value.year() == calendar)
                    .mapToDouble(value -> value.value().getAsDouble())
                    .findFirst()
                    .orElse(Double.NaN));
        }
        XYSeries series = panels.line(panel, line.name(), doubles(x), doubles(y), color(line), LINE);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(color(line));
        if (panels.isAlone()) {
            double height = shown.get(shown.size() - 1).value().getAsDouble();
            panels.end(line.name(), last, height, color(line));
        }
    }

    private static void addIntervals(PanelChart panels, int panel, Line<?> line, List<Value> shown) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (Value value : shown) {
            value.limits().ifPresent(limits -> {
                double year = value.year();
                x.addAll(List.of(year, year, year));
                y.addAll(List.of(limits.lower(), limits.upper(), Double.NaN));
            });
        }
        if (!x.isEmpty()) {
            panels.line(
                            panel,
                            Description.UNNAMED + line.key(),
                            doubles(x),
                            doubles(y),
                            color(line),
                            new BasicStroke(1.2f))
                    .setShowInLegend(false);
        }
    }

    private static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
