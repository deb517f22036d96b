package fr.parcours.engine.cli;

import fr.parcours.engine.demo.Demo;
import fr.parcours.engine.demo.Simulation;
import fr.parcours.engine.demo.Simulator;
import fr.parcours.engine.demo.StudyRunner;
import fr.parcours.engine.intake.IntakeReport;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Texts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours demo}: the whole main job on simulated files. */
@Command(name = "demo", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true)
final class DemoCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(DemoCommand.class);

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "DOSSIER", descriptionKey = "parcours.demo.folder")
    private Path folder = Path.of("demo");

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Demo demo = new Demo(folder, Simulator.defaults());
        try (TerminalProgress progress = TerminalProgress.standardError()) {
            Simulation simulation = demo.simulate(progress);
            long partitions = simulation.extracts().stream()
                    .map(extract -> extract.region() + extract.campaign())
                    .distinct()
                    .count();
            progress.start(TEXTS.format("demo.intake"), partitions);
            List<IntakeReport> reports = demo.takeIn(simulation, progress);
            progress.end();
            out.println(TEXTS.format(
                    "demo.rows",
                    sum(reports, source -> source.rows().read()),
                    sum(reports, source -> source.rows().accepted()),
                    sum(reports, source -> source.rows().rejected())));
            Optional<Path> study = study(demo, progress);
            progress.end();
            out.println();
            study.ifPresent(page -> out.println(TEXTS.format("demo.study", page)));
            out.println(TEXTS.format("demo.dataset", demo.dataset()));
            out.println(TEXTS.format("demo.extracts", simulation.folder()));
            out.println(TEXTS.format("demo.next", demo.dataset(), demo.dataset()));
        }
    }

    private Optional<Path> study(Demo demo, TerminalProgress progress) {
        return ServiceLoader.load(StudyRunner.class)
                .findFirst()
                .flatMap(runner -> runner.run(demo.dataset(), folder.resolve("studies"), progress));
    }

    private static long sum(List<IntakeReport> reports, java.util.function.ToLongFunction<SourceExtract> rows) {
        return reports.stream()
                .flatMap(report -> report.extracts().stream())
                .mapToLong(rows)
                .sum();
    }
}
