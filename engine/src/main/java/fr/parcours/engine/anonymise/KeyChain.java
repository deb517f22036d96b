package fr.parcours.engine.anonymise;

import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The keys of an observatory in the order they are applied. After a change of key without nominal data, stored
 * pseudonyms are hashed again with the new key; new data go through the old keys, then the new one, and meet them.
 *
 * @param keys one key or more, all of the second stage
 */
public record KeyChain(List<KeyFile> keys) {

    /** Between the fingerprints of the keys in the fingerprint of a chain. */
    public static final String LINK = ">";

    private static final Texts TEXTS = Texts.of(KeyChain.class);

    /** Copies the list; an empty chain or a key of a certifier would store pseudonyms that anyone can make. */
    public KeyChain {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new InvalidInputException(TEXTS.format("chain.empty"));
        }
        if (keys.stream().anyMatch(key -> key.description().role() != KeyRole.STAGE_2)) {
            throw new IntegrityException(TEXTS.format("chain.role"));
        }
        if (keys.stream().map(key -> key.description().checkValue()).distinct().count() < keys.size()) {
            throw new IntegrityException(TEXTS.format("chain.twice"));
        }
    }

    /**
     * Makes a chain of one key.
     *
     * @param key a key of the second stage
     * @return the chain
     */
    public static KeyChain of(KeyFile key) {
        return new KeyChain(List.of(key));
    }

    /**
     * Reads the chain that begins with a file: it, then those that the changes of key left beside it.
     *
     * @param first path of the first key file; where there is none, a key is made
     * @return the chain
     */
    public static KeyChain openOrCreate(Path first) {
        List<KeyFile> keys = new ArrayList<>();
        Path last = first;
        for (Path next = file(first, 2); Files.exists(next); next = file(first, keys.size() + 2)) {
            // A key that was replaced may be past its end: it only leads to the last one.
            keys.add(KeyFile.openReplaced(last));
            last = next;
        }
        keys.add(KeyFile.openOrCreate(last));
        return new KeyChain(keys);
    }

    /**
     * Returns where the key of a rank is kept.
     *
     * @param first path of the first key file, such as {@code etape2.key}
     * @param rank rank in the chain, from 1
     * @return its path, such as {@code etape2-2.key}
     */
    public static Path file(Path first, int rank) {
        String name = first.getFileName().toString();
        int dot = name.lastIndexOf('.');
        int end = dot > 0 ? dot : name.length();
        return rank == 1 ? first : first.resolveSibling(name.substring(0, end) + "-" + rank + name.substring(end));
    }

    /**
     * Adds a key at the end.
     *
     * @param next a key of the second stage
     * @return the longer chain
     */
    public KeyChain then(KeyFile next) {
        List<KeyFile> longer = new ArrayList<>(keys);
        longer.add(next);
        return new KeyChain(longer);
    }

    /**
     * Returns what may be recorded beside data.
     *
     * @return the fingerprints of the keys in their order, with a chevron between two
     */
    public String fingerprint() {
        return keys.stream().map(KeyFile::fingerprint).collect(Collectors.joining(LINK));
    }

    @Override
    public String toString() {
        return fingerprint();
    }
}
