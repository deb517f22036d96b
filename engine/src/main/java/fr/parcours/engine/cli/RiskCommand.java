package fr.parcours.engine.cli;

import fr.parcours.engine.disclosure.CopyRisk;
import fr.parcours.engine.disclosure.CopyRiskJson;
import fr.parcours.engine.disclosure.CopyRiskText;
import fr.parcours.engine.disclosure.DisclosureCheck;
import fr.parcours.engine.disclosure.Reader;
import fr.parcours.engine.disclosure.Thresholds;
import fr.parcours.engine.intake.Producer;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Texts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours risk}: how easily persons could be found again in partitions that are to be copied. */
@Command(name = "risk", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true)
final class RiskCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
    private Path dataset;

    @Option(names = "--region", paramLabel = "RÉGION", descriptionKey = "parcours.risk.region")
    private List<String> regions = List.of();

    @Option(names = "--campaign", paramLabel = "CAMPAGNE", descriptionKey = "parcours.risk.campaign")
    private List<String> campaigns = List.of();

    @Mixin
    private ThresholdOptions thresholds;

    @Option(names = "--generalise", paramLabel = "DOSSIER", descriptionKey = "parcours.risk.generalise")
    private Optional<Path> generalised = Optional.empty();

    @Option(names = "--recipient", descriptionKey = "parcours.risk.recipient")
    private boolean recipient;

    @Option(names = "--format", paramLabel = "text|json", descriptionKey = "parcours.risk.format", order = 50)
    private Format format = Format.TEXT;

    /** Forms of the report. */
    enum Format {
        /** Lines for people. */
        TEXT,
        /** For programs. */
        JSON
    }

    @Override
    public Integer call() {
        Dataset source = Dataset.open(dataset);
        List<Manifest> partitions = DisclosureCheck.choose(source, regions, campaigns);
        Thresholds asked = thresholds.thresholds();
        CopyRisk risk = generalised
                .map(folder -> DisclosureCheck.generalise(source, partitions, asked, folder, Producer.name()))
                .orElseGet(() -> DisclosureCheck.of(source, partitions, asked));
        PrintWriter out = spec.commandLine().getOut();
        Reader reader = recipient ? Reader.RECIPIENT : Reader.SENDER;
        switch (format) {
            case TEXT -> out.print(CopyRiskText.of(risk, reader));
            case JSON -> CopyRiskJson.write(risk, reader, out);
        }
        out.flush();
        if (!recipient) {
            spec.commandLine().getErr().println(Texts.of(RiskCommand.class).format("risk.internal"));
        }
        return risk.passed() ? 0 : ErrorReport.CHECK_FAILED;
    }
}
