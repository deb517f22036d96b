package fr.parcours.engine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.progress.Progress;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Table;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkDatasetTest {

    private static final long JOURNEYS = 1_002;

    @TempDir
    static Path folder;

    @BeforeAll
    static void make() {
        BenchmarkDataset.make(folder.resolve("observatory"), JOURNEYS, 1, Progress.none());
    }

    @Test
    void holdsAllJourneysInFourRegions() {
        List<Manifest> partitions = dataset().partitions();

        assertThat(partitions).extracting(Manifest::region).containsExactly("23", "72", "82", "93");
        assertThat(partitions.stream()
                        .mapToLong(partition -> partition.file(Table.JOURNEY).rows())
                        .sum())
                .isEqualTo(JOURNEYS);
        assertThat(dataset().info().simulated()).isTrue();
    }

    @Test
    void everyStepBelongsToAJourneyAndComesInOrder() {
        try (Session session = Session.open(SessionSettings.analysis())) {
            assertThat(session.number("select count(*) as n from " + rows(Table.STEP) + " where journey_id not in"
                            + " (select journey_id from " + rows(Table.JOURNEY) + ")"))
                    .isZero();
            assertThat(session.number("select count(*) as n from (select journey_id,"
                            + " max(step_date) filter (where step = 'ELIGIBILITY') as eligibility,"
                            + " min(step_date) filter (where step = 'JURY') as jury from " + rows(Table.STEP)
                            + " group by journey_id) where jury <= eligibility"))
                    .isZero();
            assertThat(session.number("select count(distinct step) as n from " + rows(Table.STEP)
                            + " where step_date is not null"))
                    .isEqualTo(6);
        }
    }

    @Test
    void sameSizeGivesTheSameData(@TempDir Path other) {
        BenchmarkDataset.make(other, JOURNEYS, 1, Progress.none());

        assertThat(Dataset.open(other).partitions())
                .extracting(Manifest::revision)
                .isEqualTo(
                        dataset().partitions().stream().map(Manifest::revision).toList());
    }

    private static Dataset dataset() {
        return Dataset.open(folder.resolve("observatory"));
    }

    private static String rows(Table table) {
        return "read_parquet("
                + dataset().partitions().stream()
                        .map(partition ->
                                SqlText.literal(dataset().path(partition, table).toString()))
                        .toList()
                + ", hive_partitioning = false)";
    }
}
