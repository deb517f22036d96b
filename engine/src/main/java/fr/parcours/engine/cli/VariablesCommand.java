package fr.parcours.engine.cli;

import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.territory.Indicator;
import fr.parcours.engine.territory.Period;
import fr.parcours.engine.territory.VariableFolder;
import fr.parcours.layout.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours territory variables}: the variables of territories that can be asked about. */
@Command(
        name = "variables",
        resourceBundle = ParcoursCommand.TEXTS,
        mixinStandardHelpOptions = true,
        sortOptions = true)
final class VariablesCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(VariablesCommand.class);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
    private Path dataset;

    @Mixin
    private TableFormatOption format;

    @Override
    public void run() {
        VariableFolder folder = AddVariablesCommand.folder(dataset);
        ResultTable table = new ResultTable(
                "variables",
                TEXTS.in(Locale.FRENCH, "variables.title"),
                TEXTS.in(Locale.ENGLISH, "variables.title"),
                List.of(
                        new ResultColumn("indicator", "Indicateur", "Indicator", Kind.TEXT),
                        new ResultColumn("level", "Échelle", "Level", Kind.TEXT),
                        new ResultColumn("unit", "Unité", "Unit", Kind.TEXT),
                        new ResultColumn("first", "Depuis", "First", Kind.TEXT),
                        new ResultColumn("last", "Jusqu'à", "Last", Kind.TEXT),
                        new ResultColumn("periods", "Périodes", "Periods", Kind.COUNT),
                        new ResultColumn("zones", "Zones", "Zones", Kind.COUNT),
                        new ResultColumn("without", "Sans valeur", "Without", Kind.COUNT),
                        new ResultColumn("without_codes", "Zones sans valeur", "Zones without value", Kind.TEXT),
                        new ResultColumn("gaps", "Périodes manquantes", "Gaps", Kind.COUNT),
                        new ResultColumn("source", "Source", "Source", Kind.TEXT)),
                folder.names().stream()
                        .map(name -> row(folder, folder.indicator(name)))
                        .toList());
        format.write(table, spec.commandLine().getOut());
    }

    private static List<Cell> row(VariableFolder folder, Indicator indicator) {
        List<Period> periods = indicator.periods();
        List<String> without = folder.levels().without(indicator);
        return List.of(
                Cell.text(indicator.name()),
                Cell.text(indicator.level()),
                Cell.text(indicator.unit()),
                Cell.text(periods.get(0).toString()),
                Cell.text(periods.get(periods.size() - 1).toString()),
                Cell.count(periods.size()),
                Cell.count(indicator.zones().size()),
                Cell.count(without.size()),
                Cell.text(AddVariablesCommand.listed(without)),
                Cell.count(
                        indicator.gaps().values().stream().mapToLong(List::size).sum()),
                Cell.text(indicator.sources().values().stream().distinct().collect(Collectors.joining(" ; "))));
    }
}
