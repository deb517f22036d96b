package fr.parcours.layout.bundle;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The encoding of SSH (RFC 4251, section 5): numbers of 32 bits, and strings that tell their length first. */
final class SshWire {

    private SshWire() {}

    /** Writes values one after the other. */
    static final class Writer {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Writer raw(byte[] bytes) {
            out.writeBytes(bytes);
            return this;
        }

        Writer number(int value) {
            return raw(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
        }

        Writer string(byte[] bytes) {
            return number(bytes.length).raw(bytes);
        }

        Writer string(String text) {
            return string(text.getBytes(StandardCharsets.UTF_8));
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }

    /** Reads values one after the other; throws {@link BufferUnderflowException} where they end too early. */
    static final class Reader {
        private final ByteBuffer in;

        Reader(byte[] bytes) {
            in = ByteBuffer.wrap(bytes);
        }

        byte[] raw(int length) {
            // A length that lies must not make us ask for memory.
            if (length < 0 || length > in.remaining()) {
                throw new BufferUnderflowException();
            }
            byte[] bytes = new byte[length];
            in.get(bytes);
            return bytes;
        }

        int number() {
            return in.getInt();
        }

        byte[] bytes() {
            return raw(number());
        }

        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        boolean atEnd() {
            return !in.hasRemaining();
        }
    }
}
