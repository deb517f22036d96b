package fr.parcours.engine.result;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.Text;

/**
 * Writes a result as an Arrow IPC file: texts as {@code utf8}, counts as {@code int64}, rates and months as
 * {@code float64}.
 *
 * <p>Hidden and missing values are null; the metadata {@code hidden_rows} of a field lists the rows, from 0, that are
 * hidden. The schema's metadata carry title and provenance.
 */
final class TableArrow {

    private TableArrow() {}

    static void write(Result result, WritableByteChannel target) throws IOException {
        ResultTable table = result.table();
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            ResultColumn column = table.columns().get(i);
            fields.add(new Field(
                    column.name(),
                    new FieldType(true, type(column.kind()), null, ColumnMetadata.ofColumn(table, i)),
                    List.of()));
        }
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot root =
                        VectorSchemaRoot.create(new Schema(fields, ColumnMetadata.ofTable(result)), allocator);
                ArrowFileWriter writer = new ArrowFileWriter(root, null, target)) {
            root.allocateNew();
            for (int row = 0; row < table.rows().size(); row++) {
                for (int column = 0; column < fields.size(); column++) {
                    set(root.getVector(column), row, table.rows().get(row).get(column));
                }
            }
            root.setRowCount(table.rows().size());
            writer.start();
            writer.writeBatch();
            writer.end();
        }
    }

    private static ArrowType type(ResultColumn.Kind kind) {
        return switch (kind) {
            case TEXT -> ArrowType.Utf8.INSTANCE;
            case COUNT -> new ArrowType.Int(Long.SIZE, true);
            case RATE, POINTS, DAYS, MONTHS, HORIZON, DECIMAL, RATIO, PROBABILITY ->
                new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
        };
    }

    private static void set(FieldVector vector, int row, Cell cell) {
        if (cell instanceof Cell.Text text) {
            ((VarCharVector) vector).setSafe(row, new Text(text.value()));
        } else if (cell instanceof Cell.Count count) {
            ((BigIntVector) vector).setSafe(row, count.value());
        } else if (cell instanceof Cell.Measure measure) {
            ((Float8Vector) vector).setSafe(row, measure.value());
        } else {
            vector.setNull(row);
        }
    }
}
