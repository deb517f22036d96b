package fr.parcours.engine.intake.quality;

import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Table;
import java.nio.file.Path;

/**
 * The data files of a partition.
 *
 * @param region code of the region
 * @param journeys its file of journeys
 * @param steps its file of steps
 */
public record PartitionFiles(String region, Path journeys, Path steps) {

    /**
     * Finds the files of a published partition.
     *
     * @param dataset the dataset
     * @param manifest manifest of one of its partitions
     * @return the files
     */
    public static PartitionFiles of(Dataset dataset, Manifest manifest) {
        return new PartitionFiles(
                manifest.region(),
                dataset.path(manifest, Table.JOURNEY).toAbsolutePath().normalize(),
                dataset.path(manifest, Table.STEP).toAbsolutePath().normalize());
    }

    /** The statement that reads one of them. */
    String select(Table table) {
        Path file = table == Table.JOURNEY ? journeys : steps;
        return "select * from read_parquet(" + SqlText.literal(file.toString()) + ", hive_partitioning = false)";
    }
}
