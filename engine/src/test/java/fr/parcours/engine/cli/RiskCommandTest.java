package fr.parcours.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.engine.SmallDemo;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.verify.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RiskCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void rowsAsTheyAreDoNotMeetTheThresholds() {
        assertThat(risk("--region", "82", "--campaign", "2009-2")).isEqualTo(3);

        assertThat(out.toString())
                .contains("region=82/campaign=2009-2", "k = 5 personnes", "personnes uniques", "Seuils non respectés");
        assertThat(err.toString()).contains("effectifs exacts");
    }

    @Test
    void generalisedPartitionsMeetThemAndAreADataset() throws IOException {
        Path copy = folder.resolve("copy");

        assertThat(risk(
                        "--region",
                        "82",
                        "--campaign",
                        "2009-2",
                        "--allow-linked",
                        "--generalise",
                        copy.toString(),
                        "--recipient",
                        "--format",
                        "json"))
                .isZero();

        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.at("/passed").booleanValue()).isTrue();
        assertThat(json.at("/after/classes/k").intValue()).isGreaterThanOrEqualTo(5);
        assertThat(json.at("/after/classes/l").intValue()).isGreaterThanOrEqualTo(2);
        assertThat(json.at("/before/classes/k").textValue()).isEqualTo("<5");
        assertThat(err.toString()).isEmpty();
        Dataset written = Dataset.open(copy);
        assertThat(written.partitions()).extracting(Manifest::campaign).containsExactly("2009-2");
        assertThat(Verification.of(written.folder()).faults()).isEmpty();

        // What was written is checked again, as any dataset.
        assertThat(Main.commandLine()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute("risk", copy.toString(), "--allow-linked"))
                .isZero();
    }

    @Test
    void anUnknownQuasiIdentifierIsSaidWithThoseThereAre() {
        assertThat(risk("--quasi-identifiers", "sex,colour")).isEqualTo(2);

        assertThat(err.toString()).contains("colour", "birth_year");
    }

    private int risk(String... options) {
        List<String> arguments = Stream.concat(
                        Stream.of("risk", SmallDemo.get().dataset().toString()), Stream.of(options))
                .toList();
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments.toArray(String[]::new));
    }
}
