package fr.parcours.notebook.chart.map;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.CellText;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;

/**
 * Makes maps of results: of the table whose first column is a territory, one row per zone, any column of numbers can be
 * drawn.
 */
public final class Maps {

    private static final Texts TEXTS = Texts.of(Maps.class);
    /** The column of each table of territories that a map is drawn of. */
    private static final Map<String, String> DRAWN =
            Map.of("territory", "jury_rate", "standardized", "direct", "shrunk", "shrunk", "rates", "rate");

    private static final String TOTAL = "*";
    private static final int FEWEST = 3;

    private Maps() {}

    /**
     * Draws the map that shows itself with a result.
     *
     * @param result any result
     * @return the map; empty if results of this kind have none, their zones have no outlines, or fewer than three zones
     *     have a value
     */
    public static Optional<XYChart> of(Result result) {
        String column = DRAWN.get(result.table().name());
        if (column == null || result.table().columns().isEmpty() || !hasOneRowPerZone(result.table())) {
            return Optional.empty();
        }
        return outlines(result.table())
                .filter(outlines -> zones(result.table(), column(result.table(), column)).stream()
                                .filter(zone -> zone.value().isPresent()
                                        && outlines.zones().containsKey(zone.code()))
                                .count()
                        >= FEWEST)
                .map(outlines -> of(result, column, outlines));
    }

    /**
     * Draws a column of a result by départements or regions.
     *
     * @param result a result whose table has one row per zone
     * @param column name of a column of numbers
     * @return the map
     * @throws InvalidInputException if the table or the column is of another kind, or its zones have no outlines here
     */
    public static XYChart of(Result result, String column) {
        return of(
                result,
                column,
                outlines(result.table())
                        .orElseThrow(() -> new InvalidInputException(TEXTS.format(
                                "map.outlines", result.table().columns().get(0).name()))));
    }

    /**
     * Draws a column of a result by zones of any kind.
     *
     * @param result a result whose table has one row per zone
     * @param column name of a column of numbers
     * @param outlines outlines of the zones
     * @return the map
     * @throws InvalidInputException if the table or the column is of another kind, or no zone has an outline
     */
    public static XYChart of(Result result, String column, Outlines outlines) {
        ResultTable table = result.table();
        int position = column(table, column);
        List<MapZone> zones = zones(table, position);
        if (zones.stream().noneMatch(zone -> outlines.zones().containsKey(zone.code()))) {
            throw new InvalidInputException(TEXTS.format(
                    "map.zones",
                    table.columns().get(0).name(),
                    zones.stream().map(MapZone::code).limit(FEWEST).toList(),
                    outlines.zones().keySet().stream().sorted().limit(FEWEST).toList()));
        }
        ResultColumn drawn = table.columns().get(position);
        boolean english = Texts.language().equals(Locale.ENGLISH);
        CellText writer = CellText.in(Texts.language());
        return MapChart.of(
                english ? table.titleEn() : table.titleFr(),
                english ? drawn.labelEn() : drawn.labelFr(),
                outlines,
                zones,
                value -> writer.show(
                        drawn.kind() == Kind.COUNT ? new Cell.Count(Math.round(value)) : new Cell.Measure(value),
                        drawn.kind()));
    }

    private static boolean hasOneRowPerZone(ResultTable table) {
        return table.rows().stream().map(row -> row.get(0)).distinct().count()
                == table.rows().size();
    }

    private static Optional<Outlines> outlines(ResultTable table) {
        return Outlines.of(
                table.columns().get(0).name(),
                table.rows().stream()
                        .map(row -> text(row.get(0)))
                        .filter(code -> !code.equals(TOTAL) && !code.equals(Attribute.MISSING))
                        .collect(Collectors.toSet()));
    }

    private static int column(ResultTable table, String name) {
        return IntStream.range(1, table.columns().size())
                .filter(i -> table.columns().get(i).name().equals(name)
                        && table.columns().get(i).kind() != Kind.TEXT)
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(TEXTS.format(
                        "map.column",
                        name,
                        String.join(
                                ", ",
                                table.columns().stream()
                                        .filter(column -> column.kind() != Kind.TEXT)
                                        .map(ResultColumn::name)
                                        .toList()))));
    }

    private static List<MapZone> zones(ResultTable table, int column) {
        boolean labelled = table.columns().size() > 1 && table.columns().get(1).kind() == Kind.TEXT;
        List<MapZone> zones = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (List<Cell> row : table.rows()) {
            String code = text(row.get(0));
            if (code.equals(TOTAL)) {
                continue;
            }
            if (!codes.add(code)) {
                throw new InvalidInputException(TEXTS.format("map.rows", code));
            }
            Cell cell = row.get(column);
            zones.add(new MapZone(code, labelled ? text(row.get(1)) : code, value(cell), cell instanceof Cell.Hidden));
        }
        return zones;
    }

    private static String text(Cell cell) {
        return cell instanceof Cell.Text text ? text.value() : "";
    }

    private static OptionalDouble value(Cell cell) {
        if (cell instanceof Cell.Count count) {
            return OptionalDouble.of((double) count.value());
        }
        return cell instanceof Cell.Measure measure ? OptionalDouble.of(measure.value()) : OptionalDouble.empty();
    }
}
