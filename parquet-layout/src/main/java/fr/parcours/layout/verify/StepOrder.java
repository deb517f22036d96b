package fr.parcours.layout.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.hadoop.ParquetFileReader;

/** Reads the keys of the steps: sorted by journey, step and rank, each of a journey that exists. */
final class StepOrder {

    private static final List<String> COLUMNS = List.of("journey_id", "step", "rank");

    private final Path file;
    private final Optional<JourneyIds> journeys;
    private final Places disordered = new Places();
    private final Places malformed = new Places();
    private final Places orphaned = new Places();
    private byte[] lastId = {};
    private byte[] lastStep = {};
    private int lastRank = Integer.MIN_VALUE;
    private boolean lastIsOrphan;

    /**
     * Makes the check.
     *
     * @param file file of the steps
     * @param journeys the journeys of the partition, empty if their file cannot be trusted
     */
    StepOrder(Path file, Optional<JourneyIds> journeys) {
        this.file = file;
        this.journeys = journeys;
    }

    void check(ParquetFileReader reader, Findings findings) throws IOException {
        long row = 1;
        for (int i = 0; i < reader.getRowGroups().size(); i++) {
            List<ColumnCursor> columns = ParquetFile.read(reader, i, COLUMNS);
            long rows = columns.get(0).rows();
            for (long end = row + rows; row < end; row++) {
                row(row, columns.get(0), columns.get(1), columns.get(2));
            }
            findings.countValues(rows * COLUMNS.size());
        }
        malformed.report(findings, file, FaultKind.VALUE, "value", "journey_id");
        disordered.report(findings, file, FaultKind.ORDER, "order", "journey_id, step, rank");
        orphaned.report(findings, file, FaultKind.REFERENCE, "reference", "journey_id");
    }

    private void row(long row, ColumnCursor identifiers, ColumnCursor steps, ColumnCursor ranks) {
        boolean complete = identifiers.hasValue() && steps.hasValue() && ranks.hasValue();
        // Missing keys are told by the columns that never miss a value.
        if (complete) {
            byte[] id = JourneyIds.bytes(identifiers.text());
            byte[] step = steps.text().getBytesUnsafe();
            int rank = ranks.number();
            int order = Arrays.compareUnsigned(lastId, id);
            if (order > 0 || (order == 0 && inWrongOrder(step, rank))) {
                disordered.add(row);
            }
            if (order != 0 || lastStep.length == 0) {
                reference(row, id);
            } else if (lastIsOrphan) {
                orphaned.add(row);
            }
            lastId = id;
            lastStep = step;
            lastRank = rank;
        }
        identifiers.next(complete);
        steps.next(complete);
        ranks.next(complete);
    }

    private boolean inWrongOrder(byte[] step, int rank) {
        int order = Arrays.compareUnsigned(lastStep, step);
        return order > 0 || (order == 0 && lastRank > rank);
    }

    private void reference(long row, byte[] id) {
        lastIsOrphan = false;
        if (!JourneyIds.isId(id)) {
            malformed.add(row);
        } else if (journeys.isPresent() && !journeys.get().contains(id)) {
            lastIsOrphan = true;
            orphaned.add(row);
        }
    }
}
