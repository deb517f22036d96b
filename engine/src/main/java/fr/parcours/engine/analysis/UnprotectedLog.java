package fr.parcours.engine.analysis;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where each result without protection is written down: a line with the time, what was asked and of whom, and no
 * number.
 *
 * @param file the log, which need not exist yet
 */
public record UnprotectedLog(Path file) {

    private static final Texts TEXTS = Texts.of(UnprotectedLog.class);

    /**
     * Adds a line.
     *
     * @param what the question
     * @param cohort the definition of the cohort
     * @throws InvalidInputException if the log cannot be written: nothing is then given out
     */
    void add(String what, String cohort) {
        String line =
                String.join("\t", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), one(what), one(cohort));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(
                    file,
                    (line + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("unprotected.log", file), e);
        }
    }

    private static String one(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
