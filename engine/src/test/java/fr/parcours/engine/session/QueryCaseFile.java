package fr.parcours.engine.session;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cases of one query, as {@code src/test/resources/queries/<name of the query>.yaml} writes them. What stands above
 * {@code cases} is given in each case that does not give it itself.
 *
 * @param given tables by relation
 * @param parameters values by parameter
 * @param cases the cases
 */
record QueryCaseFile(Map<String, String> given, Map<String, String> parameters, List<QueryCase> cases) {

    private static final Path FOLDER = Path.of("src", "test", "resources", "queries");
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    /**
     * One case.
     *
     * @param name what it shows, a statement
     * @param given tables by relation; what a table leaves out is missing, a relation that is not given is empty
     * @param parameters values by parameter
     * @param expect table of the answer; columns that it leaves out are missing in every row
     */
    record QueryCase(String name, Map<String, String> given, Map<String, String> parameters, String expect) {

        QueryCase {
            given = Optional.ofNullable(given).orElse(Map.of());
            parameters = Optional.ofNullable(parameters).orElse(Map.of());
        }

        private QueryCase within(QueryCaseFile file) {
            return new QueryCase(name, merged(file.given, given), merged(file.parameters, parameters), expect);
        }

        private static Map<String, String> merged(Map<String, String> first, Map<String, String> over) {
            Map<String, String> merged = new LinkedHashMap<>(first);
            merged.putAll(over);
            return merged;
        }
    }

    QueryCaseFile {
        given = Optional.ofNullable(given).orElse(Map.of());
        parameters = Optional.ofNullable(parameters).orElse(Map.of());
        cases = Optional.ofNullable(cases).orElse(List.of());
    }

    /** Reads the cases of a query; there are none when it has no file. */
    static List<QueryCase> cases(String query) {
        Path file = FOLDER.resolve(query + ".yaml");
        if (!Files.exists(file)) {
            return List.of();
        }
        QueryCaseFile read = read(file, new TypeReference<QueryCaseFile>() {});
        return read.cases().stream().map(one -> one.within(read)).toList();
    }

    /** Reads the columns of the relations, as {@code relations.yaml} writes them. */
    static Map<String, String> relations() {
        return read(FOLDER.resolve("relations.yaml"), new TypeReference<>() {});
    }

    private static <T> T read(Path file, TypeReference<T> type) {
        try {
            return YAML.readValue(file.toFile(), type);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ".", e);
        }
    }
}
