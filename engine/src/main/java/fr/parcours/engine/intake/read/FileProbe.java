package fr.parcours.engine.intake.read;

import fr.parcours.layout.Digests;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What can be told of a file from its bytes alone, in one pass.
 *
 * @param bytes size
 * @param sha256 digest
 * @param start the first four bytes, one character each, fewer if the file is shorter
 * @param lastByte the last byte, -1 if the file is empty
 * @param byteBeforeLast the one before it, -1 if there is none
 * @param hasZeroByte whether a byte is zero, as in binary files and in UTF-16
 * @param hasControlByte whether a byte is between 80 and 9F, which text in ISO 8859 never has
 * @param utf8 whether it has letters beyond ASCII that are well-formed UTF-8
 */
public record FileProbe(
        long bytes,
        String sha256,
        String start,
        int lastByte,
        int byteBeforeLast,
        boolean hasZeroByte,
        boolean hasControlByte,
        NonAscii utf8) {

    private static final Texts TEXTS = Texts.of(FileProbe.class);
    private static final int START_BYTES = 4;

    /** The bytes beyond ASCII. */
    public enum NonAscii {
        /** There are none. */
        ABSENT,
        /** All of them form valid UTF-8. */
        VALID_UTF8,
        /** They do not form valid UTF-8. */
        OTHER
    }

    /**
     * Reads a file through.
     *
     * @param file the file
     * @return what was seen
     * @throws InvalidInputException if it cannot be read or is empty
     */
    public static FileProbe of(Path file) {
        CompletableFuture<String> digest = CompletableFuture.supplyAsync(() -> digest(file));
        Utf8Check utf8 = new Utf8Check();
        byte[] buffer = new byte[1 << 16];
        String start = "";
        long bytes = 0;
        int last = -1;
        int beforeLast = -1;
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.readNBytes(buffer, 0, buffer.length); n > 0; n = in.readNBytes(buffer, 0, buffer.length)) {
                if (bytes == 0) {
                    start = new String(buffer, 0, Math.min(n, START_BYTES), StandardCharsets.ISO_8859_1);
                }
                utf8.feed(buffer, n);
                beforeLast = n > 1 ? buffer[n - 2] & 0xff : last;
                last = buffer[n - 1] & 0xff;
                bytes += n;
            }
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("file.unreadable", file), e);
        }
        if (bytes == 0) {
            throw new InvalidInputException(TEXTS.format("file.empty", file.getFileName()));
        }
        return new FileProbe(
                bytes,
                digest.join(),
                start,
                last,
                beforeLast,
                utf8.hasZeroByte(),
                utf8.hasControlByte(),
                utf8.verdict());
    }

    /** Digests a file beside what else is looked at: large ones are read by two threads. */
    private static String digest(Path file) {
        try {
            return Digests.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the last line is ended. */
    boolean isEnded(boolean utf16) {
        boolean single = isLineBreak(lastByte);
        return utf16 ? (single && byteBeforeLast == 0) || (lastByte == 0 && isLineBreak(byteBeforeLast)) : single;
    }

    /** The order of the bytes of a UTF-16 file without mark, as far as its first letter or else its end tells. */
    Optional<Charset> utf16Order() {
        boolean pair = start.length() >= 2;
        if (pair && start.charAt(0) != 0 && start.charAt(1) == 0) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (pair && start.charAt(0) == 0 && start.charAt(1) != 0) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if (lastByte == 0 && isLineBreak(byteBeforeLast)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return byteBeforeLast == 0 && isLineBreak(lastByte) ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static boolean isLineBreak(int value) {
        return value == '\n' || value == '\r';
    }

    boolean startsWith(int... expected) {
        StringBuilder text = new StringBuilder();
        for (int value : expected) {
            text.append((char) value);
        }
        return start.startsWith(text.toString());
    }
}
