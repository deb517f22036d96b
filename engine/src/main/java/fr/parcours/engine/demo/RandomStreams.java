package fr.parcours.engine.demo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * Independent random streams by name, the same on every machine: a stream drawn further or less far does not move the
 * others.
 */
final class RandomStreams {

    private final long seed;

    RandomStreams(long seed) {
        this.seed = seed;
    }

    /** Returns the stream of a name, at its start. */
    RandomGenerator stream(String... name) {
        ByteBuffer digest = ByteBuffer.wrap(digest(name));
        int[] start = new int[digest.remaining() / Integer.BYTES];
        digest.asIntBuffer().get(start);
        return new Well19937c(start);
    }

    /** Returns 32 hexadecimal characters that stand for a name, as the pseudonym of a certifier would look. */
    String pseudonym(String... name) {
        return HexFormat.of().formatHex(digest(name), 0, 16);
    }

    private byte[] digest(String... name) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((seed + "/" + String.join("/", name)).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
