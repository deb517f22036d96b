package fr.parcours.engine.anonymise;

import fr.parcours.layout.DeniedAccess;
import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The text form of key files: read and written here only. Errors never quote the content. */
final class KeyText {

    static final int KEY_BYTES = 32;
    /** Ids are written between brackets, colons and chevrons in headers and fingerprints. */
    static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");

    private static final Texts TEXTS = Texts.of(KeyText.class);
    private static final String FORM = "vae-key-v1";
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private KeyText() {}

    /** A key as it is in its file. */
    static final class Content {
        final KeyDescription description;
        final byte[] secret;

        Content(KeyDescription description, byte[] secret) {
            this.description = description;
            this.secret = secret;
        }
    }

    static Content read(Path file) {
        try {
            checkOwnerOnly(file);
            Map<String, String> fields = fields(file);
            byte[] secret = Base64.getDecoder().decode(fields.getOrDefault("cle", ""));
            Optional<KeyRole> role = KeyRole.of(fields.getOrDefault("role", ""));
            String id = fields.getOrDefault("id", "");
            boolean sound = secret.length == KEY_BYTES
                    && checkValue(secret).equals(fields.get("kcv"))
                    && ID.matcher(id).matches()
                    && role.isPresent();
            if (!sound) {
                throw new IntegrityException(TEXTS.format("key.damaged", file));
            }
            KeyDescription description = new KeyDescription(
                    id,
                    role.get(),
                    fields.getOrDefault("domaine", ""),
                    LocalDate.parse(fields.getOrDefault("cree", "")),
                    Optional.ofNullable(fields.get("expire")).map(LocalDate::parse),
                    checkValue(secret));
            return new Content(description, secret);
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("key.unreadable", file));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            // The cause may quote the content of the file: it is left out.
            throw new IntegrityException(TEXTS.format("key.damaged", file));
        }
    }

    private static Map<String, String> fields(Path file) throws IOException {
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (lines.isEmpty() || !lines.get(0).equals(FORM)) {
            throw new InvalidInputException(TEXTS.format("key.form", file));
        }
        Map<String, String> fields = new TreeMap<>();
        for (String line : lines) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 2).strip());
            }
        }
        return fields;
    }

    private static void checkOwnerOnly(Path file) throws IOException {
        if (posix() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IntegrityException(TEXTS.format("key.exposed", file, file));
        }
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /** Writes a file that nobody else can read from its first byte on; never over another one. */
    static void write(Path file, KeyDescription description, byte[] secret) {
        List<String> lines = new ArrayList<>(List.of(
                FORM,
                "id: " + description.id(),
                "role: " + description.role().text(),
                "domaine: " + description.domain(),
                "cree: " + description.created()));
        description.expires().ifPresent(day -> lines.add("expire: " + day));
        lines.add("kcv: " + checkValue(secret));
        lines.add("cle: " + Base64.getEncoder().encodeToString(secret));
        FileAttribute<?>[] ownerOnly = posix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(file, ownerOnly);
            Files.write(file, lines, StandardCharsets.UTF_8, StandardOpenOption.DSYNC);
        } catch (FileAlreadyExistsException e) {
            throw new InvalidInputException(TEXTS.format("key.exists", file));
        } catch (IOException e) {
            throw DeniedAccess.in(e).orElseGet(() -> new InvalidInputException(TEXTS.format("key.unwritable", file)));
        }
    }

    static String checkValue(byte[] secret) {
        return HexFormat.of().formatHex(KeyedHash.mac(secret, "vae-pseudo/v1/kcv"), 0, 4);
    }
}
