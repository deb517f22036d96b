package fr.parcours.engine.cli;

import fr.parcours.engine.intake.LocalFolder;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.territory.Zoning;
import fr.parcours.engine.territory.ZoningFolder;
import fr.parcours.engine.territory.Zonings;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.Texts;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours territory zonings}: the zonings that can be asked about. */
@Command(name = "zonings", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class ZoningsCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(ZoningsCommand.class);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
    private Path dataset;

    @Mixin
    private TableFormatOption format;

    @Override
    public void run() {
        ZoningFolder folder =
                new ZoningFolder(LocalFolder.of(Dataset.open(dataset).folder()).zonings());
        List<List<Cell>> rows = Stream.concat(
                        Zonings.official().stream(),
                        folder.names().stream().map(name -> folder.zoning(Zonings.OF_USERS + name)))
                .map(ZoningsCommand::row)
                .toList();
        ResultTable table = new ResultTable(
                "zonings",
                TEXTS.in(Locale.FRENCH, "zonings.title"),
                TEXTS.in(Locale.ENGLISH, "zonings.title"),
                List.of(
                        new ResultColumn("name", "Nom", "Name", Kind.TEXT),
                        new ResultColumn("label", "Zonage", "Zoning", Kind.TEXT),
                        new ResultColumn("place", "D'après", "By", Kind.TEXT),
                        new ResultColumn("zones", "Zones", "Zones", Kind.COUNT),
                        new ResultColumn("places", "Codes de lieux", "Codes of places", Kind.COUNT)),
                rows);
        format.write(table, spec.commandLine().getOut());
    }

    private static List<Cell> row(Zoning zoning) {
        return List.of(
                Cell.text(zoning.name()),
                Cell.text(zoning.label(Texts.language())),
                Cell.text(zoning.place().column()),
                Cell.count(new HashSet<>(zoning.zones().values()).size()),
                Cell.count(zoning.zones().size()));
    }
}
