package fr.parcours.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.anonymise.KeyFile;
import fr.parcours.engine.anonymise.Pseudonyms;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.intake.specification.Specifications;
import fr.parcours.engine.progress.Progress;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.RowAccount;
import fr.parcours.layout.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An observatory in a folder, to take extracts of the certifier {@code AGRI} into: what was published is told by the
 * file numbers of the certifier.
 */
final class Bench {

    static final PartitionKey PARTITION = PartitionKey.of("82", "2009-2");
    static final LocalDate AS_OF = LocalDate.of(2009, 7, 15);

    private final Path folder;
    private final KeyFile key;
    private final Announced announced = new Announced();

    Bench(Path folder) {
        this.folder = folder;
        this.key = KeyFile.openOrCreate(folder.resolve("key"));
    }

    /** A specification whose first lines are always the same. */
    static Specification specification(String rest) {
        return Specifications.parse(yaml(rest), "essai.yaml");
    }

    static String yaml(String rest) {
        String head = "specification: essai\nversion: 1\ntitle: Un certificateur inconnu\ncertifier: AGRI\n";
        return head + (rest.startsWith("row:") ? "" : "row: journey\n") + rest;
    }

    Path file(String name, String text) {
        return file(name, text, StandardCharsets.UTF_8);
    }

    Path file(String name, String text, Charset charset) {
        return file(name, text.getBytes(charset));
    }

    Path file(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path dataset() {
        return folder.resolve("observatory");
    }

    private Intake intake() {
        announced.total = -1;
        return new Intake(dataset(), Intake.DatasetOrigin.REAL, key, announced);
    }

    /** Only the short way knows how many lines it will read. */
    boolean wentTheShortWay() {
        return announced.total >= 0;
    }

    /** The rows of both tables in their order, as one digest. */
    String rows() {
        Manifest manifest = Dataset.open(dataset()).partition(PARTITION).orElseThrow();
        try (Session session = Session.open(SessionSettings.intake())) {
            StringBuilder digests = new StringBuilder();
            for (Table table : Table.values()) {
                String file = Dataset.open(dataset()).path(manifest, table).toString();
                digests.append(session.query(
                        "select coalesce(md5(string_agg(r::varchar, '|' order by place)), '') as digest from (select"
                                + " row_number() over () as place, r from read_parquet(" + SqlText.literal(file)
                                + ", hive_partitioning = false) as r)",
                        row -> row.text("digest").orElseThrow()));
            }
            return digests.toString();
        }
    }

    private static final class Announced implements Progress {
        private long total = -1;

        @Override
        public void start(String task, long units) {
            total = Math.max(total, units);
        }

        @Override
        public void advance(long units) {}

        @Override
        public void end() {}
    }

    IntakeReport report(String yaml, Path... files) {
        return intake().take(PARTITION, List.of(new Delivery(specification(yaml), AS_OF, Arrays.asList(files))));
    }

    /** Takes files in and returns the account, which must add up. */
    RowAccount take(String yaml, Path... files) {
        return account(report(yaml, files));
    }

    RowAccount take(Specification specification, Path... files) {
        return account(intake().take(PARTITION, List.of(new Delivery(specification, AS_OF, Arrays.asList(files)))));
    }

    IntakeReport corrected(Path file) {
        return intake().takeCorrected(file, java.util.Set.of());
    }

    static RowAccount account(IntakeReport report) {
        RowAccount rows = report.extracts().get(0).rows();
        assertThat(rows.read()).as("read").isEqualTo(rows.accepted() + rows.rejected() + rows.ignored());
        assertThat(rows.rejectedByReason().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(rows.rejected());
        assertThat(rows.ignoredByReason().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(rows.ignored());
        return rows;
    }

    /** Expects a refusal that says all of this and leaves the dataset as it was. */
    void refuses(String yaml, Path file, String... fragments) {
        Specification specification = specification(yaml);
        Map<String, String> before = content();
        assertThatThrownBy(() -> take(specification, file))
                .isInstanceOf(InvalidInputException.class)
                .satisfies(error -> assertThat(error.getMessage()).contains(fragments));
        assertThat(content()).isEqualTo(before);
    }

    /** Every file of the dataset with its digest. */
    Map<String, String> content() {
        Map<String, String> content = new TreeMap<>();
        if (Files.isDirectory(dataset())) {
            try (Stream<Path> tree = Files.walk(dataset())) {
                for (Path file : tree.filter(Files::isRegularFile).toList()) {
                    content.put(dataset().relativize(file).toString(), fr.parcours.layout.Digests.of(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return content;
    }

    Path quarantine(String name) {
        return LocalFolder.of(dataset())
                .quarantine()
                .resolve(PARTITION.folder())
                .resolve(name);
    }

    String quarantined(String name) {
        try {
            return Files.readString(quarantine(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Manifest manifest() {
        return Dataset.open(dataset()).partition(PARTITION).orElseThrow();
    }

    /** The steps of a journey, such as {@code JURY 2009-06-05 FULL}, with its detail in brackets. */
    List<String> steps(String fileNumber) {
        return steps("", fileNumber);
    }

    List<String> steps(String unit, String fileNumber) {
        return query(
                Table.STEP,
                "select concat_ws(' ', step, step_date, outcome, '(' || detail || ')') as n from rows"
                        + " where journey_id = " + SqlText.literal(pseudonym(unit, fileNumber))
                        + " order by step_date, step, rank");
    }

    /** An attribute of a journey, empty if missing. */
    String attribute(String fileNumber, String column) {
        return query(
                        Table.JOURNEY,
                        "select coalesce(" + column + "::varchar, '') as n from rows where journey_id = "
                                + SqlText.literal(pseudonym("", fileNumber)))
                .get(0);
    }

    /** How many journeys satisfy a condition. */
    long journeys(String condition) {
        return Long.parseLong(query(Table.JOURNEY, "select count(*)::varchar as n from rows where " + condition)
                .get(0));
    }

    long journeys() {
        return manifest().file(Table.JOURNEY).rows();
    }

    long steps() {
        return manifest().file(Table.STEP).rows();
    }

    /** All that was published, in order. */
    List<String> published() {
        return Stream.of(Table.values())
                .flatMap(table -> query(table, "select rows::varchar as n from rows order by all").stream())
                .toList();
    }

    private String pseudonym(String unit, String fileNumber) {
        return new Pseudonyms(key).journey("AGRI|" + unit + "|" + fileNumber);
    }

    private List<String> query(Table table, String sql) {
        Path file = Dataset.open(dataset()).path(manifest(), table);
        try (Session session = Session.open(SessionSettings.intake())) {
            return session.query(
                    "with rows as (select * from read_parquet(" + SqlText.literal(file.toString())
                            + ", hive_partitioning = false)) " + sql,
                    row -> row.text("n").orElse(""));
        }
    }

    /** Rows without any fault, to keep the share of rejected rows low. */
    static String fill(int count, String pattern) {
        return IntStream.range(0, count)
                .mapToObj(i -> pattern.replace("#", "R" + i))
                .collect(Collectors.joining());
    }

    Optional<Path> quarantineFolder() {
        return Optional.of(quarantine("x").getParent()).filter(Files::isDirectory);
    }
}
