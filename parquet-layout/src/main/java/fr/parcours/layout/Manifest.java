package fr.parcours.layout;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The content of {@code partition.json}: what a partition holds and where it comes from. Its presence is the commit.
 *
 * @param layoutVersion version of the layout the partition is written in
 * @param revision digest of the content: the same content always has the same revision
 * @param region code of the region
 * @param campaign the campaign, such as {@code 2009-2}
 * @param producer software that wrote it
 * @param created when it was published
 * @param simulated whether the data are simulated
 * @param keyFingerprint fingerprint of the key of the pseudonyms
 * @param sources deliveries, in the order of their certifiers
 * @param files data files, one per table
 */
public record Manifest(
        int layoutVersion,
        String revision,
        String region,
        String campaign,
        String producer,
        Instant created,
        boolean simulated,
        String keyFingerprint,
        List<SourceExtract> sources,
        List<DataFile> files) {

    /** Copies the lists, sources in the order of their certifiers. */
    public Manifest {
        sources = sources.stream()
                .sorted(Comparator.comparing(SourceExtract::certifier))
                .toList();
        files = List.copyOf(files);
    }

    /** The same content, published at another moment. */
    Manifest publishedAt(Instant moment) {
        return new Manifest(
                layoutVersion, revision, region, campaign, producer, moment, simulated, keyFingerprint, sources, files);
    }

    /**
     * Tells where the content comes from.
     *
     * @return this revision without its files
     */
    public PastRevision asPast() {
        return new PastRevision(revision, created, producer, sources);
    }

    /**
     * Returns the key of the partition.
     *
     * @return region and campaign
     */
    public PartitionKey key() {
        return PartitionKey.of(region, campaign);
    }

    /**
     * Returns the data file of a table.
     *
     * @param table a table
     * @return its file
     * @throws IntegrityException if the manifest names none
     */
    public DataFile file(Table table) {
        return files.stream()
                .filter(file -> file.table() == table)
                .findFirst()
                .orElseThrow(() ->
                        new IntegrityException(Texts.layout().format("manifest.nofile", key(), table.tableName())));
    }

    /**
     * Finds the delivery of a certifier.
     *
     * @param certifier code of the certifier
     * @return the delivery, empty if this partition has none
     */
    public Optional<SourceExtract> source(String certifier) {
        return sources.stream()
                .filter(source -> source.certifier().equals(certifier))
                .findFirst();
    }
}
