package fr.parcours.notebook.cli;

import fr.parcours.engine.intake.Producer;
import fr.parcours.engine.result.WholeFile;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.FolderTree;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Texts;
import fr.parcours.notebook.jupyter.CellFailedException;
import fr.parcours.notebook.jupyter.NotebookRunner;
import fr.parcours.notebook.jupyter.PrivatePaths;
import fr.parcours.notebook.jupyter.PythonEnvironment;
import fr.parcours.notebook.jupyter.Studies;
import fr.parcours.notebook.jupyter.StudyParameters;
import fr.parcours.notebook.jupyter.StudyParameters.Parameter;
import fr.parcours.notebook.report.Report;
import fr.parcours.notebook.report.ReportFormat;
import fr.parcours.notebook.report.Reproduction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a study and makes a document of it. */
@Command(name = "study", resourceBundle = NotebookCommands.TEXTS, mixinStandardHelpOptions = true)
public final class StudyCommand implements Callable<Integer> {

    private static final Texts TEXTS = Texts.of(StudyCommand.class);
    private static final Duration CELL_TIMEOUT = Duration.ofMinutes(30);

    @Parameters(index = "0", paramLabel = "NOM", descriptionKey = "study.name")
    private String name;

    @Parameters(index = "1", arity = "0..1", paramLabel = "JEU_DE_DONNÉES", descriptionKey = "study.dataset")
    private Path dataset;

    @Option(names = "--param", paramLabel = "NOM=VALEUR", descriptionKey = "study.param")
    private List<String> parameters = List.of();

    @Option(names = "--code", descriptionKey = "study.code")
    private boolean code;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FICHIER",
            descriptionKey = "study.output")
    private Path output;

    @Spec
    private CommandSpec spec;

    /** Creates the command. */
    public StudyCommand() {}

    @Override
    public Integer call() throws IOException {
        Report.checkTarget(output);
        Path folder = Files.createTempDirectory("parcours-study");
        try {
            run(folder);
        } finally {
            FolderTree.delete(folder);
        }
        return 0;
    }

    private void run(Path folder) throws IOException {
        Path notebook = Studies.find(name, folder.resolve("studies"));
        StudyParameters study = StudyParameters.read(notebook).with(given());
        Path opened = DatasetArgument.of(dataset)
                .orElseThrow(() -> new InvalidInputException(TEXTS.format("study.no-dataset")));
        Dataset source = Dataset.open(opened);
        List<Manifest> partitions = source.partitions();
        Told told = new Told(spec.commandLine().getErr());
        PythonEnvironment python = PythonEnvironment.prepare(PythonEnvironment.defaultFolder(), told);

        Preparation.of(opened, List.of(study), told);
        Path changed = Files.createDirectories(folder.resolve("run")).resolve(notebook.getFileName());
        study.write(changed);
        Path page = folder.resolve("page.html");
        try {
            new NotebookRunner(python, CELL_TIMEOUT).run(changed, Optional.of(opened), page, told);
        } catch (CellFailedException e) {
            throw e.cell() == study.cell() && !parameters.isEmpty()
                    ? new InvalidInputException(
                            TEXTS.format("study.param.failed", name, String.join(", ", parameters), e.report()), e)
                    : e;
        }
        if (!source.partitions().equals(partitions)) {
            throw new InvalidInputException(TEXTS.format("study.changed"));
        }
        Report report = Report.of(
                Files.readString(page),
                code,
                LocalDate.now(ZoneId.systemDefault()),
                reproduction(notebook, source, partitions, study, PrivatePaths.of(Optional.of(opened))));
        WholeFile.write(output, file -> report.write(ReportFormat.of(output), file));
        spec.commandLine().getErr().println(TEXTS.format("study.written", output));
    }

    private Map<String, String> given() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            if (equals < 1) {
                throw new InvalidInputException(TEXTS.format("study.param.form", parameter));
            }
            values.put(parameter.substring(0, equals).strip(), parameter.substring(equals + 1));
        }
        return values;
    }

    private Reproduction reproduction(
            Path notebook, Dataset source, List<Manifest> partitions, StudyParameters study, PrivatePaths paths) {
        return new Reproduction(
                source.info().name(),
                source.info().simulated(),
                partitions.stream().map(StudyCommand::partition).toList(),
                study.declared().stream()
                        .map(declared ->
                                new Parameter(declared.name(), paths.clean(declared.value()), declared.comment()))
                        .toList(),
                Producer.name(),
                paths.clean(commandLine(notebook, source.folder())));
    }

    private static Reproduction.Partition partition(Manifest manifest) {
        return new Reproduction.Partition(
                manifest.region(),
                manifest.campaign(),
                manifest.sources().stream()
                        .map(SourceExtract::asOf)
                        .max(Comparator.naturalOrder())
                        .map(LocalDate::toString)
                        .orElse(""),
                manifest.revision());
    }

    /** The command line that makes the document again, in a folder that holds what it names. */
    private String commandLine(Path notebook, Path folder) {
        String study = notebook.equals(Path.of(name)) ? lastName(notebook) : Studies.name(notebook);
        List<String> words = new ArrayList<>(List.of("parcours", "study", study, lastName(folder)));
        parameters.forEach(parameter -> words.addAll(List.of("--param", parameter)));
        if (code) {
            words.add("--code");
        }
        words.addAll(List.of("-o", lastName(output)));
        return words.stream().map(StudyCommand::shellWord).collect(Collectors.joining(" "));
    }

    private static String lastName(Path path) {
        return path.toAbsolutePath().normalize().getFileName().toString();
    }

    private static String shellWord(String word) {
        return word.matches("[\\w.,:/=@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
