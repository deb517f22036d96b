package fr.parcours.engine.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.parcours.engine.analysis.Outcomes;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The key numbers of an answer by name, such as {@code 3 median}: what two tools must agree on before their times are
 * compared.
 *
 * @param counts numbers of journeys, that must be equal
 * @param estimates numbers that may differ by rounding and by where an iteration stops
 */
record KeyNumbers(SortedMap<String, Long> counts, SortedMap<String, Double> estimates) {

    /** Python writes what is not a number by its name, which is no JSON. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final double TOLERANCE = 1e-5;

    /**
     * A number on which an answer differs.
     *
     * @param name its name
     * @param expected what it should be
     * @param found what it is, empty if it is missing
     */
    record Difference(String name, double expected, OptionalDouble found) {}

    /** The columns of a table that are compared. */
    private record Columns(List<String> keys, List<String> values) {

        static Columns of(MeasuredAnalysis analysis) {
            return switch (analysis) {
                case FLOW -> new Columns(List.of("level", "stage"), List.of("journeys"));
                case DURATION -> new Columns(List.of("level"), List.of("journeys", "events", "median"));
                case OUTCOMES -> new Columns(List.of("level", "months", "outcome"), List.of("probability"));
                case DROP_OUT -> new Columns(List.of("level", "definition"), List.of("journeys", "dropouts"));
                case LOGISTIC -> new Columns(List.of("covariate", "level"), List.of("odds_ratio", "lower", "upper"));
                case COX -> new Columns(List.of("covariate", "level"), List.of("hazard_ratio", "lower", "upper"));
                case OCCUPATION, STEPS, CROSSTAB ->
                    throw new IllegalArgumentException("Cannot compare " + analysis + ": no other tool is asked");
            };
        }
    }

    /** The numbers of an unprotected result. */
    static KeyNumbers of(MeasuredAnalysis analysis, ResultTable table) {
        Columns columns = Columns.of(analysis);
        boolean model = analysis == MeasuredAnalysis.LOGISTIC || analysis == MeasuredAnalysis.COX;
        KeyNumbers numbers = new KeyNumbers(new TreeMap<>(), new TreeMap<>());
        List<String> names = table.columns().stream().map(ResultColumn::name).toList();
        for (List<Cell> row : table.rows()) {
            Map<String, Cell> cells = new TreeMap<>();
            for (int i = 0; i < names.size(); i++) {
                cells.put(names.get(i), row.get(i));
            }
            if (model) {
                numbers.addTotals(table, cells);
            }
            if (model ? isEstimated(cells) : !isRemainder(cells) && !isStock(cells)) {
                numbers.add(columns, cells);
            }
        }
        return numbers;
    }

    /** A reference has no effect of its own, and a value without events no finite one. */
    private static boolean isEstimated(Map<String, Cell> cells) {
        long events = count(cells.get("events"));
        return cells.get("lower") instanceof Cell.Measure && events > 0 && events < count(cells.get("journeys"));
    }

    /** What is in no outcome is one minus the others. */
    private static boolean isRemainder(Map<String, Cell> cells) {
        return cells.get("outcome") instanceof Cell.Text outcome && !Outcomes.OUTCOMES.contains(outcome.value());
    }

    /** The ratio of publications is another question, over other journeys. */
    private static boolean isStock(Map<String, Cell> cells) {
        return Cell.text("stock").equals(cells.get("definition"));
    }

    /** Every journey has one value of the first covariate. */
    private void addTotals(ResultTable table, Map<String, Cell> cells) {
        Cell first = table.rows().get(0).get(0);
        if (cells.get("covariate").equals(first)) {
            counts.merge("journeys", count(cells.get("journeys")), Long::sum);
            counts.merge("events", count(cells.get("events")), Long::sum);
        }
    }

    private static long count(Cell cell) {
        return cell instanceof Cell.Count count ? count.value() : 0;
    }

    private void add(Columns columns, Map<String, Cell> cells) {
        for (String value : columns.values()) {
            List<String> name = new ArrayList<>();
            columns.keys().forEach(key -> name.add(text(cells.get(key))));
            if (columns.values().size() > 1) {
                name.add(value);
            }
            if (cells.get(value) instanceof Cell.Count count) {
                counts.put(String.join(" ", name), count.value());
            } else if (cells.get(value) instanceof Cell.Measure measure) {
                estimates.put(String.join(" ", name), measure.value());
            }
        }
    }

    private static String text(Cell cell) {
        return cell instanceof Cell.Measure measure
                ? Long.toString(Math.round(measure.value()))
                : ((Cell.Text) cell).value();
    }

    /** Writes the numbers as scripts do: one object, a number by name. */
    String json() {
        SortedMap<String, Number> all = new TreeMap<>(counts);
        all.putAll(estimates);
        try {
            return MAPPER.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Looks for a number on which an answer differs from these; what it says besides is not looked at.
     *
     * @param answer one JSON object, a number by name
     * @return the first difference by name
     * @throws JsonProcessingException if it is something else
     */
    Optional<Difference> difference(String answer) throws JsonProcessingException {
        Map<String, Double> found = MAPPER.readValue(answer, new TypeReference<>() {});
        SortedMap<String, Double> expected = new TreeMap<>(estimates);
        counts.forEach((name, count) -> expected.put(name, count.doubleValue()));
        return expected.entrySet().stream()
                .filter(entry -> !agree(entry.getKey(), entry.getValue(), found.get(entry.getKey())))
                .map(entry -> new Difference(
                        entry.getKey(),
                        entry.getValue(),
                        Optional.ofNullable(found.get(entry.getKey())).stream()
                                .mapToDouble(Double::doubleValue)
                                .findFirst()))
                .findFirst();
    }

    private boolean agree(String name, double expected, Double found) {
        double allowed = counts.containsKey(name) ? 0 : TOLERANCE * Math.max(1, Math.abs(expected));
        return found != null && Math.abs(found - expected) <= allowed;
    }
}
