package fr.parcours.layout.bundle;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.layout.IntegrityException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FooterLimitsTest {

    private static final int ROWS = 100;
    private static final int ROW_GROUPS = 4;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("numbers.parquet");
        MessageType schema = MessageTypeParser.parseMessageType("message m { required int64 number; }");
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                .withRowGroupRowCountLimit(ROWS / ROW_GROUPS)
                .withDictionaryEncoding(false)
                .build()) {
            for (long i = 0; i < ROWS; i++) {
                Group group = new SimpleGroup(schema);
                group.append("number", i);
                writer.write(group);
            }
        }
    }

    private static FooterLimits limits(long footerBytes, long rows, int rowGroups, long unpackedBytes) {
        return new FooterLimits(
                new BundleLimits(10, 1 << 20, 1 << 20, 1 << 20, 200, rows, footerBytes, rowGroups, unpackedBytes));
    }

    private void refused(FooterLimits limits, String because) {
        assertThatThrownBy(() -> limits.check(file, "numbers"))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContainingAll("numbers", because);
    }

    @Test
    void aFileWithinAllLimitsIsTaken() {
        FooterLimits limits = limits(10_000, ROWS, ROW_GROUPS, 2_000);
        assertThatNoException().isThrownBy(() -> limits.check(file, "numbers"));
    }

    @Test
    void rowsRowGroupsAndBytesAreBounded() {
        refused(limits(10_000, ROWS - 1, ROW_GROUPS, 2_000), "annonce plus");
        refused(limits(10_000, ROWS, ROW_GROUPS - 1, 2_000), "annonce plus");
        refused(limits(10_000, ROWS, ROW_GROUPS, ROWS * Long.BYTES - 1), "annonce plus");
    }

    @Test
    void allFilesTogetherAreBounded() {
        FooterLimits limits = limits(10_000, ROWS, ROW_GROUPS, 2_000);
        for (int i = 0; i < 10; i++) {
            limits.check(file, "numbers");
        }
        refused(limits, "ensemble");
    }

    @Test
    void aFooterThatIsTooLongIsNotRead() {
        refused(limits(100, ROWS, ROW_GROUPS, 2_000), "démesuré");
    }

    @Test
    void aFooterWhoseLengthIsALieIsNotRead() throws IOException {
        byte[] content = Files.readAllBytes(file);
        for (int length : new int[] {Integer.MAX_VALUE, -1, content.length, 0, 12}) {
            ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length - 8, length);
            Files.write(file, content);
            refused(limits(Integer.MAX_VALUE, ROWS, ROW_GROUPS, 2_000), "illisible");
        }
    }

    @Test
    void whatIsNoParquetFileIsRefused() throws IOException {
        for (String text : new String[] {"", "PAR1", "PAR1\0\0\0\0PAR1", "bonjour, bonjour"}) {
            Files.writeString(file, text);
            refused(limits(10_000, ROWS, ROW_GROUPS, 2_000), "illisible");
        }
    }
}
