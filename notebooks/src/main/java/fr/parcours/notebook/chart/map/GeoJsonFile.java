package fr.parcours.notebook.chart.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import fr.parcours.notebook.chart.map.Outlines.Outline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;

/**
 * Outlines of zones that a user has, in longitude and latitude. They are drawn with one degree of longitude shortened
 * as it is in the middle of their plane, which is precise enough for a page.
 *
 * @param file the file
 * @param property the property that holds the code of a zone
 */
record GeoJsonFile(Path file, String property) {

    private static final Texts TEXTS = Texts.of(GeoJsonFile.class);
    private static final Envelope MAINLAND = new Envelope(-6, 10, 41, 52);
    private static final Envelope WORLD = new Envelope(-180, 180, -90, 90);

    Outlines read() {
        JsonNode features = content().path("features");
        if (features.isEmpty()) {
            throw refusal("geojson.features");
        }
        Map<String, Outline> zones = new TreeMap<>();
        int number = 0;
        for (JsonNode feature : features) {
            number++;
            JsonNode code = feature.path("properties").path(property);
            if (!code.isTextual() && !code.isIntegralNumber()) {
                throw refusal("geojson.code", number, property, String.join(", ", (Iterable<String>)
                        () -> feature.path("properties").fieldNames()));
            }
            if (zones.put(code.asText(), outline(shape(feature.path("geometry"), number))) != null) {
                throw refusal("geojson.twice", number, code.asText(), property);
            }
        }
        return new Outlines(zones);
    }

    private JsonNode content() {
        try {
            return new ObjectMapper().readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw refusal("geojson.json", e.getLocation().getLineNr());
        } catch (IOException e) {
            throw refusal("geojson.file");
        }
    }

    private Geometry shape(JsonNode geometry, int number) {
        try {
            Geometry shape = new GeoJsonReader().read(geometry.toString());
            if (shape instanceof Polygonal && !shape.isEmpty() && WORLD.contains(shape.getEnvelopeInternal())) {
                return shape;
            }
        } catch (ParseException | IllegalArgumentException | ClassCastException | NullPointerException e) {
            throw refusal("geojson.shape", number);
        }
        throw refusal("geojson.shape", number);
    }

    private static Outline outline(Geometry shape) {
        Coordinate middle = shape.getEnvelopeInternal().centre();
        boolean isMainland = MAINLAND.contains(middle);
        // Overseas territories are ten degrees apart or more, and small: each of them is in a plane of its own.
        String plane = isMainland ? "" : Math.round(middle.x / 10) + "/" + Math.round(middle.y / 10);
        double latitude = isMainland ? MAINLAND.centre().y : Math.round(middle.y / 10) * 10.0;
        AffineTransformation shorten = AffineTransformation.scaleInstance(Math.cos(Math.toRadians(latitude)), 1);
        return new Outline(plane, shorten.transform(shape));
    }

    private InvalidInputException refusal(String message, Object... arguments) {
        return new InvalidInputException(file + ": " + TEXTS.format(message, arguments));
    }
}
