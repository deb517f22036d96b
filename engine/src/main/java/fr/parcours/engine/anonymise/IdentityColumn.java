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
    private static final Pattern NUMBER_AFTER = Pattern.compile("(?<=\\p{L})\\d+$");
    /** Words that are written together. */
    private static final Pattern PERSON_WORD =
            Pattern.compile("NOM(?:ET)?(?:PRENOMS?|D?USAGE|USUEL|(?:DE)?NAIS(?:S|SANCE)?"
                    + "|PATRONYMIQUE|PATRO|JF|(?:DE)?(?:JEUNE)?FILLE|MARITAL|(?:DE)?FAMILLE|EPOUSE?|MARIAGE|CANDIDATE?|STAGIAIRE)"
                    + "|PRENOM.*|TELEPHONE.*|COURRIEL.*|E?MAIL(?:PERSO|PRO|CANDIDAT)"
                    + "|TEL(?:DOM|DOMICILE|PORT|PORTABLE|PERSO|PRO|MOB|MOBILE|FIXE|BUREAU|TRAVAIL|CANDIDAT)");

    private static final Pattern BIRTH_WORD =
            Pattern.compile("(?:D|DT|DAT|DATE)(?:DE)?NAI(?:S|SS|SSANCE)?|NEE?LE|NAI(?:S|SS|SSANCE)?|DDN");
    private static final Pattern NIR_WORD = Pattern.compile("NIR|NSS|SECU|(?:NUM|NUMERO|NO)(?:SS|SECU|NIR)|NIRPP");
    private static final Set<String> NUMBER_WORDS = Set.of("N", "NO", "NUM", "NUMERO");
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

    private static final Set<String> NOT_A_DATE =
            Set.of("LIEU", "COMMUNE", "VILLE", "PAYS", "DEPARTEMENT", "DEP", "DEPT", "ANNEE", "AN", "REGION", "CODE");

    /** Reads the name of a column. */
    static IdentityColumn of(String column) {
        List<String> words = words(column);
        if (words.stream().anyMatch(word -> NIR_WORD.matcher(word).matches())
                || (words.contains("SS") && words.stream().anyMatch(NUMBER_WORDS::contains))
                || (words.contains("SECURITE") && words.contains("SOCIALE"))
                || (words.contains("INSEE") && (words.contains("NUMERO") || words.contains("NUM")))) {
            return NIR;
        }
        boolean name = words.contains("NOM") || words.contains("NOMS");
        if (words.stream()
                        .anyMatch(word -> PERSONS.contains(word)
                                || PERSON_WORD.matcher(word).matches())
                || identity(words)
                || (name && words.stream().noneMatch(THINGS::contains))) {
            return PERSON;
        }
        boolean born = words.contains("LE") && (words.contains("NE") || words.contains("NEE"));
        boolean birth = words.stream().anyMatch(word -> BIRTH_WORD.matcher(word).matches())
                && words.stream().noneMatch(NOT_A_DATE::contains);
        if (born || birth) {
            return BIRTH_DATE;
        }
        return words.contains("ADRESSE") || words.contains("RUE") ? ADDRESS : NONE;
    }

    /** A column of that name alone: the identifier of a candidate, or the piece that proves an identity, is another. */
    private static boolean identity(List<String> words) {
        return words.equals(List.of("CANDIDAT"))
                || words.equals(List.of("CANDIDATE"))
                || words.equals(List.of("ETAT", "CIVIL"))
                || (!words.isEmpty() && words.get(0).equals("IDENTITE"));
    }

    private static List<String> words(String column) {
        String folded = MARK.matcher(Normalizer.normalize(CAMEL.matcher(column).replaceAll(" "), Normalizer.Form.NFKD))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
        return Arrays.stream(OTHER.split(folded))
                .map(word -> NUMBER_AFTER.matcher(word).replaceFirst(""))
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
