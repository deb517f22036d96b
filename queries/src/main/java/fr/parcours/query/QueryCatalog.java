package fr.parcours.query;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The queries by name, with everything their headers say. */
public final class QueryCatalog {

    private static final int SUGGESTIONS = 3;

    private final SortedMap<String, Query> queries;

    private QueryCatalog(SortedMap<String, Query> queries) {
        this.queries = queries;
    }

    /**
     * Reads the queries that come with Parcours.
     *
     * @return the catalogue
     * @throws QueryException if files break the rules; the message lists all faults, each with file and line
     */
    public static QueryCatalog standard() {
        Map<String, String> files = new TreeMap<>();
        for (String path : resource("index.txt").lines().toList()) {
            files.put(path, resource(path));
        }
        return of(files);
    }

    /** Reads files given as path and text. */
    static QueryCatalog of(Map<String, String> files) {
        List<Fault> faults = new ArrayList<>();
        SortedMap<String, Query> queries = new TreeMap<>();
        files.forEach((path, text) ->
                QueryFile.read(path, text, faults).ifPresent(query -> queries.put(query.name(), query)));
        if (!faults.isEmpty()) {
            throw new QueryException(faults.stream()
                    .map(fault -> "\n  " + fault)
                    .collect(Collectors.joining("", "Cannot read the query files:", "")));
        }
        return new QueryCatalog(queries);
    }

    /**
     * Returns all queries, sorted by name.
     *
     * @return the queries
     */
    public List<Query> queries() {
        return List.copyOf(queries.values());
    }

    /**
     * Returns a query.
     *
     * @param name such as {@code duration/time_to_step}
     * @return the query
     * @throws QueryException if there is none of that name; the message lists near names
     */
    public Query query(String name) {
        return find(name)
                .orElseThrow(() -> new QueryException(
                        "Cannot find query: " + name + ". Near names: " + String.join(", ", near(name)) + "."));
    }

    /**
     * Looks for a query.
     *
     * @param name such as {@code duration/time_to_step}
     * @return the query, empty if there is none of that name
     */
    public Optional<Query> find(String name) {
        return Optional.ofNullable(queries.get(name));
    }

    /**
     * Lists the names that look most like a given one, for an error message.
     *
     * @param name a mistyped or partial name
     * @return at most three names, nearest first
     */
    public List<String> near(String name) {
        Comparator<String> containing = Comparator.comparing(known -> !known.contains(name));
        return queries.keySet().stream()
                .sorted(containing.thenComparingInt(known -> distance(known, name)))
                .limit(SUGGESTIONS)
                .toList();
    }

    /** Number of letters to insert, delete or replace (Levenshtein). */
    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[right.length()];
    }

    private static String resource(String path) {
        try (InputStream stream = QueryCatalog.class.getResourceAsStream("sql/" + path)) {
            if (stream == null) {
                throw new QueryException("Cannot find query file: " + path + ". Compare queries/sql with index.txt.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new QueryException("Cannot read query file: " + path + ".", e);
        }
    }
}
