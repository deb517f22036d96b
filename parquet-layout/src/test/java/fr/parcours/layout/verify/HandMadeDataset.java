package fr.parcours.layout.verify;

import fr.parcours.layout.Column;
import fr.parcours.layout.ColumnType;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.DatasetInfo;
import fr.parcours.layout.LayoutVersion;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.Publication;
import fr.parcours.layout.RowAccount;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * Partitions written by hand with Apache Parquet, whose manifests are right whatever is in the files: journeys of two
 * certifiers with two steps each, until a test changes something.
 */
final class HandMadeDataset {

    static final DatasetInfo INFO = new DatasetInfo(1, "essai", "libre", "k:1", true);
    static final LocalDate AS_OF = LocalDate.of(2009, 7, 15);
    static final int JOURNEYS = 60;

    private static final int ROW_GROUP_ROWS = 25;

    private final Dataset dataset;
    private final Map<Table, List<Map<String, Object>>> rows = new EnumMap<>(Table.class);
    private final Map<Table, List<Column>> columns = new EnumMap<>(Table.class);
    private final Map<String, String> footer = new HashMap<>();
    private long rowsTooMany;
    private boolean dictionary = true;
    private Map<String, Long> findings = Map.of();

    HandMadeDataset(Path folder) {
        dataset = Dataset.openOrCreate(folder, INFO);
        usual("");
    }

    /** Goes back to the usual rows; another salt gives other journeys. */
    HandMadeDataset usual(String salt) {
        rows.clear();
        List<Map<String, Object>> journeys = new ArrayList<>();
        TreeMap<String, Map<String, Object>> steps = new TreeMap<>();
        for (String certifier : List.of("AGRI", "EN")) {
            TreeMap<String, Map<String, Object>> sorted = new TreeMap<>();
            for (int i = 0; i < JOURNEYS / 2; i++) {
                String id = id(salt + certifier + i);
                Map<String, Object> journey = new HashMap<>();
                journey.put("journey_id", id);
                journey.put("certifier", certifier);
                journey.put("level", 3 + i % 5);
                journey.put("sex", i % 3 == 0 ? "M" : "F");
                journey.put("birth_year", 1950 + i);
                journey.put("certification_label", "Éducateur " + i);
                journey.put("observed_until", AS_OF);
                if (i % 4 == 0) {
                    journey.put("residence_departement", "69");
                }
                sorted.put(id, journey);
                steps.put(id + 1, step(id, "APPLICATION", LocalDate.of(2009, 1, 1 + i % 28)));
                steps.put(id + 2, step(id, "JURY", LocalDate.of(2009, 6, 1 + i % 28)));
            }
            journeys.addAll(sorted.values());
        }
        rows.put(Table.JOURNEY, journeys);
        rows.put(Table.STEP, new ArrayList<>(steps.values()));
        for (Table table : Table.values()) {
            columns.put(table, new ArrayList<>(table.columns()));
        }
        return this;
    }

    static String id(String seed) {
        return java.util
                .UUID
                .nameUUIDFromBytes(seed.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    static Map<String, Object> step(String journey, String step, LocalDate date) {
        Map<String, Object> values = new HashMap<>();
        values.put("journey_id", journey);
        values.put("step", step);
        values.put("step_date", date);
        values.put("rank", 1);
        return values;
    }

    List<Map<String, Object>> rows(Table table) {
        return rows.get(table);
    }

    List<Column> columns(Table table) {
        return columns.get(table);
    }

    /** Changes a value of a row; {@code null} makes it missing. */
    HandMadeDataset change(Table table, int row, String column, Object value) {
        rows.get(table).get(row).put(column, value);
        return this;
    }

    HandMadeDataset countTooMany(long more) {
        rowsTooMany = more;
        return this;
    }

    HandMadeDataset withFooter(String key, String value) {
        footer.put(key, value);
        return this;
    }

    HandMadeDataset withoutDictionary() {
        dictionary = false;
        return this;
    }

    /** Sets the findings that the manifest gives of each extract. */
    HandMadeDataset withFindings(Map<String, Long> counts) {
        findings = counts;
        return this;
    }

    Dataset dataset() {
        return dataset;
    }

    Manifest publish(String region, String campaign) throws IOException {
        try (Publication publication = Publication.begin(dataset, PartitionKey.of(region, campaign))) {
            for (Table table : Table.values()) {
                write(publication.stage(table), table);
                publication.staged(table, rows.get(table).size() + rowsTooMany);
            }
            return publication.commit("test", List.of(source("AGRI"), source("EN")));
        }
    }

    private SourceExtract source(String certifier) {
        long rowCount = JOURNEYS / 2;
        RowAccount account = new RowAccount(rowCount, rowCount, 0, 0, Map.of(), Map.of(), findings);
        return new SourceExtract(certifier, AS_OF, "d", "s", 1, "", account);
    }

    private void write(Path target, Table table) throws IOException {
        MessageType schema = new MessageType(
                "schema",
                columns.get(table).stream().map(HandMadeDataset::field).toList());
        Map<String, String> keys = new HashMap<>(Map.of(
                LayoutVersion.FOOTER_VERSION,
                String.valueOf(LayoutVersion.CURRENT),
                LayoutVersion.FOOTER_TABLE,
                table.tableName()));
        keys.putAll(footer);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(target))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                .withRowGroupRowCountLimit(ROW_GROUP_ROWS)
                .withDictionaryEncoding(dictionary)
                .withExtraMetaData(keys)
                .build()) {
            for (Map<String, Object> row : rows.get(table)) {
                Group group = new SimpleGroup(schema);
                for (Column column : columns.get(table)) {
                    Object value = row.get(column.name());
                    if (value instanceof LocalDate date) {
                        group.append(column.name(), Math.toIntExact(date.toEpochDay()));
                    } else if (value instanceof Integer number) {
                        group.append(column.name(), number.intValue());
                    } else if (value != null) {
                        group.append(column.name(), value.toString());
                    }
                }
                writer.write(group);
            }
        }
    }

    private static Type field(Column column) {
        if (column.type() == ColumnType.STRING) {
            return Types.optional(PrimitiveTypeName.BINARY)
                    .as(LogicalTypeAnnotation.stringType())
                    .named(column.name());
        }
        return column.type() == ColumnType.DATE
                ? Types.optional(PrimitiveTypeName.INT32)
                        .as(LogicalTypeAnnotation.dateType())
                        .named(column.name())
                : Types.optional(PrimitiveTypeName.INT32).named(column.name());
    }
}
