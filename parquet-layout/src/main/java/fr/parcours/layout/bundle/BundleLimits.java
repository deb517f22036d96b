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
 * @param footerBytes bytes of the footer of one data file
 * @param rowGroups row groups of one data file
 * @param unpackedBytes bytes of the columns of one data file once their pages are unpacked
 */
public record BundleLimits(
        int entries,
        long fileBytes,
        long totalBytes,
        long describingBytes,
        int ratio,
        long rows,
        long footerBytes,
        int rowGroups,
        long unpackedBytes) {

    private static final long MEGABYTE = 1L << 20;
    /** Columns of codes and dates take some four times less room packed. */
    private static final int UNPACKED_RATIO = 8;

    private static final int FULL_FILES = 10;

    /**
     * Returns the limits in force.
     *
     * @return 2 000 files, 2 GB, two hundred times the archive; in a data file 20 million rows, 2 000 row groups and 2
     *     GB unpacked
     */
    public static BundleLimits usual() {
        long most = 2_048 * MEGABYTE;
        return new BundleLimits(2_000, most, most, 16 * MEGABYTE, 200, 20_000_000, 4 * MEGABYTE, 2_000, most);
    }

    /**
     * Changes how large all files may be together; one data file may be no larger than before.
     *
     * @param bytes bytes of all files
     * @return other limits
     */
    public BundleLimits withTotalBytes(long bytes) {
        return new BundleLimits(
                entries, fileBytes, bytes, describingBytes, ratio, rows, footerBytes, rowGroups, unpackedBytes);
    }

    /** Rows of all data files: no bundle has more than a few that are full. */
    long allRows() {
        return FULL_FILES * rows;
    }

    /** Bytes of the columns of all data files once their pages are unpacked. */
    long allUnpackedBytes() {
        return UNPACKED_RATIO * totalBytes;
    }
}
