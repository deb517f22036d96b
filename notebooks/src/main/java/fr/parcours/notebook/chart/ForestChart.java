package fr.parcours.notebook.chart;

import fr.parcours.engine.analysis.ModelResult;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.CellText;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.layout.Texts;
import fr.parcours.notebook.number.Numbers;
import java.awt.BasicStroke;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws the ratios of a model with their 95 % intervals on a logarithmic axis: a forest plot. */
final class ForestChart {

    private static final Texts TEXTS = Texts.of(ForestChart.class);
    private static final List<String> RATIOS = List.of("odds_ratio", "hazard_ratio", "subdistribution_ratio");
    private static final double[] WIDE = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100};
    private static final double[] NARROW = {0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.5, 2, 2.5};
    private static final BasicStroke LINE = new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);

    /** A range smaller than that, from end to end, has finer ticks. */
    private static final double FINE = 4;

    /** Intervals are cut where they go further than this times beyond all ratios. */
    private static final double REACH = 3;

    private static final int ROW = 22;
    private static final int FRAME = 126;
    private static final int LEAST = 4;

    private ForestChart() {}

    /** The ratio of one value of a covariate. */
    private record Effect(String group, String name, Cell ratio, OptionalDouble lower, OptionalDouble upper) {

        boolean isDrawn() {
            return ratio instanceof Cell.Measure measure && measure.value() > 0;
        }

        boolean hasInterval() {
            return isDrawn() && lower.isPresent() && upper.isPresent();
        }

        double value() {
            return ((Cell.Measure) ratio).value();
        }

        String text(CellText writer) {
            return hasInterval()
                    ? TEXTS.format(
                            "forest.value",
                            writer.show(ratio, Kind.RATIO),
                            writer.show(Cell.measure(lower.getAsDouble()), Kind.RATIO),
                            writer.show(Cell.measure(upper.getAsDouble()), Kind.RATIO))
                    : isDrawn() ? TEXTS.format("forest.reference") : writer.show(ratio, Kind.RATIO);
        }
    }

    /** Whether a model has an effect to draw beside its references. */
    static boolean isShown(ModelResult result) {
        return effects(result).stream().anyMatch(Effect::hasInterval);
    }

    static XYChart of(ModelResult result) {
        TableRows table = new TableRows(result.table());
        List<Effect> effects = effects(result);
        List<ForestTexts.Row> rows = new ArrayList<>();
        List<Effect> drawn = new ArrayList<>();
        List<Double> heights = new ArrayList<>();
        CellText writer = CellText.in(Texts.language());
        String group = "";
        for (Effect effect : effects) {
            if (!effect.group().equals(group)) {
                group = effect.group();
                rows.add(new ForestTexts.Row(group, "", true));
            }
            if (effect.isDrawn()) {
                drawn.add(effect);
                heights.add((double) -rows.size());
            }
            rows.add(new ForestTexts.Row(effect.name(), effect.text(writer), false));
        }
        String ratio = TableRows.heading(column(result));
        XYChart chart = ChartStyle.chart(
                table.title(),
                TEXTS.format("forest.subtitle", ratio),
                ChartStyle.WIDTH,
                FRAME + ROW * Math.max(LEAST, rows.size()));
        chart.setXAxisTitle(TEXTS.format("forest.x", ratio));
        double[] range = range(drawn);
        frame(chart, rows, range);
        ticks(chart, range, Math.max(LEAST, rows.size()));
        addIntervals(chart, drawn, heights, range);
        addPoints(chart, ratio, drawn, heights);
        return chart;
    }

    private static ResultColumn column(ModelResult result) {
        return result.table().columns().stream()
                .filter(column -> RATIOS.contains(column.name()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Effect> effects(ModelResult result) {
        TableRows table = new TableRows(result.table());
        if (result.table().columns().stream().noneMatch(column -> RATIOS.contains(column.name()))) {
            return List.of();
        }
        String ratio = column(result).name();
        return result.table().rows().stream()
                .map(row -> new Effect(
                        table.text(row, "covariate_label"),
                        table.text(row, "level_label"),
                        table.cell(row, ratio),
                        positive(table.measure(row, "lower")),
                        positive(table.measure(row, "upper"))))
                .toList();
    }

    private static OptionalDouble positive(OptionalDouble value) {
        return value.orElse(0) > 0 ? value : OptionalDouble.empty();
    }

    /** Logarithms between which everything is drawn; 1 is among them. */
    private static double[] range(List<Effect> drawn) {
        double least = drawn.stream().mapToDouble(Effect::value).min().orElse(1);
        double most = drawn.stream().mapToDouble(Effect::value).max().orElse(1);
        double low = limits(drawn, effect -> effect.lower().orElse(1)).min().orElse(1);
        double high = limits(drawn, effect -> effect.upper().orElse(1)).max().orElse(1);
        return new double[] {
            Math.log(Math.min(0.8, Math.max(low, least / REACH)) * 0.97),
            Math.log(Math.max(1.25, Math.min(high, most * REACH)) * 1.03)
        };
    }

    private static DoubleStream limits(List<Effect> drawn, ToDoubleFunction<Effect> limit) {
        return drawn.stream().mapToDouble(limit);
    }

    private static void frame(XYChart chart, List<ForestTexts.Row> rows, double[] range) {
        ForestTexts texts = new ForestTexts(rows);
        chart.getStyler().setAxisTicksVisible(false);
        chart.getStyler().setPlotGridLinesVisible(false);
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setAxisTitlePadding(36);
        chart.getStyler().setChartFontColor(ChartStyle.INVISIBLE);
        chart.getStyler().setYAxisLeftWidthHint(texts.left());
        int plot = ChartStyle.WIDTH - 2 * ChartStyle.PADDING - texts.left();
        double used = 1 - (double) texts.right() / plot;
        chart.getStyler().setXAxisMin(range[0]);
        chart.getStyler().setXAxisMax(range[0] + (range[1] - range[0]) / used);
        chart.getStyler().setYAxisMin(0.4 - Math.max(LEAST, rows.size()));
        chart.getStyler().setYAxisMax(0.6);
        chart.addAnnotation(texts);
        chart.addAnnotation(new BottomTitle(chart.getXAxisTitle(), 38));
    }

    private static void ticks(XYChart chart, double[] range, int rows) {
        double bottom = 0.4 - rows;
        NumberFormat format = NumberFormat.getNumberInstance(Numbers.locale());
        format.setMaximumFractionDigits(2);
        for (double tick : Math.exp(range[1] - range[0]) < FINE ? NARROW : WIDE) {
            double x = Math.log(tick);
            if (x < range[0] || x > range[1]) {
                continue;
            }
            XYSeries line =
                    chart.addSeries(Description.UNNAMED + tick, new double[] {x, x}, new double[] {bottom, 0.6});
            line.setMarker(SeriesMarkers.NONE);
            line.setLineColor(tick == 1 ? ChartStyle.MUTED : ChartStyle.GRID);
            line.setLineStyle(new BasicStroke(tick == 1 ? 1.4f : 1f));
            line.setShowInLegend(false);
            chart.addAnnotation(new Label(
                    format.format(tick), x, bottom, Label.Side.BELOW, 6, ChartStyle.TEXT, ChartStyle.font(11)));
        }
    }

    private static void addIntervals(XYChart chart, List<Effect> drawn, List<Double> heights, double[] range) {
        for (int i = 0; i < drawn.size(); i++) {
            Effect effect = drawn.get(i);
            if (!effect.hasInterval()) {
                continue;
            }
            double low = Math.log(effect.lower().getAsDouble());
            double high = Math.log(effect.upper().getAsDouble());
            double y = heights.get(i);
            XYSeries line = chart.addSeries(
                    Description.UNNAMED + "interval" + i,
                    new double[] {Math.max(low, range[0]), Math.min(high, range[1])},
                    new double[] {y, y});
            line.setMarker(SeriesMarkers.NONE);
            line.setLineColor(ChartStyle.color(0));
            line.setLineStyle(LINE);
            line.setShowInLegend(false);
            if (high > range[1]) {
                chart.addAnnotation(arrow("›", range[1], y));
            }
            if (low < range[0]) {
                chart.addAnnotation(arrow("‹", range[0], y));
            }
        }
    }

    /** An interval that goes on. */
    private static Label arrow(String sign, double x, double y) {
        return new Label(sign, x, y, Label.Side.RIGHT, -4, ChartStyle.color(0), ChartStyle.font(16));
    }

    private static void addPoints(XYChart chart, String name, List<Effect> drawn, List<Double> heights) {
        for (boolean measured : new boolean[] {true, false}) {
            List<Integer> chosen = new ArrayList<>();
            for (int i = 0; i < drawn.size(); i++) {
                if (drawn.get(i).hasInterval() == measured) {
                    chosen.add(i);
                }
            }
            if (chosen.isEmpty()) {
                continue;
            }
            XYSeries points = chart.addSeries(
                    measured ? name : TEXTS.format("forest.reference"),
                    chosen.stream()
                            .mapToDouble(i -> Math.log(drawn.get(i).value()))
                            .toArray(),
                    chosen.stream().mapToDouble(heights::get).toArray());
            points.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            points.setMarker(measured ? SeriesMarkers.SQUARE : SeriesMarkers.DIAMOND);
            points.setMarkerColor(measured ? ChartStyle.color(0) : ChartStyle.MUTED);
        }
    }
}
