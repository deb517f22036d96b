package fr.parcours.layout;

/** Names in the folder of a partition that are for writers: readers of data do not look there. */
public final class HiddenNames {

    /** Locked by the writer at work. */
    public static final String LOCK = ".lock";

    /** Folder of files that are not published yet. */
    public static final String STAGING = ".staging";

    /** Folder of the revision before the published one. */
    public static final String PREVIOUS = ".previous";

    /** Where each past revision came from. */
    public static final String HISTORY = ".history.json";

    private HiddenNames() {}
}
