package fr.parcours.engine.cli;

import fr.parcours.engine.anonymise.KeyChain;
import fr.parcours.engine.intake.Delivery;
import fr.parcours.engine.intake.Intake;
import fr.parcours.engine.intake.IntakeReport;
import fr.parcours.engine.intake.LocalFolder;
import fr.parcours.engine.intake.specification.Specifications;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours intake}: takes the extract of a certifier, or rows that it corrected, into a partition. */
@Command(name = "intake", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true)
final class IntakeCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(IntakeCommand.class);

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
    private Path dataset;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FICHIER", descriptionKey = "parcours.intake.files")
    private List<Path> files;

    @Option(names = "--spec", descriptionKey = "parcours.intake.spec", paramLabel = "SPÉCIFICATION", order = 1)
    private Optional<String> specification = Optional.empty();

    @Option(names = "--region", paramLabel = "RÉGION", order = 2)
    private Optional<String> region = Optional.empty();

    @Option(names = "--campaign", paramLabel = "CAMPAGNE", order = 3)
    private Optional<String> campaign = Optional.empty();

    @Option(names = "--as-of", paramLabel = "AAAA-MM-JJ", order = 4)
    private Optional<LocalDate> asOf = Optional.empty();

    @Option(names = "--rejects", descriptionKey = "parcours.intake.rejects", order = 5)
    private boolean rejects;

    @Option(names = "--key", paramLabel = "CLÉ", order = 6)
    private Optional<Path> key = Optional.empty();

    @Option(names = "--vouch", descriptionKey = "parcours.intake.vouch", paramLabel = "COLONNE", order = 7)
    private Set<String> vouched = Set.of();

    @Option(names = "--dry-run", descriptionKey = "parcours.intake.dryrun", order = 8)
    private boolean dryRun;

    @Option(names = "--format", paramLabel = "text|json", order = 50)
    private ReportFormat format = ReportFormat.TEXT;

    /** How the summary is written. */
    enum ReportFormat {
        /** For people. */
        TEXT,
        /** For programs. */
        JSON
    }

    @Override
    public void run() {
        long start = System.nanoTime();
        List<IntakeReport> reports = new ArrayList<>();
        try (TerminalProgress progress = TerminalProgress.standardError()) {
            if (rejects) {
                checkNoOptions();
                Intake intake = new Intake(dataset, Intake.originOf(dataset), key(), progress);
                files.forEach(file -> reports.add(intake.takeCorrected(file, vouched)));
            } else {
                PartitionKey partition =
                        PartitionKey.of(required(region, "--region"), required(campaign, "--campaign"));
                Delivery delivery = new Delivery(
                        Specifications.read(required(specification, "--spec")),
                        required(asOf, "--as-of"),
                        files,
                        vouched);
                Intake intake = new Intake(dataset, Intake.originOf(dataset), key(), progress);
                reports.add(
                        intake.take(partition, List.of(delivery), dryRun ? Intake.Mode.DRY_RUN : Intake.Mode.PUBLISH));
            }
        }
        IntakeSummary summary = new IntakeSummary(reports, (System.nanoTime() - start) / 1e9);
        switch (format) {
            case TEXT -> summary.text(spec.commandLine().getOut());
            case JSON -> summary.json(spec.commandLine().getOut());
        }
    }

    private KeyChain key() {
        Path file = key.orElse(LocalFolder.of(dataset).key());
        return ParcoursCommand.keys(spec).openOrCreateChain(dryRun && !Files.exists(file) ? trialKey() : file);
    }

    /** A dry run leaves nothing behind, not even the key of a dataset to be. */
    private static Path trialKey() {
        try {
            Path folder = Files.createTempDirectory("parcours-");
            folder.toFile().deleteOnExit();
            Path file = folder.resolve("essai.key");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T required(Optional<T> value, String option) {
        return value.orElseThrow(() -> new InvalidInputException(TEXTS.format("intake.option", option)));
    }

    private void checkNoOptions() {
        if (specification.isPresent() || region.isPresent() || campaign.isPresent() || asOf.isPresent() || dryRun) {
            throw new InvalidInputException(TEXTS.format("intake.rejectsalone"));
        }
    }
}
