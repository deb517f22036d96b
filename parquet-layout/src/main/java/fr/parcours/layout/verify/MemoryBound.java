package fr.parcours.layout.verify;

import java.util.concurrent.Semaphore;

/** Lets work run side by side as long as all of it fits into a part of the memory; larger work runs alone. */
final class MemoryBound {

    private static final long MEGABYTE = 1 << 20;

    private final int size;
    private final Semaphore free;

    /**
     * Makes the bound.
     *
     * @param bytes memory that all works may take together
     */
    MemoryBound(long bytes) {
        size = (int) Math.max(1, Math.min(bytes / MEGABYTE, Integer.MAX_VALUE));
        free = new Semaphore(size);
    }

    void within(long bytes, Runnable work) {
        int needed = (int) Math.min(size, Math.max(0, bytes) / MEGABYTE + 1);
        free.acquireUninterruptibly(needed);
        try {
            work.run();
        } finally {
            free.release(needed);
        }
    }
}
