package fr.parcours.layout.verify;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.io.api.Binary;

/**
 * The identifiers of the journeys of a partition, 16 bytes each. They come in ascending runs, one per certifier, and
 * stay so; only when a file is so disordered that there are many runs are they sorted.
 */
final class JourneyIds {

    private static final int DIGITS = 32;
    private static final int MAX_RUNS = 64;
    private static final int STRIDE = 64;

    private final long[] high;
    private final long[] low;
    private int size;
    private int[] runs = {0};
    private int[] positions = {0};

    /**
     * Makes room.
     *
     * @param capacity number of journeys to come, at most
     */
    JourneyIds(int capacity) {
        high = new long[capacity];
        low = new long[capacity];
    }

    /** Memory that a number of journeys takes, in bytes. */
    static long bytes(long journeys) {
        return journeys * 2 * Long.BYTES;
    }

    /** Says whether a text is an identifier: 32 lower-case hexadecimal digits. */
    static boolean isId(byte[] text) {
        if (text.length != DIGITS) {
            return false;
        }
        for (byte digit : text) {
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
    }

    static byte[] bytes(Binary text) {
        return text.getBytesUnsafe();
    }

    /** Reads sixteen digits; the order of the numbers is that of the texts. */
    static long half(byte[] text, int from) {
        long bits = 0;
        for (int i = from; i < from + DIGITS / 2; i++) {
            bits = (bits << 4) | (text[i] <= '9' ? text[i] - '0' : text[i] - 'a' + 10);
        }
        // Compared as signed numbers from here on.
        return bits ^ Long.MIN_VALUE;
    }

    void add(byte[] id) {
        high[size] = half(id, 0);
        low[size] = half(id, DIGITS / 2);
        size++;
    }

    /** Ends the adding; the identifiers can be asked for from now on. */
    void seal() {
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int i = 1; i < size && starts.size() <= MAX_RUNS; i++) {
            if (compare(i - 1, i) > 0) {
                starts.add(i);
            }
        }
        if (starts.size() > MAX_RUNS) {
            sort();
            starts = List.of(0);
        }
        runs = starts.stream().mapToInt(Integer::intValue).toArray();
        positions = runs.clone();
    }

    /** Counts the journeys that are there once more than they should. */
    long duplicates() {
        int[] heads = runs.clone();
        long count = 0;
        int previous = -1;
        for (int done = 0; done < size; done++) {
            int least = -1;
            for (int run = 0; run < heads.length; run++) {
                if (heads[run] < end(run) && (least < 0 || compare(heads[run], heads[least]) < 0)) {
                    least = run;
                }
            }
            int head = heads[least]++;
            if (previous >= 0 && compare(previous, head) == 0) {
                count++;
            }
            previous = head;
        }
        return count;
    }

    /** Says whether a journey is there; fastest when asked in ascending order. */
    boolean contains(byte[] id) {
        long wantedHigh = half(id, 0);
        long wantedLow = half(id, DIGITS / 2);
        for (int run = 0; run < runs.length; run++) {
            int at = find(run, wantedHigh, wantedLow);
            positions[run] = at;
            if (at < end(run) && compare(at, wantedHigh, wantedLow) == 0) {
                return true;
            }
        }
        return false;
    }

    /** Returns the first place in a run that is not before an identifier. */
    private int find(int run, long wantedHigh, long wantedLow) {
        int from = runs[run];
        int to = end(run);
        int at = positions[run];
        if (at == from || compare(at - 1, wantedHigh, wantedLow) < 0) {
            for (int steps = 0; steps < STRIDE; steps++, at++) {
                if (at == to || compare(at, wantedHigh, wantedLow) >= 0) {
                    return at;
                }
            }
            from = at;
        }
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (compare(middle, wantedHigh, wantedLow) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private int end(int run) {
        return run + 1 < runs.length ? runs[run + 1] : size;
    }

    private int compare(int a, int b) {
        return compare(a, high[b], low[b]);
    }

    private int compare(int a, long otherHigh, long otherLow) {
        int order = Long.compare(high[a], otherHigh);
        return order != 0 ? order : Long.compare(low[a], otherLow);
    }

    /** Sorts in place: heap sort needs no memory beside the identifiers. */
    private void sort() {
        for (int root = size / 2 - 1; root >= 0; root--) {
            sink(root, size);
        }
        for (int last = size - 1; last > 0; last--) {
            swap(0, last);
            sink(0, last);
        }
    }

    private void sink(int from, int to) {
        int root = from;
        for (int child = 2 * root + 1; child < to; child = 2 * root + 1) {
            int greater = child + 1 < to && compare(child, child + 1) < 0 ? child + 1 : child;
            if (compare(root, greater) >= 0) {
                return;
            }
            swap(root, greater);
            root = greater;
        }
    }

    private void swap(int a, int b) {
        long keptHigh = high[a];
        long keptLow = low[a];
        high[a] = high[b];
        low[a] = low[b];
        high[b] = keptHigh;
        low[b] = keptLow;
    }
}
