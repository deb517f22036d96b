package fr.parcours.layout;

/**
 * The content of {@code dataset.json}.
 *
 * @param layoutVersion version of the layout
 * @param name name of the dataset, shown to people
 * @param licence what may be done with the data
 * @param keyFingerprint fingerprint of the key of the pseudonyms: partitions with another one cannot be added
 * @param simulated whether the data are simulated
 */
public record DatasetInfo(int layoutVersion, String name, String licence, String keyFingerprint, boolean simulated) {}
