package fr.parcours.notebook.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.result.Result;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.notebook.Notebook;
import fr.parcours.notebook.SampleResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYChart;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ChartFilesTest {

    private static final Result RESULT = SampleResults.duration("Niveau 3", "Niveau <4>");

    @TempDir
    Path folder;

    @Test
    void svgIsXmlThatSaysWhatItShows() throws Exception {
        Element svg = svg(save("courbes.svg"));
        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getAttribute("aria-label"))
                .startsWith("Graphique : Combien de temps avant le jury")
                .contains("Recevables 2007-2009", "2 séries : Niveau 3, Niveau <4>");
        assertThat(svg.getElementsByTagNameNS("*", "title").item(0).getTextContent())
                .isEqualTo(svg.getAttribute("aria-label"));
        assertThat(svg.getAttribute("viewBox"))
                .isEqualTo("0 0 " + svg.getAttribute("width") + " " + svg.getAttribute("height"));
    }

    @Test
    void svgKeepsTextsInGenericFontsAtTheirWidth() throws Exception {
        Path file = save("courbes.svg");
        NodeList texts = svg(file).getElementsByTagNameNS("*", "text");
        assertThat(texts.getLength()).isPositive();
        for (int i = 0; i < texts.getLength(); i++) {
            assertThat(((Element) texts.item(i)).getAttribute("textLength")).isNotEmpty();
        }
        assertThat(Files.readString(file))
                .contains(">Combien de temps avant le jury ? Part des parcours encore en attente<")
                .doesNotContainPattern("font-family=\"(?!sans-serif\")");
    }

    @Test
    void picturesOfOnePageShareNoNames() {
        SvgPicture first = picture("A");
        SvgPicture second = picture("B");
        String id = first.svg().replaceFirst("(?s).*<clipPath[^>]* id=\"([^\"]*)\".*", "$1");
        assertThat(first.svg().contains("url(#" + id + ")")).isTrue();
        assertThat(second.svg().contains(id)).isFalse();
        assertThat(picture("A").equals(first)).isTrue();
    }

    @Test
    void pdfHasOnePageOfTheSizeOfTheChart() throws IOException {
        XYChart chart = Notebook.chart(RESULT);
        try (PDDocument document = Loader.loadPDF(save("courbes.pdf").toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(chart.getWidth() * 0.75f);
            assertThat(document.getDocumentInformation().getTitle())
                    .startsWith("Graphique : Combien de temps avant le jury");
        }
    }

    @Test
    void pngReplacesAFileThatIsThere() throws IOException {
        Files.writeString(folder.resolve("courbes.PNG"), "autre");
        assertThat(ImageIO.read(save("courbes.PNG").toFile()).getWidth())
                .isEqualTo(2 * Notebook.chart(RESULT).getWidth());
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void anotherExtensionIsRefusedAndNothingIsLeft() throws IOException {
        assertThatThrownBy(() -> save("courbes.jpg"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("courbes.jpg", "extension inconnue", ".pdf, .png, .svg");
        assertThatThrownBy(() -> save("absent/courbes.svg"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("absent");
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private Path save(String name) {
        Path file = folder.resolve(name);
        Notebook.save(RESULT, file.toString());
        return file;
    }

    private static SvgPicture picture(String stratum) {
        XYChart chart = Notebook.chart(SampleResults.duration(stratum));
        return SvgPicture.of(chart, Description.of(chart));
    }

    private static Element svg(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    }
}
