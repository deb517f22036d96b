package fr.parcours.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.Campaign;
import fr.parcours.layout.Column;
import fr.parcours.layout.ColumnType;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.DatasetInfo;
import fr.parcours.layout.FolderTree;
import fr.parcours.layout.LayoutVersion;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.Publication;
import fr.parcours.layout.RowAccount;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries drawn at random: journeys come and go, attributes, steps, outcomes and dates change between them. */
class ConsolidationTest {

    private static final List<String> CAMPAIGNS = List.of("2008-1", "2008-2", "2009-1", "2009-2", "2010-1");
    private static final List<String> REGIONS = List.of("82", "93");
    private static final String DELIVERED_ONCE = "23";

    @TempDir
    Path folder;

    private Dataset dataset;

    @BeforeEach
    void deliver() {
        dataset = Dataset.openOrCreate(
                folder.resolve("observatory"), new DatasetInfo(LayoutVersion.CURRENT, "test", "test", "test", true));
        REGIONS.forEach(region -> CAMPAIGNS.forEach(campaign -> publish(region, campaign, 0)));
        publish(DELIVERED_ONCE, "2009-1", 0);
    }

    @Test
    void everyJourneyAndStepIsWhatTheWholeHistorySays() {
        try (Session session = Session.open(SessionSettings.analysis())) {
            Snapshot snapshot = new Snapshot(session, dataset);
            snapshot.consolidate(Optional.empty(), Set.of());
            assertSameAsPlainQueries(session, dataset.partitions());
            assertDatedAsJoined(session);
            // Both ways were taken: some journeys are whole in their last delivery, others are not.
            assertThat(unsettledShare(session)).isStrictlyBetween(0.05, 0.95);
        }
    }

    @Test
    void aCampaignOfThePastSeesNothingOfLaterOnes() {
        try (Session session = Session.open(SessionSettings.analysis())) {
            Snapshot snapshot = new Snapshot(session, dataset);
            List<Manifest> known = snapshot.consolidate(Optional.of(Campaign.parse("2009-1")), Set.of("93"));
            assertThat(known).extracting(Manifest::campaign).containsExactly("2008-1", "2008-2", "2009-1");
            assertSameAsPlainQueries(session, known);
        }
    }

    @Test
    void itIsMadeOnceAndUsedAgainUntilARevisionChanges() throws IOException {
        consolidate();
        List<Path> first = kept();
        assertThat(first).hasSize(REGIONS.size());
        FileTime made = Files.getLastModifiedTime(first.get(0).resolve("step.parquet"));
        consolidate();
        assertThat(kept()).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(first.get(0).resolve("step.parquet")))
                .isEqualTo(made);
        publish("82", "2010-1", 7);
        consolidate();
        // The other region is as it was.
        assertThat(kept()).hasSize(REGIONS.size() + 1).containsAll(first);
    }

    @Test
    void ofManyJourneysDeliveredOnceTheirJoinWithMilestonesIsKept() throws IOException {
        Path once = CacheFolder.of(dataset.folder()).resolve("region=" + DELIVERED_ONCE);
        try (Session session = Session.open(SessionSettings.analysis())) {
            new Snapshot(session, dataset, Progress.none(), 100).consolidate(Optional.empty(), Set.of());
            assertThat(once).isDirectoryContaining(key -> Files.exists(key.resolve("dated_journey.parquet")));
            assertDatedAsJoined(session);
        }
        FolderTree.delete(once);
        consolidate(); // of few it is not
        assertThat(once).doesNotExist();
    }

    @Test
    void theFirstTimeShowsItsProgressRegionByRegion() {
        List<String> shown = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void start(String task, long total) {
                shown.add(task + " " + total);
            }

            @Override
            public void advance(long units) {
                shown.add("+" + units);
            }

            @Override
            public void end() {
                shown.add("end");
            }
        };
        for (int time = 0; time < 2; time++) {
            try (Session session = Session.open(SessionSettings.analysis())) {
                new Snapshot(session, dataset, progress).consolidate(Optional.empty(), Set.of());
            }
        }
        assertThat(shown).hasSize(11).startsWith("Consolidation des parcours, une fois pour toutes 8", "+1", "+1");
    }

    @Test
    void whatIsKeptCanBeDeletedWholeOrInPart() throws IOException {
        consolidate();
        Path kept = kept().get(0);
        Files.delete(kept.resolve("milestone.parquet"));
        consolidate();
        assertThat(kept.resolve("milestone.parquet")).exists();
        FolderTree.delete(kept.getParent());
        consolidate();
        assertThat(kept).isDirectory();
    }

    @Test
    void whatIsReadStaysReadableWhenSomebodyDeletesIt() throws IOException {
        try (Session session = Session.open(SessionSettings.analysis())) {
            Snapshot snapshot = new Snapshot(session, dataset);
            snapshot.consolidate(Optional.empty(), Set.of());
            FolderTree.delete(CacheFolder.of(dataset.folder()));
            assertThat(session.number("select count(*) as n from milestone")).isPositive();
        }
    }

    @Test
    void onlyTheOwnerMayReadWhatIsKept() throws IOException {
        consolidate();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(CacheFolder.of(dataset.folder()))))
                .isEqualTo("rwx------");
    }

    @Test
    void whereNothingCanBeKeptTheAnswerIsTheSame() throws IOException {
        // A file in the place of the folder: nobody can write there, not even an administrator.
        Files.writeString(CacheFolder.of(dataset.folder()), "");
        try (Session session = Session.open(SessionSettings.analysis())) {
            new Snapshot(session, dataset).consolidate(Optional.empty(), Set.of());
            assertSameAsPlainQueries(session, dataset.partitions());
        }
    }

    @Test
    void theOldestOnesMakePlace() throws IOException {
        consolidate();
        Path cache = kept().get(0).getParent();
        for (int i = 0; i < 12; i++) {
            Path old = Files.createDirectory(cache.resolve("old" + i));
            Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(1000 + i)));
        }
        Path abandoned = Files.createDirectory(cache.resolve(".unfinished-1"));
        Files.setLastModifiedTime(abandoned, FileTime.from(Instant.now().minusSeconds(200_000)));
        publish("82", "2010-1", 7);
        consolidate();
        assertThat(kept())
                .filteredOn(path -> path.getParent().equals(cache))
                .hasSize(8)
                .doesNotContain(cache.resolve("old11"), cache.resolve("old7"));
        assertThat(abandoned).doesNotExist();
    }

    private void consolidate() {
        try (Session session = Session.open(SessionSettings.analysis())) {
            new Snapshot(session, dataset).consolidate(Optional.empty(), Set.of());
        }
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> folders = Files.walk(CacheFolder.of(dataset.folder()), 2)) {
            return folders.filter(
                            path -> path.getParent().getFileName().toString().startsWith("region="))
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private void assertSameAsPlainQueries(Session session, List<Manifest> manifests) {
        CatalogueQueries queries = new CatalogueQueries(session);
        for (Table table : Table.values()) {
            String name = table.tableName();
            view(session, "partition_" + name, manifests, table);
            session.run("create or replace temp table plain as\n" + queries.sql("consolidation/" + name));
            assertThat(session.number("select count(*) as n from plain")).isPositive();
            assertThat(session.number("select count(*) as n from " + name))
                    .isEqualTo(session.number("select count(*) as n from plain"));
            String columns =
                    "region, " + table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
            assertThat(session.number("select count(*) as n from (select " + columns + " from plain except select "
                            + columns + " from " + name + ")"))
                    .as(name)
                    .isZero();
        }
        session.run("create or replace temp table plain as\n" + queries.sql("cohort/milestone"));
        assertThat(
                        session.number(
                                "select count(*) as n from plain anti join milestone using (region, journey_id,"
                                        + " application_date, eligibility_date, dossier_date, jury_date, full_date, first_jury_outcome)"))
                .isEqualTo(session.number("select count(*) as n from plain where application_date is null"
                        + " or eligibility_date is null or dossier_date is null or jury_date is null"
                        + " or full_date is null or first_jury_outcome is null"));
    }

    /** What is kept of journeys with their milestones is what joining them gives. */
    private static void assertDatedAsJoined(Session session) {
        session.run(
                "create or replace temp table joined as\n" + new CatalogueQueries(session).sql("cohort/dated_journey"));
        assertThat(session.number("select count(*) as n from dated_journey"))
                .isPositive()
                .isEqualTo(session.number("select count(*) as n from joined"));
        assertThat(session.number(
                        "select count(*) as n from (select * from joined except select columns from dated_journey)"
                                .replace("columns", columns(session))))
                .isZero();
    }

    /** The columns of the table {@code joined}, in its order. */
    private static String columns(Session session) {
        return String.join(
                ", ",
                session.query(
                        "select column_name as name from duckdb_columns() where table_name = 'joined' order by column_index",
                        row -> row.text("name").orElseThrow()));
    }

    private double unsettledShare(Session session) {
        view(session, "partition_journey", dataset.partitions(), Table.JOURNEY);
        return session.number("""
                select count(*) as n
                from journey anti join partition_journey on partition_journey.journey_id = journey.journey_id
                    and partition_journey.region = journey.region
                    and partition_journey.observed_until = journey.observed_until
                    and partition_journey.sector is not distinct from journey.sector
                    and partition_journey.level is not distinct from journey.level
                """) / (double) session.number("select count(*) as n from journey");
    }

    private void view(Session session, String name, List<Manifest> manifests, Table table) {
        session.run("create or replace temp view " + name + " as select * from "
                + Snapshot.partitions(manifests.stream()
                        .map(manifest -> dataset.path(manifest, table))
                        .toList()));
    }

    /** Publishes about 300 journeys; another salt changes some of them. */
    private void publish(String region, String campaign, int salt) {
        int number = CAMPAIGNS.indexOf(campaign);
        try (Session session = Session.open(SessionSettings.intake());
                Publication publication = Publication.begin(dataset, PartitionKey.of(region, campaign))) {
            session.run("create macro draw(i, what) as hash(i, what, '" + region + "', " + (number * 100 + salt)
                    + ") % 100");
            // Delivered or not; the last as-of date is sometimes that of an earlier campaign.
            session.run("create temp table delivered as select i, md5('" + region + "' || i) as journey_id,"
                    + " date '2008-01-15' + cast(180 * case when draw(i, 'date') < 5 then 1 else " + number
                    + " end as integer) as observed_until from range(400) as numbers(i) where draw(i, 'there') < 70");
            DataFileWriter.write(
                    session,
                    publication,
                    Table.JOURNEY,
                    "select "
                            + Table.JOURNEY.columns().stream()
                                    .map(ConsolidationTest::value)
                                    .collect(Collectors.joining(", "))
                            + " from delivered order by certifier, journey_id");
            DataFileWriter.write(session, publication, Table.STEP, """
                    select journey_id, step, date '2007-01-01' + cast(draw(i, step) as integer) as step_date,
                        cast(rank as integer) as rank,
                        case when draw(i, step || 'o') < 80 then ['FULL', 'PARTIAL', 'NONE'][1 + cast(draw(i, 'x') % 3 as integer)] end
                            as outcome,
                        case when draw(i, step || 'd') < 10 then 'detail' || (draw(i, 'y') % 3) end as detail
                    from delivered, (values ('APPLICATION'), ('ELIGIBILITY'), ('DOSSIER'), ('JURY')) as steps(step),
                        range(1, 4) as ranks(rank)
                    where draw(i, step || rank) < 90 - 35 * (rank - 1)
                    order by journey_id, step, rank
                    """);
            long rows = session.number("select count(*) as n from delivered");
            publication.commit(
                    "test",
                    List.of(new SourceExtract(
                            "EN",
                            LocalDate.of(2008, 1, 15).plusDays(180L * number),
                            "0".repeat(64),
                            "test",
                            1,
                            "",
                            RowAccount.allAccepted(rows))));
        }
    }

    private static String value(Column column) {
        return switch (column.name()) {
            case "journey_id", "observed_until" -> column.name();
            case "certifier" -> "'EN' as certifier";
            // Never told, and always told.
            case "programme" -> "null::varchar as programme";
            case "sex" -> "'F' as sex";
            default ->
                "case when draw(i, '" + column.name() + "') < 97 then "
                        + (column.type() == ColumnType.INTEGER
                                ? "cast(draw(i, 'v') % 4 + 3 as integer)"
                                : "'v' || (draw(i, 'v') % 4)")
                        + " end as " + column.name();
        };
    }
}
