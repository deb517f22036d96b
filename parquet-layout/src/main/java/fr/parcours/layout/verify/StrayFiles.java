package fr.parcours.layout.verify;

import fr.parcours.layout.DataFile;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.HiddenNames;
import fr.parcours.layout.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names the files in the folder of a partition that neither its manifest nor the layout knows. */
final class StrayFiles {

    private static final Pattern DATA = Pattern.compile("(journey|step)-[0-9a-f]{12}\\.parquet");

    private StrayFiles() {}

    static void check(PartitionFolder partition, Optional<Manifest> manifest, Findings findings) {
        Set<String> named = manifest.map(
                        found -> found.files().stream().map(DataFile::name).collect(Collectors.toSet()))
                .orElse(Set.of());
        boolean interrupted = interrupted(partition);
        List<Path> content = FolderContent.of(partition.folder(), findings);
        for (Path path : content) {
            String name = path.getFileName().toString();
            boolean known = name.equals(Dataset.MANIFEST) || name.equals(HiddenNames.LOCK) || named.contains(name);
            boolean data = DATA.matcher(name).matches();
            // Without a readable manifest nobody can tell which data files belong to it.
            boolean perhapsNamed = manifest.isEmpty() && data;
            if (name.equals(HiddenNames.PREVIOUS)) {
                PreviousRevisions.check(path, interrupted, findings);
            } else if (name.equals(HiddenNames.HISTORY)) {
                history(partition, findings);
            } else if (isLeftover(name) || (interrupted && data && !known)) {
                findings.leftover(path);
            } else if (!known && !perhapsNamed) {
                FolderContent.extra(path, findings);
            }
        }
    }

    /** Says whether a folder holds nothing but what the very first publication has there before it ends. */
    static boolean neverPublished(PartitionFolder partition, Findings findings) {
        boolean interrupted = interrupted(partition);
        return FolderContent.of(partition.folder(), findings).stream()
                .map(path -> path.getFileName().toString())
                .allMatch(name -> name.equals(HiddenNames.LOCK)
                        || isLeftover(name)
                        || (interrupted && DATA.matcher(name).matches()));
    }

    /** A publication that did not end may leave data files that no manifest names yet, or any more. */
    private static boolean interrupted(PartitionFolder partition) {
        return Files.isDirectory(partition.folder().resolve(HiddenNames.STAGING));
    }

    private static boolean isLeftover(String name) {
        return name.equals(HiddenNames.STAGING) || (name.startsWith(".") && name.endsWith(".tmp"));
    }

    private static void history(PartitionFolder partition, Findings findings) {
        try {
            Dataset.readHistory(partition.folder());
        } catch (RuntimeException e) {
            findings.unreadable(partition.folder().resolve(HiddenNames.HISTORY), FaultKind.MANIFEST_UNREADABLE, e);
        }
    }
}
