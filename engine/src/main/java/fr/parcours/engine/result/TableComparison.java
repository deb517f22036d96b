package fr.parcours.engine.result;

import fr.parcours.engine.result.Published.Line;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Puts a published table beside a result: each of its values, ours, and how far apart they are. */
final class TableComparison {

    private static final Texts TEXTS = Texts.of(TableComparison.class);
    private static final String ROUNDING = "_rounding";
    private static final String TOLERANCE = "_tolerance";
    private static final String SOURCE = "source";

    /** Differences of the last bits of a double are none. */
    private static final double SLACK = 1e-9;

    private final Result result;
    private final ResultTable table;
    private final Published published;
    private final PublishedValues values;
    private final List<Integer> keys;
    private final List<Integer> compared;

    TableComparison(Result result, Published published) {
        this.result = result;
        this.table = result.table();
        this.published = published;
        this.values = new PublishedValues(published);
        this.keys = keys(table.columns());
        this.compared = IntStream.range(0, table.columns().size())
                .filter(i -> !keys.contains(i)
                        && published.columns().contains(table.columns().get(i).name()))
                .boxed()
                .toList();
        checkColumns();
    }

    /** The columns that tell rows apart: what the question sets, not what it measures. */
    private static List<Integer> keys(List<ResultColumn> columns) {
        return IntStream.range(0, columns.size())
                .filter(i ->
                        columns.get(i).kind() == Kind.TEXT || columns.get(i).kind() == Kind.HORIZON)
                .boxed()
                .toList();
    }

    private void checkColumns() {
        List<String> known = new ArrayList<>(keys.stream().map(this::name).toList());
        compared.forEach(i -> known.addAll(List.of(name(i), name(i) + ROUNDING, name(i) + TOLERANCE)));
        known.add(SOURCE);
        for (String column : published.columns()) {
            if (!known.contains(column)) {
                throw new InvalidInputException(TEXTS.format(
                        "published.column", published.file(), column, names(keys), names(valueColumns()), SOURCE));
            }
        }
        if (compared.isEmpty()) {
            throw new InvalidInputException(TEXTS.format("published.values", published.file(), names(valueColumns())));
        }
    }

    private List<Integer> valueColumns() {
        return IntStream.range(0, table.columns().size())
                .filter(i -> !keys.contains(i))
                .boxed()
                .toList();
    }

    private String name(int column) {
        return table.columns().get(column).name();
    }

    private String names(List<Integer> columns) {
        return String.join(", ", columns.stream().map(this::name).toList());
    }

    TableResult compare() {
        Map<Integer, Line> partners = new HashMap<>();
        List<Line> alone = new ArrayList<>();
        Set<List<String>> told = new HashSet<>();
        for (Line line : published.lines()) {
            List<Integer> rows = IntStream.range(0, table.rows().size())
                    .filter(row -> isAbout(line, table.rows().get(row)))
                    .boxed()
                    .toList();
            if (rows.size() > 1) {
                throw new InvalidInputException(
                        TEXTS.format("published.ambiguous", published.file(), line.number(), rows.size(), names(keys)));
            }
            List<String> key =
                    keys.stream().map(i -> published.field(line, name(i))).toList();
            if (!told.add(key) || rows.stream().anyMatch(partners::containsKey)) {
                throw new InvalidInputException(TEXTS.format(
                        "published.repeated",
                        published.file(),
                        line.number(),
                        String.join(
                                ", ",
                                key.stream().filter(text -> !text.isEmpty()).toList())));
            }
            rows.forEach(row -> partners.put(row, line));
            if (rows.isEmpty()) {
                alone.add(line);
            }
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (int row = 0; row < table.rows().size(); row++) {
            rows.add(row(Optional.of(table.rows().get(row)), Optional.ofNullable(partners.get(row))));
        }
        alone.forEach(line -> rows.add(row(Optional.empty(), Optional.of(line))));
        return new TableResult(
                new ResultTable(
                        table.name() + "_comparison",
                        TEXTS.in(Locale.FRENCH, "compare.title", table.titleFr(), fileName()),
                        TEXTS.in(Locale.ENGLISH, "compare.title", table.titleEn(), fileName()),
                        columns(),
                        rows),
                provenance());
    }

    private String fileName() {
        return String.valueOf(published.file().getFileName());
    }

    private boolean isAbout(Line line, List<Cell> row) {
        return keys.stream()
                .filter(i -> published.columns().contains(name(i)))
                .allMatch(i -> Objects.equals(row.get(i), key(line, i)));
    }

    private Cell key(Line line, int column) {
        if (table.columns().get(column).kind() != Kind.TEXT) {
            OptionalDouble number = values.number(line, name(column));
            return number.isPresent() ? Cell.measure(number.getAsDouble()) : Cell.MISSING;
        }
        String text = published.field(line, name(column));
        return text.isEmpty() ? Cell.MISSING : Cell.text(text);
    }

    private List<ResultColumn> columns() {
        List<ResultColumn> columns =
                new ArrayList<>(keys.stream().map(table.columns()::get).toList());
        for (int i : compared) {
            ResultColumn ours = table.columns().get(i);
            columns.add(ours);
            columns.add(column(ours, "published", ours.kind()));
            columns.add(
                    ours.kind() == Kind.RATE
                            ? column(ours, "points", Kind.POINTS)
                            : column(ours, "difference", ours.kind()));
            columns.add(column(ours, "relative_difference", Kind.RATE));
            if (interval(i).isPresent()) {
                columns.add(column(ours, "covered", Kind.TEXT));
            }
            if (hasMargin(i)) {
                columns.add(column(ours, "agrees", Kind.TEXT));
            }
        }
        if (published.columns().contains(SOURCE)) {
            columns.add(new ResultColumn(
                    SOURCE,
                    TEXTS.in(Locale.FRENCH, "compare.source"),
                    TEXTS.in(Locale.ENGLISH, "compare.source"),
                    Kind.TEXT));
        }
        return columns;
    }

    private static ResultColumn column(ResultColumn ours, String what, Kind kind) {
        return new ResultColumn(
                ours.name() + "_" + (what.equals("points") ? "difference" : what),
                TEXTS.in(Locale.FRENCH, "compare." + what, ours.labelFr()),
                TEXTS.in(Locale.ENGLISH, "compare." + what, ours.labelEn()),
                kind);
    }

    /** The limits of a value stand beside it: lower, then upper. */
    private Optional<Integer> interval(int column) {
        boolean has = column + 2 < table.columns().size()
                && name(column + 1).endsWith("lower")
                && name(column + 2).endsWith("upper");
        return has ? Optional.of(column + 1) : Optional.empty();
    }

    private boolean hasMargin(int column) {
        return Stream.of(ROUNDING, TOLERANCE)
                .anyMatch(margin -> published.columns().contains(name(column) + margin));
    }

    private List<Cell> row(Optional<List<Cell>> ours, Optional<Line> line) {
        List<Cell> cells = new ArrayList<>();
        for (int i : keys) {
            cells.add(ours.map(row -> row.get(i))
                    .or(() -> line.map(one -> key(one, i)))
                    .orElse(Cell.MISSING));
        }
        for (int i : compared) {
            cells.addAll(compare(i, ours, line));
        }
        if (published.columns().contains(SOURCE)) {
            cells.add(line.map(one -> published.field(one, SOURCE))
                    .filter(text -> !text.isEmpty())
                    .map(Cell::text)
                    .orElse(Cell.MISSING));
        }
        return cells;
    }

    private List<Cell> compare(int column, Optional<List<Cell>> row, Optional<Line> line) {
        Cell ours = row.map(cells -> cells.get(column)).orElse(Cell.MISSING);
        OptionalDouble theirs =
                line.map(one -> values.value(one, table.columns().get(column))).orElse(OptionalDouble.empty());
        OptionalDouble value = number(ours);
        Cell absent = ours instanceof Cell.Hidden && theirs.isPresent() ? Cell.HIDDEN : Cell.MISSING;
        boolean both = value.isPresent() && theirs.isPresent();
        double difference = both ? value.getAsDouble() - theirs.getAsDouble() : 0;
        List<Cell> cells = new ArrayList<>();
        cells.add(ours);
        cells.add(theirs.isPresent() ? cell(column, theirs.getAsDouble()) : Cell.MISSING);
        cells.add(both ? cell(column, difference) : absent);
        cells.add(both ? Cell.measure(difference / Math.abs(theirs.getAsDouble())) : absent);
        double rounding =
                line.map(one -> values.margin(one, name(column) + ROUNDING)).orElse(0.0);
        double tolerance =
                line.map(one -> values.margin(one, name(column) + TOLERANCE)).orElse(0.0);
        interval(column).ifPresent(limits -> {
            OptionalDouble lower = number(row.map(all -> all.get(limits)).orElse(Cell.MISSING));
            OptionalDouble upper = number(row.map(all -> all.get(limits + 1)).orElse(Cell.MISSING));
            cells.add(
                    both && lower.isPresent() && upper.isPresent()
                            ? yesOrNo(lower.getAsDouble() <= theirs.getAsDouble() + rounding / 2 + SLACK
                                    && upper.getAsDouble() >= theirs.getAsDouble() - rounding / 2 - SLACK)
                            : absent);
        });
        if (hasMargin(column)) {
            cells.add(both ? yesOrNo(Math.abs(difference) <= Math.max(tolerance, rounding / 2) + SLACK) : absent);
        }
        return cells;
    }

    private Cell cell(int column, double value) {
        return table.columns().get(column).kind() == Kind.COUNT ? Cell.count(Math.round(value)) : Cell.measure(value);
    }

    private static OptionalDouble number(Cell cell) {
        if (cell instanceof Cell.Count count) {
            return OptionalDouble.of((double) count.value());
        }
        return cell instanceof Cell.Measure measure ? OptionalDouble.of(measure.value()) : OptionalDouble.empty();
    }

    private static Cell yesOrNo(boolean yes) {
        return Cell.text(TEXTS.format(yes ? "compare.yes" : "compare.no"));
    }

    private Provenance provenance() {
        Provenance source = result.provenance();
        return new Provenance(
                source.cohort(),
                source.definitionFr(),
                source.definitionEn(),
                source.method() + " " + TEXTS.in(Locale.FRENCH, "compare.method", fileName()),
                source.measure(),
                source.regions(),
                source.campaigns(),
                source.asKnownAt(),
                source.observedUntil(),
                source.simulated(),
                source.protection(),
                source.isProtected(),
                source.warnings(),
                source.sql());
    }
}
