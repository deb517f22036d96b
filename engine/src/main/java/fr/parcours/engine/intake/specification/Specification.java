package fr.parcours.engine.intake.specification;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an extract of a certifier looks like, and how its columns map to the model.
 *
 * @param name name of the specification, key {@code specification}
 * @param version version of the specification, from 1
 * @param title what the extract is, in French
 * @param certifier code of the certifier
 * @param row what one row is
 * @param format format of the files
 * @param dates accepted forms of dates, such as {@code dd/MM/yyyy}
 * @param missing texts that mean a missing value
 * @param columns the exact header, in order
 * @param journey attributes of the journey, by column of the model, with {@code file_number} for the certifier's own
 *     number
 * @param steps steps of the journey
 * @param limits when an extract is refused as a whole
 */
public record Specification(
        @JsonProperty(value = "specification", required = true)
        String name,

        @JsonProperty(required = true) int version,
        @JsonProperty(required = true) String title,
        @JsonProperty(required = true) String certifier,
        @JsonProperty(required = true) RowUnit row,
        @JsonProperty(required = true) Format format,
        @JsonProperty(required = true) List<String> dates,
        List<String> missing,
        @JsonProperty(required = true) List<String> columns,
        @JsonProperty(required = true) Map<String, Source> journey,
        @JsonProperty(required = true) List<StepSource> steps,
        Limits limits) {

    /** Name of the attribute that holds the certifier's own file number. */
    public static final String FILE_NUMBER = "file_number";

    /** Copies the collections; absent optional parts take their defaults. */
    public Specification {
        dates = List.copyOf(dates);
        missing = missing == null ? List.of() : List.copyOf(missing);
        columns = List.copyOf(columns);
        journey = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(journey));
        steps = List.copyOf(steps);
        limits = limits == null ? Limits.DEFAULTS : limits;
    }

    /** What one row of an extract is. */
    public enum RowUnit {
        /** One row per journey, with its steps in columns. */
        @JsonProperty("journey")
        JOURNEY,
        /** One row per event, several per journey, each repeating what is known of the journey. */
        @JsonProperty("event")
        EVENT
    }

    /** Format of files. */
    public enum FileType {
        /** Text with delimiters. */
        @JsonProperty("csv")
        CSV,
        /** Spreadsheet of Office Open XML. */
        @JsonProperty("xlsx")
        XLSX
    }

    /** Which sheets of a spreadsheet are read. */
    public enum Sheets {
        /** The first one. */
        @JsonProperty("first")
        FIRST,
        /** All of them, each with its own header. */
        @JsonProperty("all")
        ALL
    }

    /**
     * Format of the files of an extract.
     *
     * @param type CSV or XLSX
     * @param encoding name of the character set of a CSV
     * @param delimiter field separator of a CSV, one character
     * @param headerRow number of the row of the header, from 1, key {@code header_row}
     * @param sheets which sheets of an XLSX are read
     */
    public record Format(
            @JsonProperty(required = true) FileType type,
            String encoding,
            String delimiter,
            @JsonProperty("header_row") Integer headerRow,
            Sheets sheets) {

        /** Absent parts take their defaults: UTF-8, comma, header on the first row, first sheet. */
        public Format {
            encoding = encoding == null ? "utf-8" : encoding;
            delimiter = delimiter == null ? "," : delimiter;
            headerRow = headerRow == null ? 1 : headerRow;
            sheets = sheets == null ? Sheets.FIRST : sheets;
        }
    }

    /**
     * Where a value comes from: one of a column, a constant, or the name of the sheet.
     *
     * @param column name of the column
     * @param constant the same value for every row
     * @param sheet {@code name} for the name of the sheet
     * @param values values of the column and the codes they stand for; a code left empty means missing
     */
    public record Source(
            Optional<String> column, Optional<String> constant, Optional<String> sheet, Map<String, String> values) {

        /** Copies the map. */
        public Source {
            column = column == null ? Optional.empty() : column;
            constant = constant == null ? Optional.empty() : constant;
            sheet = sheet == null ? Optional.empty() : sheet;
            values = values == null ? Map.of() : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /**
     * Where a step comes from. The step exists in the rows where its date is filled.
     *
     * @param step type of the step
     * @param date column of its date
     * @param outcome where its outcome comes from, absent for steps without one
     * @param detail where its detail comes from
     */
    public record StepSource(
            @JsonProperty(required = true) fr.parcours.layout.StepType step,
            @JsonProperty(required = true) Source date,
            Optional<Source> outcome,
            Optional<Source> detail) {

        /** Absent parts are empty. */
        public StepSource {
            outcome = outcome == null ? Optional.empty() : outcome;
            detail = detail == null ? Optional.empty() : detail;
        }
    }

    /**
     * When an extract is refused as a whole.
     *
     * @param rejectedShare largest acceptable proportion of rejected rows, key {@code rejected_share}
     */
    public record Limits(@JsonProperty("rejected_share") double rejectedShare) {
        static final Limits DEFAULTS = new Limits(0.25);
    }
}
