package fr.parcours.layout;

import java.time.LocalDate;

/**
 * One certifier's delivery inside a partition.
 *
 * @param certifier code of the certifier
 * @param asOf date at which the certifier's system was read: the censoring date of its journeys
 * @param sha256 digest of the files of the extract, in the order they were given
 * @param specification name of the specification that read it
 * @param specificationVersion version of that specification
 * @param certifierKey fingerprint of the certifier's key of the pseudonyms, empty if the extract does not tell
 * @param rows what became of its rows
 */
public record SourceExtract(
        String certifier,
        LocalDate asOf,
        String sha256,
        String specification,
        int specificationVersion,
        String certifierKey,
        RowAccount rows) {

    /**
     * Makes the same delivery with another account.
     *
     * @param account what to say of its rows
     * @return the delivery
     */
    public SourceExtract withRows(RowAccount account) {
        return new SourceExtract(certifier, asOf, sha256, specification, specificationVersion, certifierKey, account);
    }
}
