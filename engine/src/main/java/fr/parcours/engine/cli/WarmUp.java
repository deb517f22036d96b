package fr.parcours.engine.cli;

import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.layout.Column;
import fr.parcours.layout.ColumnType;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.DatasetInfo;
import fr.parcours.layout.FolderTree;
import fr.parcours.layout.LayoutVersion;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.Publication;
import fr.parcours.layout.RowAccount;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Loads the classes that ordinary commands load, so that the launcher can keep them in an archive and start faster.
 *
 * <p>Only the launcher runs it, once after a build. Nothing else depends on it, and nothing is lost if it fails.
 */
public final class WarmUp {

    /** Values where the number one will not do. */
    private static final Map<String, String> VALUES =
            Map.of("certifier", "EN", "level", "4", "sex", "F", "step", "ELIGIBILITY", "outcome", "FAVOURABLE");

    private WarmUp() {}

    /**
     * Runs a few commands on a dataset of one journey, then leaves nothing behind.
     *
     * @param arguments none
     * @throws IOException if there is no room for temporary files
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("parcours-warm-up-");
        try {
            String dataset = publishOneJourney(folder.resolve("dataset")).toString();
            Main.run("--help");
            Main.run("partitions", dataset);
            Main.run("flow", dataset, "--by", "level");
            Main.run("duration", dataset, "--format", "json");
        } finally {
            FolderTree.delete(folder);
        }
    }

    private static Path publishOneJourney(Path folder) {
        Dataset dataset = Dataset.openOrCreate(folder, new DatasetInfo(LayoutVersion.CURRENT, "", "", "", true));
        SourceExtract source =
                new SourceExtract("EN", LocalDate.parse("2009-01-15"), "", "warm-up", 1, "", RowAccount.allAccepted(1));
        try (Session session = Session.open(SessionSettings.intake());
                Publication publication = Publication.begin(dataset, PartitionKey.of("82", "2009-1"))) {
            for (Table table : Table.values()) {
                String row = table.columns().stream().map(WarmUp::value).collect(Collectors.joining(", "));
                session.run("copy (select " + row + ") to '" + publication.stage(table) + "' (format parquet)");
                publication.staged(table, 1);
            }
            publication.commit("warm-up", List.of(source));
        }
        return folder;
    }

    private static String value(Column column) {
        String value = column.type() == ColumnType.DATE ? "2008-06-15" : VALUES.getOrDefault(column.name(), "1");
        return "cast('" + value + "' as " + column.type().sql() + ") as " + column.name();
    }
}
