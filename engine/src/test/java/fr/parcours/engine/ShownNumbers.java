package fr.parcours.engine;

import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Looks in a table for what a reader could know of few persons: faults, in words. */
final class ShownNumbers {

    /** Numbers that count no persons. */
    private static final Set<String> NO_PERSONS = Set.of(
            "freedom", "df", "parameters", "clusters", "iterations", "areas", "groups", "steps", "beyond", "campaigns");

    private static final List<Part> OF_EVENTS =
            List.of(new Part("followed", "journeys", ""), new Part("events", "followed", "rate"));

    /** In tables of counts: what is a part of what, in the same row. */
    private static final Map<String, List<Part>> PARTS = Map.ofEntries(
            Map.entry(
                    "territory",
                    List.of(
                            new Part("jury", "journeys", "jury_rate"),
                            new Part("full_validation", "jury", "full_rate"),
                            new Part("full_validation", "journeys", ""))),
            Map.entry("dropout", List.of(new Part("dropouts", "journeys", "rate"))),
            Map.entry(
                    "dropout_horizons",
                    List.of(
                            new Part("dropouts", "followed", "rate"),
                            new Part("returned", "checked", "false_alarms"),
                            new Part("checked", "dropouts", ""))),
            Map.entry(
                    "series",
                    List.of(
                            new Part("followed", "entered", ""),
                            new Part("", "followed", "jury_share"),
                            new Part("", "followed", "full_share"),
                            new Part("", "followed", "left_share"))),
            Map.entry(
                    "stock",
                    List.of(
                            new Part("favourable", "decisions", ""),
                            new Part("full_validation", "jury", "full_ratio"))),
            Map.entry(
                    "reconciliation",
                    List.of(new Part("first_passages", "passages", ""), new Part("later_passages", "passages", ""))),
            Map.entry("rates", OF_EVENTS),
            Map.entry("funnel_plot", OF_EVENTS),
            Map.entry("shrunk", OF_EVENTS),
            Map.entry("standardized", OF_EVENTS),
            Map.entry("population_rates", List.of(new Part("events", "journeys", ""))));

    private record Part(String part, String whole, String share) {}

    private final ResultTable table;
    private final int threshold;
    private final List<String> names;

    ShownNumbers(ResultTable table, int threshold) {
        this.table = table;
        this.threshold = threshold;
        names = table.columns().stream().map(ResultColumn::name).toList();
    }

    static boolean isPersons(ResultColumn column) {
        return column.kind() == Kind.COUNT && !NO_PERSONS.contains(column.name());
    }

    List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (List<Cell> row : table.rows()) {
            for (int i = 0; i < row.size(); i++) {
                if (isPersons(table.columns().get(i))
                        && row.get(i) instanceof Cell.Count count
                        && isSmall(count.value())) {
                    faults.add(names.get(i) + " " + count.value() + " in " + row);
                }
            }
            for (Part part : PARTS.getOrDefault(table.name(), List.of())) {
                faults.addAll(faults(row, part));
            }
            if (quantileOfFew(row)) {
                faults.add("a quantile of few in " + row);
            }
        }
        return faults;
    }

    private List<String> faults(List<Cell> row, Part part) {
        List<String> faults = new ArrayList<>();
        Optional<Double> whole = number(row, part.whole());
        Optional<Double> few = number(row, part.part());
        if (whole.isPresent() && few.isPresent() && isSmall(Math.round(whole.get() - few.get()))) {
            faults.add(part + " leaves few in " + row);
        }
        Optional<Double> share = number(row, part.share());
        if (whole.isPresent() && share.isPresent()) {
            long numerator = Math.round(share.get() * whole.get());
            if (isSmall(numerator) || isSmall(Math.round(whole.get()) - numerator)) {
                faults.add(part + " is a share of few in " + row);
            }
        }
        return faults;
    }

    /** A median needs as many on each side. */
    private boolean quantileOfFew(List<Cell> row) {
        int median = names.indexOf("median");
        long most = IntStream.range(0, row.size())
                .filter(i -> isPersons(table.columns().get(i)) && row.get(i) instanceof Cell.Count)
                .mapToLong(i -> ((Cell.Count) row.get(i)).value())
                .max()
                .orElse(Long.MAX_VALUE);
        return median >= 0 && row.get(median) instanceof Cell.Measure && most < 2L * threshold;
    }

    private Optional<Double> number(List<Cell> row, String column) {
        int at = names.indexOf(column);
        if (at < 0) {
            return Optional.empty();
        }
        if (row.get(at) instanceof Cell.Count count) {
            return Optional.of((double) count.value());
        }
        return row.get(at) instanceof Cell.Measure measure ? Optional.of(measure.value()) : Optional.empty();
    }

    private boolean isSmall(long count) {
        return Math.abs(count) > 0 && Math.abs(count) < threshold;
    }

    /**
     * What follows from a table by strata and the same one of all journeys: where counts of the strata add up, those
     * hidden must not be known from the rest.
     *
     * @param split the table by strata, as shown, and as it is
     * @param whole the table of all journeys, as shown, and as it is
     * @param strata how many columns name the stratum
     */
    static List<String> differences(
            ResultTable split,
            ResultTable rawSplit,
            ResultTable whole,
            ResultTable rawWhole,
            int strata,
            int threshold,
            boolean zerosHidden) {
        List<String> faults = new ArrayList<>();
        if (split.rows().size() != rawSplit.rows().size()
                || whole.rows().size() != rawWhole.rows().size()) {
            return faults; // rows that depend on what may be shown: told apart elsewhere
        }
        for (int column = strata; column < split.columns().size(); column++) {
            if (!isPersons(split.columns().get(column))) {
                continue;
            }
            Map<List<Cell>, List<Integer>> byKey = new HashMap<>();
            for (int row = 0; row < split.rows().size(); row++) {
                byKey.computeIfAbsent(key(split, row, strata), unused -> new ArrayList<>())
                        .add(row);
            }
            for (int row = 0; row < whole.rows().size(); row++) {
                int inWhole = column - strata;
                List<Integer> parts = byKey.getOrDefault(key(whole, row, 0), List.of());
                int at = column;
                long sum = parts.stream().mapToLong(i -> count(rawSplit, i, at)).sum();
                boolean adds = sum == count(rawWhole, row, inWhole);
                List<Integer> hidden = parts.stream()
                        .filter(i -> split.rows().get(i).get(at) instanceof Cell.Hidden && count(rawSplit, i, at) > 0)
                        .toList();
                if (!adds || hidden.isEmpty() || whole.rows().get(row).get(inWhole) instanceof Cell.Hidden) {
                    continue;
                }
                long left =
                        hidden.stream().mapToLong(i -> count(rawSplit, i, at)).sum();
                boolean anySmall = hidden.stream().anyMatch(i -> count(rawSplit, i, at) < threshold);
                if (anySmall && (hidden.size() == 1 || left - (zerosHidden ? 0 : hidden.size() - 1) < threshold)) {
                    faults.add(split.columns().get(column).name() + " of " + hidden.size() + " strata, " + left
                            + " in all, follows for " + key(whole, row, 0));
                }
            }
        }
        return faults;
    }

    private static List<Cell> key(ResultTable table, int row, int strata) {
        List<Cell> key = new ArrayList<>();
        for (int i = strata; i < table.columns().size(); i++) {
            boolean names = table.columns().get(i).kind() == Kind.TEXT
                    || table.columns().get(i).name().equals("months");
            if (names) {
                key.add(table.rows().get(row).get(i));
            }
        }
        return key;
    }

    private static long count(ResultTable table, int row, int column) {
        return table.rows().get(row).get(column) instanceof Cell.Count count ? count.value() : 0;
    }
}
