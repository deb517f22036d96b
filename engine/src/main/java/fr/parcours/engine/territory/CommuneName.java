package fr.parcours.engine.territory;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Names of communes as people write them: without accents, in capitals, with abbreviations. */
final class CommuneName {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_WORDS = Pattern.compile("[^A-Z0-9]+");
    private static final Pattern CEDEX = Pattern.compile(" CEDEX.*$");
    private static final Pattern ARRONDISSEMENT =
            Pattern.compile(" \\d+ ?(E|ER|EME|ERE)?( ARRONDISSEMENT| ARRDT| ARR)?$");
    private static final Pattern SAINT = Pattern.compile("\\bST(E?)\\b");
    private static final Pattern ON = Pattern.compile("\\bS\\b");
    private static final Pattern SAYS_NOTHING = Pattern.compile("SAINTE?|LES?|LA|L|.");
    private static final int LETTERS_PER_MISTAKE = 6;

    private CommuneName() {}

    /** Makes spellings of one name alike: {@code St-Étienne s/ Loire} becomes {@code SAINT ETIENNE SUR LOIRE}. */
    static String normal(String name) {
        String plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        String words = NOT_WORDS
                .matcher(plain.toUpperCase(Locale.ROOT).replace("Œ", "OE").replace("Æ", "AE"))
                .replaceAll(" ")
                .strip();
        words = CEDEX.matcher(words).replaceAll("");
        words = ARRONDISSEMENT.matcher(words).replaceAll("");
        words = SAINT.matcher(words).replaceAll("SAINT$1");
        return ON.matcher(words).replaceAll("SUR").strip();
    }

    /** Number of mistakes between two normal names, -1 if they are too many for the length of the names. */
    static int mistakes(String written, String official) {
        int allowed = Math.min(written.length(), official.length()) / LETTERS_PER_MISTAKE;
        return allowed == 0 ? -1 : new LevenshteinDistance(allowed).apply(written, official);
    }

    /** Whether one name is the other with its last words left out: {@code VILLEFRANCHE} for that on the Saône. */
    static boolean isShortFor(String written, String official) {
        return (official.startsWith(written + " ")
                        && !SAYS_NOTHING.matcher(written).matches())
                || (written.startsWith(official + " ")
                        && !SAYS_NOTHING.matcher(official).matches());
    }
}
