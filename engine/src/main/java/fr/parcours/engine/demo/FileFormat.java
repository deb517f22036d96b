package fr.parcours.engine.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** How rows become the bytes of a file. */
interface FileFormat {

    /**
     * Writes a file.
     *
     * @param shape the columns
     * @param rows the rows
     * @param asOf date at which the extract stands
     * @param file where to write
     */
    void write(ExtractShape shape, List<SourceRow> rows, LocalDate asOf, Path file) throws IOException;

    /** Returns whether a row can have a wrong number of fields. */
    boolean hasLooseFields();
}
