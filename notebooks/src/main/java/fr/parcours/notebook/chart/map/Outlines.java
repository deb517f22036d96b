package fr.parcours.notebook.chart.map;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fr.parcours.engine.territory.Zoning;
import fr.parcours.engine.territory.Zoning.Place;
import fr.parcours.engine.territory.Zonings;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/**
 * The shapes of zones.
 *
 * @param zones outline of each zone, by its code
 */
public record Outlines(Map<String, Outline> zones) {

    private static final String DEPARTEMENT = "residence_departement";
    private static final String PARTITION = "region";
    private static final String OVERSEAS = "97";

    /**
     * The shape of a zone.
     *
     * @param plane the plane in which it lies: one for the mainland and Corsica, one for each overseas territory
     * @param shape outline, x to the east and y to the north, in a unit of the plane
     */
    public record Outline(String plane, Geometry shape) {}

    /** Copies the map. */
    public Outlines {
        zones = Map.copyOf(zones);
    }

    /**
     * Finds the outlines of the zones of an attribute.
     *
     * @param attribute name of an attribute of journeys
     * @param codes codes of its zones that are to be drawn
     * @return outlines of départements or regions; empty for anything else
     */
    public static Optional<Outlines> of(String attribute, Set<String> codes) {
        return switch (attribute) {
            case DEPARTEMENT -> Optional.of(departements());
            case PARTITION -> Optional.of(ofPartitions(codes));
            default ->
                Zonings.official(attribute)
                        .filter(zoning -> zoning.place() == Place.DEPARTEMENT)
                        .map(zoning -> regions(zoning.name()));
        };
    }

    /**
     * Reads the outlines of zones from a GeoJSON file: a collection of features with a polygon each, in longitude and
     * latitude.
     *
     * @param file the file
     * @param property the property of features that holds the code of the zone
     * @return outlines, by code
     * @throws fr.parcours.layout.InvalidInputException if the file is no such collection, or a feature has no code
     */
    public static Outlines read(Path file, String property) {
        return new GeoJsonFile(file, property).read();
    }

    /**
     * Returns the outlines of départements.
     *
     * @return by official code
     */
    static Outlines departements() {
        return Holder.DEPARTEMENTS;
    }

    private static Outlines regions(String name) {
        Zoning zoning = Zonings.official(name).orElseThrow();
        Map<String, List<Outline>> parts = new TreeMap<>();
        departements()
                .zones()
                .forEach((departement, outline) -> parts.computeIfAbsent(
                                zoning.zones().get(departement), unused -> new ArrayList<>())
                        .add(outline));
        Map<String, Outline> merged = new TreeMap<>();
        parts.forEach((zone, outlines) -> merged.put(
                zone,
                new Outline(
                        outlines.get(0).plane(),
                        UnaryUnionOp.union(outlines.stream().map(Outline::shape).toList()))));
        return new Outlines(merged);
    }

    /** The region of a partition is one of before 2016 or one of after: where both are used, none but those. */
    private static Outlines ofPartitions(Set<String> codes) {
        Outlines before = regions(Zonings.region(2015));
        Outlines since = regions(Zonings.region(2016));
        return Stream.of(since, before)
                .filter(outlines -> outlines.zones().keySet().containsAll(codes))
                .findFirst()
                .orElseGet(() -> {
                    Map<String, Outline> all = new TreeMap<>(before.zones());
                    all.putAll(since.zones());
                    all.keySet().retainAll(codes);
                    return new Outlines(all);
                });
    }

    private static Outlines readDepartements() {
        try (Reader file = new InputStreamReader(
                        Objects.requireNonNull(Outlines.class.getResourceAsStream("departement.csv")),
                        StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            return new Outlines(rows.stream()
                    .collect(Collectors.toMap(
                            row -> row.getField("departement"),
                            row -> new Outline(plane(row.getField("departement")), shape(row.getField("outline"))))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plane(String departement) {
        return departement.startsWith(OVERSEAS) ? departement : "";
    }

    private static Geometry shape(String text) {
        try {
            return new WKTReader().read(text);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Read when first asked for. */
    private static final class Holder {
        private static final Outlines DEPARTEMENTS = readDepartements();
    }
}
