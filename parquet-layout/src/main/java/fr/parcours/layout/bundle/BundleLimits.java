package fr.parcours.layout.bundle;

/**
 * How large a bundle may be. Sizes are counted while reading: what an archive says of itself is not believed.
 *
 * @param entries number of files
 * @param fileBytes bytes of one data file
 * @param totalBytes bytes of all files
 * @param describingBytes bytes of one file that describes the bundle
 * @param ratio bytes unpacked for one byte of the archive
 * @param rows rows of one data file
 */
public record BundleLimits(int entries, long fileBytes, long totalBytes, long describingBytes, int ratio, long rows) {

    private static final long MEGABYTE = 1L << 20;

    /**
     * Returns the limits in force.
     *
     * @return 2 000 files, 2 GB, two hundred times the archive, 20 million rows in a file
     */
    public static BundleLimits usual() {
        return new BundleLimits(2_000, 2_048 * MEGABYTE, 2_048 * MEGABYTE, 16 * MEGABYTE, 200, 20_000_000);
    }
}
