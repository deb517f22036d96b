package fr.parcours.layout.bundle;

import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.Texts;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A manifest of BagIt: one line per file, its SHA-512 and its name, as {@code sha512sum -c} reads it. */
final class DigestList {

    private static final Texts TEXTS = Texts.of(DigestList.class);
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{128})  (\\S+)");

    private final String name;
    private final Map<String, String> digests;

    private DigestList(String name, Map<String, String> digests) {
        this.name = name;
        this.digests = digests;
    }

    static byte[] write(Map<String, String> digests) {
        return new TreeMap<>(digests)
                .entrySet().stream()
                        .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a manifest.
     *
     * @throws IntegrityException if a line has another form, or a file is there twice
     */
    static DigestList parse(String name, String text) {
        Map<String, String> digests = new TreeMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches() || digests.put(matcher.group(2), matcher.group(1)) != null) {
                throw new IntegrityException(TEXTS.format("manifest.line", name, number));
            }
        }
        return new DigestList(name, digests);
    }

    /**
     * Compares with what was found: the same files, neither more nor less, with the same digests.
     *
     * @throws IntegrityException at the first difference
     */
    void check(Map<String, String> found) {
        for (Map.Entry<String, String> entry : digests.entrySet()) {
            String file = BagFiles.shown(entry.getKey());
            if (!found.containsKey(entry.getKey())) {
                throw new IntegrityException(TEXTS.format("manifest.absent", file, name));
            }
            if (!found.get(entry.getKey()).equals(entry.getValue())) {
                throw new IntegrityException(TEXTS.format("manifest.digest", file, name));
            }
        }
        for (String file : found.keySet()) {
            if (!digests.containsKey(file)) {
                throw new IntegrityException(TEXTS.format("manifest.extra", BagFiles.shown(file), name));
            }
        }
    }

    Set<String> files() {
        return Set.copyOf(digests.keySet());
    }
}
