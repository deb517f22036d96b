package fr.parcours.engine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.progress.Progress;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.Column;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Table;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeBenchmarkTest {

    private static final int ROWS = 1_000;

    @TempDir
    Path folder;

    @Test
    void bothSidesWriteTheSameColumnsAndNumbersOfRows() {
        IntakeBenchmark benchmark = new IntakeBenchmark(folder);
        benchmark.makeExtract(ROWS, Progress.none());
        Dataset dataset = Dataset.open(benchmark.intake());
        benchmark.bare();

        Manifest partition = dataset.partitions().get(0);
        assertThat(partition.sources())
                .singleElement()
                .satisfies(source -> assertThat(source.rows().accepted()).isEqualTo(ROWS));
        for (Table table : Table.values()) {
            Path bare = BareIntake.file(folder, table);
            assertThat(columns(bare))
                    .isEqualTo(table.columns().stream().map(Column::name).toList())
                    .isEqualTo(columns(dataset.path(partition, table)));
            assertThat(rows(bare)).isEqualTo(partition.file(table).rows()).isGreaterThanOrEqualTo(ROWS);
        }
    }

    @Test
    void theWorkbookHoldsTheRowsOfTheExtract() {
        IntakeBenchmark benchmark = new IntakeBenchmark(folder);
        benchmark.makeExtract(ROWS, Progress.none());
        benchmark.makeWorkbook(ROWS, Progress.none());
        Manifest fromText = Dataset.open(benchmark.intake()).partitions().get(0);
        Manifest fromWorkbook =
                Dataset.open(benchmark.workbookIntake()).partitions().get(0);

        assertThat(fromWorkbook.sources().get(0).rows())
                .isEqualTo(fromText.sources().get(0).rows());
        assertThat(fromWorkbook.file(Table.STEP).rows())
                .isEqualTo(fromText.file(Table.STEP).rows());
    }

    private static List<String> columns(Path file) {
        try (Session session = Session.open(SessionSettings.analysis())) {
            return session.query(
                    "select column_name from (describe select * from " + parquet(file) + ")",
                    row -> row.text("column_name").orElseThrow());
        }
    }

    private static long rows(Path file) {
        try (Session session = Session.open(SessionSettings.analysis())) {
            return session.number("select count(*) as n from " + parquet(file));
        }
    }

    private static String parquet(Path file) {
        return "read_parquet(" + SqlText.literal(file.toString()) + ", hive_partitioning = false)";
    }
}
