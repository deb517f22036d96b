package fr.parcours.layout.verify;

import fr.parcours.layout.Dataset;
import fr.parcours.layout.PartitionKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the partition folders of a dataset and names all that lies beside them. */
final class DatasetFolder {

    private static final String DESCRIPTION_DRAFT = "." + Dataset.DESCRIPTION + ".tmp";

    private final Findings findings;
    private final List<PartitionFolder> partitions = new ArrayList<>();

    private DatasetFolder(Findings findings) {
        this.findings = findings;
    }

    /** Returns the partition folders, in the order of their names. */
    static List<PartitionFolder> partitions(Path folder, Findings findings) {
        DatasetFolder walk = new DatasetFolder(findings);
        for (Path path : FolderContent.of(folder, findings)) {
            String name = path.getFileName().toString();
            if (name.startsWith(PartitionKey.REGION) && Files.isDirectory(path)) {
                walk.region(path);
            } else if (name.equals(DESCRIPTION_DRAFT)) {
                findings.leftover(path);
            } else if (!name.equals(Dataset.DESCRIPTION)) {
                FolderContent.extra(path, findings);
            }
        }
        return walk.partitions;
    }

    private void region(Path folder) {
        for (Path path : FolderContent.of(folder, findings)) {
            String name = path.getFileName().toString();
            Optional<PartitionKey> key = name.startsWith(PartitionKey.CAMPAIGN) && Files.isDirectory(path)
                    ? PartitionKey.ofFolder(path)
                    : Optional.empty();
            if (key.isPresent()) {
                partitions.add(new PartitionFolder(path, key.get()));
            } else {
                FolderContent.extra(path, findings);
            }
        }
    }
}
