package fr.parcours.engine.anonymise;

import java.util.Locale;

/** Signs that a column holds what names a person. */
public enum LeakRule {
    /** The name of the column says that it holds an identity. */
    IDENTITY_COLUMN,
    /** A social security number of 15 digits whose key is right. */
    NIR,
    /**
     * A social security number of 13 digits, beside its key, under its name or in a column full of them; there, keys
     * may be wrong too.
     */
    NIR_WITHOUT_KEY,
    /** An e-mail address. */
    EMAIL,
    /** A telephone number of France, overseas included. */
    PHONE,
    /** Ten digits in a row that could be a telephone number, or a code. */
    PHONE_DIGITS,
    /** A bank account number whose check digits are right. */
    IBAN,
    /** Full dates that are birth dates. */
    BIRTH_DATE,
    /** "Born on", followed by a full date. */
    BIRTH_IN_TEXT,
    /** A postal address. */
    ADDRESS,
    /** A postcode followed by a town. */
    POSTCODE_AND_TOWN,
    /** Monsieur or Madame, followed by a name. */
    CIVILITY,
    /** A first name followed by a word in capitals. */
    NAME_IN_TEXT,
    /** Cells that are first names, or a first name and a name. */
    NAME_CELL,
    /** Texts that nearly all differ. */
    UNIQUE_TEXT,
    /** The name of the person of the row, by itself. */
    OWN_NAME,
    /** The file number of the row. */
    OWN_FILE_NUMBER,
    /** Digits that are a file number, or something else. */
    FILE_DIGITS,
    /** An identity of the certifier's own file. */
    NOMINAL_LIST;

    /**
     * Returns the stable name in reports.
     *
     * @return lower-case name
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
