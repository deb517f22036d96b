package fr.parcours.engine.cli;

import fr.parcours.layout.Dataset;
import fr.parcours.layout.Texts;
import fr.parcours.layout.Verification;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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

    @Override
    public Integer call() {
        Verification.Report report = Verification.of(Dataset.open(dataset));
        PrintWriter out = spec.commandLine().getOut();
        report.faults().forEach(fault -> out.println(fault.file() + " : " + fault.problem()));
        out.println(TEXTS.format(
                "verify.summary",
                report.partitions(),
                report.files(),
                report.faults().size()));
        return report.faults().isEmpty() ? 0 : ErrorReport.CHECK_FAILED;
    }
}
