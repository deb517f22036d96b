package fr.parcours.layout.bundle;

import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may sign bundles: the {@code allowed_signers} file of OpenSSH (ssh-keygen(1)), one key per line with the names it
 * stands for, its namespaces and its dates. Keys that are not Ed25519 and certificate authorities are passed over.
 */
public final class AllowedSigners {

    private static final Texts TEXTS = Texts.of(AllowedSigners.class);
    private static final Pattern WORD = Pattern.compile("\\s*((?:\"[^\"]*\"|[^\\s\"])+)");
    private static final Pattern OPTION = Pattern.compile("([A-Za-z-]+)(?:=\"([^\"]*)\")?(?:,|$)");

    private final Path file;
    private final List<Line> lines;

    private AllowedSigners(Path file, List<Line> lines) {
        this.file = file;
        this.lines = lines;
    }

    /** One key with its conditions. */
    private record Line(
            PatternList principals,
            String fingerprint,
            Optional<PatternList> namespaces,
            Optional<Instant> after,
            Optional<Instant> before) {}

    /**
     * Reads a file of allowed signers.
     *
     * @param file path of the file
     * @return the signers
     * @throws InvalidInputException if the file cannot be read, or a line has an unknown option or another form
     */
    public static AllowedSigners open(Path file) {
        List<String> text;
        try {
            text = Files.readAllLines(file);
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("signers.unreadable", file));
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            String line = text.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                line(line).ifPresent(lines::add);
            } catch (IllegalArgumentException | DateTimeParseException | BufferUnderflowException e) {
                throw new InvalidInputException(TEXTS.format("signers.line", file, i + 1));
            }
        }
        return new AllowedSigners(file, lines);
    }

    private static Optional<Line> line(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (words.size() < 4 && word.lookingAt()) {
            words.add(word.group(1));
            word.region(word.end(), text.length());
        }
        boolean withOptions = words.size() >= 4 && !isKeyType(words.get(1));
        int type = withOptions ? 2 : 1;
        if (words.size() < type + 2 || !isKeyType(words.get(type))) {
            throw new IllegalArgumentException();
        }
        Optional<PatternList> namespaces = Optional.empty();
        Optional<Instant> after = Optional.empty();
        Optional<Instant> before = Optional.empty();
        boolean authority = false;
        Matcher option = OPTION.matcher(withOptions ? words.get(1) : "");
        int end = 0;
        while (option.lookingAt()) {
            String value = Optional.ofNullable(option.group(2)).orElse("");
            switch (option.group(1).toLowerCase(java.util.Locale.ROOT)) {
                case "namespaces" -> namespaces = Optional.of(new PatternList(value));
                case "valid-after" -> after = Optional.of(instant(value));
                case "valid-before" -> before = Optional.of(instant(value));
                case "cert-authority" -> authority = true;
                default -> throw new IllegalArgumentException();
            }
            end = option.end();
            option.region(end, option.regionEnd());
        }
        // A condition that is not understood may be one that forbids.
        if (withOptions && end != words.get(1).length()) {
            throw new IllegalArgumentException();
        }
        if (authority || !words.get(type).equals(Ed25519.SSH_NAME)) {
            return Optional.empty();
        }
        SshWire.Reader blob = new SshWire.Reader(Base64.getDecoder().decode(words.get(type + 1)));
        if (!blob.text().equals(Ed25519.SSH_NAME)) {
            throw new IllegalArgumentException();
        }
        PatternList principals = new PatternList(words.get(0).replace("\"", ""));
        return Optional.of(new Line(principals, SigningKey.fingerprint(blob.bytes()), namespaces, after, before));
    }

    private static boolean isKeyType(String word) {
        return word.startsWith("ssh-") || word.startsWith("ecdsa-") || word.startsWith("sk-");
    }

    /** A time of OpenSSH: {@code YYYYMMDD[HHMM[SS]]}, of the machine's zone unless a {@code Z} follows. */
    private static Instant instant(String text) {
        boolean utc = text.endsWith("Z");
        String digits = utc ? text.substring(0, text.length() - 1) : text;
        String full = digits + "000000".substring(0, Math.max(0, Math.min(6, 14 - digits.length())));
        LocalDateTime time = LocalDateTime.parse(full, DateTimeFormatter.ofPattern("uuuuMMddHHmmss"));
        return time.atZone(utc ? ZoneOffset.UTC : ZoneId.systemDefault()).toInstant();
    }

    /**
     * Verifies that an allowed signer signed a message.
     *
     * @return the names the key stands for
     * @throws IntegrityException if the signer is not allowed, or not for this namespace, or not at this time, or the
     *     message is another one
     */
    PatternList verify(SshSignature signature, String namespace, byte[] message, Instant now) {
        String fingerprint = SigningKey.fingerprint(signature.publicKey());
        if (!signature.namespace().equals(namespace)) {
            throw new IntegrityException(TEXTS.format("signature.namespace", shown(signature.namespace()), namespace));
        }
        if (!signature.verifies(namespace, message)) {
            throw new IntegrityException(TEXTS.format("signature.wrong", fingerprint));
        }
        List<Line> known = lines.stream()
                .filter(line -> line.fingerprint().equals(fingerprint))
                .toList();
        if (known.isEmpty()) {
            throw new IntegrityException(TEXTS.format("signature.stranger", fingerprint, file));
        }
        List<Line> forUs = known.stream()
                .filter(line ->
                        line.namespaces().map(list -> list.matches(namespace)).orElse(true))
                .toList();
        if (forUs.isEmpty()) {
            throw new IntegrityException(TEXTS.format("signers.namespace", fingerprint, namespace, file));
        }
        return forUs.stream()
                .filter(line -> line.after().map(time -> !now.isBefore(time)).orElse(true)
                        && line.before().map(now::isBefore).orElse(true))
                .findFirst()
                .map(Line::principals)
                .orElseThrow(() -> new IntegrityException(TEXTS.format("signers.date", fingerprint, file)));
    }

    /** What a stranger wrote is shown without anything a terminal could act on. */
    private static String shown(String text) {
        String plain = text.replaceAll("[^\\p{Alnum}@._-]", "?");
        return plain.substring(0, Math.min(plain.length(), 60));
    }
}
