package fr.parcours.engine.cli;

import fr.parcours.engine.Observatory;
import fr.parcours.layout.Texts;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours partitions}: what a dataset holds. */
@Command(name = "partitions", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true)
final class PartitionsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
    private Path dataset;

    @Mixin
    private TableFormatOption format;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        try (Observatory observatory = Observatory.open(dataset, TerminalProgress.standardError())) {
            if (observatory.info().simulated()) {
                spec.commandLine()
                        .getErr()
                        .println(Texts.of(PartitionsCommand.class).format("simulated"));
            }
            format.write(observatory.partitions(), out);
        }
    }
}
