package fr.parcours.engine.intake.direct;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes of a text at a time, the first of them lowest. */
final class EightBytes {

    static final long HIGH_BITS = 0x8080808080808080L;
    static final long ONES = 0x0101010101010101L;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private EightBytes() {}

    static long at(byte[] bytes, int place) {
        return (long) WORD.get(bytes, place);
    }

    /** Eight times the same character of ASCII. */
    static long all(char value) {
        return ONES * value;
    }

    /** The high bit of each byte that is the same in both, exact in every byte: none depends on its neighbours. */
    static long equal(long word, long other) {
        long differences = word ^ other;
        return ~(((differences & ~HIGH_BITS) + ~HIGH_BITS) | differences) & HIGH_BITS;
    }
}
