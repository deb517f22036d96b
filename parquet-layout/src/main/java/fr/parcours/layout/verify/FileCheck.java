package fr.parcours.layout.verify;

import fr.parcours.layout.DataFile;
import fr.parcours.layout.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongConsumer;

/** Compares a data file with the size and digest of its manifest. */
final class FileCheck {

    private final Map<String, Path> byDigest;
    private final LongConsumer progress;
    private final Findings findings;

    /**
     * Creates the check.
     *
     * @param byDigest the files of the dataset by the digest that their manifests give, to tell files exchanged
     * @param progress receives bytes read
     * @param findings receives faults
     */
    FileCheck(Map<String, Path> byDigest, LongConsumer progress, Findings findings) {
        this.byDigest = byDigest;
        this.progress = progress;
        this.findings = findings;
    }

    /** Returns whether the file is, byte for byte, the one that was published. */
    boolean isWhole(Path file, DataFile expected) {
        try {
            if (!Files.isRegularFile(file)) {
                findings.fault(file, FaultKind.MISSING, "absent");
                return false;
            }
            long size = Files.size(file);
            String digest = Digests.of(file, progress);
            if (size == expected.bytes() && digest.equals(expected.sha256())) {
                return true;
            }
            Path other = byDigest.get(digest);
            if (other != null && !other.equals(file)) {
                findings.fault(file, FaultKind.SWAPPED, "swapped", findings.name(other));
            } else if (size != expected.bytes()) {
                findings.fault(file, FaultKind.SIZE, "size", size, expected.bytes());
            } else {
                findings.fault(file, FaultKind.DIGEST, "digest");
            }
        } catch (IOException e) {
            findings.unreadable(file, FaultKind.UNREADABLE, e);
        }
        return false;
    }
}
