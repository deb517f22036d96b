package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.Observatory;
import fr.parcours.engine.analysis.TerritoryComparison;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.result.Published;
import fr.parcours.engine.result.Result;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours territory}: counts and rates by territory, and comparisons of them. */
@Command(
        name = "territory",
        resourceBundle = ParcoursCommand.TEXTS,
        mixinStandardHelpOptions = true,
        sortOptions = true,
        subcommands = {
            AddZoningCommand.class,
            ZoningsCommand.class,
            AddVariablesCommand.class,
            VariablesCommand.class,
            ResolveCommand.class
        })
final class TerritoryCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(TerritoryCommand.class);

    @Spec
    private CommandSpec spec;

    // Not asked for when a subcommand is given, which has its own.
    @Parameters(paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset", arity = "0..1")
    private Optional<Path> dataset = Optional.empty();

    @Option(names = "--by", paramLabel = "colonne", descriptionKey = "parcours.territory.by", order = 13)
    private String territory = "residence_departement";

    @Mixin
    private EventOptions event;

    @Mixin
    private RateOptions rates;

    @Mixin
    private AreaVariableOptions variable;

    @ArgGroup
    private TerritoryView view = new TerritoryView();

    @Mixin
    private CohortOptions cohort;

    @Mixin
    private OutputOptions output;

    @Override
    public void run() {
        Path folder = dataset.orElseThrow(() -> new MissingParameterException(
                spec.commandLine(), spec.positionalParameters().get(0), TEXTS.format("territory.dataset")));
        Optional<Published> published = output.published();
        try (Observatory observatory = Observatory.open(folder, TerminalProgress.standardError())) {
            Cohort chosen = cohort.cohort(
                    observatory,
                    TEXTS.format("cohort.eligible"),
                    StepType.ELIGIBILITY,
                    Optional.of(Outcome.FAVOURABLE));
            output.write(
                    ask(observatory, chosen, Attribute.named(territory)),
                    published,
                    spec.commandLine().getOut());
        }
    }

    private Result ask(Observatory observatory, Cohort chosen, Attribute by) {
        if (!view.isAsked() && !variable.isAsked() && !event.isGiven() && !rates.isGiven()) {
            return chosen.across(by);
        }
        if (variable.isAsked() && view.isAsked()) {
            throw new InvalidInputException(TEXTS.format("variable.one"));
        }
        if (variable.isAsked() || (view.isAsked() && !view.isAdjustable())) {
            rates.requireNone();
        }
        TerritoryComparison comparison = rates.adjusted(chosen.compared(by, event.counted()));
        return variable.of(comparison, observatory, by)
                .or(() -> view.of(comparison))
                .orElseGet(() -> comparison.rates(rates.interval()));
    }
}
