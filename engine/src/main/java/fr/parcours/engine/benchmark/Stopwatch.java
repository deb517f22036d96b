package fr.parcours.engine.benchmark;

/** Times work by the clock on the wall. */
final class Stopwatch {

    private static final double NANOSECONDS = 1e9;

    private Stopwatch() {}

    static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / NANOSECONDS;
    }
}
