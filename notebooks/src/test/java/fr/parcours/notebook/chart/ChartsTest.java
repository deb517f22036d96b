package fr.parcours.notebook.chart;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.analysis.DropOutResult;
import fr.parcours.engine.analysis.FunnelPlotResult;
import fr.parcours.engine.result.Result;
import fr.parcours.notebook.SampleResults;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

class ChartsTest {

    static Stream<Result> everyKindOfResult() {
        return Stream.of(
                SampleResults.flow(""),
                SampleResults.flow("Niveau 3", "Niveau 4"),
                SampleResults.duration(""),
                SampleResults.duration("Niveau 3", "Niveau 4", "Niveau 5"),
                SampleResults.dropOut(""),
                SampleResults.dropOut("Niveau 3", "Niveau 4"),
                SampleResults.territory(),
                SampleResults.funnelPlot());
    }

    @ParameterizedTest
    @MethodSource("everyKindOfResult")
    void pictureIsDrawnAtTwiceItsSize(Result result) throws IOException {
        Picture picture = Picture.of(Charts.of(result).orElseThrow());
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png()));
        assertThat(image.getWidth()).isEqualTo(2 * picture.width());
        long colours = IntStream.range(0, image.getWidth() * image.getHeight())
                .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
                .distinct()
                .count();
        assertThat(colours).isGreaterThan(20);
        assertThat(image.getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void survivalCurveIsAStepFunctionWithItsBand() {
        XYChart chart =
                Charts.of(SampleResults.duration("Niveau 3", "Niveau 4")).orElseThrow();
        XYSeries curve = series(chart, "Niveau 3");
        double[] x = curve.getXData();
        double[] y = curve.getYData();
        assertThat(IntStream.range(1, x.length)).allMatch(i -> x[i] == x[i - 1] || y[i] == y[i - 1]);
        assertThat(y[0]).isEqualTo(1.0);
        assertThat(chart.getSeriesCollection())
                .filteredOn(series ->
                        series.getXYSeriesRenderStyle().equals(java.util.Optional.of(XYSeriesRenderStyle.PolygonArea)))
                .hasSize(2)
                .noneMatch(XYSeries::isShowInLegend);
        assertThat(chart.getXAxisTitle()).isEqualTo("Mois depuis l’entrée dans la cohorte");
        assertThat(chart.getTitle()).contains("Délai avant le jury", "Recevables 2007-2009");
    }

    @Test
    void manyCurvesAreDrawnWithoutBands() {
        XYChart chart =
                Charts.of(SampleResults.duration("3", "4", "5", "6", "7")).orElseThrow();
        assertThat(chart.getSeriesCollection()).hasSize(5);
    }

    @Test
    void funnelHasABarPerStage() {
        XYChart chart = Charts.of(SampleResults.flow("")).orElseThrow();
        assertThat(chart.getSeriesCollection()).hasSize(6);
        assertThat(series(chart, "·stage3").getXMax()).isEqualTo(0.472);
    }

    @Test
    void dropOutHasAPointPerDefinitionAndStratum() {
        XYChart chart = Charts.of(SampleResults.dropOut("Niveau 3", "Niveau 4")).orElseThrow();
        assertThat(series(chart, "Abandon déclaré").getXData()).containsExactly(0.083, 0.093);
    }

    @Test
    void territoriesAreSortedByRate() {
        XYChart chart = Charts.of(SampleResults.territory()).orElseThrow();
        XYSeries points = chart.getSeriesCollection().stream()
                .filter(series -> series.getXData().length == 14)
                .findFirst()
                .orElseThrow();
        assertThat(points.getXData()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void funnelPlotHasAPointPerAreaAndNamesThoseBeyondTheLimits() {
        FunnelPlotResult result = SampleResults.funnelPlot();
        XYChart chart = Charts.of(result).orElseThrow();
        long points = chart.getSeriesCollection().stream()
                .filter(series ->
                        series.getXYSeriesRenderStyle().equals(java.util.Optional.of(XYSeriesRenderStyle.Scatter)))
                .mapToLong(series -> series.getXData().length)
                .sum();
        assertThat(points).isEqualTo(result.points().size());
        assertThat(series(chart, "Hors des limites à 99,8 %").getXData()).containsExactly(25 + 12 * 16, 25 + 12 * 64);
        double[] limits = java.util.Arrays.stream(
                        series(chart, "Limites à 95 %").getYData())
                .filter(height -> !Double.isNaN(height))
                .toArray();
        assertThat(limits).hasSizeGreaterThan(5).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(chart.getStyler().getYAxisMin()).isNotNegative();
    }

    @Test
    void nothingIsDrawnWhenEverythingIsWithheld() {
        Result withheld = new DropOutResult(SampleResults.table(), SampleResults.provenance(), List.of());
        assertThat(Charts.of(withheld)).isEmpty();
    }

    private static XYSeries series(XYChart chart, String name) {
        return chart.getSeries(name);
    }
}
