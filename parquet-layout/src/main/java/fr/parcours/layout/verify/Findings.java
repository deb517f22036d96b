package fr.parcours.layout.verify;

import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what the verification of one partition finds. One thread at a time. */
final class Findings {

    private static final Texts TEXTS = Texts.of(Findings.class);

    private final Path dataset;
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> leftovers = new ArrayList<>();
    private int files;
    private long rows;
    private long values;

    Findings(Path dataset) {
        this.dataset = dataset;
    }

    void fault(Path file, FaultKind kind, String problem, Object... arguments) {
        faults.add(new Fault(name(file), kind, TEXTS.format(problem, arguments)));
    }

    /** Records what a reader threw: our own messages are for people, those of libraries may quote data. */
    void unreadable(Path file, FaultKind kind, Exception error) {
        if (error instanceof IntegrityException || error instanceof InvalidInputException) {
            faults.add(new Fault(name(file), kind, error.getMessage()));
        } else if (error instanceof NoSuchFileException) {
            fault(file, FaultKind.MISSING, "absent");
        } else if (error instanceof FileSystemException) {
            fault(file, kind, "unreadable.access");
        } else {
            fault(file, kind, error instanceof IOException ? "unreadable" : "unreadable.content");
        }
    }

    void leftover(Path file) {
        leftovers.add(name(file));
    }

    void countFile() {
        files++;
    }

    void countRows(long count) {
        rows += count;
    }

    void countValues(long count) {
        values += count;
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    void add(Findings other) {
        faults.addAll(other.faults);
        leftovers.addAll(other.leftovers);
        files += other.files;
        rows += other.rows;
        values += other.values;
    }

    VerificationReport report(int partitions) {
        faults.sort(Comparator.comparing(Fault::file));
        leftovers.sort(Comparator.naturalOrder());
        return new VerificationReport(partitions, files, rows, values, faults, leftovers);
    }

    String name(Path file) {
        return dataset.relativize(file).toString().replace('\\', '/');
    }
}
