package fr.parcours.layout;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One certifier's delivery inside a partition.
 *
 * @param certifier code of the certifier
 * @param asOf date at which the certifier's system was read: the censoring date of its journeys
 * @param sha256 digest of the files of the extract, in the order they were given
 * @param specification name of the specification that read it
 * @param specificationVersion version of that specification
 * @param rowsRead rows of data in the extract
 * @param rowsAccepted rows that became journeys and steps
 * @param rowsRejected rows in quarantine; always {@code rowsRead - rowsAccepted}
 * @param rejectedByReason rejected rows by their first reason
 */
public record SourceExtract(
        String certifier,
        LocalDate asOf,
        String sha256,
        String specification,
        int specificationVersion,
        long rowsRead,
        long rowsAccepted,
        long rowsRejected,
        Map<String, Long> rejectedByReason) {

    /** Copies the map in the order of its keys, and checks that nothing was lost. */
    public SourceExtract {
        rejectedByReason = Collections.unmodifiableMap(new TreeMap<>(rejectedByReason));
        long byReason =
                rejectedByReason.values().stream().mapToLong(Long::longValue).sum();
        if (rowsRead != rowsAccepted + rowsRejected || byReason != rowsRejected) {
            throw new IntegrityException(Texts.layout()
                    .format("extract.unbalanced", certifier, rowsRead, rowsAccepted, rowsRejected, byReason));
        }
    }
}
