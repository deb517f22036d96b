package fr.parcours.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.parcours.engine.SmallDemo;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.Publication;
import fr.parcours.layout.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Other software reads a dataset as we do: the scripts of {@code docs/interop} give the counts of Apache Parquet. */
class OtherReadersTest {

    private static final Path PAGE = OtherReader.SCRIPTS.resolveSibling("interop.md");
    private static final Pattern SNIPPET =
            Pattern.compile("\\[`[^`]+`]\\(interop/([\\w.]+)\\):\\n\\n```\\w+\\n(.*?)```", Pattern.DOTALL);
    private static final String ABANDONED = "000000000000";

    @TempDir
    static Path folder;

    private static Dataset dataset;
    private static SortedMap<String, String> expected;

    /** Few partitions of the demonstration, one of them also as region 01, and what interrupted writers leave. */
    @BeforeAll
    static void make() throws IOException {
        Dataset demo = Dataset.open(SmallDemo.get().dataset());
        dataset = Dataset.openOrCreate(folder.resolve("observatory"), demo.info());
        List<Manifest> partitions = demo.partitions().stream()
                .sorted(Comparator.comparing(Manifest::campaign))
                .toList();
        for (Manifest partition :
                List.of(partitions.get(0), partitions.get(1), partitions.get(partitions.size() - 1))) {
            publish(demo, partition, partition.key());
        }
        publish(demo, partitions.get(0), PartitionKey.of("01", "2009-2"));
        leaveRemains(dataset, dataset.partition(PartitionKey.of("01", "2009-2")).orElseThrow());
        expected = ApacheParquetCounts.of(dataset);
    }

    @Test
    void theCountsAreThoseOfTheManifestsAndHaveWhatIsHardToRead() {
        assertThat(expected.keySet()).anyMatch(name -> name.startsWith("journeys 01 2009-2 "));
        assertThat(sum("journeys \\d.*")).isEqualTo(rows(Table.JOURNEY));
        assertThat(sum("steps .*")).isEqualTo(rows(Table.STEP));
        assertThat(sum("joined .*")).isEqualTo(rows(Table.STEP));
        assertThat(Long.parseLong(expected.get("journeys without person_id"))).isPositive();
    }

    @Test
    void duckDbReadsWhatApacheParquetReads() throws IOException {
        assertThat(duckDb(Files.readString(OtherReader.SCRIPTS.resolve("journeys.sql"))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void anotherReaderReadsWhatApacheParquetReads(OtherReader reader) throws IOException, InterruptedException {
        assumeTrue(
                reader.isInstalled(),
                () -> "Skipped: " + reader + " is not installed; docs/interop/install brings what can be had.");
        assertThat(reader.counts(dataset.folder().toAbsolutePath())).isEqualTo(expected);
    }

    @Test
    void sparkReadsTheDatasetsOfSeveralObservatories(@TempDir Path several) throws IOException, InterruptedException {
        assumeTrue(
                OtherReader.SPARK.isInstalled(),
                "Skipped: Spark is not installed; docs/interop/install brings what can be had.");
        SortedMap<String, String> wanted = new TreeMap<>();
        for (Manifest partition : dataset.partitions()) {
            String observatory = "o" + partition.region();
            Path copy = Files.createDirectories(several.resolve("observatory=" + observatory)
                    .resolve(partition.key().folder()));
            Files.writeString(copy.resolve("partition.json"), "{}");
            for (Table table : Table.values()) {
                Files.copy(
                        dataset.path(partition, table),
                        copy.resolve(partition.file(table).name()));
                wanted.put(
                        "%ss %s %s %s"
                                .formatted(table.tableName(), observatory, partition.region(), partition.campaign()),
                        String.valueOf(partition.file(table).rows()));
            }
        }
        assertThat(OtherReader.spark("ObservatoriesSpark.java", several)).isEqualTo(wanted);
    }

    @Test
    void aPatternMissesHiddenFilesButTakesWhatACrashLeftInView() throws IOException {
        String pattern = "select count(*) as n from read_parquet("
                + SqlText.literal(dataset.folder() + "/region=*/campaign=*/journey-*.parquet")
                + ", hive_partitioning = true, hive_types = {region: varchar, campaign: varchar})";
        Manifest touched = dataset.partition(PartitionKey.of("01", "2009-2")).orElseThrow();
        try (Session session = Session.open(SessionSettings.analysis())) {
            assertThat(session.number(pattern))
                    .isEqualTo(rows(Table.JOURNEY) + touched.file(Table.JOURNEY).rows());
        }
    }

    @Test
    void thePageShowsWhatTheScriptsDo() throws IOException {
        List<MatchResult> snippets =
                SNIPPET.matcher(Files.readString(PAGE)).results().toList();
        assertThat(snippets).hasSizeGreaterThan(4);
        for (MatchResult snippet : snippets) {
            assertThat(Files.readString(OtherReader.SCRIPTS.resolve(snippet.group(1))))
                    .as(snippet.group(1))
                    .contains(snippet.group(2));
        }
    }

    private static void publish(Dataset from, Manifest partition, PartitionKey key) throws IOException {
        try (Publication publication = Publication.begin(dataset, key)) {
            for (Table table : Table.values()) {
                Files.copy(from.path(partition, table), publication.stage(table));
                publication.staged(table, partition.file(table).rows());
            }
            publication.commit(partition.producer(), partition.sources());
        }
    }

    private static void leaveRemains(Dataset dataset, Manifest partition) throws IOException {
        Path data = dataset.path(partition, Table.JOURNEY);
        for (String name : List.of(".staging", ".previous")) {
            Path hidden = Files.createDirectories(data.resolveSibling(name));
            Files.copy(data, hidden.resolve(data.getFileName()));
        }
        Files.copy(data, data.resolveSibling("." + data.getFileName()));
        Files.copy(data, data.resolveSibling("journey-" + ABANDONED + ".parquet"));
    }

    private static SortedMap<String, String> duckDb(String script) {
        String[] statements = script.strip().split(";\\s*(\\n|$)");
        SortedMap<String, String> values = new TreeMap<>();
        try (Session session = Session.open(SessionSettings.analysis())) {
            session.run(
                    "set variable dataset = " + SqlText.literal(dataset.folder().toString()));
            for (int i = 0; i < statements.length - 1; i++) {
                session.run(statements[i]);
            }
            session.query(
                    statements[statements.length - 1],
                    row -> values.put(
                            row.text("name").orElseThrow(), row.text("value").orElseThrow()));
        }
        return values;
    }

    private static long rows(Table table) {
        return dataset.partitions().stream()
                .mapToLong(partition -> partition.file(table).rows())
                .sum();
    }

    private static long sum(String names) {
        return expected.entrySet().stream()
                .filter(entry -> entry.getKey().matches(names))
                .mapToLong(entry -> Long.parseLong(entry.getValue()))
                .sum();
    }
}
