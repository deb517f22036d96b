package fr.parcours.engine.cli;

import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.study.SimulationStudy;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parcours simulation-study}: the estimators on samples whose truth is known. */
@Command(
        name = "simulation-study",
        hidden = true,
        resourceBundle = ParcoursCommand.TEXTS,
        mixinStandardHelpOptions = true)
final class SimulationStudyCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(SimulationStudyCommand.class);

    @Spec
    private CommandSpec spec;

    @Option(names = "--samples", paramLabel = "NOMBRE", descriptionKey = "parcours.simulation-study.samples")
    private int samples = SimulationStudy.DEFAULT_SAMPLES;

    @Option(names = "--seed", paramLabel = "NOMBRE", descriptionKey = "parcours.simulation-study.seed")
    private long seed = SimulationStudy.DEFAULT_SEED;

    @Mixin
    private TableFormatOption format;

    @Override
    public void run() {
        if (samples < 1) {
            throw new InvalidInputException(TEXTS.format("study.samples", samples));
        }
        try (TerminalProgress progress = TerminalProgress.standardError()) {
            progress.start(TEXTS.format("study.task"), SimulationStudy.experiments());
            ResultTable table = SimulationStudyTable.of(new SimulationStudy(samples, seed).run(progress::advance));
            progress.end();
            format.write(table, spec.commandLine().getOut());
        }
    }
}
