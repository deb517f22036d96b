package fr.parcours.engine.anonymise;

import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A secret key with its identity. Its text never shows the key, only its id and its check value.
 *
 * <p>The file is text: a first line {@code vae-key-v1}, then {@code id}, {@code role}, {@code domaine}, {@code cree},
 * {@code kcv} and {@code cle} (base64 of 32 bytes), readable by its owner only.
 */
public final class KeyFile {

    /** Role of the key of the observatory, the second stage of the scheme. */
    public static final String OBSERVATORY_ROLE = "etape2";

    private static final Texts TEXTS = Texts.of(KeyFile.class);
    private static final String FORM = "vae-key-v1";
    private static final int KEY_BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final String id;
    private final byte[] secret;

    private KeyFile(String id, byte[] secret) {
        this.id = id;
        this.secret = secret;
    }

    /**
     * Reads the key of an observatory, or makes one with a random secret where there is none.
     *
     * @param file path of the key file
     * @return the key
     */
    public static KeyFile openOrCreate(Path file) {
        if (!Files.exists(file)) {
            byte[] secret = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(secret);
            write(file, "k2-" + LocalDate.now(java.time.ZoneOffset.UTC), secret);
        }
        return open(file);
    }

    /**
     * Writes a key file from a given secret, unless there is one already.
     *
     * @param file path of the key file
     * @param id identity of the key
     * @param secret 32 bytes
     * @return the key
     */
    public static KeyFile openOrCreate(Path file, String id, byte[] secret) {
        if (!Files.exists(file)) {
            write(file, id, secret);
        }
        return open(file);
    }

    /**
     * Reads a key file.
     *
     * @param file path of the key file
     * @return the key
     * @throws InvalidInputException if the file cannot be read or has another form
     * @throws IntegrityException if others than its owner can read it, it is damaged or it has another role
     */
    public static KeyFile open(Path file) {
        try {
            checkOwnerOnly(file);
            Map<String, String> fields = new TreeMap<>();
            var lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            if (lines.isEmpty() || !lines.get(0).equals(FORM)) {
                throw new InvalidInputException(TEXTS.format("key.form", file));
            }
            for (String line : lines) {
                int colon = line.indexOf(": ");
                if (colon > 0) {
                    fields.put(
                            line.substring(0, colon), line.substring(colon + 2).strip());
                }
            }
            if (!OBSERVATORY_ROLE.equals(fields.get("role"))) {
                throw new IntegrityException(TEXTS.format("key.role", file));
            }
            byte[] secret = Base64.getDecoder().decode(fields.getOrDefault("cle", ""));
            KeyFile key = new KeyFile(fields.getOrDefault("id", ""), secret);
            if (secret.length != KEY_BYTES || !key.checkValue().equals(fields.get("kcv"))) {
                throw new IntegrityException(TEXTS.format("key.damaged", file));
            }
            return key;
        } catch (IOException | IllegalArgumentException e) {
            // The cause may quote the content of the file: it is left out.
            throw new InvalidInputException(TEXTS.format("key.unreadable", file));
        }
    }

    private static void checkOwnerOnly(Path file) throws IOException {
        if (posix() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IntegrityException(TEXTS.format("key.exposed", file, file));
        }
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private static void write(Path file, String id, byte[] secret) {
        KeyFile key = new KeyFile(id, secret.clone());
        String text = String.join(
                "\n",
                FORM,
                "id: " + id,
                "role: " + OBSERVATORY_ROLE,
                "domaine: observatoire",
                "cree: " + LocalDate.now(java.time.ZoneOffset.UTC),
                "kcv: " + key.checkValue(),
                "cle: " + Base64.getEncoder().encodeToString(secret),
                "");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (posix()) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            Files.writeString(file, text, StandardOpenOption.CREATE);
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("key.unwritable", file));
        }
    }

    byte[] subKey(String purpose) {
        return KeyedHash.derive(secret, purpose);
    }

    private String checkValue() {
        return HexFormat.of()
                .formatHex(KeyedHash.mac(secret, "vae-pseudo/v1/kcv"))
                .substring(0, 8);
    }

    /**
     * Returns what may be recorded beside data: the id of the key and its check value.
     *
     * @return a text such as {@code k2-2026a:bacaec00}
     */
    public String fingerprint() {
        return id + ":" + checkValue();
    }

    @Override
    public String toString() {
        return fingerprint();
    }
}
