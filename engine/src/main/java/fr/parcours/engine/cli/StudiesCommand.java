package fr.parcours.engine.cli;

import fr.parcours.engine.StudyFolder;
import fr.parcours.engine.intake.LocalFolder;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.Texts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours studies}: the studies of a dataset, whose tables are protected together. */
@Command(name = "studies", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class StudiesCommand implements Runnable {

    private static final Texts TEXTS = Texts.of(StudiesCommand.class);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
    private Path dataset;

    @Option(names = "--forget", paramLabel = "NOM", descriptionKey = "parcours.studies.forget")
    private Optional<String> forget = Optional.empty();

    @Override
    public void run() {
        StudyFolder studies =
                new StudyFolder(LocalFolder.of(Dataset.open(dataset).folder()).studies());
        forget.ifPresent(name -> {
            studies.forget(name);
            spec.commandLine().getErr().println(TEXTS.format("studies.forgotten", name));
        });
        List<String> names = studies.names();
        PrintWriter out = spec.commandLine().getOut();
        names.forEach(out::println);
        if (names.isEmpty() && forget.isEmpty()) {
            spec.commandLine().getErr().println(TEXTS.format("studies.none"));
        }
        out.flush();
    }
}
