package fr.parcours.layout.verify;

import fr.parcours.layout.DataFile;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names the files in the folder of a partition that neither its manifest nor the layout knows. */
final class StrayFiles {

    private static final String LOCK = ".lock";
    private static final Set<String> LEFTOVERS = Set.of(".staging", "." + Dataset.MANIFEST + ".tmp");
    private static final Pattern DATA = Pattern.compile("(journey|step)-[0-9a-f]{12}\\.parquet");

    private StrayFiles() {}

    static void check(PartitionFolder partition, Optional<Manifest> manifest, Findings findings) {
        Set<String> named = manifest.map(
                        found -> found.files().stream().map(DataFile::name).collect(Collectors.toSet()))
                .orElse(Set.of());
        List<Path> content = FolderContent.of(partition.folder(), findings);
        for (Path path : content) {
            String name = path.getFileName().toString();
            boolean known = name.equals(Dataset.MANIFEST) || name.equals(LOCK) || named.contains(name);
            // Without a readable manifest nobody can tell which data files belong to it.
            boolean perhapsNamed = manifest.isEmpty() && DATA.matcher(name).matches();
            if (name.equals(PreviousRevisions.FOLDER)) {
                PreviousRevisions.check(path, findings);
            } else if (LEFTOVERS.contains(name)) {
                findings.leftover(path);
            } else if (!known && !perhapsNamed) {
                FolderContent.extra(path, findings);
            }
        }
    }

    /** Says whether a folder holds nothing but what the very first publication has there before it ends. */
    static boolean neverPublished(PartitionFolder partition, Findings findings) {
        return FolderContent.of(partition.folder(), findings).stream()
                .map(path -> path.getFileName().toString())
                .allMatch(name -> name.equals(LOCK) || LEFTOVERS.contains(name));
    }
}
