package fr.parcours.engine.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.layout.InvalidInputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFilesTest {

    @TempDir
    Path folder;

    @Test
    void csvHasStableNamesAndDisarmsFormulas() throws IOException {
        assertThat(Files.readString(saved("x.csv"))).isEqualTo("""
                        level,journeys,jury_rate,median
                        5,12345,0.4567,20.25
                        '=cmd(),s,s,
                        """);
    }

    @Test
    void textsThatStartLikeFormulasAreDisarmed() {
        for (String start : List.of("=", "+", "-", "@", "\t", "\r", "＝", "＠")) {
            java.io.StringWriter csv = new java.io.StringWriter();
            ResultTable table = new ResultTable(
                    "t",
                    "t",
                    "t",
                    List.of(new ResultColumn("a", "a", "a", ResultColumn.Kind.TEXT)),
                    List.of(List.of(Cell.text(start + "1"))));
            TableCsv.write(table, csv);

            assertThat(csv.toString()).contains("'" + start + "1");
        }
    }

    @Test
    void jsonKeepsTypesAndListsWhatIsHidden() throws IOException {
        JsonNode json = new ObjectMapper().readTree(saved("x.JSON").toFile());

        assertThat(json.get("rows").get(0).toString())
                .isEqualTo("{\"level\":\"5\",\"journeys\":12345,\"jury_rate\":0.4567,\"median\":20.25}");
        assertThat(json.get("rows").get(1).toString())
                .isEqualTo("{\"level\":\"=cmd()\",\"journeys\":null,\"jury_rate\":null,\"median\":null}");
        assertThat(json.get("hidden").toString())
                .isEqualTo("[{\"row\":1,\"column\":\"journeys\"},{\"row\":1,\"column\":\"jury_rate\"}]");
        assertThat(json.get("provenance").get("simulated").asBoolean()).isTrue();
    }

    @Test
    void arrowReadsBackWithTypesAndHiddenRows() throws IOException {
        try (RootAllocator allocator = new RootAllocator();
                FileChannel channel = FileChannel.open(saved("x.arrow"));
                ArrowFileReader reader = new ArrowFileReader(channel, allocator)) {
            reader.loadNextBatch();
            VectorSchemaRoot root = reader.getVectorSchemaRoot();
            List<Object> first = new ArrayList<>();
            List<Object> second = new ArrayList<>();
            for (FieldVector vector : root.getFieldVectors()) {
                first.add(vector.getObject(0));
                second.add(vector.getObject(1));
            }

            assertThat(first.get(0)).hasToString("5");
            assertThat(first.subList(1, 4)).containsExactly(12345L, 0.4567, 20.25);
            assertThat(second.subList(1, 4)).containsOnlyNulls();
            assertThat(root.getSchema().findField("journeys").getMetadata()).containsEntry("hidden_rows", "1");
            assertThat(root.getSchema().findField("median").getMetadata()).containsEntry("hidden_rows", "");
            assertThat(root.getSchema().getCustomMetadata().get("parcours.provenance"))
                    .contains("Recevables 2008");
        }
    }

    @Test
    void parquetReadsBackWithTypesAndHiddenRows() throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(
                new LocalInputFile(saved("x.parquet")),
                org.apache.parquet.ParquetReadOptions.builder(new PlainParquetConfiguration())
                        .build())) {
            FileMetaData metadata = reader.getFooter().getFileMetaData();
            MessageType schema = metadata.getSchema();
            RecordReader<Group> rows = new ColumnIOFactory()
                    .getColumnIO(schema)
                    .getRecordReader(reader.readNextRowGroup(), new GroupRecordConverter(schema));
            Group first = rows.read();
            Group second = rows.read();

            assertThat(first.getString("level", 0)).isEqualTo("5");
            assertThat(first.getLong("journeys", 0)).isEqualTo(12345);
            assertThat(first.getDouble("median", 0)).isEqualTo(20.25);
            assertThat(second.getFieldRepetitionCount("journeys")).isZero();
            Map<String, String> pairs = metadata.getKeyValueMetaData();
            assertThat(pairs).containsEntry("journeys.hidden_rows", "1").containsKey("parcours.provenance");
        }
    }

    @Test
    void savingReplacesTheFileAndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("x.csv");
        Files.writeString(file, "old");
        Results.sample().save(file.toString());

        assertThat(Files.readString(file)).startsWith("level,");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void unknownExtensionIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> Results.sample().save(folder.resolve("x.xls")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(".arrow, .csv, .json, .parquet");
    }

    @Test
    void missingFolderIsRefused() {
        assertThatThrownBy(() -> Results.sample().save(folder.resolve("nowhere/x.csv")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("nowhere");
    }

    private Path saved(String name) {
        Path file = folder.resolve(name);
        Results.sample().save(file);
        return file;
    }
}
