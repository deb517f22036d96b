package fr.parcours.layout;

import java.util.Optional;

/**
 * One column of a table of the layout.
 *
 * @param name column name in Parquet files and SQL
 * @param type type of the values
 * @param required whether a value must be present in every row
 * @param nomenclature the closed list the values come from, empty when they are free
 * @param labelFr short French label shown above the column
 * @param labelEn short English label
 */
public record Column(
        String name, ColumnType type, boolean required, Optional<String> nomenclature, String labelFr, String labelEn) {

    static Column required(String name, ColumnType type, String labelFr, String labelEn) {
        return new Column(name, type, true, Optional.empty(), labelFr, labelEn);
    }

    static Column optional(String name, ColumnType type, String labelFr, String labelEn) {
        return new Column(name, type, false, Optional.empty(), labelFr, labelEn);
    }

    Column in(String nomenclatureName) {
        return new Column(name, type, required, Optional.of(nomenclatureName), labelFr, labelEn);
    }
}
