package fr.parcours.engine.anonymise;

/** Sex, as it takes part in a pseudonym. */
public enum Sex {
    /** Female. */
    F,
    /** Male. */
    M,
    /** Known to be neither, or not said by a certifier that has no such column. */
    X;

    /** One letter. */
    byte letter() {
        return (byte) name().charAt(0);
    }
}
