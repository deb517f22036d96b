package fr.parcours.notebook.display;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.analysis.AttritionResult;
import fr.parcours.engine.analysis.DurationResult;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.result.TableResult;
import fr.parcours.engine.stats.LogRankWeight;
import fr.parcours.notebook.Notebook;
import fr.parcours.notebook.SampleResults;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class DisplayTest {

    private static final char NARROW = '\u202f';

    @AfterEach
    void backToFrench() {
        System.clearProperty("parcours.lang");
    }

    @Test
    void textsAreEscapedWhereverTheyCome() {
        String html = html(Display.of(SampleResults.table()));
        assertThat(html).contains("Décision &lt;favorable&gt;", "Flux des parcours &lt;2007 &amp; après&gt;");
        assertThat(html).doesNotContain("<favorable>", "<2007");
        assertThat(Html.escape("<a href=\"x\">l'été & co</a>"))
                .isEqualTo("&lt;a href=&quot;x&quot;&gt;l&#39;été &amp; co&lt;/a&gt;");
    }

    @Test
    void numbersAreFrench() {
        String html = html(Display.of(SampleResults.table()));
        assertThat(html)
                .contains("18" + NARROW + "941", "47,0" + NARROW + "%", "13,6")
                .contains("<td class=\"parcours-number\">18");
    }

    @Test
    void englishIsSpokenOnRequest() {
        System.setProperty("parcours.lang", "en");
        assertThat(html(Display.of(SampleResults.table()))).contains("18,941", "47.0%", "Share of entries");
    }

    @Test
    void hiddenAndMissingCellsAreMarkedAndExplained() {
        String html = html(Display.of(SampleResults.table()));
        assertThat(html)
                .contains("<td class=\"parcours-number\">s</td>", "<td class=\"parcours-number\">–</td>")
                .contains("secret statistique");
        ResultTable open =
                new ResultTable("t", "T", "T", SampleResults.table().columns().subList(0, 1), List.of());
        assertThat(html(Display.of(open))).doesNotContain("secret statistique");
    }

    @Test
    void tablesAreReadableByScreenReaders() {
        assertThat(html(Display.of(SampleResults.table())))
                .contains("<caption>", "<th scope=\"col\"", "<th scope=\"row\"");
    }

    @Test
    void testsBetweenGroupsFollowTheTable() {
        DurationResult curves = SampleResults.duration("Femmes", "Hommes");
        DurationResult compared = new DurationResult(
                curves.table(),
                curves.provenance(),
                curves.target(),
                curves.curves(),
                Optional.of(new DurationResult.Comparison(LogRankWeight.LOG_RANK, 0, List.of(), 2, 3.21, 1, 0.073)));

        assertThat(html(Display.of((Result) compared))).contains("Les groupes diffèrent-ils ?", "3,21", "0,073");
        assertThat(html(Display.of((Result) curves))).doesNotContain("Les groupes");
    }

    @Test
    void resultShowsTableChartAndSource() {
        String html = html(Display.of((Result) SampleResults.flow("")));
        assertThat(html)
                .contains("<table", "<svg", "role=\"img\"", "aria-label=\"Graphique : Jusqu’où vont les parcours ?")
                .contains("n = 18" + NARROW + "941", "région(s) 23, 82, 93", "campagne 2010-1", "15 janvier 2010")
                .contains("Effectifs inférieurs à 5 masqués", "données simulées");
    }

    @Test
    void aTableAloneDoesNotSayHowManyJourneysItIsAbout() {
        ResultTable table = new ResultTable(
                "t",
                "T",
                "T",
                List.of(new ResultColumn("journeys", "Parcours", "Journeys", ResultColumn.Kind.COUNT)),
                List.of(List.of(Cell.count(10)), List.of(Cell.count(10))));
        assertThat(html(Display.of((Result) new TableResult(table, SampleResults.provenance()))))
                .contains("campagne 2010-1")
                .doesNotContain("n = ");
    }

    @Test
    void nothingIsLoadedOrRun() {
        String html = html(Display.of((Result) SampleResults.duration("A", "B")));
        assertThat(html)
                .doesNotContainIgnoringCase("<script")
                .doesNotContain("https://", "@import")
                .doesNotContainPattern("(?<!xmlns:xlink=\")http://")
                .doesNotContainPattern("url\\((?!#)");
    }

    @Test
    void aChartIsSavedAsTheDrawingThatIsSeen() {
        Element link =
                Jsoup.parse(html(Display.of((Result) SampleResults.flow("")))).expectFirst("a.parcours-save");
        assertThat(link.attr("download")).isEqualTo("jusqu-ou-vont-les-parcours-recevables-2007-2009.svg");
        String[] address = link.attr("href").split(",", 2);
        assertThat(address[0]).isEqualTo("data:image/svg+xml;base64");
        assertThat(new String(Base64.getDecoder().decode(address[1]), StandardCharsets.UTF_8))
                .startsWith("<?xml")
                .contains("Jusqu’où vont les parcours");
    }

    @Test
    void heavyChartsAreShownAsPixels() {
        XYChart chart = Notebook.chart(SampleResults.duration("A"));
        double[] points =
                IntStream.range(0, 20_000).mapToDouble(i -> i / 1000.0).toArray();
        chart.addSeries("Nuage", points, points);
        assertThat(html(Display.of(chart)))
                .contains("<img alt=\"Graphique : Combien", "src=\"data:image/png;base64,iVBOR")
                .doesNotContain("<svg");
    }

    @Test
    void plainTextIsAlwaysThere() {
        assertThat(text(Display.of((Result) SampleResults.territory()))).contains("Par département", "simulées");
        assertThat(text(Display.of(SampleResults.table()))).contains("Aucune validation", "13,6");
        assertThat(text(Display.of(Notebook.chart(SampleResults.flow("")))))
                .isEqualTo("Graphique : Jusqu’où vont les parcours ? – Recevables 2007-2009.");
    }

    @Test
    void tablesawTableShowsItsFirstRowsAndSaysSo() {
        Table table = Table.create(
                "Grande",
                IntColumn.indexColumn("n", 100, 1),
                StringColumn.create("t", java.util.Collections.nCopies(100, "<x>")));
        assertThat(html(Display.of(table)))
                .contains("60 premières lignes sur 100", "&lt;x&gt;")
                .doesNotContain(">61<");
    }

    @Test
    void resultBecomesATablesawTableWithStableNames() {
        Table table = Notebook.table(SampleResults.flow(""));
        assertThat(table.columnNames()).containsExactly("stage", "journeys", "share", "median");
        assertThat(table.longColumn("journeys").getLong(0)).isEqualTo(18941);
        assertThat(table.doubleColumn("share").isMissing(2)).isTrue();
        assertThat(html(Display.of(table))).contains("18" + NARROW + "941", "47,0" + NARROW + "%", ">–<");
    }

    private static String html(DisplayData data) {
        return (String) data.getData(MIMEType.TEXT_HTML);
    }

    private static String text(DisplayData data) {
        return (String) data.getData(MIMEType.TEXT_PLAIN);
    }

    @Test
    void theRestOfALongTableIsFoldedAwayWithItsHeadings() {
        ResultTable table = new ResultTable(
                "long",
                "Communes",
                "Communes",
                List.of(new ResultColumn("commune", "Commune", "Commune", Kind.TEXT)),
                IntStream.range(0, 60)
                        .mapToObj(i -> List.of(Cell.text("commune " + i)))
                        .toList());
        String html = html(Display.of(table));
        assertThat(html).contains("<details><summary>Voir les 35 lignes suivantes</summary>", "Communes (suite)");
        assertThat(html.split("<th scope=\"col\"", -1)).hasSize(3);
        assertThat(html.split("commune ", -1)).hasSize(61);
    }

    @Test
    void aSentenceIsAParagraphAndNotOutputOfAProgram() {
        DisplayData shown = Display.of(new Paragraph("Moins de 5 % & « s »"));
        assertThat(html(shown)).contains("<p>Moins de 5 % &amp; « s »</p>");
        assertThat(text(shown)).isEqualTo("Moins de 5 % & « s »");
    }

    @Test
    void aCohortIsAsLargeAsItsLastCriterionLeavesIt() {
        AttritionResult attrition = new AttritionResult(
                new ResultTable(
                        "attrition",
                        "Critères",
                        "Criteria",
                        List.of(new ResultColumn("journeys", "Parcours", "Journeys", Kind.COUNT)),
                        List.of(List.of(Cell.count(100)), List.of(Cell.count(40)))),
                SampleResults.provenance());
        assertThat(html(Display.of((Result) attrition))).contains("n = 40 ·");
    }
}
