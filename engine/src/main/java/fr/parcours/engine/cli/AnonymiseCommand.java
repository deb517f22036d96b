package fr.parcours.engine.cli;

import fr.parcours.engine.anonymise.AnonymisationReport;
import fr.parcours.engine.anonymise.Anonymiser;
import fr.parcours.engine.anonymise.KeyFile;
import fr.parcours.engine.anonymise.KeyRole;
import fr.parcours.engine.anonymise.LeakFoundException;
import fr.parcours.engine.intake.NominalExtract;
import fr.parcours.engine.intake.specification.Specifications;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours anonymise}: at the certifier, identities out and pseudonyms in. */
@Command(name = "anonymise", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true)
final class AnonymiseCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(AnonymiseCommand.class);

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "2..*",
            paramLabel = "FICHIER... SORTIE",
            hideParamSyntax = true,
            descriptionKey = "parcours.anonymise.files")
    private List<Path> files;

    @Option(names = "--spec", required = true, paramLabel = "SPÉCIFICATION", order = 1)
    private String specification;

    @Option(names = "--key", required = true, paramLabel = "CLÉ", descriptionKey = "parcours.anonymise.key", order = 2)
    private Path key;

    @Option(names = "--as-of", paramLabel = "AAAA-MM-JJ", descriptionKey = "parcours.anonymise.asof", order = 3)
    private LocalDate asOf = LocalDate.now(ZoneOffset.UTC);

    @Option(names = "--vouch", paramLabel = "COLONNE", descriptionKey = "parcours.anonymise.vouch", order = 4)
    private Set<String> vouched = Set.of();

    @Option(names = "--format", paramLabel = "text|json", descriptionKey = "parcours.anonymise.format", order = 50)
    private IntakeCommand.ReportFormat format = IntakeCommand.ReportFormat.TEXT;

    @Override
    public void run() {
        Path output = files.get(files.size() - 1);
        List<Path> inputs = files.subList(0, files.size() - 1);
        if (inputs.stream().anyMatch(input -> same(input, output))) {
            throw new InvalidInputException(TEXTS.format("anonymise.same", output));
        }
        NominalExtract extract = NominalExtract.open(Specifications.read(specification), inputs);
        extract.checkName(output);
        KeyFile keyFile = ParcoursCommand.keys(spec).open(key, KeyRole.STAGE_1);
        try (TerminalProgress progress = TerminalProgress.standardError()) {
            AnonymisationReport report =
                    new Anonymiser(extract.plan(asOf), keyFile, asOf, vouched, progress).write(extract, output);
            AnonymisationSummary summary = new AnonymisationSummary(report, output);
            switch (format) {
                case TEXT -> summary.text(spec.commandLine().getOut());
                case JSON -> summary.json(spec.commandLine().getOut());
            }
        } catch (LeakFoundException e) {
            if (format == IntakeCommand.ReportFormat.JSON) {
                AnonymisationSummary.refusal(e.findings(), spec.commandLine().getOut());
            }
            throw e;
        }
    }

    private static boolean same(Path input, Path output) {
        return input.toAbsolutePath().normalize().equals(output.toAbsolutePath().normalize());
    }
}
