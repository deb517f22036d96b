package fr.parcours.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.intake.specification.Specifications;
import fr.parcours.layout.RowAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the guide are specifications, and their files are taken in without a fault. */
class SpecificationGuideTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)(?: (\\S+))?\\n(.*?)^```");

    /** What a block that shows some keys only needs to be whole. */
    private static final Map<String, String> REST = new LinkedHashMap<>();

    static {
        REST.put("specification", "essai");
        REST.put("version", "1");
        REST.put("title", "Un morceau du guide");
        REST.put("certifier", "EN");
        REST.put("row", "journey");
        REST.put("format", "{type: csv}");
        REST.put("dates", "[dd/MM/yyyy]");
        REST.put("journey", "{file_number: {column: N° dossier}}");
    }

    @TempDir
    Path folder;

    private static String guide() throws IOException {
        Path page = Stream.of(
                        Path.of("..", "docs", "guide", "specification.md"), Path.of("docs/guide/specification.md"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        return Files.readString(page);
    }

    private static String whole(String yaml) {
        StringBuilder whole = new StringBuilder(yaml);
        REST.forEach((key, value) -> {
            if (!Pattern.compile("(?m)^" + key + ":").matcher(yaml).find()) {
                whole.append(key).append(": ").append(value).append('\n');
            }
        });
        return whole.toString();
    }

    @Test
    void everyExampleIsReadAndItsFilesAreTaken() throws IOException {
        Bench bench = new Bench(folder);
        Matcher blocks = BLOCK.matcher(guide());
        List<Path> files = new ArrayList<>();
        String yaml = "";
        int examples = 0;
        while (blocks.find()) {
            if (blocks.group(1).equals("yaml")) {
                examples += taken(bench, yaml, files);
                files.clear();
                yaml = blocks.group(3);
                boolean complete = yaml.startsWith("specification:");
                Specifications.parse(complete ? yaml : whole(yaml), "docs/guide/specification.md: " + yaml);
            } else {
                files.add(bench.file(blocks.group(2), blocks.group(3)));
            }
        }
        examples += taken(bench, yaml, files);
        assertThat(examples).isGreaterThanOrEqualTo(5);
    }

    private static int taken(Bench bench, String yaml, List<Path> files) {
        if (files.isEmpty()) {
            return 0;
        }
        Specification specification = Specifications.parse(yaml, "docs/guide/specification.md");
        RowAccount rows = bench.take(specification, files.toArray(Path[]::new));
        assertThat(rows.accepted()).as(specification.name()).isEqualTo(rows.read());
        assertThat(bench.steps()).as(specification.name()).isPositive();
        return 1;
    }

    @Test
    void theGuideNamesEveryKey() throws IOException {
        String guide = guide();
        for (String key : List.of(
                "specification",
                "version",
                "title",
                "certifier",
                "row",
                "dates",
                "two_digit_years",
                "missing",
                "parts",
                "match",
                "format",
                "type",
                "encoding",
                "delimiter",
                "quote",
                "header_row",
                "header_rows",
                "sheets",
                "final_newline",
                "column_order",
                "other_columns",
                "columns",
                "also",
                "start",
                "width",
                "ignore",
                "because",
                "when",
                "journey",
                "column",
                "constant",
                "sheet",
                "sql",
                "values",
                "optional",
                "since",
                "until",
                "steps",
                "step",
                "outcome",
                "detail",
                "repeat",
                "identity",
                "birth_name",
                "first_name",
                "birth_date",
                "sex",
                "usage_name",
                "drop",
                "generalise",
                "checks",
                "treatment",
                "warn_above",
                "stop_above",
                "limits",
                "rejected_share")) {
            assertThat(guide).contains(key);
        }
    }
}
