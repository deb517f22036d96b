package fr.parcours.engine.session;

import java.util.OptionalInt;

/**
 * How an engine is opened.
 *
 * @param memory limit of its memory, such as {@code 1200MB}; beyond it spills to disk
 * @param threads number of threads, all cores when empty
 * @param order whether results keep the order of what was read
 */
public record SessionSettings(String memory, OptionalInt threads, RowOrder order) {

    /** Whether rows keep their order without being asked. */
    public enum RowOrder {
        /** Rows keep the order of what was read. */
        KEPT,
        /** Rows come in any order unless a statement sorts them: faster. */
        FREE
    }

    /**
     * Returns the settings for analyses: rows in any order, memory as the system property {@code parcours.memory} says,
     * 1200 MB by default so that a whole process stays under 2 GiB.
     *
     * @return the settings
     */
    public static SessionSettings analysis() {
        return new SessionSettings(System.getProperty("parcours.memory", "1200MB"), threadLimit(), RowOrder.FREE);
    }

    /**
     * Returns the settings for intake: rows keep their order, so that the same input always gives the same bytes. Row
     * by row little memory is needed: a whole process stays under 1 GiB.
     *
     * @return the settings
     */
    public static SessionSettings intake() {
        return new SessionSettings(System.getProperty("parcours.memory", "600MB"), severalThreads(), RowOrder.KEPT);
    }

    /**
     * Returns the settings for the intake of large files in one pass: those of an intake, with as much memory as leaves
     * a whole process under 2 GiB.
     *
     * @return the settings
     */
    public static SessionSettings largeIntake() {
        return new SessionSettings(System.getProperty("parcours.memory", "1550MB"), severalThreads(), RowOrder.KEPT);
    }

    /** A single thread cuts row groups elsewhere than several do: the bytes of a file would depend on the machine. */
    private static OptionalInt severalThreads() {
        return OptionalInt.of(
                Math.max(2, threadLimit().orElse(Runtime.getRuntime().availableProcessors())));
    }

    /** The system property {@code parcours.threads} limits the number of threads. */
    private static OptionalInt threadLimit() {
        Integer threads = Integer.getInteger("parcours.threads");
        return threads == null ? OptionalInt.empty() : OptionalInt.of(threads);
    }
}
