package fr.parcours.engine.cli;

import fr.parcours.engine.disclosure.CheckedCopy;
import fr.parcours.engine.disclosure.CheckedCopy.Form;
import fr.parcours.engine.disclosure.DisclosureCheck;
import fr.parcours.engine.intake.Producer;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Table;
import fr.parcours.layout.Texts;
import fr.parcours.layout.bundle.BundleExport;
import fr.parcours.layout.bundle.ExportOptions;
import fr.parcours.layout.bundle.ExportReport;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours export}: makes a bundle of partitions that another observatory can check. */
@Command(name = "export", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true)
final class ExportCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(ExportCommand.class);

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
    private Path dataset;

    @Parameters(index = "1", paramLabel = "LOT", descriptionKey = "parcours.export.out")
    private Path out;

    @Option(names = "--region", descriptionKey = "parcours.export.region", paramLabel = "RÉGION", order = 1)
    private Set<String> regions = Set.of();

    @Option(names = "--campaign", descriptionKey = "parcours.export.campaign", paramLabel = "CAMPAGNE", order = 2)
    private Set<String> campaigns = Set.of();

    @Option(names = "--sign", descriptionKey = "parcours.export.sign", paramLabel = "CLÉ", order = 3)
    private Optional<Path> key = Optional.empty();

    @Option(names = "--as", descriptionKey = "parcours.export.as", paramLabel = "NOM", order = 4)
    private Optional<String> emitter = Optional.empty();

    @Option(names = "--to", descriptionKey = "parcours.export.to", paramLabel = "NOM", order = 5)
    private List<String> recipients = List.of();

    @Option(names = "--purpose", descriptionKey = "parcours.export.purpose", paramLabel = "TEXTE", order = 6)
    private Optional<String> purpose = Optional.empty();

    @Option(names = "--expires", descriptionKey = "parcours.export.expires", paramLabel = "AAAA-MM-JJ", order = 7)
    private Optional<LocalDate> expires = Optional.empty();

    @Option(names = "--replaces", descriptionKey = "parcours.export.replaces", paramLabel = "LOT", order = 8)
    private Optional<Path> replaced = Optional.empty();

    @Option(names = "--encrypt-to", descriptionKey = "parcours.export.encrypt", paramLabel = "age1…", order = 9)
    private List<String> encryptTo = List.of();

    @Option(names = "--generalise", descriptionKey = "parcours.export.generalise", order = 20)
    private boolean generalised;

    @Option(names = "--accept-risk", descriptionKey = "parcours.export.acceptrisk", paramLabel = "MOTIF", order = 21)
    private Optional<String> acceptedRisk = Optional.empty();

    @Mixin
    private ThresholdOptions thresholds;

    @Override
    public void run() {
        Dataset opened = Dataset.open(dataset);
        if (Files.exists(out)) {
            // Said before minutes are spent in measuring.
            throw new InvalidInputException(TEXTS.format("export.exists", out));
        }
        List<Manifest> partitions = DisclosureCheck.choose(opened, regions, campaigns);
        try (CheckedCopy copy = CheckedCopy.of(
                opened,
                partitions,
                thresholds.thresholds(),
                generalised ? Form.GENERALISED : Form.AS_THEY_ARE,
                acceptedRisk,
                out.toAbsolutePath().getParent(),
                Producer.name())) {
            export(copy);
        }
    }

    private void export(CheckedCopy copy) {
        ExportOptions options = new ExportOptions(
                regions,
                campaigns,
                key,
                emitter,
                recipients,
                purpose,
                expires,
                encryptTo,
                replaced,
                Optional.of(copy.report()),
                Producer.name());
        ExportReport report;
        try (TerminalProgress progress = TerminalProgress.standardError()) {
            progress.start(TEXTS.format("export.copying"), BundleExport.bytes(copy.dataset(), options));
            report = BundleExport.write(copy.dataset(), options, out, progress::advance);
        }
        tell(report);
        if (copy.risk().passed()) {
            spec.commandLine().getOut().println(TEXTS.format("export.risk.passed"));
        } else {
            spec.commandLine().getErr().println(TEXTS.format("export.risk.accepted"));
        }
    }

    private void tell(ExportReport report) {
        PrintWriter writer = spec.commandLine().getOut();
        for (Manifest manifest : report.partitions()) {
            writer.println(TEXTS.format(
                    "export.partition",
                    manifest.key(),
                    manifest.revision(),
                    manifest.file(Table.JOURNEY).rows()));
        }
        writer.println(TEXTS.format(
                "export.written", out, report.info().id(), report.info().version()));
        report.fingerprint()
                .ifPresentOrElse(
                        fingerprint -> writer.println(TEXTS.format(
                                "export.signed", report.info().emitter().orElseThrow(), fingerprint)),
                        () -> spec.commandLine().getErr().println(TEXTS.format("export.unsigned")));
    }
}
