package fr.parcours.layout.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;

/** Opens Parquet files for verification and reads their columns, a row group and a column at a time. */
final class ParquetFile {

    private ParquetFile() {}

    static ParquetFileReader open(Path file) throws IOException {
        PureJavaCodecs codecs = new PureJavaCodecs();
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(codecs)
                .withPageChecksumVerification(true)
                .withUseHadoopVectoredIo(false)
                .build();
        ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options);
        codecs.allowPagesOf(reader.getRowGroups().stream()
                .flatMap(rowGroup -> rowGroup.getColumns().stream())
                .mapToLong(ColumnChunkMetaData::getTotalUncompressedSize)
                .max()
                .orElse(0));
        return reader;
    }

    static ColumnDescriptor column(ParquetFileReader reader, String name) {
        return reader.getFileMetaData().getSchema().getColumnDescription(new String[] {name});
    }

    /**
     * Reads columns of a row group.
     *
     * @return one cursor per column, in their order
     */
    static List<ColumnCursor> read(ParquetFileReader reader, int rowGroup, List<String> columns) throws IOException {
        List<ColumnDescriptor> wanted =
                columns.stream().map(name -> column(reader, name)).toList();
        reader.setRequestedSchema(wanted);
        PageReadStore pages = reader.readRowGroup(rowGroup);
        for (ColumnDescriptor column : wanted) {
            if (pages.getPageReader(column).getTotalValueCount() != pages.getRowCount()) {
                throw new IOException("A column has not one value per row.");
            }
        }
        MessageType schema = reader.getFileMetaData().getSchema();
        ColumnReadStoreImpl store = new ColumnReadStoreImpl(
                pages, new Unconverted(), schema, reader.getFileMetaData().getCreatedBy());
        return wanted.stream()
                .map(column -> new ColumnCursor(store.getColumnReader(column), pages.getRowCount()))
                .toList();
    }

    /** Values are taken from the columns as they are: nothing is assembled. */
    private static final class Unconverted extends GroupConverter {
        @Override
        public Converter getConverter(int field) {
            return new PrimitiveConverter() {};
        }

        @Override
        public void start() {
            // No record is assembled.
        }

        @Override
        public void end() {
            // No record is assembled.
        }
    }
}
