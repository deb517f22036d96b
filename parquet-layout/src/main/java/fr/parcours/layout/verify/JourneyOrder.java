package fr.parcours.layout.verify;

import fr.parcours.layout.Manifest;
import fr.parcours.layout.SourceExtract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.api.Binary;

/**
 * Reads the keys of the journeys: sorted by certifier and identifier, identifiers well formed and there once, each
 * journey observed until the as-of date of its certifier.
 */
final class JourneyOrder {

    private static final List<String> COLUMNS = List.of("certifier", "journey_id", "observed_until");

    private final Path file;
    private final JourneyIds ids;
    private final Map<Binary, Integer> asOf = new HashMap<>();
    private final Places disordered = new Places();
    private final Places malformed = new Places();
    private final Places otherDate = new Places();
    private byte[] lastCertifier = {};
    private byte[] lastId = {};
    private Binary certifier = Binary.EMPTY;
    private int expectedDay;

    JourneyOrder(Path file, Manifest manifest, JourneyIds ids) {
        this.file = file;
        this.ids = ids;
        for (SourceExtract source : manifest.sources()) {
            asOf.put(
                    Binary.fromString(source.certifier()),
                    Math.toIntExact(source.asOf().toEpochDay()));
        }
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
        ids.seal();
        malformed.report(findings, file, FaultKind.VALUE, "value", "journey_id");
        otherDate.report(findings, file, FaultKind.VALUE, "value.asof", "observed_until");
        disordered.report(findings, file, FaultKind.ORDER, "order", "certifier, journey_id");
        long duplicates = ids.duplicates();
        if (duplicates > 0) {
            findings.fault(file, FaultKind.DUPLICATE, "duplicate", duplicates);
        }
    }

    private void row(long row, ColumnCursor certifiers, ColumnCursor identifiers, ColumnCursor days) {
        boolean hasCertifier = certifiers.hasValue();
        boolean hasId = identifiers.hasValue();
        boolean hasDay = days.hasValue();
        // Missing keys are told by the columns that never miss a value.
        if (hasCertifier && hasId && hasDay) {
            int order = order(certifiers.text());
            byte[] id = JourneyIds.bytes(identifiers.text());
            if (order > 0 || (order == 0 && Arrays.compareUnsigned(lastId, id) > 0)) {
                disordered.add(row);
            }
            lastId = id;
            if (JourneyIds.isId(id)) {
                ids.add(id);
            } else {
                malformed.add(row);
            }
            if (days.number() != expectedDay) {
                otherDate.add(row);
            }
        }
        certifiers.next(hasCertifier && hasId && hasDay);
        identifiers.next(hasCertifier && hasId && hasDay);
        days.next(hasCertifier && hasId && hasDay);
    }

    /** Compares the certifier of the row before with this one, and keeps this one. */
    private int order(Binary next) {
        if (next.equals(certifier)) {
            return 0;
        }
        byte[] bytes = next.getBytes();
        int order = Arrays.compareUnsigned(lastCertifier, bytes);
        certifier = next;
        lastCertifier = bytes;
        expectedDay = asOf.getOrDefault(next, Integer.MIN_VALUE);
        return order;
    }
}
