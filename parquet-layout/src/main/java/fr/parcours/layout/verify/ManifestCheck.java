package fr.parcours.layout.verify;

import fr.parcours.layout.DataFile;
import fr.parcours.layout.DatasetInfo;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Nomenclatures;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.Revision;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares a manifest with its place, with the dataset, and with itself. */
final class ManifestCheck {

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

    private final Path file;
    private final Manifest manifest;
    private final Findings findings;

    private ManifestCheck(Path file, Manifest manifest, Findings findings) {
        this.file = file;
        this.manifest = manifest;
        this.findings = findings;
    }

    static void check(PartitionFolder partition, Manifest manifest, Optional<DatasetInfo> dataset, Findings findings) {
        ManifestCheck check = new ManifestCheck(partition.manifest(), manifest, findings);
        check.place(partition.key());
        dataset.ifPresent(check::dataset);
        check.revision();
        check.sources();
        for (Table table : Table.values()) {
            check.table(table);
        }
    }

    /** Says whether a name leads nowhere but into the folder of the manifest, on every system. */
    static boolean isPlainName(String name) {
        return PLAIN_NAME.matcher(name).matches();
    }

    private void place(PartitionKey expected) {
        try {
            if (!manifest.key().equals(expected)) {
                findings.fault(file, FaultKind.MANIFEST_MISPLACED, "manifest.misplaced", manifest.key());
            }
        } catch (InvalidInputException e) {
            findings.unreadable(file, FaultKind.MANIFEST_CONTENT, e);
        }
    }

    private void dataset(DatasetInfo dataset) {
        if (!manifest.keyFingerprint().equals(dataset.keyFingerprint())) {
            findings.fault(file, FaultKind.KEY, "manifest.key", manifest.keyFingerprint(), dataset.keyFingerprint());
        }
        if (manifest.simulated() != dataset.simulated()) {
            findings.fault(file, FaultKind.SIMULATED, "manifest.simulated");
        }
    }

    private void revision() {
        try {
            if (!Revision.of(manifest).equals(manifest.revision())
                    && !Revision.asWritten(file).equals(manifest.revision())) {
                findings.fault(file, FaultKind.REVISION, "manifest.revision", manifest.revision());
            }
        } catch (IOException e) {
            findings.unreadable(file, FaultKind.MANIFEST_UNREADABLE, e);
        }
    }

    private void sources() {
        Set<String> seen = new HashSet<>();
        for (SourceExtract source : manifest.sources()) {
            if (!Nomenclatures.get("certifier").contains(source.certifier())) {
                findings.fault(file, FaultKind.MANIFEST_CONTENT, "manifest.certifier", source.certifier());
            }
            if (!seen.add(source.certifier())) {
                findings.fault(file, FaultKind.MANIFEST_CONTENT, "manifest.twice", source.certifier());
            }
        }
    }

    private void table(Table table) {
        List<DataFile> files = manifest.files().stream()
                .filter(dataFile -> dataFile.table() == table)
                .toList();
        if (files.size() != 1) {
            findings.fault(file, FaultKind.MANIFEST_CONTENT, "manifest.tables", files.size(), table.tableName());
        }
        String expected = Revision.fileName(table, manifest.revision());
        for (DataFile dataFile : files) {
            if (!isPlainName(dataFile.name())) {
                findings.fault(file, FaultKind.NAME, "manifest.plainname");
            } else if (!dataFile.name().equals(expected)) {
                findings.fault(file, FaultKind.NAME, "manifest.name", dataFile.name(), expected);
            }
        }
    }
}
