package fr.parcours.engine.cli;

import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.territory.Communes;
import fr.parcours.engine.territory.ResidenceFile;
import fr.parcours.engine.territory.ResidenceMatch;
import fr.parcours.engine.territory.ResidenceResolver;
import fr.parcours.layout.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours territory resolve}: finds the communes of postal codes and names. */
@Command(name = "resolve", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class ResolveCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(ResolveCommand.class);

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FICHIER", descriptionKey = "parcours.territory.resolve.file")
    private Path file;

    @Option(
            names = "--postal-code",
            paramLabel = "COLONNE",
            required = true,
            descriptionKey = "parcours.territory.resolve.postal-code")
    private String postalCode;

    @Option(
            names = "--name",
            paramLabel = "COLONNE",
            required = true,
            descriptionKey = "parcours.territory.resolve.name")
    private String name;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FICHIER",
            required = true,
            descriptionKey = "parcours.territory.resolve.output")
    private Path output;

    @Mixin
    private TableFormatOption format;

    @Override
    public void run() {
        Map<ResidenceMatch, Long> counts =
                new ResidenceFile(file, postalCode, name).resolve(new ResidenceResolver(Communes.official()), output);
        long lines = counts.values().stream().mapToLong(Long::longValue).sum();
        List<List<Cell>> rows = counts.entrySet().stream()
                .map(entry -> List.of(
                        Cell.text(entry.getKey().name()),
                        Cell.text(TEXTS.format("resolve." + entry.getKey().name())),
                        Cell.count(entry.getValue()),
                        lines == 0 ? Cell.MISSING : Cell.measure((double) entry.getValue() / lines)))
                .toList();
        format.write(
                new ResultTable(
                        "residences",
                        TEXTS.in(Locale.FRENCH, "resolve.title"),
                        TEXTS.in(Locale.ENGLISH, "resolve.title"),
                        List.of(
                                new ResultColumn("match", "Code", "Code", Kind.TEXT),
                                new ResultColumn("match_label", "Commune", "Commune", Kind.TEXT),
                                new ResultColumn("residences", "Résidences", "Residences", Kind.COUNT),
                                new ResultColumn("share", "Part", "Share", Kind.RATE)),
                        rows),
                spec.commandLine().getOut());
    }
}
