package fr.parcours.engine.anonymise;

/** A set of numbers in one array: eight bytes for each place, half of them free at most. Zero stands for itself. */
final class LongSet {

    private static final int FIRST_PLACES = 1 << 10;

    private long[] places = new long[FIRST_PLACES];
    private int size;
    private boolean zero;

    void add(long value) {
        if (value == 0) {
            zero = true;
            return;
        }
        if (insert(places, value)) {
            size++;
            if (size * 2L > places.length) {
                grow();
            }
        }
    }

    boolean contains(long value) {
        if (value == 0) {
            return zero;
        }
        int at = place(places, value);
        while (places[at] != 0) {
            if (places[at] == value) {
                return true;
            }
            at = (at + 1) & (places.length - 1);
        }
        return false;
    }

    private void grow() {
        long[] larger = new long[places.length * 2];
        for (long value : places) {
            if (value != 0) {
                insert(larger, value);
            }
        }
        places = larger;
    }

    private static boolean insert(long[] places, long value) {
        int at = place(places, value);
        while (places[at] != 0) {
            if (places[at] == value) {
                return false;
            }
            at = (at + 1) & (places.length - 1);
        }
        places[at] = value;
        return true;
    }

    private static int place(long[] places, long value) {
        return (int) (value >>> 32 ^ value) & (places.length - 1);
    }
}
