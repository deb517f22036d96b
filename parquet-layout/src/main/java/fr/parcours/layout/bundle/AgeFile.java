package fr.parcours.layout.bundle;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Archives encrypted with age (age-encryption.org/v1) for X25519 recipients, as {@code age -r} does. */
final class AgeFile {

    static final String SUFFIX = ".zip.age";

    private static final Texts TEXTS = Texts.of(AgeFile.class);
    private static final byte[] MAGIC = "age-encryption.org/v1\n".getBytes(StandardCharsets.US_ASCII);
    private static final String IDENTITY = "AGE-SECRET-KEY-1";

    private AgeFile() {}

    static boolean is(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        }
    }

    /**
     * Checks public keys.
     *
     * @throws InvalidInputException if one is not an X25519 recipient of age
     */
    static List<RecipientStanzaWriter> recipients(List<String> publicKeys) {
        List<RecipientStanzaWriter> writers = new ArrayList<>();
        for (String key : publicKeys) {
            try {
                writers.add(X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(key));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new InvalidInputException(TEXTS.format("age.recipient", BagFiles.shown(key)));
            }
        }
        return writers;
    }

    static void encrypt(Path clear, Path encrypted, List<RecipientStanzaWriter> recipients) throws IOException {
        try (InputStream in = Files.newInputStream(clear);
                FileChannel file =
                        FileChannel.open(encrypted, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(
                        new StandardEncryptingChannelFactory().newEncryptingChannel(file, recipients))) {
            in.transferTo(out);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot encrypt with age.", e);
        }
    }

    /**
     * Decrypts an archive.
     *
     * @param encrypted the archive
     * @param identity file of the private key, as {@code age-keygen} writes it
     * @param clear where to write
     * @param mostBytes how large it may be
     * @throws IntegrityException if it is not for this identity, was changed, or is too large
     */
    static void decrypt(Path encrypted, Optional<Path> identity, Path clear, long mostBytes) throws IOException {
        String key = secret(
                identity.orElseThrow(() -> new InvalidInputException(TEXTS.format("age.noidentity", encrypted))));
        try (FileChannel file = FileChannel.open(encrypted, StandardOpenOption.READ);
                OutputStream out = Files.newOutputStream(clear, StandardOpenOption.CREATE_NEW)) {
            InputStream in = Channels.newInputStream(new StandardDecryptingChannelFactory()
                    .newDecryptingChannel(
                            file, List.of(X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(key))));
            byte[] buffer = new byte[1 << 16];
            long bytes = 0;
            for (int n = read(in, buffer, encrypted); n >= 0; n = read(in, buffer, encrypted)) {
                bytes += n;
                if (bytes > mostBytes) {
                    throw new IntegrityException(TEXTS.format("size.total", mostBytes >> 20));
                }
                out.write(buffer, 0, n);
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IntegrityException(TEXTS.format("age.refused", encrypted));
        }
    }

    private static int read(InputStream in, byte[] buffer, Path encrypted) {
        try {
            return in.read(buffer);
        } catch (IOException | RuntimeException e) {
            throw new IntegrityException(TEXTS.format("age.refused", encrypted));
        }
    }

    private static String secret(Path identity) {
        SigningKey.checkOwnerOnly(identity);
        try (var lines = Files.lines(identity, StandardCharsets.US_ASCII)) {
            return lines.map(String::strip)
                    .filter(line -> line.startsWith(IDENTITY))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInputException(TEXTS.format("age.identity", identity)));
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new InvalidInputException(TEXTS.format("age.identity", identity));
        }
    }
}
