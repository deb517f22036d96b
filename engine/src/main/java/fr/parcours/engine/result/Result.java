package fr.parcours.engine.result;

import fr.parcours.layout.Texts;
import java.nio.file.Path;
import java.util.List;

/** What an analysis returns. Immutable; every number in it is protected unless its provenance says otherwise. */
public interface Result {

    /**
     * Returns the result as a table.
     *
     * @return the table
     */
    ResultTable table();

    /**
     * Returns where the numbers come from.
     *
     * @return the provenance
     */
    Provenance provenance();

    /**
     * Returns the tables that complete the main one, such as tests between strata: shown below it, and written in JSON
     * but in no other file.
     *
     * @return none unless the analysis makes some
     */
    default List<ResultTable> details() {
        return List.of();
    }

    /**
     * Saves the table, replacing the file if there is one.
     *
     * @param path the file, ending in {@code .csv}, {@code .json}, {@code .arrow} or {@code .parquet}
     * @throws fr.parcours.layout.InvalidInputException if the extension is unknown or the file cannot be written
     */
    default void save(String path) {
        save(Path.of(path));
    }

    /**
     * Saves the table, replacing the file if there is one.
     *
     * @param path the file, ending in {@code .csv}, {@code .json}, {@code .arrow} or {@code .parquet}
     * @throws fr.parcours.layout.InvalidInputException if the extension is unknown or the file cannot be written
     */
    default void save(Path path) {
        ResultFiles.save(this, path);
    }

    /**
     * Compares the table with a published one: for each published value ours, theirs, the difference, the relative
     * difference and, where they can be told, whether our interval holds the published value and whether both agree up
     * to the rounding or tolerance of the publication. Rows that only one of them has are there too; what is hidden
     * here stays hidden.
     *
     * @param published the published table, its columns named like ours
     * @return one row for each of ours, then one for each published line that has no partner
     * @throws fr.parcours.layout.InvalidInputException if the published table has another column, a value that cannot
     *     be read, or a line that several of our rows, or several lines, stand for
     */
    default TableResult compareWith(Published published) {
        return new TableComparison(this, published).compare();
    }

    /**
     * Explains the result: population, definition, method, campaigns, protection, and the statements that ran.
     *
     * @return several lines of text in the language of the user
     */
    default String explain() {
        return Caption.explain(this, Texts.language());
    }
}
