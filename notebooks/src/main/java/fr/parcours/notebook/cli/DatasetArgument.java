package fr.parcours.notebook.cli;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The dataset a command opens: the one it is given, otherwise that of the demo, if there is one. */
final class DatasetArgument {

    private static final Texts TEXTS = Texts.of(DatasetArgument.class);
    private static final Path DEMO_DATASET = Path.of("demo", "observatory");

    private DatasetArgument() {}

    static Optional<Path> of(Path given) {
        Optional<Path> opened =
                Optional.ofNullable(given).or(() -> Optional.of(DEMO_DATASET).filter(Files::isDirectory));
        if (opened.isPresent() && !Files.isDirectory(opened.get())) {
            throw new InvalidInputException(TEXTS.format("dataset.missing", opened.get()));
        }
        return opened;
    }
}
