package fr.parcours.engine.anonymise;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the name of a column says of identities in it. */
enum IdentityColumn {
    /** Nothing. */
    NONE,
    /** Names, numbers of persons, e-mail, telephone: any value is one too many. */
    PERSON,
    /** Social security numbers. */
    NIR,
    /** Birth dates: a year alone is fine. */
    BIRTH_DATE,
    /** Addresses: the code of a commune or département is fine. */
    ADDRESS;

    private static final Pattern MARK = Pattern.compile("\\p{M}+");
    private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern OTHER = Pattern.compile("[^A-Z0-9]+");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern TERRITORY = Pattern.compile("\\d{2,3}|\\d{5}|2[ABab](\\d{3})?");

    /** What a name may be the name of, other than a person. */
    private static final Set<String> THINGS = Set.of(
            "DIPLOME",
            "CERTIFICATION",
            "CERTIFICATIONS",
            "TITRE",
            "ETABLISSEMENT",
            "ECOLE",
            "LYCEE",
            "UNIVERSITE",
            "COMMUNE",
            "VILLE",
            "ORGANISME",
            "MINISTERE",
            "CENTRE",
            "ACADEMIE",
            "DEPARTEMENT",
            "REGION",
            "PAYS",
            "JURY",
            "SPECIALITE",
            "OPTION",
            "PROGRAMME",
            "DOMAINE",
            "CERTIFICATEUR",
            "ENTREPRISE",
            "DISPOSITIF",
            "SERVICE",
            "UNITE",
            "SITE",
            "FICHIER",
            "FEUILLE",
            "BLOC",
            "FORMATION",
            "FINANCEUR",
            "STRUCTURE",
            "ACTION",
            "SESSION");

    private static final Set<String> PERSONS = Set.of(
            "PRENOM",
            "PRENOMS",
            "PATRONYME",
            "PATRONYMIQUE",
            "INE",
            "NUMEN",
            "COURRIEL",
            "COURRIELS",
            "MAIL",
            "MAILS",
            "EMAIL",
            "EMAILS",
            "MEL",
            "TEL",
            "TELEPHONE",
            "TELEPHONES",
            "PORTABLE",
            "MOBILE",
            "GSM",
            "FAX",
            "IBAN",
            "RIB",
            "SURNAME",
            "FIRSTNAME",
            "LASTNAME",
            "PHONE");

    private static final Set<String> BIRTH_WORDS = Set.of("NAISSANCE", "NAISS", "NAIS", "DATENAIS", "DATENAISS", "DDN");
    private static final Set<String> NOT_A_DATE =
            Set.of("LIEU", "COMMUNE", "VILLE", "PAYS", "DEPARTEMENT", "DEP", "DEPT", "ANNEE", "AN", "REGION", "CODE");

    /** Reads the name of a column. */
    static IdentityColumn of(String column) {
        List<String> words = words(column);
        if (words.contains("NIR")
                || words.contains("NSS")
                || words.contains("SECU")
                || (words.contains("SECURITE") && words.contains("SOCIALE"))
                || (words.contains("INSEE") && (words.contains("NUMERO") || words.contains("NUM")))) {
            return NIR;
        }
        boolean name = words.contains("NOM") || words.contains("NOMS");
        if (words.stream().anyMatch(PERSONS::contains)
                || (name && words.stream().noneMatch(THINGS::contains))) {
            return PERSON;
        }
        boolean born = words.contains("LE") && (words.contains("NE") || words.contains("NEE"));
        boolean birth =
                words.stream().anyMatch(BIRTH_WORDS::contains) && words.stream().noneMatch(NOT_A_DATE::contains);
        if (born || birth) {
            return BIRTH_DATE;
        }
        return words.contains("ADRESSE") || words.contains("RUE") ? ADDRESS : NONE;
    }

    private static List<String> words(String column) {
        String folded = MARK.matcher(Normalizer.normalize(CAMEL.matcher(column).replaceAll(" "), Normalizer.Form.NFKD))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
        return Arrays.stream(OTHER.split(folded))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Whether a value has no place in a column of this name. */
    boolean identifies(String value) {
        return switch (this) {
            case NONE -> false;
            case PERSON, NIR -> true;
            case BIRTH_DATE -> !YEAR.matcher(value).matches();
            case ADDRESS -> !TERRITORY.matcher(value).matches();
        };
    }
}
