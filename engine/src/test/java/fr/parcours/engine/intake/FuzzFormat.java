package fr.parcours.engine.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The formats that are fuzzed: a specification each, and the file that rows make. */
enum FuzzFormat {
    SEMICOLONS("a.csv", "utf-8", ";", "format: {type: csv, delimiter: \";\"}\n", ""),
    BARS_IN_WINDOWS(
            "a.csv",
            "windows-1252",
            "|",
            "format: {type: csv, delimiter: \"|\", encoding: windows-1252, quote: \"'\"}\n",
            "columns: [N, Sexe, Né en, Titre, Dépôt, Rec, Avis, Jury 1, Issue 1, Jury 2, Issue 2]\n"),
    TABS_WITHOUT_QUOTES(
            "a.tsv",
            "iso-8859-15",
            "\t",
            "format: {type: csv, delimiter: \"\\t\", encoding: iso-8859-15, quote: \"\"}\n",
            ""),
    UTF_16("a.csv", "UTF-16", ",", "format: {type: csv, encoding: utf-16, final_newline: optional}\n", ""),
    FIXED("a.txt", "utf-8", "", "format: {type: fixed, header_row: 1}\n", fixedColumns()),
    JSON("a.jsonl", "utf-8", "", "format: {type: jsonl}\n", ""),
    SPREADSHEET("a.xlsx", "utf-8", "", "format: {type: xlsx}\n", "");

    final String fileName;
    final Charset charset;
    final String delimiter;
    final String yaml;

    FuzzFormat(String fileName, String charset, String delimiter, String format, String columns) {
        this.fileName = fileName;
        this.charset = Charset.forName(charset);
        this.delimiter = delimiter;
        this.yaml = format + columns + """
                dates: [dd/MM/yyyy, yyyy-MM-dd, d MMMM yyyy]
                missing: [NR]
                ignore: [{because: Total, when: "{N} = 'Total' or try_strptime({Titre}, '%Y') is not null"}]
                limits: {rejected_share: 1.0}
                journey:
                  file_number: {column: N}
                  sex: {column: Sexe, values: {f: F, h: M, "?": ""}, optional: true}
                  birth_year: {column: Né en, optional: true}
                  certification_code: {sql: "left({Titre}, 3) || {Né en}::integer"}
                  certification_label: {column: Titre}
                steps:
                  - {step: APPLICATION, date: {column: Dépôt, optional: true}}
                  - {step: ELIGIBILITY, date: {column: Rec, optional: true}, outcome: {column: Avis, optional: true, values: {oui: FAVOURABLE, non: UNFAVOURABLE}}}
                  - {step: JURY, date: {column: "Jury {n}", optional: true}, outcome: {column: "Issue {n}", optional: true, values: {T: FULL, P: PARTIAL, "*": NONE}}, repeat: 2}
                """;
    }

    private static String fixedColumns() {
        StringBuilder columns = new StringBuilder("columns:\n");
        for (int i = 0; i < Columns.NAMES.size(); i++) {
            columns.append("  - {name: " + Columns.NAMES.get(i) + ", start: " + (1 + i * Columns.WIDTH) + ", width: "
                    + Columns.WIDTH + "}\n");
        }
        return columns.toString();
    }

    /** The columns of all files. */
    static final class Columns {
        static final List<String> NAMES = List.of(
                "N", "Sexe", "Né en", "Titre", "Dépôt", "Rec", "Avis", "Jury 1", "Issue 1", "Jury 2", "Issue 2");
        static final int WIDTH = 14;

        private Columns() {}
    }

    /** A row as a certifier would give it. */
    static List<String> row(int number, Random random) {
        return new ArrayList<>(List.of(
                "D" + number,
                random.nextBoolean() ? "f" : "h",
                Integer.toString(1950 + random.nextInt(40)),
                random.nextBoolean() ? "CAP Pâtisserie" : "BTS, œnologie",
                "02/01/2008",
                random.nextBoolean() ? "3 mars 2008" : "03/03/2008",
                "oui",
                "2008-06-0" + (1 + random.nextInt(9)),
                "P",
                "05/06/2009",
                random.nextInt(3) == 0 ? "" : "T"));
    }

    /** Whether the query engine reads such files itself when they are large. */
    boolean isReadTheShortWay() {
        return this == SEMICOLONS || this == BARS_IN_WINDOWS || this == TABS_WITHOUT_QUOTES;
    }

    /** The specification without what the query engine cannot read. */
    String yamlOfTheShortWay() {
        return yaml.replace(", d MMMM yyyy", "");
    }

    byte[] file(List<List<String>> rows) throws IOException {
        if (this == SPREADSHEET) {
            return workbook(rows);
        }
        StringBuilder text = new StringBuilder(this == JSON ? "" : line(Columns.NAMES));
        rows.forEach(row -> text.append(line(row)));
        return text.toString().getBytes(charset);
    }

    private String line(List<String> row) {
        if (this == JSON) {
            StringBuilder object = new StringBuilder("{");
            for (int i = 0; i < row.size(); i++) {
                object.append(i == 0 ? "" : ", ")
                        .append('"')
                        .append(i < Columns.NAMES.size() ? Columns.NAMES.get(i) : "X" + i)
                        .append("\": \"")
                        .append(row.get(i)
                                .replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replaceAll("\\p{Cntrl}", " "))
                        .append('"');
            }
            return object + "}\n";
        }
        if (this == FIXED) {
            StringBuilder line = new StringBuilder();
            row.forEach(value -> line.append(
                    String.format("%-" + Columns.WIDTH + "." + Columns.WIDTH + "s", value.replaceAll("\\R", " "))));
            return line + "\n";
        }
        StringBuilder line = new StringBuilder();
        String quote = this == TABS_WITHOUT_QUOTES ? "" : this == BARS_IN_WINDOWS ? "'" : "\"";
        for (int i = 0; i < row.size(); i++) {
            String value = row.get(i);
            boolean quoted = !quote.isEmpty()
                    && (value.contains(delimiter)
                            || value.contains(quote)
                            || value.contains("\n")
                            || value.contains("\r"));
            line.append(i == 0 ? "" : delimiter)
                    .append(quoted ? quote + value.replace(quote, quote + quote) + quote : value);
        }
        return line + "\n";
    }

    private static byte[] workbook(List<List<String>> rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Feuil1");
            for (int i = 0; i < Columns.NAMES.size(); i++) {
                sheet.value(0, i, Columns.NAMES.get(i));
            }
            for (int row = 0; row < rows.size(); row++) {
                for (int i = 0; i < rows.get(row).size(); i++) {
                    String value = rows.get(row).get(i);
                    if (value.matches("\\d{1,9}")) {
                        sheet.value(row + 1, i, Integer.parseInt(value));
                        if (i > 3) {
                            sheet.style(row + 1, i).format("dd/mm/yyyy").set();
                        }
                    } else if (value.length() < 32_000) {
                        sheet.value(row + 1, i, value);
                    }
                }
            }
        }
        return bytes.toByteArray();
    }
}
