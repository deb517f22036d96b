package fr.parcours.layout.verify;

import java.util.Locale;

/** What can be wrong in a dataset, for programs; people read {@link Fault#problem()}. */
public enum FaultKind {
    /** The description of the dataset is missing, damaged or of a newer layout. */
    DATASET_UNREADABLE,
    /** A partition has files and no manifest. */
    MANIFEST_MISSING,
    /** A manifest is damaged, cannot be read, or is of a newer layout. */
    MANIFEST_UNREADABLE,
    /** A manifest describes another partition than the one of its folder. */
    MANIFEST_MISPLACED,
    /** A manifest contradicts the layout: tables, certifiers. */
    MANIFEST_CONTENT,
    /** The revision is not that of the content. */
    REVISION,
    /** The pseudonyms are made with another key than those of the dataset. */
    KEY,
    /** Simulated data among real ones, or real data among simulated ones. */
    SIMULATED,
    /** A data file has another name than the layout gives it. */
    NAME,
    /** A file that the manifest names is not there. */
    MISSING,
    /** A file has another size than the manifest says. */
    SIZE,
    /** A file has another content than the manifest says. */
    DIGEST,
    /** A file has the content of another file of the dataset. */
    SWAPPED,
    /** A file or folder that neither a manifest nor the layout knows. */
    EXTRA,
    /** A file or folder cannot be read. */
    UNREADABLE,
    /** The footer of a data file does not name its table and layout version. */
    FOOTER,
    /** A data file has other columns than the layout says. */
    SCHEMA,
    /** A data file has another number of rows than the manifest says. */
    ROWS,
    /** A column that never misses a value misses some. */
    NULLS,
    /** Values outside their range or nomenclature. */
    VALUE,
    /** The statistics of a data file contradict its values. */
    STATISTICS,
    /** Rows are not in the order of the layout. */
    ORDER,
    /** A journey is there more than once. */
    DUPLICATE,
    /** A step belongs to no journey. */
    REFERENCE;

    /**
     * Returns the stable name of this kind.
     *
     * @return such as {@code manifest_missing}
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
