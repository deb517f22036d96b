package fr.parcours.engine.cli;

import fr.parcours.engine.anonymise.KeyRing;
import fr.parcours.engine.intake.Producer;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code parcours} itself. */
@Command(
        name = "parcours",
        resourceBundle = ParcoursCommand.TEXTS,
        mixinStandardHelpOptions = true,
        versionProvider = ParcoursCommand.Version.class,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMANDE",
        subcommands = {
            DemoCommand.class,
            AnonymiseCommand.class,
            KeyCommand.class,
            IntakeCommand.class,
            PartitionsCommand.class,
            QualityCommand.class,
            VerifyCommand.class,
            HistoryCommand.class,
            RollbackCommand.class,
            CleanCommand.class,
            RiskCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            CohortCommand.class,
            FlowCommand.class,
            MapCommand.class,
            ProfileCommand.class,
            CrosstabCommand.class,
            DetailsCommand.class,
            VariantsCommand.class,
            SeriesCommand.class,
            StockCommand.class,
            ReconciliationCommand.class,
            DurationCommand.class,
            HazardCommand.class,
            StepsCommand.class,
            OutcomesCommand.class,
            OccupationCommand.class,
            DropOutCommand.class,
            ModelCommand.class,
            TerritoryCommand.class,
            RegionsCommand.class,
            StudiesCommand.class,
            QueriesCommand.class,
            QueryCommand.class,
            BenchmarkCommand.class,
            SimulationStudyCommand.class
        })
final class ParcoursCommand {

    static final String TEXTS = "fr.parcours.engine.cli.messages";

    @Option(names = "--lang", paramLabel = "fr|en", scope = ScopeType.INHERIT, order = 100)
    private String language = "fr";

    /** A process runs one command line: its ring is the ring of the process. */
    private final KeyRing keys = new KeyRing();

    static KeyRing keys(CommandSpec spec) {
        return ((ParcoursCommand) spec.root().userObject()).keys;
    }

    /** The version of this software. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Producer.name()};
        }
    }
}
