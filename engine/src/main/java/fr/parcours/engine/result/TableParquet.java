package fr.parcours.engine.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * Writes a result as a Parquet file, with the same types and null values as {@link TableArrow}; what Arrow keeps in the
 * metadata of field {@code f} is under the keys {@code f.hidden_rows}, {@code f.label_fr}… of the footer.
 *
 * <p>Result tables are small: the file is not compressed, which needs no codec library.
 */
final class TableParquet {

    private TableParquet() {}

    static void write(Result result, Path target) throws IOException {
        ResultTable table = result.table();
        MessageType schema = schema(table);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(target))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                .withExtraMetaData(metadata(result))
                .build()) {
            for (List<Cell> row : table.rows()) {
                Group group = new SimpleGroup(schema);
                for (int i = 0; i < row.size(); i++) {
                    add(group, table.columns().get(i).name(), row.get(i));
                }
                writer.write(group);
            }
        }
    }

    private static MessageType schema(ResultTable table) {
        List<Type> fields = new ArrayList<>();
        for (ResultColumn column : table.columns()) {
            fields.add(
                    switch (column.kind()) {
                        case TEXT ->
                            Types.optional(PrimitiveTypeName.BINARY)
                                    .as(LogicalTypeAnnotation.stringType())
                                    .named(column.name());
                        case COUNT -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
                        case RATE, POINTS, DAYS, MONTHS, HORIZON, DECIMAL, RATIO, PROBABILITY ->
                            Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
                    });
        }
        return new MessageType(table.name(), fields);
    }

    private static Map<String, String> metadata(Result result) {
        Map<String, String> metadata = new LinkedHashMap<>(ColumnMetadata.ofTable(result));
        for (int i = 0; i < result.table().columns().size(); i++) {
            String name = result.table().columns().get(i).name();
            ColumnMetadata.ofColumn(result.table(), i).forEach((key, value) -> metadata.put(name + "." + key, value));
        }
        return metadata;
    }

    private static void add(Group group, String column, Cell cell) {
        if (cell instanceof Cell.Text text) {
            group.append(column, text.value());
        } else if (cell instanceof Cell.Count count) {
            group.append(column, count.value());
        } else if (cell instanceof Cell.Measure measure) {
            group.append(column, measure.value());
        }
    }
}
