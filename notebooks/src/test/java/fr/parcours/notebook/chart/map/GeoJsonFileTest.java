package fr.parcours.notebook.chart.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.layout.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeoJsonFileTest {

    @TempDir
    private Path folder;

    private static String zone(String properties, String geometry) {
        return "{\"type\":\"Feature\",\"properties\":" + properties + ",\"geometry\":" + geometry + "}";
    }

    private static String square(double longitude, double latitude) {
        return "{\"type\":\"Polygon\",\"coordinates\":[[[" + longitude + "," + latitude + "],[" + (longitude + 1) + ","
                + latitude + "],[" + (longitude + 1) + "," + (latitude + 1) + "],[" + longitude + "," + latitude
                + "]]]}";
    }

    private Path file(String... zones) throws IOException {
        return Files.writeString(
                folder.resolve("zones.geojson"),
                "{\"type\":\"FeatureCollection\",\"features\":[\n" + String.join(",\n", zones) + "]}");
    }

    @Test
    void zonesAreReadByTheirCode() throws IOException {
        Path file = file(
                zone("{\"ze2020\":\"8401\",\"lib\":\"Lyon\"}", square(4.5, 45.5)),
                zone("{\"ze2020\":8402}", square(5.5, 45.5)),
                zone("{\"ze2020\":\"0401\"}", square(55.2, -21.3)));
        Outlines outlines = Outlines.read(file, "ze2020");
        assertThat(outlines.zones()).containsOnlyKeys("8401", "8402", "0401");
        assertThat(outlines.zones().get("8401").plane())
                .isEqualTo(outlines.zones().get("8402").plane())
                .isNotEqualTo(outlines.zones().get("0401").plane());
        // North of the equator a degree of longitude is shorter than one of latitude.
        assertThat(outlines.zones().get("8401").shape().getEnvelopeInternal().getWidth())
                .isBetween(0.65, 0.75);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"FeatureCollection","features":[]}    | aucune zone
            {"nom":"x"}                                   | aucune zone
            id;zone                                       | ce n’est pas du JSON (ligne 1)
            """)
    void fileOfAnotherKindIsRefused(String content, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("zones.geojson"), content);
        assertRefused(file, message);
    }

    @Test
    void zoneWithoutCodeIsRefusedWithThePropertiesItHas() throws IOException {
        assertRefused(
                file(zone("{\"code\":\"1\",\"lib\":\"x\"}", square(4, 45))),
                "la zone n° 1 n’a pas de code dans la propriété « ze2020 ». Ses propriétés sont : code, lib");
    }

    @Test
    void codeThatIsThereTwiceIsRefused() throws IOException {
        String zone = zone("{\"ze2020\":\"1\"}", square(4, 45));
        assertRefused(file(zone, zone), "la zone n° 2 a le code « 1 »");
    }

    @Test
    void zoneWithoutPolygonIsRefused() throws IOException {
        String code = "{\"ze2020\":\"1\"}";
        assertRefused(file(zone(code, "null")), "la zone n° 1 n’a pas de contour");
        assertRefused(file(zone(code, "{\"type\":\"Point\",\"coordinates\":[4,45]}")), "n’a pas de contour");
        assertRefused(file(zone(code, "{\"type\":\"Polygon\",\"coordinates\":[[4,45]]}")), "n’a pas de contour");
        assertRefused(file(zone(code, "{\"type\":\"Polygon\",\"coordinates\":[]}")), "n’a pas de contour");
        assertRefused(file(zone(code, "{\"type\":\"Cercle\"}")), "n’a pas de contour");
        assertRefused(file(zone(code, square(650_000, 6_800_000))), "WGS 84");
    }

    @Test
    void fileThatCannotBeReadIsNamed() {
        assertRefused(folder.resolve("absent.geojson"), "ne se lit pas");
    }

    private static void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> Outlines.read(file, "ze2020"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(message);
    }
}
