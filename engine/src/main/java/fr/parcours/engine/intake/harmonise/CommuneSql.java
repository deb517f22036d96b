package fr.parcours.engine.intake.harmonise;

import fr.parcours.layout.Nomenclature;
import fr.parcours.layout.Nomenclatures;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads codes of communes in SQL. A code that a spreadsheet or a person has shortened names another place: only a whole
 * one is taken, and only from a place that exists.
 */
final class CommuneSql {

    static final String COLUMN = "residence_commune";

    private static final int LENGTH = 5;

    /** Countries abroad, and overseas places without a département of ours: their codes exist all the same. */
    private static final List<String> OTHER_PLACES =
            List.of("99", "975", "977", "978", "984", "986", "987", "988", "989");

    private static final String WHOLE = Stream.concat(
                    Nomenclatures.get("departement").entries().stream().map(Nomenclature.Entry::code),
                    OTHER_PLACES.stream())
            .map(place -> place + "[0-9]{" + (LENGTH - place.length()) + "}")
            .collect(Collectors.joining("|"));

    private CommuneSql() {}

    /** Whether a text, which is not missing, is the code of a commune or of a country abroad. */
    static String valid(String text) {
        // One expression over all places is cheaper than a look at the form and a search among the places.
        return "regexp_full_match(" + text + ", '" + WHOLE + "')";
    }

    /** A code, missing if it is none. */
    static String code(String text) {
        return "case when " + valid(text) + " then " + text + " end";
    }

    /** The département of a commune is in its code, and is only taken if it exists. */
    static String departement(String code) {
        return "case when " + prefix(code) + " in (" + SourceSql.codes(Nomenclatures.get("departement")) + ") then "
                + prefix(code) + " end";
    }

    private static String prefix(String code) {
        return "left(" + code + ", case when " + code + " like '97%' or " + code + " like '98%' then 3 else 2 end)";
    }
}
