package fr.parcours.layout.verify;

/** How much of the data files a verification reads. */
public enum Depth {
    /**
     * Every byte for the digests; of the columns, those that order and references need, and the others where statistics
     * and dictionaries do not answer.
     */
    NORMAL,
    /** Every page and every value of every column, which are compared with the statistics too. */
    DEEP
}
