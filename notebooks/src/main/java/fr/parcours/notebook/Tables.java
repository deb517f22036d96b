package fr.parcours.notebook;

import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.CellText;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.layout.Texts;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.numbers.LongColumnType;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/** Copies our tables into Tablesaw's. */
final class Tables {

    private Tables() {}

    static Table of(ResultTable table) {
        return Table.create(
                table.name(),
                IntStream.range(0, table.columns().size())
                        .<Column<?>>mapToObj(c -> column(
                                table.columns().get(c),
                                table.rows().stream().map(row -> row.get(c)).toList()))
                        .toList());
    }

    private static Column<?> column(ResultColumn column, List<Cell> cells) {
        return switch (column.kind()) {
            case TEXT -> texts(column, cells);
            case COUNT -> counts(column, cells);
            case RATE, POINTS, DAYS, MONTHS, HORIZON, DECIMAL, RATIO, PROBABILITY -> measures(column, cells);
        };
    }

    private static StringColumn texts(ResultColumn column, List<Cell> cells) {
        StringColumn result = StringColumn.create(column.name());
        for (Cell cell : cells) {
            if (cell instanceof Cell.Text text) {
                result.append(text.value());
            } else {
                result.appendMissing();
            }
        }
        return result;
    }

    private static LongColumn counts(ResultColumn column, List<Cell> cells) {
        LongColumn result = LongColumn.create(column.name());
        for (Cell cell : cells) {
            if (cell instanceof Cell.Count count) {
                result.append(count.value());
            } else {
                result.appendMissing();
            }
        }
        result.setPrintFormatter(new Shown(column.kind()));
        return result;
    }

    private static DoubleColumn measures(ResultColumn column, List<Cell> cells) {
        DoubleColumn result = DoubleColumn.create(column.name());
        for (Cell cell : cells) {
            if (cell instanceof Cell.Measure measure) {
                result.append(measure.value());
            } else {
                result.appendMissing();
            }
        }
        result.setPrintFormatter(new Shown(column.kind()));
        return result;
    }

    /** Writes the numbers of Tablesaw's columns as those of our tables. */
    private static final class Shown extends NumberColumnFormatter {
        private final Kind kind;
        private final CellText writer = CellText.in(Texts.language());

        Shown(Kind kind) {
            this.kind = kind;
        }

        @Override
        public String format(long value) {
            return LongColumnType.valueIsMissing(value) ? CellText.MISSING : writer.show(new Cell.Count(value), kind);
        }

        @Override
        public String format(double value) {
            return Double.isNaN(value) ? CellText.MISSING : writer.show(new Cell.Measure(value), kind);
        }
    }
}
