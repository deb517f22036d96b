package fr.parcours.engine.cli;

import fr.parcours.engine.intake.LocalFolder;
import fr.parcours.engine.territory.ZoningFile;
import fr.parcours.engine.territory.ZoningFolder;
import fr.parcours.engine.territory.Zonings;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.Texts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours territory add-zoning}: keeps a zoning of the user beside a dataset. */
@Command(
        name = "add-zoning",
        resourceBundle = ParcoursCommand.TEXTS,
        mixinStandardHelpOptions = true,
        sortOptions = true)
final class AddZoningCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(AddZoningCommand.class);
    private static final int LISTED = 10;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
    private Path dataset;

    @Parameters(index = "1", paramLabel = "NOM", descriptionKey = "parcours.territory.add-zoning.name")
    private String name;

    @Parameters(index = "2", paramLabel = "FICHIER", descriptionKey = "parcours.territory.add-zoning.file")
    private Path file;

    @Option(names = "--label", paramLabel = "LIBELLÉ", descriptionKey = "parcours.territory.add-zoning.label")
    private Optional<String> label = Optional.empty();

    @Option(names = "--replace", descriptionKey = "parcours.territory.add-zoning.replace")
    private boolean replace;

    @Override
    public void run() {
        ZoningFolder zonings =
                new ZoningFolder(LocalFolder.of(Dataset.open(dataset).folder()).zonings());
        ZoningFile read = zonings.add(name, label.orElse(name), file, replace);
        List<String> without = read.withoutZone();
        PrintWriter out = spec.commandLine().getOut();
        out.println(TEXTS.format(
                "zoning.added",
                Zonings.OF_USERS + name,
                read.given().size(),
                read.labels().size(),
                without.size()));
        if (!without.isEmpty()) {
            out.println(TEXTS.format(
                    "zoning.without",
                    String.join(", ", without.subList(0, Math.min(LISTED, without.size())))
                            + (without.size() > LISTED ? "…" : "")));
        }
        out.flush();
    }
}
