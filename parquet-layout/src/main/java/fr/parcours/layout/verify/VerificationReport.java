package fr.parcours.layout.verify;

import java.util.List;

/**
 * What a verification found.
 *
 * @param partitions partition folders verified, those at fault too
 * @param files data files that their manifests name
 * @param rows rows of the data files whose content was looked at
 * @param values values read, null ones too; those that statistics or dictionaries vouch for are not read
 * @param faults what is wrong, in the order of the files; none if all is well
 * @param leftovers what an interrupted publication left behind, which the next one removes: no fault
 */
public record VerificationReport(
        int partitions, int files, long rows, long values, List<Fault> faults, List<String> leftovers) {

    /** Copies the lists. */
    public VerificationReport {
        faults = List.copyOf(faults);
        leftovers = List.copyOf(leftovers);
    }
}
