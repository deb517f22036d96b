package fr.parcours.notebook.cli;

import fr.parcours.engine.demo.Demo;
import fr.parcours.engine.demo.Simulator;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import fr.parcours.notebook.jupyter.Lab;
import fr.parcours.notebook.jupyter.PythonEnvironment;
import fr.parcours.notebook.jupyter.Studies;
import fr.parcours.notebook.jupyter.StudyParameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Opens JupyterLab on the study notebooks. */
@Command(name = "lab", resourceBundle = NotebookCommands.TEXTS, mixinStandardHelpOptions = true)
public final class LabCommand implements Callable<Integer> {

    private static final Texts TEXTS = Texts.of(LabCommand.class);
    private static final Path DEMO_FOLDER = Path.of("demo");

    @Parameters(arity = "0..1", paramLabel = "DATASET", descriptionKey = "lab.dataset")
    private Path dataset;

    @Option(names = "--port", paramLabel = "N", descriptionKey = "lab.port")
    private Integer port;

    @Option(names = "--no-browser", descriptionKey = "lab.no-browser")
    private boolean noBrowser;

    @Option(names = "--notebooks", paramLabel = "DIR", descriptionKey = "lab.notebooks")
    private Path notebooks = Path.of(System.getProperty("parcours.home", ""), ".parcours", "notebooks");

    @Spec
    private CommandSpec spec;

    /** Creates the command. */
    public LabCommand() {}

    @Override
    public Integer call() throws Exception {
        Told told = new Told(spec.commandLine().getErr());
        Path opened = DatasetArgument.of(dataset).orElseGet(() -> demo(told));
        PythonEnvironment python = PythonEnvironment.prepare(PythonEnvironment.defaultFolder(), told);
        Preparation.of(opened, parameters(Studies.copyTo(notebooks)), told);
        try (Lab lab = Lab.start(
                python,
                notebooks,
                Optional.of(opened),
                port == null ? OptionalInt.empty() : OptionalInt.of(port),
                noBrowser ? Lab.Browser.NONE : Lab.Browser.OPEN)) {
            say(TEXTS.format("notebooks", notebooks));
            say(TEXTS.format("ready", lab.url()));
            say(TEXTS.format("stop"));
            return lab.waitFor() == 0 ? 0 : 1;
        }
    }

    private static List<StudyParameters> parameters(List<Path> studies) {
        return studies.stream()
                .flatMap(study -> {
                    try {
                        return Stream.of(StudyParameters.read(study));
                    } catch (InvalidInputException e) {
                        // The user's copy, which JupyterLab tells more about.
                        return Stream.empty();
                    }
                })
                .toList();
    }

    /** A new user has no dataset yet: the simulated one is what the studies need to run. */
    private Path demo(Told told) {
        say(TEXTS.format("demo", DEMO_FOLDER));
        Demo demo = new Demo(DEMO_FOLDER, Simulator.defaults());
        demo.takeIn(demo.simulate(told), told);
        return demo.dataset();
    }

    private void say(String message) {
        spec.commandLine().getErr().println(message);
    }
}
