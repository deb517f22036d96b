package fr.parcours.engine.cli;

import fr.parcours.layout.Dataset;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.Publication;
import fr.parcours.layout.Texts;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours rollback}: publishes the previous revision of a partition again. */
@Command(name = "rollback", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true)
final class RollbackCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(RollbackCommand.class);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
    private Path dataset;

    @Option(names = "--region", required = true, paramLabel = "RÉGION", descriptionKey = "partition.region")
    private String region;

    @Option(names = "--campaign", required = true, paramLabel = "CAMPAGNE", descriptionKey = "partition.campaign")
    private String campaign;

    @Override
    public void run() {
        Dataset opened = Dataset.open(dataset);
        PartitionKey key = PartitionKey.of(region, campaign);
        if (opened.previous(key).isEmpty()) {
            // Said before anything is locked: there may not even be such a partition.
            throw new InvalidInputException(TEXTS.format("rollback.none", key));
        }
        try (Publication publication = Publication.begin(opened, key)) {
            Manifest published = publication.rollBack();
            spec.commandLine().getOut().println(TEXTS.format("rollback.done", key, published.revision()));
        }
    }
}
