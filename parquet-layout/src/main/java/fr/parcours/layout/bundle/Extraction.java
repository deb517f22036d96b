package fr.parcours.layout.bundle;

import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Copies a received bundle into a folder of ours, in two steps: first what describes it, then, once that is trusted,
 * the data. Bytes are counted and digested on their way.
 */
final class Extraction {

    private static final Texts TEXTS = Texts.of(Extraction.class);

    /** A signature has some hundreds of bytes, and anybody may add one. */
    private static final long SIGNATURE_BYTES = 1 << 16;

    private final BundleSource source;
    private final Path folder;
    private final BundleLimits limits;
    private final LongConsumer progress;
    private final Map<String, String> digests = new TreeMap<>();
    private long total;

    Extraction(BundleSource source, Path folder, BundleLimits limits, LongConsumer progress) {
        this.source = source;
        this.folder = folder;
        this.limits = limits;
        this.progress = progress;
        long declared = 0;
        for (BundleSource.Entry entry : source.entries()) {
            long most = BagFiles.isPayload(entry.name()) ? limits.fileBytes() : limits.describingBytes();
            declared += Math.max(0, entry.declared());
            if (entry.declared() > Math.min(most, entry.mostBytes())) {
                throw tooLarge(entry.name());
            }
            if (declared > limits.totalBytes()) {
                throw tooMuch();
            }
        }
    }

    /** Copies every file but the data. */
    void describing() {
        for (BundleSource.Entry entry : source.entries()) {
            if (!BagFiles.isPayload(entry.name())) {
                copy(entry, BagFiles.isSignature(entry.name()) ? SIGNATURE_BYTES : limits.describingBytes());
            }
        }
    }

    /**
     * Copies the data, which the describing files say the size of.
     *
     * @param expectedBytes bytes of all data files
     * @param expectedFiles number of data files
     * @throws IntegrityException if there is more, or less
     */
    void payload(long expectedBytes, long expectedFiles) {
        long before = total;
        long files = 0;
        for (BundleSource.Entry entry : source.entries()) {
            if (BagFiles.isPayload(entry.name())) {
                copy(entry, Math.min(limits.fileBytes(), expectedBytes - (total - before)));
                files++;
            }
        }
        if (total - before != expectedBytes || files != expectedFiles) {
            throw new IntegrityException(
                    TEXTS.format("size.oxum", total - before, files, expectedBytes, expectedFiles));
        }
    }

    private void copy(BundleSource.Entry entry, long mostBytes) {
        Path target = folder.resolve(entry.name()).normalize();
        if (!target.startsWith(folder)) {
            throw new IntegrityException(TEXTS.format("name.unsafe", BagFiles.shown(entry.name())));
        }
        long most = Math.min(Math.min(mostBytes, entry.mostBytes()), limits.totalBytes() - total);
        if (entry.declared() >= 0) {
            // Who tells a wrong size may tell any.
            most = Math.min(most, entry.declared());
        }
        MessageDigest digest = Sha512.start();
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        try (InputStream in = source.open(entry)) {
            Files.createDirectories(target.getParent());
            try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
                for (int n = read(in, buffer, entry); n >= 0; n = read(in, buffer, entry)) {
                    bytes += n;
                    if (bytes > most) {
                        throw tooLarge(entry.name());
                    }
                    digest.update(buffer, 0, n);
                    out.write(buffer, 0, n);
                    progress.accept(n);
                }
            }
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("file.unwritable", target.getFileName()), e);
        }
        total += bytes;
        digests.put(entry.name(), HexFormat.of().formatHex(digest.digest()));
    }

    private static int read(InputStream in, byte[] buffer, BundleSource.Entry entry) {
        try {
            return in.read(buffer);
        } catch (IOException | IllegalArgumentException e) {
            throw new IntegrityException(TEXTS.format("archive.damaged", BagFiles.shown(entry.name())));
        }
    }

    private static IntegrityException tooLarge(String name) {
        return new IntegrityException(TEXTS.format("size.file", BagFiles.shown(name)));
    }

    private IntegrityException tooMuch() {
        return new IntegrityException(TEXTS.format("size.total", limits.totalBytes() >> 20));
    }

    /** SHA-512 of every file copied so far, by name. */
    Map<String, String> digests() {
        return Map.copyOf(digests);
    }
}
