package fr.parcours.layout.verify;

import fr.parcours.layout.DataFile;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.Manifest;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks the revisions kept beside the published one: the files that their manifests name are whole, and there is
 * nothing else.
 */
final class PreviousRevisions {

    private static final Pattern MANIFEST = Pattern.compile("partition-[0-9a-f]{12}\\.json");

    private PreviousRevisions() {}

    static void check(Path folder, boolean interrupted, Findings findings) {
        List<Path> content = FolderContent.of(folder, findings);
        Set<String> known = new HashSet<>();
        boolean allRead = true;
        for (Path path : content) {
            String name = path.getFileName().toString();
            if (MANIFEST.matcher(name).matches()) {
                known.add(name);
                allRead &= manifest(path, known, findings);
            }
        }
        for (Path path : content) {
            String name = path.getFileName().toString();
            if (!known.contains(name) && interrupted && (name.endsWith(".parquet") || name.endsWith(".tmp"))) {
                findings.leftover(path);
            } else if (!known.contains(name) && (allRead || !name.endsWith(".parquet"))) {
                FolderContent.extra(path, findings);
            }
        }
    }

    private static boolean manifest(Path file, Set<String> known, Findings findings) {
        Manifest manifest;
        try {
            manifest = Dataset.readManifest(file);
        } catch (RuntimeException e) {
            findings.unreadable(file, FaultKind.MANIFEST_UNREADABLE, e);
            return false;
        }
        FileCheck check = new FileCheck(Map.of(), bytes -> {}, findings);
        for (DataFile dataFile : manifest.files()) {
            if (ManifestCheck.isPlainName(dataFile.name())) {
                known.add(dataFile.name());
                check.isWhole(file.resolveSibling(dataFile.name()), dataFile);
            } else {
                findings.fault(file, FaultKind.NAME, "manifest.plainname");
            }
        }
        return true;
    }
}
