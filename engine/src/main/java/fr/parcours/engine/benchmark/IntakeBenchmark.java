package fr.parcours.engine.benchmark;

import fr.parcours.engine.anonymise.KeyFile;
import fr.parcours.engine.intake.Delivery;
import fr.parcours.engine.intake.Intake;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.intake.specification.Specifications;
import fr.parcours.engine.progress.Progress;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.PartitionKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Times the intake of one extract beside a bare copy of its CSV to Parquet, which checks and harmonises nothing. */
final class IntakeBenchmark {

    private final Path folder;
    private final Path extract;
    private final Specification specification = Specifications.read(BenchmarkExtract.SPECIFICATION);

    IntakeBenchmark(Path folder) {
        this.folder = folder;
        this.extract = folder.resolve("extract.csv");
    }

    void makeExtract(long rows, Progress progress) {
        BenchmarkExtract.write(extract, specification, rows, progress);
    }

    Comparison measure(int runs, Progress progress) {
        List<Double> engine = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            int number = run;
            bare.add(Stopwatch.seconds(this::bareCopy));
            engine.add(Stopwatch.seconds(() -> intake(folder.resolve("intake-" + number))));
            progress.advance(1);
        }
        return new Comparison(engine, bare);
    }

    private void intake(Path dataset) {
        KeyFile key = KeyFile.openOrCreate(folder.resolve("benchmark.key"));
        new Intake(dataset, Intake.DatasetOrigin.SIMULATED, key, Progress.none())
                .take(
                        PartitionKey.of("82", BenchmarkDataset.CAMPAIGN),
                        List.of(new Delivery(specification, BenchmarkDataset.AS_OF, List.of(extract))));
    }

    private void bareCopy() {
        // The text is in windows-1252, which DuckDB cannot read; what the extract uses of it is the same in latin-1.
        try (Session session = Session.open(SessionSettings.intake())) {
            session.run("copy (select * from read_csv(" + SqlText.literal(extract.toString())
                    + ", delim = ';', header = true, all_varchar = true, encoding = 'latin-1')) to "
                    + SqlText.literal(folder.resolve("bare.parquet").toString())
                    + " (format parquet, compression zstd)");
        }
    }
}
