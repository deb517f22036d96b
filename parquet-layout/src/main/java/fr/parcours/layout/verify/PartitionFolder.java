package fr.parcours.layout.verify;

import fr.parcours.layout.Dataset;
import fr.parcours.layout.PartitionKey;
import java.nio.file.Path;

/**
 * A folder that its path says to be a partition.
 *
 * @param folder the folder
 * @param key region and campaign of the path
 */
record PartitionFolder(Path folder, PartitionKey key) {

    Path manifest() {
        return folder.resolve(Dataset.MANIFEST);
    }
}
