package fr.parcours.engine.cli;

import fr.parcours.engine.Observatory;
import fr.parcours.engine.intake.quality.QualityReport;
import fr.parcours.engine.intake.quality.ReportHtml;
import fr.parcours.engine.intake.quality.ReportJson;
import fr.parcours.engine.intake.quality.ReportText;
import fr.parcours.engine.intake.quality.ThresholdsInForce;
import fr.parcours.engine.intake.specification.Specifications;
import fr.parcours.engine.result.TableCsv;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours quality}: what intake found wrong, and what changed between campaigns. */
@Command(name = "quality", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true)
final class QualityCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(QualityCommand.class);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
    private Path dataset;

    @Option(names = "--region", paramLabel = "RÉGION", descriptionKey = "parcours.quality.region")
    private String region = "";

    @Option(names = "--campaign", paramLabel = "CAMPAGNE", descriptionKey = "parcours.quality.campaign")
    private String campaign = "";

    @Option(names = "--certifier", paramLabel = "CERTIFICATEUR", descriptionKey = "parcours.quality.certifier")
    private Optional<String> certifier = Optional.empty();

    @Option(names = "--spec", paramLabel = "SPÉCIFICATION", descriptionKey = "parcours.quality.spec")
    private List<String> specifications = List.of();

    @Option(
            names = "--format",
            paramLabel = "table|csv|json|html",
            descriptionKey = "parcours.quality.format",
            order = 50)
    private Optional<Format> format = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FICHIER",
            descriptionKey = "parcours.quality.output",
            order = 51)
    private Optional<Path> file = Optional.empty();

    /** Forms of the report. */
    enum Format {
        /** Lines for a terminal. */
        TABLE,
        /** One row per finding, for programs. */
        CSV,
        /** The whole report, for programs. */
        JSON,
        /** A page to read or send. */
        HTML;

        static Format of(Path file) {
            String name = file.toString().toLowerCase(Locale.ROOT);
            return Arrays.stream(values())
                    .filter(format -> name.endsWith("." + format.name().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElse(TABLE);
        }
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        ThresholdsInForce thresholds = new ThresholdsInForce(
                specifications.stream().map(Specifications::read).toList());
        try (Observatory observatory = Observatory.open(dataset, TerminalProgress.standardError())) {
            QualityReport report = observatory.qualityReport(region, campaign, thresholds);
            String text = text(observatory, certifier.map(report::only).orElse(report));
            if (file.isPresent()) {
                save(text, file.get());
                out.println(TEXTS.format("quality.written", file.get()));
            } else {
                out.print(text);
            }
            out.flush();
        }
    }

    private String text(Observatory observatory, QualityReport report) {
        StringWriter writer = new StringWriter();
        switch (format.or(() -> file.map(Format::of)).orElse(Format.TABLE)) {
            case TABLE -> writer.write(ReportText.of(report));
            case CSV -> TableCsv.write(observatory.quality(report), writer);
            case JSON -> ReportJson.write(report, writer);
            case HTML -> writer.write(ReportHtml.of(report));
        }
        return writer.toString();
    }

    private static void save(String text, Path target) {
        try {
            Files.writeString(target, text);
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("quality.unwritable", target), e);
        }
    }
}
