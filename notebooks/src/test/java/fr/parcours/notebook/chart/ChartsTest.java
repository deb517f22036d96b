package fr.parcours.notebook.chart;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.analysis.DropOutResult;
import fr.parcours.engine.analysis.FunnelPlotResult;
import fr.parcours.engine.result.Result;
import fr.parcours.notebook.SampleCurves;
import fr.parcours.notebook.SampleProcessMap;
import fr.parcours.notebook.SampleResults;
import fr.parcours.notebook.SampleTables;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
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
import org.knowm.xchart.style.Styler.LegendLayout;

class ChartsTest {

    static Stream<Result> everyKindOfResult() {
        return Stream.of(
                SampleResults.flow(""),
                SampleResults.flow("Niveau 3", "Niveau 4"),
                SampleResults.profile(""),
                SampleResults.profile("Niveau 3", "Niveau 4"),
                SampleResults.duration(""),
                SampleResults.duration("Niveau 3", "Niveau 4", "Niveau 5"),
                SampleResults.dropOut(""),
                SampleResults.dropOut("Niveau 3", "Niveau 4"),
                SampleResults.territory(),
                SampleResults.funnelPlot(),
                SampleCurves.outcomes("Femmes", "Hommes"),
                SampleCurves.occupation(true, ""),
                SampleCurves.hazard(""),
                SampleCurves.series(""),
                SampleCurves.stock("Femmes", "Hommes"),
                SampleTables.model(),
                SampleTables.crosstab(4, "Niveau 3", "Niveau 4", "Niveau 5"),
                SampleProcessMap.map(""));
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
    void namesOfStrataTooLongForOneLineStandBelowEachOther() {
        String[] ministries = {
            "Ministère chargé de l'agriculture",
            "Ministère chargé de l'emploi",
            "Éducation nationale",
            "Ministères de la santé et des affaires sociales"
        };
        assertThat(Charts.of(SampleResults.flow(ministries))
                        .orElseThrow()
                        .getStyler()
                        .getLegendLayout())
                .isEqualTo(LegendLayout.Vertical);
        assertThat(Charts.of(SampleResults.flow("Femmes", "Hommes"))
                        .orElseThrow()
                        .getStyler()
                        .getLegendLayout())
                .isEqualTo(LegendLayout.Horizontal);
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
        assertThat(chart.getTitle()).contains("Combien de temps avant le jury", "Recevables 2007-2009");
    }

    @Test
    void manyCurvesAreDrawnWithoutBands() {
        XYChart chart =
                Charts.of(SampleResults.duration("3", "4", "5", "6", "7")).orElseThrow();
        assertThat(chart.getSeriesCollection()).hasSize(5);
    }

    @Test
    void numbersAtRiskStandBelowTheTicksAndWithheldOnesAreMarked() throws Exception {
        XYChart chart = Charts.of(SampleResults.duration("Femmes", "Hommes")).orElseThrow();
        List<String> texts = DrawnTexts.strings(chart);
        assertThat(texts).contains("Parcours encore suivis et en attente (s : secret statistique)");
        assertThat(texts).filteredOn("1\u202f200"::equals).hasSize(2);
        // No date around the second year is published.
        assertThat(texts).filteredOn("s"::equals).hasSize(2);
        assertThat(texts).filteredOn("Femmes"::equals).hasSize(2);
    }

    @Test
    void manyCurvesAreNamedInTheTableOnly() throws Exception {
        XYChart chart = Charts.of(SampleResults.duration("3", "4", "Niveau 5", "6", "7"))
                .orElseThrow();
        assertThat(DrawnTexts.strings(chart)).filteredOn("Niveau 5"::equals).hasSize(1);
    }

    @Test
    void outcomesBeginAtNothingInTheColoursOfOutcomes() {
        XYChart chart = Charts.of(SampleCurves.outcomes("")).orElseThrow();
        XYSeries full = series(chart, "Validation totale");
        assertThat(full.getLineColor()).isEqualTo(CategoryColours.of("full"));
        assertThat(full.getYData()[0]).isZero();
        assertThat(full.getYData()).isSorted();
        assertThat(chart.getSeriesCollection())
                .filteredOn(XYSeries::isShowInLegend)
                .extracting(XYSeries::getName)
                .containsExactly(
                        "Validation totale",
                        "Validation partielle",
                        "Aucune validation",
                        "Abandon ou caducité avant jury");
        XYSeries band = series(chart, "·full");
        assertThat(band.getYMax()).isGreaterThan(full.getYMax());
    }

    @Test
    void withheldStrataHaveNoPanelAndAreCounted() throws Exception {
        XYChart chart =
                Charts.of(SampleCurves.outcomes("Femmes", "Hommes", "*")).orElseThrow();
        assertThat(DrawnTexts.strings(chart))
                .contains("Femmes", "Hommes", "Recevables 2007-2009 · 1 groupe(s) non dessiné(s) : secret statistique")
                .doesNotContain("*");
    }

    @Test
    void statesFillTheWholeUnlessWithheld() throws Exception {
        XYChart open = Charts.of(SampleCurves.occupation(false, "")).orElseThrow();
        assertThat(series(open, "Abandon ou caducité avant décision").getYMax()).isEqualTo(1.0);
        assertThat(DrawnTexts.strings(open)).doesNotContain("s");

        XYChart withheld = Charts.of(SampleCurves.occupation(true, "")).orElseThrow();
        double[] months = series(withheld, "Aucune validation, parcours ouvert").getXData();
        assertThat(months)
                .as("nothing is drawn up to a horizon that is withheld")
                .doesNotContain(24, 36);
        assertThat(DrawnTexts.strings(withheld)).contains("s", "s : secret statistique");
    }

    @Test
    void hazardsAreBarsOfTheirIntervals() {
        XYChart chart = Charts.of(SampleCurves.hazard("")).orElseThrow();
        assertThat(series(chart, "·12").getYMax()).isEqualTo(0.055);
        assertThat(series(chart, "·intervals").getYMax())
                .as("limits far beyond the bars are cut at the axis")
                .isLessThanOrEqualTo(chart.getStyler().getYAxisMax());
    }

    @Test
    void yearsThatAreWithheldBreakTheLine() throws Exception {
        XYChart chart = Charts.of(SampleCurves.series("")).orElseThrow();
        XYSeries jury = series(chart, "Passages devant un jury");
        assertThat(jury.getYData()).hasSize(6);
        assertThat(jury.getYData()[2]).isNaN();
        assertThat(jury.getYData()[5]).isNaN();
        assertThat(DrawnTexts.strings(chart)).filteredOn("s"::equals).hasSize(1);
    }

    @Test
    void incompleteYearsOfAStockAreMarked() throws Exception {
        XYChart chart = Charts.of(SampleCurves.stock("")).orElseThrow();
        assertThat(DrawnTexts.strings(chart)).contains("2010*", "Recevables 2007-2009 · * année incomplète");
    }

    @Test
    void ratiosAreLogarithmsAndWithheldOnesHaveNoPoint() throws Exception {
        XYChart chart = Charts.of(SampleTables.model()).orElseThrow();
        assertThat(java.util.Arrays.stream(series(chart, "Rapport de cotes").getXData())
                        .map(Math::exp)
                        .map(value -> Math.round(100 * value) / 100.0)
                        .toArray())
                .containsExactly(0.82, 1.21, 1.63, 0.64, 1.4);
        assertThat(series(chart, "référence").getXData()).containsExactly(0, 0, 0);
        assertThat(series(chart, "·interval7").getXMax())
                .as("an interval without end is cut")
                .isLessThan(Math.log(10));
        assertThat(DrawnTexts.strings(chart)).contains("0,82 [0,71 ; 0,95]", "1,40 [0,02 ; 98,00]", "s");
    }

    @Test
    void withheldSharesOfACrosstabAreHatchedAndTheWholeIsLeftOut() throws Exception {
        XYChart chart = Charts.of(SampleTables.crosstab(4, "Niveau 3", "Niveau 4", "Niveau 5"))
                .orElseThrow();
        List<String> texts = DrawnTexts.strings(chart);
        assertThat(texts).filteredOn("s"::equals).hasSize(2);
        assertThat(texts).filteredOn(text -> text.endsWith("\u202f%")).hasSize(4 * 3 + 3 - 2 + 1);
        assertThat(texts).contains("s : secret statistique").doesNotContain("100,0\u202f%");
    }

    @Test
    void processGoesDownAndReturnsAreMarked() {
        ProcessMapLayout layout = ProcessMapLayout.of(
                SampleProcessMap.map("").maps().get(0), 14, 746, 60, arc -> Long.toString(arc.passages()));
        assertThat(layout.boxes()).hasSize(15);
        assertThat(layout.links()).hasSize(ProcessMapLayout.MOST);
        assertThat(layout.omitted()).isEqualTo(14 + 6);
        assertThat(layout.links())
                .filteredOn(ProcessMapLayout.Link::back)
                .extracting(link -> link.arc().from())
                .containsExactly("jury_partial");
        assertThat(layout.links()).filteredOn(link -> !link.label().isEmpty()).hasSizeGreaterThan(18);
        for (ProcessMapLayout.Box box : layout.boxes()) {
            assertThat(layout.boxes())
                    .filteredOn(other -> other.place().intersects(box.place()))
                    .hasSize(1);
            assertThat(box.place().getMinX()).isGreaterThanOrEqualTo(13.9);
            assertThat(box.place().getMaxX()).isLessThanOrEqualTo(746.1);
        }
    }

    @Test
    void withheldJourneysOfAPassageAreMarked() throws Exception {
        assertThat(DrawnTexts.strings(Charts.of(SampleProcessMap.map("")).orElseThrow()))
                .contains("Jury : absent", "s", "1\u202f180 · 2,1 mois");
    }

    @Test
    void funnelHasABarPerStage() {
        XYChart chart = Charts.of(SampleResults.flow("")).orElseThrow();
        assertThat(chart.getSeriesCollection()).hasSize(6);
        assertThat(series(chart, "·stage3").getXMax()).isEqualTo(0.472);
    }

    @Test
    void profileHasABarPerValueThatIsShownUnderTheNameOfItsAttribute() throws Exception {
        XYChart chart = Charts.of(SampleResults.profile("")).orElseThrow();
        assertThat(chart.getSeriesCollection()).hasSize(4);
        assertThat(series(chart, "·0 Sexe Femmes").getXMax()).isEqualTo(0.7);
        assertThat(DrawnTexts.strings(chart))
                .containsSubsequence("Femmes", "Hommes", "15-29", "30-49", "50+")
                .contains("Sexe", "Âge à l'entrée", "s", "70,0\u202f%  (n = 700)");
    }

    @Test
    void valuesOfTheSameNameHaveABarEach() {
        XYChart chart =
                Charts.of(SampleResults.profileOf("Saint-Denis", "Saint-Denis")).orElseThrow();
        assertThat(chart.getSeriesCollection()).hasSize(2);
    }

    @Test
    void aProfileOfMoreBarsThanAPageHoldsIsNotDrawn() {
        String[] places =
                IntStream.rangeClosed(1, 61).mapToObj(i -> "Commune " + i).toArray(String[]::new);
        assertThat(Charts.of(SampleResults.profileOf(places))).isEmpty();
        assertThat(Charts.of(SampleResults.profileOf(Arrays.copyOf(places, 60))))
                .isPresent();
        assertThat(Charts.of(SampleResults.profile(Arrays.copyOf(places, 13))))
                .as("13 strata of 5 values")
                .isEmpty();
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
