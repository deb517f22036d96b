package fr.parcours.engine.intake.specification;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Format of the files of an extract. Absent parts take their defaults: UTF-8, comma, double quotes, header on the first
 * row (none in a file of fixed width or of JSON lines), first sheet.
 *
 * @param type CSV, XLSX, fixed width or JSON lines
 * @param encoding name of the character set of a text file; a byte order mark is accepted
 * @param delimiter field separator of a CSV, one character or several
 * @param quote quote of a CSV, one character; empty if the file quotes nothing
 * @param headerRow number of the first row of the header, from 1; 0 if there is none, key {@code header_row}
 * @param headerRows number of rows of the header; the cells above each other are joined by a space, key
 *     {@code header_rows}
 * @param sheets which sheets of an XLSX are read: {@code first}, {@code all}, or their names
 * @param finalNewline whether the last line of a text file must be ended; one that is not shows that the file was cut,
 *     key {@code final_newline}
 */
public record FileFormat(
        @JsonProperty(required = true) Type type,
        String encoding,
        String delimiter,
        String quote,
        @JsonProperty("header_row") Integer headerRow,
        @JsonProperty("header_rows") Integer headerRows,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> sheets,

        @JsonProperty("final_newline") FinalNewline finalNewline) {

    /** Sheets: the first one only. */
    public static final String FIRST_SHEET = "first";
    /** Sheets: all of them, each with its own header. */
    public static final String ALL_SHEETS = "all";

    /** Format of files. */
    public enum Type {
        /** Text with delimiters. */
        @JsonProperty("csv")
        CSV,
        /** Spreadsheet of Office Open XML. */
        @JsonProperty("xlsx")
        XLSX,
        /** Text whose fields have fixed positions. */
        @JsonProperty("fixed")
        FIXED,
        /** One JSON object per line. */
        @JsonProperty("jsonl")
        JSON_LINES
    }

    /** Whether the last line of a text file must be ended. */
    public enum FinalNewline {
        /** A file whose last line is not ended is refused as cut. */
        @JsonProperty("required")
        REQUIRED,
        /** The certifier's software does not end the last line. */
        @JsonProperty("optional")
        OPTIONAL
    }

    /** Fills in the defaults. */
    public FileFormat {
        encoding = encoding == null ? "utf-8" : encoding;
        delimiter = delimiter == null ? "," : delimiter;
        quote = quote == null ? "\"" : quote;
        headerRow = headerRow == null ? (type == Type.CSV || type == Type.XLSX ? 1 : 0) : headerRow;
        headerRows = headerRows == null ? 1 : headerRows;
        sheets = sheets == null || sheets.isEmpty() ? List.of(FIRST_SHEET) : List.copyOf(sheets);
        finalNewline = finalNewline == null ? FinalNewline.REQUIRED : finalNewline;
    }

    /**
     * Returns the format of the files that this software writes for itself: CSV, UTF-8, comma, RFC 4180.
     *
     * @param delimiter field separator
     * @return the format
     */
    public static FileFormat own(String delimiter) {
        return new FileFormat(Type.CSV, "utf-8", delimiter, "\"", 1, 1, null, null);
    }

    /**
     * Returns this format in UTF-8.
     *
     * @return the format
     */
    public FileFormat utf8() {
        return new FileFormat(type, "utf-8", delimiter, quote, headerRow, headerRows, sheets, finalNewline);
    }

    FileFormat withoutHeader() {
        return new FileFormat(type, encoding, delimiter, quote, 0, 1, sheets, finalNewline);
    }
}
