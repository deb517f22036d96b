package fr.parcours.layout.verify;

/** Follows a verification. Called by one thread at a time. */
public interface VerificationListener {

    /**
     * Tells how much there is to read.
     *
     * @param bytes size of the data files that the manifests name
     */
    void total(long bytes);

    /**
     * Tells what was done since the last call.
     *
     * @param bytes bytes verified
     */
    void advance(long bytes);

    /**
     * Returns a listener that does nothing.
     *
     * @return a silent listener
     */
    static VerificationListener none() {
        return new VerificationListener() {
            @Override
            public void total(long bytes) {}

            @Override
            public void advance(long bytes) {}
        };
    }
}
