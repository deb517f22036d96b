package fr.parcours.engine.intake.specification;

import java.text.Normalizer;
import java.util.Locale;

/** Compares names of columns, forgiving accents, case, spaces and typographic apostrophes. */
public final class ColumnNames {

    private ColumnNames() {}

    /**
     * Returns the form under which names are compared.
     *
     * @param name name of a column
     * @return the name without accents, in lower case, its white space reduced to single spaces
     */
    public static String normal(String name) {
        String plain = Normalizer.normalize(name.replace('’', '\''), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[\\s\\u00a0\\u202f\\ufeff]+", " ")
                .strip();
        return plain.toLowerCase(Locale.ROOT);
    }
}
