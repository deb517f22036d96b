package fr.parcours.engine;

import fr.parcours.engine.protect.table.Study;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The studies of a dataset, one file each. They are never copied with it.
 *
 * @param folder where they are, which may not exist yet
 */
public record StudyFolder(Path folder) {

    private static final Texts TEXTS = Texts.of(StudyFolder.class);
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,59}");
    private static final String SUFFIX = ".json";

    /**
     * Opens a study.
     *
     * @param name its name; a new study if there is none of that name
     * @return the study
     * @throws InvalidInputException if the name has another form
     */
    public Study open(String name) {
        return Study.in(file(name));
    }

    /**
     * Lists the studies.
     *
     * @return their names, in order
     */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX) && !file.startsWith("."))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Forgets a study: a later one may then show what this one withheld.
     *
     * @param name its name
     * @throws InvalidInputException if there is none of that name
     */
    public void forget(String name) {
        try {
            if (!Files.deleteIfExists(file(name))) {
                throw new InvalidInputException(TEXTS.format("study.unknown", name, String.join(", ", names())));
            }
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("study.unwritable", folder), e);
        }
    }

    private Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInputException(TEXTS.format("study.name", name));
        }
        return folder.resolve(name + SUFFIX);
    }
}
