package fr.parcours.engine.cli;

import fr.parcours.engine.anonymise.KeyFile;
import fr.parcours.engine.intake.Delivery;
import fr.parcours.engine.intake.Intake;
import fr.parcours.engine.intake.IntakeReport;
import fr.parcours.engine.intake.LocalFolder;
import fr.parcours.engine.intake.specification.Specifications;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Texts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours intake}: takes the extract of a certifier into a partition. */
@Command(name = "intake", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true)
final class IntakeCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(IntakeCommand.class);

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
    private Path dataset;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FICHIER", descriptionKey = "parcours.intake.files")
    private List<Path> files;

    @Option(names = "--spec", required = true, paramLabel = "SPÉCIFICATION")
    private String specification;

    @Option(names = "--region", required = true, paramLabel = "RÉGION")
    private String region;

    @Option(names = "--campaign", required = true, paramLabel = "CAMPAGNE")
    private String campaign;

    @Option(names = "--as-of", required = true, paramLabel = "AAAA-MM-JJ")
    private LocalDate asOf;

    @Option(names = "--key", paramLabel = "CLÉ")
    private Optional<Path> key = Optional.empty();

    @Override
    public void run() {
        PartitionKey partition = PartitionKey.of(region, campaign);
        Delivery delivery = new Delivery(Specifications.read(specification), asOf, files);
        KeyFile keyFile = key.map(KeyFile::open)
                .orElseGet(() -> KeyFile.openOrCreate(LocalFolder.of(dataset).key()));
        try (TerminalProgress progress = TerminalProgress.standardError()) {
            Intake intake = new Intake(dataset, Intake.originOf(dataset), keyFile, progress);
            report(intake.take(partition, List.of(delivery)));
        }
    }

    private void report(IntakeReport report) {
        PrintWriter out = spec.commandLine().getOut();
        for (SourceExtract extract : report.extracts()) {
            out.println(TEXTS.format(
                    "intake.rows",
                    extract.certifier(),
                    extract.rows().read(),
                    extract.rows().accepted(),
                    extract.rows().rejected()));
            extract.rows()
                    .rejectedByReason()
                    .forEach((reason, rows) ->
                            out.println(TEXTS.format("intake.reason", Intake.reasonText(reason), reason, rows)));
        }
        report.quarantine().ifPresent(folder -> out.println(TEXTS.format("intake.quarantine", folder)));
        String change = report.change() == IntakeReport.Change.PUBLISHED ? "intake.published" : "intake.unchanged";
        out.println(
                TEXTS.format(change, report.manifest().key(), report.manifest().revision()));
    }
}
