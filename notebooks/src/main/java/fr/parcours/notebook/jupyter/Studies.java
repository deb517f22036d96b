package fr.parcours.notebook.jupyter;

import fr.parcours.layout.FolderTree;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The study notebooks packed with the program. */
public final class Studies {

    private static final Texts TEXTS = Texts.of(Studies.class);
    private static final String NOTEBOOK = ".ipynb";
    private static final String FOLDER = "/fr/parcours/notebook/studies";

    private Studies() {}

    /**
     * Copies the notebooks that a folder does not hold yet, or only as an earlier version of the program shipped them:
     * what the user changed stays.
     *
     * @param folder made if needed
     * @return the paths of all studies in that folder, in their order
     */
    public static List<Path> copyTo(Path folder) {
        URL url = Studies.class.getResource(FOLDER);
        if (url == null) {
            throw new IllegalStateException("Missing resource " + FOLDER);
        }
        try {
            URI source = url.toURI();
            if (!source.getScheme().equals("jar")) {
                return copy(Path.of(source), folder);
            }
            try (FileSystem jar = FileSystems.newFileSystem(source, Map.of())) {
                return copy(jar.getPath(FOLDER), folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Finds a study by its name, or a notebook of the user by its path.
     *
     * @param name name of a study without extension, the beginning of one only, or a path ending in {@code .ipynb}
     * @param folder where studies are copied to
     * @return the notebook
     * @throws InvalidInputException if there is none or several; the message lists those there are
     */
    public static Path find(String name, Path folder) {
        if (name.endsWith(NOTEBOOK) && Files.isRegularFile(Path.of(name))) {
            return Path.of(name);
        }
        List<Path> studies = copyTo(folder);
        String wanted = name.endsWith(NOTEBOOK) ? name.substring(0, name.length() - NOTEBOOK.length()) : name;
        List<Path> found =
                studies.stream().filter(study -> name(study).equals(wanted)).toList();
        if (found.isEmpty() && !wanted.isBlank()) {
            found = studies.stream()
                    .filter(study -> name(study).startsWith(wanted))
                    .toList();
        }
        if (found.size() != 1) {
            throw new InvalidInputException(TEXTS.format(
                    found.isEmpty() ? "study.unknown" : "study.several",
                    name,
                    (found.isEmpty() ? studies : found)
                            .stream().map(Studies::name).collect(Collectors.joining(", "))));
        }
        return found.get(0);
    }

    /**
     * Returns the name of a study.
     *
     * @param notebook path of its notebook
     * @return the file name without extension
     */
    public static String name(Path notebook) {
        return notebook.getFileName().toString().replaceFirst("\\.ipynb$", "");
    }

    /**
     * Deletes a folder of copies.
     *
     * @param folder deleted with all it holds
     * @throws IOException if something in it cannot be deleted
     */
    public static void delete(Path folder) throws IOException {
        FolderTree.delete(folder);
    }

    private static List<Path> copy(Path source, Path folder) throws IOException {
        Files.createDirectories(folder);
        ShippedStudies shipped = new ShippedStudies(folder);
        List<Path> copies = new ArrayList<>();
        try (Stream<Path> studies = Files.list(source)) {
            for (Path study : studies.filter(path -> path.toString().endsWith(NOTEBOOK))
                    .sorted()
                    .toList()) {
                copies.add(shipped.copy(study));
            }
        }
        return copies;
    }
}
