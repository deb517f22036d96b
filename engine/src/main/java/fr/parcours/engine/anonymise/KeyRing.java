package fr.parcours.engine.anonymise;

import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.Texts;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The keys that one process has loaded: all of one role. Who could use keys of both roles could find names again, so
 * the second role is refused for as long as the ring lives, even when the first key is no longer used. Thread-safe.
 */
public final class KeyRing {

    private static final Texts TEXTS = Texts.of(KeyRing.class);

    private Optional<KeyRole> loaded = Optional.empty();

    /**
     * Reads a key.
     *
     * @param file path of the key file
     * @param role the role it must have
     * @return the key
     * @throws IntegrityException if a key of another role was read before, or the key cannot be used
     */
    public synchronized KeyFile open(Path file, KeyRole role) {
        if (loaded.isPresent() && loaded.get() != role) {
            throw new IntegrityException(TEXTS.format("key.both", file));
        }
        KeyFile key = KeyFile.open(file, role);
        loaded = Optional.of(role);
        return key;
    }

    /**
     * Reads the chain of keys of an observatory, or makes its first key where there is none.
     *
     * @param first path of the first key file
     * @return the chain
     * @throws IntegrityException if a key of a certifier was read before, or a key cannot be used
     */
    public synchronized KeyChain openOrCreateChain(Path first) {
        if (loaded.isPresent() && loaded.get() != KeyRole.STAGE_2) {
            throw new IntegrityException(TEXTS.format("key.both", first));
        }
        KeyChain chain = KeyChain.openOrCreate(first);
        loaded = Optional.of(KeyRole.STAGE_2);
        return chain;
    }
}
