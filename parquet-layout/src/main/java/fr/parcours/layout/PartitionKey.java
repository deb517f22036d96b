package fr.parcours.layout;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a partition is about: one region in one campaign. Ordered by region, then campaign.
 *
 * @param region code of the region at the time of the campaign, two digits (old regions before 2016)
 * @param campaign the campaign
 */
public record PartitionKey(String region, Campaign campaign) implements Comparable<PartitionKey> {

    /** How the names of the folders of regions begin. */
    public static final String REGION = "region=";

    /** How the names of the folders of campaigns begin. */
    public static final String CAMPAIGN = "campaign=";

    private static final Pattern REGION_CODE = Pattern.compile("\\d{2}");
    private static final Comparator<PartitionKey> ORDER =
            Comparator.comparing(PartitionKey::region).thenComparing(PartitionKey::campaign);

    /**
     * Reads a key.
     *
     * @param region code of the region
     * @param campaign such as {@code 2009-2}
     * @return the key
     * @throws InvalidInputException if either has another form
     */
    public static PartitionKey of(String region, String campaign) {
        if (!REGION_CODE.matcher(region).matches()) {
            throw new InvalidInputException(Texts.layout().format("region.form", region));
        }
        return new PartitionKey(region, Campaign.parse(campaign));
    }

    /**
     * Reads the key that the folder of a partition is named after.
     *
     * @param folder a folder {@code campaign=…} in a folder {@code region=…}
     * @return the key, empty if either has another form
     */
    public static Optional<PartitionKey> ofFolder(Path folder) {
        String region = folder.getParent().getFileName().toString();
        String campaign = folder.getFileName().toString();
        try {
            PartitionKey key = of(region.substring(REGION.length()), campaign.substring(CAMPAIGN.length()));
            return Optional.of(key).filter(found -> folder.endsWith(found.folder()));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the folder of the partition, relative to the dataset.
     *
     * @return a path such as {@code region=82/campaign=2009-2}
     */
    public Path folder() {
        return Path.of(REGION + region, CAMPAIGN + campaign);
    }

    @Override
    public int compareTo(PartitionKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return folder().toString().replace('\\', '/');
    }
}
