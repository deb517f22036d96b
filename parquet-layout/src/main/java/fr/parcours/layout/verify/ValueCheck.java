package fr.parcours.layout.verify;

import fr.parcours.layout.Manifest;
import fr.parcours.layout.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;

/**
 * Checks the values of a data file, column by column. In depth, every value is read; otherwise those that neither
 * statistics nor dictionaries vouch for.
 */
final class ValueCheck {

    private final Path file;
    private final Depth depth;
    private final List<ColumnCheck> columns;

    ValueCheck(Path file, Table table, Manifest manifest, Depth depth) {
        this.file = file;
        this.depth = depth;
        this.columns = table.columns().stream()
                .map(column -> new ColumnCheck(ColumnRule.of(column, manifest)))
                .toList();
    }

    void check(ParquetFileReader reader, Findings findings) throws IOException {
        long firstRow = 1;
        List<BlockMetaData> rowGroups = reader.getRowGroups();
        for (int i = 0; i < rowGroups.size(); i++) {
            BlockMetaData rowGroup = rowGroups.get(i);
            List<ColumnCheck> unknown = new ArrayList<>();
            for (ColumnCheck column : columns) {
                if (depth == Depth.DEEP || !ChunkStatistics.vouchFor(reader, rowGroup, column.rule())) {
                    unknown.add(column);
                }
            }
            if (!unknown.isEmpty()) {
                read(reader, i, firstRow, unknown);
                findings.countValues(rowGroup.getRowCount() * unknown.size());
            }
            firstRow += rowGroup.getRowCount();
        }
        columns.forEach(column -> column.report(file, findings));
    }

    private static void read(ParquetFileReader reader, int rowGroup, long firstRow, List<ColumnCheck> columns)
            throws IOException {
        BlockMetaData metadata = reader.getRowGroups().get(rowGroup);
        List<String> names =
                columns.stream().map(column -> column.rule().column().name()).toList();
        List<ColumnCursor> cursors = ParquetFile.read(reader, rowGroup, names);
        for (int i = 0; i < names.size(); i++) {
            columns.get(i)
                    .read(
                            cursors.get(i),
                            firstRow,
                            ChunkStatistics.chunk(metadata, names.get(i)).getStatistics());
        }
    }
}
