package fr.parcours.engine.benchmark;

import fr.parcours.engine.anonymise.KeyFile;
import fr.parcours.engine.intake.Delivery;
import fr.parcours.engine.intake.Intake;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.PartitionKey;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * Times the intake of one extract beside bare DuckDB that copies the same file to Parquet with the same columns, and
 * checks, translates, hashes and sorts nothing. The same rows in a workbook have nothing beside them: DuckDB alone does
 * not read workbooks as a stream.
 */
final class IntakeBenchmark {

    private final Path folder;
    private final Path extract;
    private final Path workbook;

    IntakeBenchmark(Path folder) {
        this.folder = folder;
        this.extract = folder.resolve("extract.csv");
        this.workbook = folder.resolve("extract.xlsx");
    }

    void makeExtract(long rows, Progress progress) {
        BenchmarkExtract.write(extract, rows, progress);
    }

    void makeWorkbook(long rows, Progress progress) {
        BenchmarkExtract.writeWorkbook(workbook, rows, progress);
    }

    SideBySide sides() {
        return new SideBySide(this::intake, this::bare);
    }

    /** Takes the extract into a dataset of its own; returns the dataset's folder. */
    Path intake() {
        return intake(BenchmarkExtract.specification(folder.resolve("benchmark.yaml")), extract);
    }

    /** Takes the workbook into a dataset of its own; returns the dataset's folder. */
    Path workbookIntake() {
        return intake(BenchmarkExtract.workbookSpecification(folder.resolve("workbook.yaml")), workbook);
    }

    private Path intake(Specification specification, Path file) {
        Path dataset = folder.resolve("intake-" + UUID.randomUUID());
        KeyFile key = KeyFile.openOrCreate(folder.resolve("benchmark.key"));
        new Intake(dataset, Intake.DatasetOrigin.SIMULATED, key, Progress.none())
                .take(
                        PartitionKey.of("82", BenchmarkDataset.CAMPAIGN),
                        List.of(new Delivery(specification, BenchmarkDataset.AS_OF, List.of(file))));
        return dataset;
    }

    void bare() {
        BareIntake.copy(extract, folder);
    }
}
