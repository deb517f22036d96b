package fr.parcours.engine.session;

import fr.parcours.layout.LayoutVersion;
import fr.parcours.layout.Publication;
import fr.parcours.layout.Table;

/** Writes data files of partitions, all in the same way: compression, size of row groups, metadata of the footer. */
public final class DataFileWriter {

    private static final int ROW_GROUP_ROWS = 122_880;

    private DataFileWriter() {}

    /**
     * Writes the data file of a table where its publication stages it.
     *
     * @param session a session that may write there
     * @param publication the publication
     * @param table the table
     * @param rows statement that gives its rows, in their order
     */
    public static void write(Session session, Publication publication, Table table, String rows) {
        String file = SqlText.literal(publication.stage(table).toString());
        session.run("copy (" + rows + ") to " + file
                + " (format parquet, compression zstd, compression_level 1, write_bloom_filter false, parquet_version v1,"
                + " row_group_size "
                + ROW_GROUP_ROWS
                + ", kv_metadata {" + SqlText.name(LayoutVersion.FOOTER_VERSION) + ": '" + LayoutVersion.CURRENT + "', "
                + SqlText.name(LayoutVersion.FOOTER_TABLE) + ": '" + table.tableName() + "'})");
        publication.staged(
                table, session.number("select sum(num_rows)::bigint as n from parquet_file_metadata(" + file + ")"));
    }
}
