package fr.parcours.engine.cli;

import fr.parcours.engine.session.CatalogueQueries;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.layout.ColumnType;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.DatasetInfo;
import fr.parcours.layout.LayoutVersion;
import fr.parcours.layout.Nomenclatures;
import fr.parcours.layout.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Loads the classes that an ordinary command loads, so that the launcher can keep them in an archive and start faster.
 *
 * <p>Only the launcher runs it, once after a build. Nothing else depends on it, and nothing is lost if it fails.
 */
public final class WarmUp {

    private WarmUp() {}

    /**
     * Reads a command line and a small dataset, then leaves nothing behind.
     *
     * @param arguments none
     * @throws IOException if there is no room for temporary files
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("parcours-warm-up-");
        try {
            readCommandLine();
            Dataset.openOrCreate(
                    folder.resolve("dataset"), new DatasetInfo(LayoutVersion.CURRENT, "warm-up", "none", "none", true));
            Nomenclatures.names().forEach(Nomenclatures::get);
            consolidate(folder);
        } finally {
            delete(folder);
        }
    }

    private static void readCommandLine() {
        CommandSpec spec = CommandSpec.create()
                .name("parcours")
                .mixinStandardHelpOptions(true)
                .addOption(OptionSpec.builder("--by")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .splitRegex(",")
                        .build())
                .addSubcommand("flow", CommandSpec.create());
        CommandLine commandLine = new CommandLine(spec);
        commandLine.parseArgs("--by", "level,sex", "flow");
        commandLine.getUsageMessage();
    }

    private static void consolidate(Path folder) {
        try (Session session = Session.open(SessionSettings.analysis())) {
            for (Table table : Table.values()) {
                String file = folder.resolve(table.tableName() + ".parquet").toString();
                String columns = table.columns().stream()
                        .map(column -> "cast(" + (column.type() == ColumnType.DATE ? "'2009-01-15'" : "1") + " as "
                                + column.type().sql() + ") as " + column.name())
                        .collect(Collectors.joining(", "));
                session.run("copy (select " + columns + ") to '" + file + "' (format parquet, compression zstd)");
                session.run("create view partition_" + table.tableName()
                        + " as select '82' as region, '2009-1' as campaign, * from read_parquet('" + file + "')");
            }
            CatalogueQueries queries = new CatalogueQueries(session);
            queries.table("journey", "consolidation/journey");
            queries.table("step", "consolidation/step");
            session.query("select journey_id from journey", row -> row.text("journey_id"));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
