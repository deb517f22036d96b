package fr.parcours.engine.territory;

import fr.parcours.engine.territory.Zoning.Place;
import fr.parcours.layout.DurableFiles;
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
 * The zonings that users added for a dataset, one CSV file each.
 *
 * @param folder where they are, which may not exist yet
 */
public record ZoningFolder(Path folder) {

    private static final Texts TEXTS = Texts.of(ZoningFolder.class);

    /** What zonings may be named. */
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    private static final String SUFFIX = ".csv";

    /**
     * Keeps a zoning.
     *
     * @param name short name with its vintage, such as {@code ze2020}; the attribute is named {@code zone_ze2020}
     * @param label what people call it
     * @param file the user's file
     * @param replace whether one of that name may be replaced
     * @return what was read
     * @throws InvalidInputException if the file is not a zoning, or there is one of that name already
     */
    public ZoningFile add(String name, String label, Path file, boolean replace) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInputException(TEXTS.format("zoning.name", name));
        }
        Path kept = path(name);
        if (Files.exists(kept) && !replace) {
            throw new InvalidInputException(TEXTS.format("zoning.exists", name));
        }
        ZoningFile read = ZoningFile.read(file);
        try {
            Files.createDirectories(folder);
            DurableFiles.replace(kept, read.withLabel(label).text());
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("zoning.write", kept), e);
        }
        return read;
    }

    /**
     * Lists the zonings there are.
     *
     * @return short names, in their order
     */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .filter(name -> NAME.matcher(name).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Finds a zoning by the attribute that it makes.
     *
     * @param attribute such as {@code zone_ze2020}, or the name of an official zoning
     * @return the zoning
     * @throws InvalidInputException if there is none of that name; the message lists those there are
     */
    public Zoning zoning(String attribute) {
        return Zonings.official(attribute).orElseGet(() -> ofUser(attribute));
    }

    private Zoning ofUser(String attribute) {
        String name = attribute.substring(Zonings.OF_USERS.length());
        if (!names().contains(name)) {
            throw new InvalidInputException(TEXTS.format(
                    "zoning.unknown",
                    attribute,
                    names().isEmpty()
                            ? TEXTS.format("zoning.none")
                            : String.join(
                                    ", ",
                                    names().stream()
                                            .map(one -> Zonings.OF_USERS + one)
                                            .toList())));
        }
        ZoningFile file = ZoningFile.read(path(name));
        return new Zoning(attribute, Place.COMMUNE, file.label(), file.label(), file.zones(), file.labels());
    }

    private Path path(String name) {
        return folder.resolve(name + SUFFIX);
    }
}
