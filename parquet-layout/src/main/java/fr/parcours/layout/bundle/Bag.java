package fr.parcours.layout.bundle;

import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a BagIt folder (RFC 8493) that describe it, and the checks between them and the data. */
final class Bag {

    private static final Texts TEXTS = Texts.of(Bag.class);
    private static final Pattern OXUM = Pattern.compile("(?m)^Payload-Oxum: (\\d{1,18})\\.(\\d{1,9})$");
    private static final Set<String> REQUIRED =
            Set.of(BagFiles.DECLARATION, BagFiles.INFO, BagFiles.PACKAGE, BagFiles.MANIFEST, BagFiles.TAG_MANIFEST);

    private final Path folder;
    private final Map<String, String> digests;

    /** Looks at the describing files of a bag, whose digests are known. */
    Bag(Path folder, Map<String, String> digests) {
        this.folder = folder;
        this.digests = digests;
    }

    /**
     * Checks that a bundle has the files that describe it and no others.
     *
     * @throws IntegrityException if one is missing or too many
     */
    static void checkNames(List<String> names) {
        for (String required : REQUIRED.stream().sorted().toList()) {
            if (!names.contains(required)) {
                throw new IntegrityException(TEXTS.format("bag.absent", required));
            }
        }
        if (names.contains("fetch.txt")) {
            throw new IntegrityException(TEXTS.format("bag.fetch"));
        }
        for (String name : names) {
            boolean known = BagFiles.isPayload(name)
                    || BagFiles.isSignature(name)
                    || name.equals(BagFiles.TAG_MANIFEST)
                    || BagFiles.TAGS.contains(name);
            if (!known) {
                throw new IntegrityException(TEXTS.format("bag.extra", BagFiles.shown(name)));
            }
        }
    }

    /** The bytes that are signed. */
    byte[] signed() {
        return bytes(BagFiles.TAG_MANIFEST);
    }

    /** Names of the signature files, in their order. */
    List<String> signatures() {
        return digests.keySet().stream().filter(BagFiles::isSignature).sorted().toList();
    }

    String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /** The content of a describing file that may be missing. */
    Optional<byte[]> optional(String name) {
        return digests.containsKey(name) ? Optional.of(bytes(name)) : Optional.empty();
    }

    byte[] bytes(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("bundle.unreadable", name), e);
        }
    }

    /**
     * Checks the describing files against the tag manifest.
     *
     * @throws IntegrityException if one differs, or the bag is of another version of BagIt
     */
    void checkTags() {
        Map<String, String> tags = new TreeMap<>(digests);
        tags.keySet()
                .removeIf(name ->
                        name.equals(BagFiles.TAG_MANIFEST) || BagFiles.isSignature(name) || BagFiles.isPayload(name));
        DigestList.parse(BagFiles.TAG_MANIFEST, text(BagFiles.TAG_MANIFEST)).check(tags);
        if (!text(BagFiles.DECLARATION).equals(BagFiles.DECLARATION_TEXT)) {
            throw new IntegrityException(TEXTS.format("bag.version"));
        }
    }

    /**
     * Reads how much data there must be.
     *
     * @return bytes and number of files
     */
    long[] oxum() {
        Matcher oxum = OXUM.matcher(text(BagFiles.INFO));
        if (!oxum.find()) {
            throw new IntegrityException(TEXTS.format("bag.oxum"));
        }
        return new long[] {Long.parseLong(oxum.group(1)), Long.parseLong(oxum.group(2))};
    }

    /**
     * Checks the data against the manifest: the same set of files, the same digests.
     *
     * @param all digests of all files of the bag
     * @return names of the data files
     */
    Set<String> checkPayload(Map<String, String> all) {
        Map<String, String> payload = new TreeMap<>(all);
        payload.keySet().removeIf(name -> !BagFiles.isPayload(name));
        DigestList manifest = DigestList.parse(BagFiles.MANIFEST, text(BagFiles.MANIFEST));
        manifest.check(payload);
        return manifest.files();
    }

    /**
     * Writes the files that make a bag of a folder with {@code data/} and {@code datapackage.json} in it.
     *
     * @param folder the folder
     * @param organisation who sends it
     * @param id identity of the bundle
     * @param created when
     * @return the bytes to sign
     */
    static byte[] seal(Path folder, String organisation, String id, Instant created) throws IOException {
        Map<String, String> payload = new TreeMap<>();
        long bytes = 0;
        for (Path file : files(folder.resolve("data"))) {
            payload.put(name(folder, file), Sha512.of(file));
            bytes += Files.size(file);
        }
        Files.writeString(folder.resolve(BagFiles.DECLARATION), BagFiles.DECLARATION_TEXT);
        Files.writeString(
                folder.resolve(BagFiles.INFO),
                "Source-Organization: " + organisation + "\nBagging-Date: "
                        + created.toString().substring(0, 10) + "\nExternal-Identifier: " + id + "\nPayload-Oxum: "
                        + bytes + "." + payload.size() + "\n");
        Files.write(folder.resolve(BagFiles.MANIFEST), DigestList.write(payload));
        Map<String, String> tags = new TreeMap<>();
        for (String tag : BagFiles.TAGS) {
            if (Files.exists(folder.resolve(tag))) {
                tags.put(tag, Sha512.of(folder.resolve(tag)));
            }
        }
        byte[] signed = DigestList.write(tags);
        Files.write(folder.resolve(BagFiles.TAG_MANIFEST), signed);
        return signed;
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return new ArrayList<>(tree.filter(Files::isRegularFile).sorted().toList());
        }
    }

    static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
