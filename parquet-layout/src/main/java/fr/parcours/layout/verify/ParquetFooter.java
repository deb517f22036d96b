package fr.parcours.layout.verify;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/**
 * What the footer of a Parquet file says of its size. Reading it opens no page.
 *
 * @param rows number of rows
 * @param rowGroups number of row groups
 * @param unpackedBytes bytes of all column chunks once their pages are unpacked
 */
public record ParquetFooter(long rows, int rowGroups, long unpackedBytes) {

    private static final int MAGIC = 0x31524150;
    /** Length of the footer and magic number. */
    private static final int TAIL = 8;

    /**
     * Reads the footer of a file that may be made to harm.
     *
     * @param file a Parquet file
     * @param mostBytes how long the footer may be
     * @return what it says
     * @throws IOException if it is longer, cannot be read, or tells sizes that no file has
     */
    public static ParquetFooter read(Path file, long mostBytes) throws IOException {
        checkLength(file, mostBytes);
        try (ParquetFileReader reader = ParquetFile.open(file)) {
            long rows = 0;
            long bytes = 0;
            for (BlockMetaData rowGroup : reader.getRowGroups()) {
                rows = Math.addExact(rows, positive(rowGroup.getRowCount()));
                for (ColumnChunkMetaData column : rowGroup.getColumns()) {
                    bytes = Math.addExact(bytes, positive(column.getTotalUncompressedSize()));
                }
            }
            return new ParquetFooter(rows, reader.getRowGroups().size(), bytes);
        } catch (RuntimeException | VirtualMachineError e) {
            // A forged footer asks for any length or depth; memory and stack are free again here.
            throw new IOException("The footer cannot be read.", e);
        }
    }

    private static void checkLength(Path file, long mostBytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer tail = ByteBuffer.allocate(TAIL).order(ByteOrder.LITTLE_ENDIAN);
            long at = channel.size() - TAIL;
            while (at >= 0 && tail.hasRemaining()) {
                if (channel.read(tail, at + tail.position()) < 0) {
                    throw new EOFException();
                }
            }
            int length = tail.getInt(0);
            if (at < 0 || tail.getInt(Integer.BYTES) != MAGIC || length < 0 || length > Math.min(at, mostBytes)) {
                throw new IOException("The footer has an impossible length.");
            }
        }
    }

    private static long positive(long number) throws IOException {
        if (number < 0) {
            throw new IOException("The footer tells a negative number.");
        }
        return number;
    }
}
