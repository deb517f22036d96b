package fr.parcours.engine.intake.read;

import fr.parcours.engine.intake.specification.FileFormat;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;

/** Reads a text file line by line: the formats where a line is a row. */
final class LineExtract {

    private static final Texts TEXTS = Texts.of(LineExtract.class);

    /** Receives lines. */
    @FunctionalInterface
    interface LineSink {
        void line(long number, String text);
    }

    private LineExtract() {}

    static void read(Path file, FileProbe probe, FileFormat format, LineSink sink) {
        String name = file.getFileName().toString();
        TextFile.check(name, probe, format);
        long number = 0;
        try (BufferedReader lines = TextFile.open(file, format)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    sink.line(number, line);
                }
            }
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(TEXTS.format("csv.encoding", name, TextFile.charset(format), number + 1));
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("file.unreadable", name), e);
        }
    }
}
