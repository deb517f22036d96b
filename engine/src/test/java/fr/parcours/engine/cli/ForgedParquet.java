package fr.parcours.engine.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;

/** Rewrites footers of Parquet files so that they lie. */
final class ForgedParquet {

    private static final int TAIL = 8;

    private ForgedParquet() {}

    /** Changes what the footer of a file says; its pages stay. */
    static void footer(Path file, Consumer<FileMetaData> forgery) throws IOException {
        byte[] content = Files.readAllBytes(file);
        int length = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt(content.length - TAIL);
        int start = content.length - TAIL - length;
        FileMetaData metadata = Util.readFileMetaData(new ByteArrayInputStream(content, start, length));
        forgery.accept(metadata);
        ByteArrayOutputStream footer = new ByteArrayOutputStream();
        Util.writeFileMetaData(metadata, footer);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(Arrays.copyOf(content, start));
        footer.writeTo(whole);
        whole.write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(footer.size())
                .array());
        whole.write(content, content.length - Integer.BYTES, Integer.BYTES);
        Files.write(file, whole.toByteArray());
    }
}
