package fr.parcours.engine.anonymise;

import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A secret key with its identity. Its text never shows the key, only its id and its check value.
 *
 * <p>The file is text: a first line {@code vae-key-v1}, then {@code id}, {@code role}, {@code domaine}, {@code cree},
 * {@code expire} where there is one, {@code kcv} and {@code cle} (base64 of 32 bytes), readable by its owner only.
 */
public final class KeyFile {

    private static final Texts TEXTS = Texts.of(KeyFile.class);
    private static final String OBSERVATORY = "observatoire";

    private final KeyDescription description;
    private final byte[] secret;

    private KeyFile(KeyText.Content content) {
        this.description = content.description;
        this.secret = content.secret;
    }

    /**
     * Reads the key of an observatory, or makes one with a random secret where there is none.
     *
     * @param file path of the key file
     * @return the key
     */
    public static KeyFile openOrCreate(Path file) {
        if (!Files.exists(file)) {
            create(file, KeyRole.STAGE_2, Optional.empty(), Optional.empty(), Optional.empty());
        }
        return open(file);
    }

    /**
     * Writes the key file of an observatory from a given secret, unless there is one already.
     *
     * @param file path of the key file
     * @param id identity of the key
     * @param secret 32 bytes
     * @return the key
     */
    public static KeyFile openOrCreate(Path file, String id, byte[] secret) {
        if (!Files.exists(file)) {
            write(file, KeyRole.STAGE_2, id, secret);
        }
        return open(file);
    }

    /** Writes a key file from a given secret. */
    static void write(Path file, KeyRole role, String id, byte[] secret) {
        KeyText.write(file, described(role, id, OBSERVATORY, Optional.empty(), secret), secret);
    }

    /**
     * Makes a key with a random secret.
     *
     * @param file path of the key file, where there must be none
     * @param role what the key is for
     * @param id identity of the key, by default its role and the day
     * @param domain where its pseudonyms may meet, the observatory by default
     * @param expires last day it may be used, empty for no end
     * @return what may be known of the key
     * @throws InvalidInputException if there is a file already, or the id has another form
     */
    public static KeyDescription create(
            Path file, KeyRole role, Optional<String> id, Optional<String> domain, Optional<LocalDate> expires) {
        String name = id.orElse(role.prefix() + "-" + today());
        if (!KeyText.ID.matcher(name).matches()) {
            throw new InvalidInputException(TEXTS.format("key.id", name));
        }
        if (expires.isPresent() && expires.get().isBefore(today())) {
            throw new InvalidInputException(TEXTS.format("key.past", expires.get()));
        }
        byte[] secret = new byte[KeyText.KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        String place = domain.orElse(OBSERVATORY).lines().findFirst().orElse("").strip();
        KeyDescription description = described(role, name, place, expires, secret);
        KeyText.write(file, description, secret);
        return description;
    }

    private static KeyDescription described(
            KeyRole role, String id, String domain, Optional<LocalDate> expires, byte[] secret) {
        return new KeyDescription(id, role, domain, today(), expires, KeyText.checkValue(secret));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /**
     * Reads the key of an observatory.
     *
     * @param file path of the key file
     * @return the key
     * @throws InvalidInputException if the file cannot be read or has another form
     * @throws IntegrityException if others than its owner can read it, it is damaged, has expired or has another role
     */
    public static KeyFile open(Path file) {
        return open(file, KeyRole.STAGE_2);
    }

    /**
     * Reads a key.
     *
     * @param file path of the key file
     * @param role the role it must have
     * @return the key
     * @throws InvalidInputException if the file cannot be read or has another form
     * @throws IntegrityException if others than its owner can read it, it is damaged, has expired or has another role
     */
    public static KeyFile open(Path file, KeyRole role) {
        KeyFile key = new KeyFile(content(file, role));
        key.description.expires().filter(last -> last.isBefore(today())).ifPresent(last -> {
            throw new IntegrityException(TEXTS.format("key.expired", file, last));
        });
        return key;
    }

    /** Reads a key of an observatory that another one has replaced, expired or not. */
    static KeyFile openReplaced(Path file) {
        return new KeyFile(content(file, KeyRole.STAGE_2));
    }

    private static KeyText.Content content(Path file, KeyRole role) {
        KeyText.Content content = KeyText.read(file);
        if (content.description.role() != role) {
            throw new IntegrityException(TEXTS.format("key.role." + role.text(), file));
        }
        return content;
    }

    /**
     * Says what may be known of a key, whatever its role and even when it has expired.
     *
     * @param file path of the key file
     * @return all but the key
     */
    public static KeyDescription describe(Path file) {
        return KeyText.read(file).description;
    }

    /**
     * Writes the key to another file, readable by its owner only.
     *
     * @param file where there must be none
     */
    public void copyTo(Path file) {
        KeyText.write(file, description, secret);
    }

    byte[] subKey(String purpose) {
        return KeyedHash.derive(secret, purpose);
    }

    /**
     * Returns what may be known of the key.
     *
     * @return all but the key
     */
    public KeyDescription description() {
        return description;
    }

    /**
     * Returns what may be recorded beside data: the id of the key and its check value.
     *
     * @return a text such as {@code k2-2026a:bacaec00}
     */
    public String fingerprint() {
        return description.fingerprint();
    }

    @Override
    public String toString() {
        return fingerprint();
    }
}
