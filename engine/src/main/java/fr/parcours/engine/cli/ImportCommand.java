package fr.parcours.engine.cli;

import fr.parcours.engine.disclosure.ReceivedCopy;
import fr.parcours.layout.Table;
import fr.parcours.layout.Texts;
import fr.parcours.layout.bundle.BundleImport;
import fr.parcours.layout.bundle.BundleLimits;
import fr.parcours.layout.bundle.ForeignText;
import fr.parcours.layout.bundle.ImportOptions;
import fr.parcours.layout.bundle.ImportReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours import}: checks a bundle of another observatory and takes its partitions in. */
@Command(name = "import", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true)
final class ImportCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(ImportCommand.class);

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "JEU_DE_DONNÉES", descriptionKey = "parcours.import.dataset")
    private Path dataset;

    @Parameters(index = "1", paramLabel = "LOT", descriptionKey = "parcours.import.bundle")
    private Path bundle;

    @Option(names = "--signers", descriptionKey = "parcours.import.signers", paramLabel = "FICHIER", order = 1)
    private Optional<Path> signers = Optional.empty();

    @Option(
            names = {"--non-signe", "--unsigned"},
            descriptionKey = "parcours.import.unsigned",
            order = 2)
    private boolean unsigned;

    @Option(names = "--replace", descriptionKey = "parcours.import.replace", order = 3)
    private boolean replace;

    @Option(names = "--as", descriptionKey = "parcours.import.as", paramLabel = "NOM", order = 4)
    private Optional<String> recipient = Optional.empty();

    @Option(names = "--identity", descriptionKey = "parcours.import.identity", paramLabel = "FICHIER", order = 5)
    private Optional<Path> identity = Optional.empty();

    @Option(
            names = "--max-size",
            descriptionKey = "parcours.import.maxsize",
            paramLabel = "TAILLE",
            converter = SizeConverter.class,
            order = 6)
    private Optional<Long> maxSize = Optional.empty();

    @Option(names = "--vouch", descriptionKey = "parcours.import.vouch", paramLabel = "COLONNE", order = 7)
    private Set<String> vouched = Set.of();

    @Override
    public void run() {
        BundleLimits limits = BundleLimits.usual();
        ImportOptions options = new ImportOptions(
                signers,
                unsigned,
                replace,
                recipient,
                identity,
                maxSize.map(limits::withTotalBytes).orElse(limits));
        ImportReport report;
        try (TerminalProgress progress = TerminalProgress.standardError()) {
            progress.start(TEXTS.format("import.checking"), -1);
            report = BundleImport.read(dataset, bundle, options, new ReceivedCopy(vouched), progress::advance);
        }
        tell(report);
    }

    private void tell(ImportReport report) {
        PrintWriter out = spec.commandLine().getOut();
        report.signer()
                .ifPresentOrElse(
                        signer -> out.println(TEXTS.format(
                                "import.signed", ForeignText.shown(report.info().id()), signer)),
                        () -> out.println(TEXTS.format(
                                "import.unsigned",
                                ForeignText.shown(report.info().id()))));
        if (report.created()) {
            out.println(TEXTS.format("import.created", dataset));
        }
        for (ImportReport.Taken taken : report.partitions()) {
            out.println(TEXTS.format(
                    "import." + taken.change().name().toLowerCase(Locale.ROOT),
                    taken.manifest().key(),
                    taken.manifest().revision(),
                    taken.manifest().file(Table.JOURNEY).rows()));
        }
        report.info()
                .purpose()
                .ifPresent(purpose -> out.println(TEXTS.format("import.purpose", ForeignText.shown(purpose))));
        report.info().expires().ifPresent(day -> out.println(TEXTS.format("import.expires", day)));
        report.warnings().forEach(spec.commandLine().getErr()::println);
    }
}
