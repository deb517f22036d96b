package fr.parcours.notebook.jupyter;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What names this machine or its user, and what stands for it in documents. */
public final class PrivatePaths {

    private final List<List<String>> replacements;

    private PrivatePaths(List<List<String>> replacements) {
        this.replacements = replacements;
    }

    /**
     * Lists what must not be shown.
     *
     * @param dataset folder of the dataset, shown by its own name only
     * @param others other folders
     * @return their replacements, and those of the working folder and of the user's home
     */
    public static PrivatePaths of(Optional<Path> dataset, Path... others) {
        Stream<List<String>> known = dataset.stream()
                .flatMap(path ->
                        Stream.of(path.toAbsolutePath(), path.toAbsolutePath().normalize()))
                .map(path ->
                        List.of(path.toString(), path.normalize().getFileName().toString()));
        Stream<List<String>> places = Stream.concat(
                        Stream.of(others).map(Path::toString),
                        Stream.of(System.getProperty("user.dir"), System.getProperty("user.home")))
                .filter(path -> path.length() > 1)
                .map(path -> List.of(path, "…"));
        return new PrivatePaths(Stream.concat(known, places)
                .distinct()
                .sorted((a, b) -> b.get(0).length() - a.get(0).length())
                .toList());
    }

    /**
     * Returns pairs of a private text and what stands for it.
     *
     * @return the longest private text first
     */
    List<List<String>> pairs() {
        return replacements;
    }

    /**
     * Cleans a text.
     *
     * @param text any text
     * @return the text without what must not be shown
     */
    public String clean(String text) {
        String cleaned = text;
        for (List<String> pair : replacements) {
            cleaned = cleaned.replace(pair.get(0), pair.get(1));
        }
        return cleaned;
    }
}
