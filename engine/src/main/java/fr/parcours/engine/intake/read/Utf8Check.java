package fr.parcours.engine.intake.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Follows the bytes of a file across buffers: are there letters beyond ASCII, are they well-formed UTF-8 (RFC 3629), is
 * a byte zero, or a control character of ISO 8859? Looks at eight bytes at a time where they are ASCII: files of
 * gigabytes are looked at.
 */
final class Utf8Check {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;

    private boolean nonAscii;
    private boolean valid = true;
    private boolean zero;
    private boolean control;
    /** Bytes that still belong to the last letter, and the bounds of the next one. */
    private int missing;

    private int lowest;
    private int highest;

    void feed(byte[] bytes, int length) {
        int i = 0;
        while (i < length) {
            if (missing == 0 && i + Long.BYTES <= length) {
                long word = (long) WORD.get(bytes, i);
                if ((word & HIGH_BITS) == 0) {
                    zero |= ((word - ONES) & ~word & HIGH_BITS) != 0;
                    i += Long.BYTES;
                    continue;
                }
            }
            follow(bytes[i] & 0xff);
            i++;
        }
    }

    private void follow(int value) {
        zero |= value == 0;
        nonAscii |= value >= 0x80;
        control |= value >= 0x80 && value <= 0x9f;
        if (missing > 0) {
            valid &= value >= lowest && value <= highest;
            missing = value >= lowest && value <= highest ? missing - 1 : 0;
            expectAnyContinuation();
        } else if (value >= 0x80) {
            lead(value);
        }
    }

    private void expectAnyContinuation() {
        lowest = 0x80;
        highest = 0xbf;
    }

    /** The second byte of some letters has narrower bounds: no overlong forms, surrogates, or beyond Unicode. */
    private void lead(int value) {
        expectAnyContinuation();
        if (value >= 0xc2 && value <= 0xdf) {
            missing = 1;
        } else if (value >= 0xe0 && value <= 0xef) {
            missing = 2;
            lowest = value == 0xe0 ? 0xa0 : lowest;
            highest = value == 0xed ? 0x9f : highest;
        } else if (value >= 0xf0 && value <= 0xf4) {
            missing = 3;
            lowest = value == 0xf0 ? 0x90 : lowest;
            highest = value == 0xf4 ? 0x8f : highest;
        } else {
            valid = false;
        }
    }

    boolean hasZeroByte() {
        return zero;
    }

    /** Bytes 80 to 9F: letters in Windows code pages, control characters in those of ISO 8859. */
    boolean hasControlByte() {
        return control;
    }

    FileProbe.NonAscii verdict() {
        if (!nonAscii) {
            return FileProbe.NonAscii.ABSENT;
        }
        return valid && missing == 0 ? FileProbe.NonAscii.VALID_UTF8 : FileProbe.NonAscii.OTHER;
    }
}
