package fr.parcours.engine.intake.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.engine.session.CacheFolder;
import fr.parcours.engine.session.CatalogueQueries;
import fr.parcours.layout.Digests;
import fr.parcours.layout.DurableFiles;
import fr.parcours.layout.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Differences between campaigns, counted once and kept in the cache of a dataset, one file for each partition: what
 * lies between two revisions stays the same.
 */
final class KeptDifferences {

    private static final Path FOLDER = Path.of("differences");
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Kept(String key, List<CampaignFinding> differences) {}

    private final Path dataset;
    private final CatalogueQueries queries;

    /**
     * Names the cache of a dataset. Nothing is made yet.
     *
     * @param dataset folder of the dataset
     * @param queries the catalogue
     */
    KeptDifferences(Path dataset, CatalogueQueries queries) {
        this.dataset = dataset;
        this.queries = queries;
    }

    /**
     * Returns the differences of a partition.
     *
     * @param partition the partition
     * @param compared all that it is compared with
     * @param count counts the differences
     * @return those that are kept if they are of the same revisions, otherwise those counted now
     */
    List<CampaignFinding> of(Manifest partition, List<Manifest> compared, Supplier<List<CampaignFinding>> count) {
        String key = key(partition, compared);
        Path name = FOLDER.resolve(partition.key().folder() + ".json");
        return read(name)
                .filter(kept -> key.equals(kept.key()))
                .map(Kept::differences)
                .orElseGet(() -> count(key, name, count));
    }

    private Optional<Kept> read(Path name) {
        try {
            return Optional.ofNullable(
                    JSON.readValue(Files.readAllBytes(CacheFolder.of(dataset).resolve(name)), Kept.class));
        } catch (IOException e) {
            // Not there yet, or damaged: it is made again.
            return Optional.empty();
        }
    }

    private List<CampaignFinding> count(String key, Path name, Supplier<List<CampaignFinding>> count) {
        List<CampaignFinding> differences = count.get();
        try {
            Path folder = CacheFolder.make(dataset, name.getParent());
            DurableFiles.replace(
                    folder.resolve(name.getFileName()), JSON.writeValueAsBytes(new Kept(key, differences)));
        } catch (IOException e) {
            // Nothing can be written beside the dataset: counted again the next time.
            return differences;
        }
        return differences;
    }

    private String key(Manifest partition, List<Manifest> compared) {
        MessageDigest digest = Digests.sha256();
        CampaignChecks.QUERIES.forEach(name -> digest.update(queries.sql(name).getBytes(StandardCharsets.UTF_8)));
        add(digest, partition);
        compared.forEach(other -> add(digest, other));
        return Digests.hex(digest);
    }

    private static void add(MessageDigest digest, Manifest manifest) {
        digest.update((manifest.key() + "@" + manifest.revision() + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
