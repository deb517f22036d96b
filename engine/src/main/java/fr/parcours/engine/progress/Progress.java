package fr.parcours.engine.progress;

/**
 * Follows long work made of countable units.
 *
 * <p>Implementations need not be thread-safe: one thread reports.
 */
public interface Progress {

    /**
     * Announces a task; ends the one before.
     *
     * @param task what is being done, in the language of the user
     * @param total number of units, or -1 if it is not known
     */
    void start(String task, long total);

    /**
     * Reports units done since the last call.
     *
     * @param units zero or more
     */
    void advance(long units);

    /** Ends the current task, if any. */
    void end();

    /**
     * Returns a follower that shows nothing.
     *
     * @return a silent follower
     */
    static Progress none() {
        return new Progress() {
            @Override
            public void start(String task, long total) {}

            @Override
            public void advance(long units) {}

            @Override
            public void end() {}
        };
    }
}
