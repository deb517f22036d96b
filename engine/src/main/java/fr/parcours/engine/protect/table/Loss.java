package fr.parcours.engine.protect.table;

/** How the information that hiding cells costs is measured. */
public enum Loss {
    /** Sum of the counts hidden: keeps large numbers and margins in the table. */
    COUNTS {
        @Override
        long of(long count) {
            return count;
        }
    },
    /** Number of cells hidden: keeps the table as full as can be. */
    CELLS {
        @Override
        long of(long count) {
            return 1;
        }
    };

    /** What hiding a published cell costs. */
    abstract long of(long count);
}
