package fr.parcours.engine.intake.direct;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies some lines of a text file, byte by byte. */
final class LinePicker {

    private static final int BUFFER = 1 << 18;

    private LinePicker() {}

    /**
     * Copies the first lines of a file and those wanted.
     *
     * @param file a text file
     * @param first number of lines at its start to copy
     * @param wanted numbers of other lines, from 1, increasing
     * @param target the file to write
     */
    static void pick(Path file, int first, long[] wanted, Path target) {
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), BUFFER)) {
            byte[] buffer = new byte[BUFFER];
            long line = 1;
            int next = 0;
            boolean ended = true;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                int start = 0;
                while (start < n) {
                    int end = start;
                    while (end < n && buffer[end] != '\n') {
                        end++;
                    }
                    boolean complete = end < n;
                    int stop = complete ? end + 1 : end;
                    if (line <= first || (next < wanted.length && wanted[next] == line)) {
                        out.write(buffer, start, stop - start);
                        ended = complete;
                    }
                    if (complete) {
                        next += next < wanted.length && wanted[next] == line ? 1 : 0;
                        line++;
                    }
                    start = stop;
                }
            }
            if (!ended) {
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
