package fr.parcours.engine.cli;

import fr.parcours.layout.Table;
import fr.parcours.layout.Texts;
import fr.parcours.layout.bundle.BundleImport;
import fr.parcours.layout.bundle.BundleLimits;
import fr.parcours.layout.bundle.ImportOptions;
import fr.parcours.layout.bundle.ImportReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
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

    @Override
    public void run() {
        ImportOptions options =
                new ImportOptions(signers, unsigned, replace, recipient, identity, BundleLimits.usual());
        ImportReport report;
        try (TerminalProgress progress = TerminalProgress.standardError()) {
            progress.start(TEXTS.format("import.checking"), -1);
            report = BundleImport.read(dataset, bundle, options, progress::advance);
        }
        tell(report);
    }

    private void tell(ImportReport report) {
        PrintWriter out = spec.commandLine().getOut();
        report.signer()
                .ifPresentOrElse(
                        signer -> out.println(
                                TEXTS.format("import.signed", report.info().id(), signer)),
                        () -> out.println(
                                TEXTS.format("import.unsigned", report.info().id())));
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
        report.info().purpose().ifPresent(purpose -> out.println(TEXTS.format("import.purpose", purpose)));
        report.info().expires().ifPresent(day -> out.println(TEXTS.format("import.expires", day)));
    }
}
