package fr.parcours.engine.cli;

import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.Texts;
import fr.parcours.layout.verify.Depth;
import fr.parcours.layout.verify.Verification;
import fr.parcours.layout.verify.VerificationListener;
import fr.parcours.layout.verify.VerificationReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours verify}: checks that a dataset is what its manifests say. */
@Command(name = "verify", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    private static final Texts TEXTS = Texts.of(VerifyCommand.class);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
    private Path dataset;

    @Option(names = "--deep", descriptionKey = "parcours.verify.deep", order = 1)
    private boolean deep;

    @Option(names = "--format", paramLabel = "text|json", order = 50)
    private IntakeCommand.ReportFormat format = IntakeCommand.ReportFormat.TEXT;

    @Override
    public Integer call() {
        long start = System.nanoTime();
        Depth depth = deep ? Depth.DEEP : Depth.NORMAL;
        VerificationReport report;
        try (TerminalProgress progress = TerminalProgress.standardError()) {
            report = Verification.of(dataset, depth, listener(progress));
        }
        VerificationSummary summary = new VerificationSummary(report, depth, (System.nanoTime() - start) / 1e9);
        switch (format) {
            case TEXT -> summary.text(spec.commandLine().getOut());
            case JSON -> summary.json(spec.commandLine().getOut());
        }
        return report.faults().isEmpty() ? 0 : ErrorReport.CHECK_FAILED;
    }

    private static VerificationListener listener(Progress progress) {
        return new VerificationListener() {
            @Override
            public void total(long bytes) {
                progress.start(TEXTS.format("verify.progress"), bytes);
            }

            @Override
            public void advance(long bytes) {
                progress.advance(bytes);
            }
        };
    }
}
