package fr.parcours.engine.cli;

import fr.parcours.engine.HistoryTable;
import fr.parcours.layout.Dataset;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours history}: the revisions of partitions and where they come from. */
@Command(name = "history", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true)
final class HistoryCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
    private Path dataset;

    @Mixin
    private PartitionChoice partitions;

    @Mixin
    private TableFormatOption format;

    @Override
    public void run() {
        Dataset opened = Dataset.open(dataset);
        format.write(
                HistoryTable.of(opened, partitions.of(opened)),
                spec.commandLine().getOut());
    }
}
