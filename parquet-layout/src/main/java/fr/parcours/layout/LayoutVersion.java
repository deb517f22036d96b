package fr.parcours.layout;

/** The version of the layout written by this software. */
public final class LayoutVersion {

    /** The current version, described in {@code LAYOUT.md}. */
    public static final int CURRENT = 2;

    /** The first version whose JSON files hold their own digest. */
    static final int FIRST_SEALED = 2;

    /** Key of the layout version in Parquet footers. */
    public static final String FOOTER_VERSION = "parcours.layout";

    /** Key of the table name in Parquet footers. */
    public static final String FOOTER_TABLE = "parcours.table";

    private LayoutVersion() {}

    static void check(int version, Object where) {
        if (version < 1 || version > CURRENT) {
            throw new IntegrityException(Texts.layout().format("layout.version", where, version, CURRENT));
        }
    }
}
