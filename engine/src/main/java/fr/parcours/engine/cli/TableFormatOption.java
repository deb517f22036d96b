package fr.parcours.engine.cli;

import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.result.TableCsv;
import fr.parcours.engine.result.TableJson;
import fr.parcours.engine.result.TableText;
import fr.parcours.layout.Texts;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** How tables that are not results of an analysis are written. */
final class TableFormatOption {

    @Option(names = "--format", paramLabel = "table|csv|json", order = 50)
    private OutputOptions.Format format = OutputOptions.Format.TABLE;

    /** Writes a table that is not protected; its title says so, too. */
    void writeRaw(ResultTable table, String note, PrintWriter out) {
        if (format == OutputOptions.Format.CSV) {
            TableCsv.comment(note, out);
        }
        write(table, out);
    }

    void write(ResultTable table, PrintWriter out) {
        switch (format) {
            case TABLE -> out.print(TableText.of(table, Texts.language()));
            case CSV -> TableCsv.write(table, out);
            case JSON -> TableJson.write(table, out);
        }
        out.flush();
    }
}
