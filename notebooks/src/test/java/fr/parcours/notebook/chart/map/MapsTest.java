package fr.parcours.notebook.chart.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.analysis.TerritoryResult;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.notebook.SampleResults;
import fr.parcours.notebook.chart.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

class MapsTest {

    private static final int LIGHTEST = 0xDEEBF7;
    private static final int DARKEST = 0x084594;

    private static Result result(String attribute, List<List<Cell>> rows) {
        return new TerritoryResult(
                new ResultTable(
                        "territory",
                        "Par territoire",
                        "By territory",
                        List.of(
                                new ResultColumn(attribute, "Code", "Code", Kind.TEXT),
                                new ResultColumn(attribute + "_label", "Département", "Département", Kind.TEXT),
                                new ResultColumn("jury_rate", "Taux de passage", "Jury rate", Kind.RATE)),
                        rows),
                SampleResults.provenance(),
                List.of());
    }

    private static List<Cell> row(String code, Cell cell) {
        return List.of(Cell.text(code), Cell.text("Zone " + code), cell);
    }

    private static Result allDepartements() {
        List<List<Cell>> rows = new ArrayList<>();
        double rate = 0.3;
        for (String code : new TreeSet<>(Outlines.departements().zones().keySet())) {
            rows.add(row(code, code.equals("33") ? Cell.HIDDEN : Cell.measure(rate += 0.001)));
        }
        rows.add(row("?", Cell.measure(0.9)));
        rows.add(row("*", Cell.measure(0.4)));
        return result("residence_departement", rows);
    }

    private static BufferedImage picture(XYChart chart) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Picture.of(chart).png()));
    }

    private static Set<Integer> colours(BufferedImage image) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xFFFFFF)
                .boxed()
                .collect(Collectors.toSet());
    }

    @Test
    void ratesByDepartementHaveAMapWithAllItsColours() throws IOException {
        XYChart map = Maps.of(allDepartements()).orElseThrow();
        assertThat(map.getTitle()).contains("Par territoire", "Taux de passage");
        assertThat(colours(picture(map))).contains(LIGHTEST, DARKEST);
    }

    @Test
    void hiddenZoneHasTheColourOfNone() throws IOException {
        // The middle of Gironde, and that of its neighbour, on a map of all of France.
        BufferedImage image = picture(Maps.of(allDepartements()).orElseThrow());
        Set<Integer> gironde = colours(image.getSubimage(500, 780, 40, 30));
        assertThat(gironde).contains(0xF4F4F4, 0x9A9A9A).doesNotContain(LIGHTEST, DARKEST);
    }

    @Test
    void mapOfAnyColumnIsDrawnForTheZonesOfTheTable() throws IOException {
        Result regions = result(
                "residence_region_2016",
                List.of(row("84", Cell.measure(0.2)), row("93", Cell.measure(0.4)), row("*", Cell.measure(0.3))));
        assertThat(colours(picture(Maps.of(regions, "jury_rate")))).contains(LIGHTEST, DARKEST);
        assertThat(Maps.of(regions)).as("two zones make no map by themselves").isEmpty();
    }

    @Test
    void whatCannotBeDrawnIsRefusedWithWhatToDo() {
        Result zones = result("zone_ze2020", List.of(row("8401", Cell.measure(0.2))));
        assertThat(Maps.of(zones)).isEmpty();
        assertRefused(() -> Maps.of(zones, "jury_rate"), "aucun contour n’est livré pour « zone_ze2020 »");
        assertRefused(
                () -> Maps.of(zones, "jury_rate", Outlines.departements()),
                "aucune zone de « zone_ze2020 » (comme [8401])");
        assertRefused(() -> Maps.of(allDepartements(), "taux"), "« taux ». Choisir parmi : jury_rate");
        Result twice =
                result("residence_departement", List.of(row("01", Cell.measure(0.2)), row("01", Cell.measure(0.3))));
        assertRefused(() -> Maps.of(twice, "jury_rate"), "« 01 » a plusieurs lignes");
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InvalidInputException.class).hasMessageContaining(message);
    }
}
