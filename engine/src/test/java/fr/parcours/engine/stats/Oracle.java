package fr.parcours.engine.stats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reference results computed by R, with the data they come from.
 *
 * <p>The synthetic ones are test resources. Those on data under the GPL are read from the directory named by the system
 * property {@code parcours.oracles}.
 *
 * @param directory where {@code data} and {@code expected} are
 */
public record Oracle(Path directory) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static Oracle bundled() {
        return new Oracle(Path.of("src/test/resources/oracles"));
    }

    public static Optional<Oracle> external() {
        return Optional.ofNullable(System.getProperty("parcours.oracles"))
                .map(Path::of)
                .filter(Files::isDirectory)
                .map(Oracle::new);
    }

    public Stream<JsonNode> cases(String file) {
        try {
            JsonNode root =
                    JSON.readTree(directory.resolve("expected").resolve(file).toFile());
            return StreamSupport.stream(root.get("cases").spliterator(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<NamedCsvRecord> data(String file) {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(directory.resolve("data").resolve(file))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Differences beyond 1e-10, the exactness of closed forms. */
    static List<String> differences(String what, JsonNode expected, double[] actual) {
        return differences(what, expected, actual, 1e-10);
    }

    /** Differences beyond |a − b| ≤ tolerance · max(1e-3, |b|), one sentence each; null in the file is NaN here. */
    static List<String> differences(String what, JsonNode expected, double[] actual, double tolerance) {
        List<String> differences = new ArrayList<>();
        if (expected.size() != actual.length) {
            differences.add(what + ": " + actual.length + " values instead of " + expected.size());
            return differences;
        }
        for (int i = 0; i < actual.length; i++) {
            double wanted =
                    expected.get(i).isNull() ? Double.NaN : expected.get(i).asDouble();
            boolean same = Double.isNaN(wanted)
                    ? Double.isNaN(actual[i])
                    : Math.abs(actual[i] - wanted) <= tolerance * Math.max(1e-3, Math.abs(wanted));
            if (!same) {
                differences.add(what + "[" + i + "]: " + actual[i] + " instead of " + wanted);
            }
        }
        return differences;
    }
}
