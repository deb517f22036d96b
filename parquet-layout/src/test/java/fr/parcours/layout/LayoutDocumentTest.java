package fr.parcours.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LayoutDocumentTest {

    private static final Path DOCUMENT = Path.of("LAYOUT.md");
    private static final String BEGIN = "<!-- data dictionary: begin -->\n";
    private static final String END = "<!-- data dictionary: end -->";

    @Test
    void theDataDictionaryIsFresh() throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        String expected = document.substring(0, begin) + dictionary() + document.substring(document.indexOf(END));
        if (Boolean.getBoolean("parcours.update")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(DOCUMENT)
                .as("LAYOUT.md is out of date: run ./mvnw test -pl parquet-layout -Dparcours.update=true")
                .hasContent(expected);
    }

    @Test
    void theDocumentIsOfTheVersionThatIsWritten() throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains("Layout version: **" + LayoutVersion.CURRENT + "**");
    }

    private static String dictionary() {
        StringBuilder text = new StringBuilder();
        for (Table table : Table.values()) {
            text.append("\n### Table `").append(table.tableName()).append("`\n\n");
            text.append(
                    "| column | type | missing values | nomenclature | meaning | libellé |\n|---|---|---|---|---|---|\n");
            for (Column column : table.columns()) {
                text.append("| `%s` | %s | %s | %s | %s | %s |\n"
                        .formatted(
                                column.name(),
                                column.type().sql(),
                                column.required() ? "never" : "possible",
                                column.nomenclature().map("`%s`"::formatted).orElse(""),
                                column.labelEn(),
                                column.labelFr()));
            }
        }
        text.append("\n### Nomenclatures\n\n| name | codes |\n|---|---|\n");
        for (String name : Nomenclatures.names()) {
            int codes = Nomenclatures.get(name).entries().size();
            text.append("| `%s` | %s |\n".formatted(name, codes > 12 ? codes + " codes" : codeList(name)));
        }
        return text.append('\n').toString();
    }

    private static String codeList(String name) {
        return String.join(
                ", ",
                Nomenclatures.get(name).entries().stream()
                        .map(entry -> "`" + entry.code() + "`")
                        .toList());
    }
}
