package fr.parcours.engine.cli;

import fr.parcours.engine.Observatory;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours query}: runs one query of the catalogue, whose answer is raw. */
@Command(name = "query", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class QueryCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(QueryCommand.class);

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
    private Path dataset;

    @Parameters(index = "1", paramLabel = "NOM", descriptionKey = "parcours.queries.name")
    private String name;

    @Option(names = "--param", paramLabel = "nom=valeur")
    private List<String> parameters = List.of();

    @Mixin
    private CohortOptions cohort;

    @Mixin
    private StrataOption by;

    @Mixin
    private TableFormatOption format;

    @Override
    public void run() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            if (equals < 1) {
                throw new InvalidInputException(TEXTS.format("param.form", parameter));
            }
            values.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        spec.commandLine().getErr().println(TEXTS.format("query.raw"));
        try (Observatory observatory = Observatory.open(dataset, TerminalProgress.standardError())) {
            format.writeRaw(
                    by.split(cohort.cohort(
                                    observatory,
                                    TEXTS.format("cohort.eligible"),
                                    StepType.ELIGIBILITY,
                                    Optional.of(Outcome.FAVOURABLE)))
                            .query(name, values),
                    TEXTS.format("query.raw"),
                    spec.commandLine().getOut());
        }
    }
}
