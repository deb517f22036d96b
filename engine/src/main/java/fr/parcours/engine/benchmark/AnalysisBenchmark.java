package fr.parcours.engine.benchmark;

import fr.parcours.engine.Observatory;
import fr.parcours.engine.progress.Progress;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.session.CatalogueQueries;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Times an analysis of eligible journeys: through the engine, from opening the dataset to the protected result, and the
 * statements it ran alone, in a session with the same settings over the same files.
 */
final class AnalysisBenchmark {

    private final Path dataset;
    private final MeasuredAnalysis analysis;

    AnalysisBenchmark(Path dataset, MeasuredAnalysis analysis) {
        this.dataset = dataset;
        this.analysis = analysis;
    }

    Comparison measure(int runs, Progress progress) {
        List<String> statements = engine().provenance().sql();
        return new SideBySide(this::engine, () -> bare(statements)).warmUp().measure(runs, progress);
    }

    Result engine() {
        try (Observatory observatory = Observatory.open(dataset)) {
            return analysis.of(observatory);
        }
    }

    /** Returns the rows of the answer, so that a test can see that something was asked. */
    long bare(List<String> statements) {
        try (Session session = Session.open(SessionSettings.analysis())) {
            for (Table table : Table.values()) {
                session.run("create or replace temp view " + table.tableName() + " as select * exclude (campaign) from "
                        + files(dataset, table));
            }
            CatalogueQueries queries = new CatalogueQueries(session);
            List.of("milestone", "repeated_journey", "dated_journey")
                    .forEach(name -> session.run(
                            "create or replace temp view " + name + " as\n" + queries.sql("cohort/" + name)));
            int last = statements.size() - 1;
            statements.subList(0, last).forEach(session::run);
            return session.query(statements.get(last), row -> 1, analysis.parameters())
                    .size();
        }
    }

    /** Reads the published rows of a table with their region and campaign. */
    static String files(Path dataset, Table table) {
        Dataset opened = Dataset.open(dataset);
        return opened.partitions().stream()
                .map(partition -> SqlText.literal(opened.path(partition, table).toString()))
                .collect(Collectors.joining(
                        ", ",
                        "read_parquet([",
                        "], hive_partitioning = true, hive_types = {'region': varchar, 'campaign': varchar})"));
    }
}
