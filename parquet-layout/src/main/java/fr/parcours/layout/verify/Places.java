package fr.parcours.layout.verify;

import java.nio.file.Path;

/** Counts the rows with one problem and remembers the first: one fault, however many rows. */
final class Places {

    private long count;
    private long first;

    /**
     * Records a row.
     *
     * @param row its number in the file, from 1
     */
    void add(long row) {
        if (count == 0) {
            first = row;
        }
        count++;
    }

    void report(Findings findings, Path file, FaultKind kind, String problem, Object subject) {
        if (count > 0) {
            findings.fault(file, kind, problem, subject, count, first);
        }
    }
}
