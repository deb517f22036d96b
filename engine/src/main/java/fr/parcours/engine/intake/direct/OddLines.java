package fr.parcours.engine.intake.direct;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

/**
 * Finds the lines of a text that have not the number of values of the others. The query engine lets a surplus delimiter
 * at the end of a line pass; the ordinary way does not.
 */
final class OddLines {

    private static final int BUFFER = 1 << 18;

    private OddLines() {}

    /**
     * Reads a file whose lines can be read on their own.
     *
     * @param first lines before the first one to look at
     * @param values number of values that a line should have
     * @return the numbers of the other lines, from 1, increasing; blank lines are none
     */
    static long[] find(Path file, char delimiter, String quote, int first, int values) {
        int quoteByte = quote.isEmpty() ? -1 : quote.charAt(0);
        LongStream.Builder odd = LongStream.builder();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            long line = 1;
            int delimiters = 0;
            boolean inQuotes = false;
            boolean blank = true;
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    int value = buffer[i];
                    if (value == '\n') {
                        if (line > first && !blank && delimiters != values - 1) {
                            odd.add(line);
                        }
                        line++;
                        delimiters = 0;
                        blank = true;
                    } else {
                        blank &= value == '\r';
                        inQuotes ^= value == quoteByte;
                        delimiters += value == delimiter && !inQuotes ? 1 : 0;
                    }
                }
            }
            if (line > first && !blank && delimiters != values - 1) {
                odd.add(line);
            }
            return odd.build().toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
