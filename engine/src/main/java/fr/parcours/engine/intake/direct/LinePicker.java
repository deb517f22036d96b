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

    private static final long LINE_ENDS = EightBytes.all('\n');

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
                int place = 0;
                while (place < n) {
                    long goal = line <= first ? line : next < wanted.length ? wanted[next] : Long.MAX_VALUE;
                    // Eight bytes at a time as long as the goal begins after them.
                    while (place + Long.BYTES <= n && line + lineEnds(buffer, place) < goal) {
                        line += lineEnds(buffer, place);
                        place += Long.BYTES;
                    }
                    while (place < n && line < goal) {
                        line += buffer[place] == '\n' ? 1 : 0;
                        place++;
                    }
                    int end = place;
                    while (end < n && buffer[end] != '\n') {
                        end++;
                    }
                    boolean complete = end < n;
                    int stop = complete ? end + 1 : end;
                    if (place < n) {
                        out.write(buffer, place, stop - place);
                        ended = complete;
                    }
                    if (complete) {
                        next += next < wanted.length && wanted[next] == line ? 1 : 0;
                        line++;
                    }
                    place = stop;
                }
            }
            if (!ended) {
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int lineEnds(byte[] buffer, int place) {
        return Long.bitCount(EightBytes.equal(EightBytes.at(buffer, place), LINE_ENDS));
    }
}
