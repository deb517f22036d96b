package fr.parcours.engine.cli;

import fr.parcours.engine.intake.LocalFolder;
import fr.parcours.engine.territory.Indicator;
import fr.parcours.engine.territory.Period;
import fr.parcours.engine.territory.VariableFolder;
import fr.parcours.engine.territory.ZoneLevels;
import fr.parcours.engine.territory.ZoningFolder;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.Texts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours territory add-variables}: keeps variables of territories beside a dataset. */
@Command(
        name = "add-variables",
        resourceBundle = ParcoursCommand.TEXTS,
        mixinStandardHelpOptions = true,
        sortOptions = true)
final class AddVariablesCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(AddVariablesCommand.class);
    private static final int LISTED = 10;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
    private Path dataset;

    @Parameters(index = "1", paramLabel = "FICHIER", descriptionKey = "parcours.territory.add-variables.file")
    private Path file;

    @Option(names = "--replace", descriptionKey = "parcours.territory.add-variables.replace")
    private boolean replace;

    @Override
    public void run() {
        VariableFolder variables = folder(dataset);
        PrintWriter out = spec.commandLine().getOut();
        for (VariableFolder.Addition addition : variables.add(file, replace)) {
            Indicator indicator = addition.indicator();
            List<Period> periods = indicator.periods();
            out.println(TEXTS.format(
                    "variable.added",
                    indicator.name(),
                    addition.added(),
                    indicator.level(),
                    indicator.zones().size(),
                    periods.get(0),
                    periods.get(periods.size() - 1),
                    indicator.unit()));
            List<String> without = variables.levels().without(indicator);
            if (!without.isEmpty()) {
                out.println(TEXTS.format("variable.without", without.size(), listed(without)));
            }
            Map<String, List<Period>> gaps = indicator.gaps();
            if (!gaps.isEmpty()) {
                out.println(TEXTS.format(
                        "variable.gaps",
                        gaps.size(),
                        listed(gaps.entrySet().stream()
                                .map(gap -> gap.getKey() + " (" + listed(gap.getValue()) + ")")
                                .toList())));
            }
        }
        out.flush();
    }

    static VariableFolder folder(Path dataset) {
        LocalFolder local = LocalFolder.of(Dataset.open(dataset).folder());
        return new VariableFolder(local.variables(), new ZoneLevels(new ZoningFolder(local.zonings())));
    }

    /** The first ones. */
    static String listed(Collection<?> all) {
        return all.stream().limit(LISTED).map(Object::toString).collect(Collectors.joining(", "))
                + (all.size() > LISTED ? "…" : "");
    }
}
