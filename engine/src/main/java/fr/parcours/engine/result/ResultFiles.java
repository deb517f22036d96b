package fr.parcours.engine.result;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Saves results in files, in the format their extension names: {@code .csv}, {@code .json}, {@code .arrow} or
 * {@code .parquet}.
 */
public final class ResultFiles {

    private static final Texts TEXTS = Texts.of(ResultFiles.class);
    private static final Map<String, FileFormat> FORMATS = new TreeMap<>(Map.of(
            ".csv",
                    (result, target) -> {
                        try (Writer writer = Files.newBufferedWriter(target)) {
                            TableCsv.write(result, writer);
                        }
                    },
            ".json",
                    (result, target) -> {
                        try (Writer writer = Files.newBufferedWriter(target)) {
                            TableJson.write(result, writer);
                        }
                    },
            ".arrow",
                    (result, target) -> {
                        try (FileChannel channel =
                                FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                            TableArrow.write(result, channel);
                        }
                    },
            ".parquet", TableParquet::write));

    /** Writes a result to a file that does not exist yet. */
    @FunctionalInterface
    private interface FileFormat {
        void write(Result result, Path target) throws IOException;
    }

    private ResultFiles() {}

    /**
     * Saves a result, replacing the file if there is one.
     *
     * @param result the result
     * @param target the file; its folder must exist
     * @throws InvalidInputException if the extension is unknown, the folder is missing or the file cannot be written
     */
    public static void save(Result result, Path target) {
        FileFormat format = format(target);
        WholeFile.write(target, file -> format.write(result, file));
    }

    private static FileFormat format(Path target) {
        String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        return FORMATS.entrySet().stream()
                .filter(format -> name.endsWith(format.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        TEXTS.format("file.extension", target, String.join(", ", FORMATS.keySet()))));
    }
}
