package fr.parcours.engine.cli;

import fr.parcours.engine.Observatory;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours quality}: what intake found wrong. */
@Command(name = "quality", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true)
final class QualityCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
    private Path dataset;

    @Option(names = "--region", paramLabel = "RÉGION", descriptionKey = "parcours.quality.region")
    private String region = "";

    @Option(names = "--campaign", paramLabel = "CAMPAGNE", descriptionKey = "parcours.quality.campaign")
    private String campaign = "";

    @Mixin
    private TableFormatOption format;

    @Override
    public void run() {
        try (Observatory observatory = Observatory.open(dataset)) {
            format.write(
                    observatory.quality(region, campaign), spec.commandLine().getOut());
        }
    }
}
