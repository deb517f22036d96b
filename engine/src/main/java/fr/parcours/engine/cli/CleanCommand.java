package fr.parcours.engine.cli;

import fr.parcours.layout.Dataset;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.Publication;
import fr.parcours.layout.Texts;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours clean}: forgets previous revisions and what crashes left. */
@Command(name = "clean", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true)
final class CleanCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(CleanCommand.class);
    private static final long KILOBYTE = 1000;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
    private Path dataset;

    @Mixin
    private PartitionChoice partitions;

    @Override
    public void run() {
        Dataset opened = Dataset.open(dataset);
        List<PartitionKey> chosen = partitions.of(opened);
        long bytes = 0;
        for (PartitionKey key : chosen) {
            try (Publication publication = Publication.begin(opened, key)) {
                bytes += publication.clean();
            }
        }
        spec.commandLine().getOut().println(TEXTS.format("clean.done", chosen.size(), bytes / KILOBYTE));
    }
}
