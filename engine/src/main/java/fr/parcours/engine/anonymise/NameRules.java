package fr.parcours.engine.anonymise;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Recognises names of persons by the first names of the country. Lists of surnames would be no use: Boulanger,
 * Charpentier and Petit are trades and words of certifications.
 */
final class NameRules {

    private static final Set<String> FIRST_NAMES = firstNames();
    private static final Pattern SPACES = Pattern.compile("[ \u00a0,;]+");
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
    private static final int LONGEST_NAME = 3;
    private static final int SHORTEST_NAME = 3;
    private static final int LOOK_BACK = 3;
    private static final int LONGEST_CELL = 4;

    /** Things that bear the names of persons. */
    private static final Set<String> INSTITUTIONS = Set.of(
            "UNIVERSITE",
            "UNIV",
            "LYCEE",
            "LP",
            "LPO",
            "LGT",
            "COLLEGE",
            "ECOLE",
            "INSTITUT",
            "CENTRE",
            "HOPITAL",
            "CLINIQUE",
            "CITE",
            "SITE",
            "CAMPUS",
            "GRETA",
            "CFA",
            "IFSI",
            "IUT",
            "RUE",
            "PLACE",
            "AVENUE",
            "BOULEVARD",
            "BD",
            "ESPACE",
            "FONDATION",
            "PRIX",
            "ASSOCIATION",
            "FOYER",
            "MAISON",
            "RESIDENCE",
            "SAINT",
            "SAINTE");

    /** First names that are words too: they count only with a capital. */
    private static final Set<String> WORDS = Set.of(
            "AIME",
            "AMBRE",
            "AURORE",
            "BASILE",
            "CAPUCINE",
            "CLAIRE",
            "CLEMENT",
            "CONSTANCE",
            "FLORE",
            "IRIS",
            "JADE",
            "MARGUERITE",
            "MARINE",
            "MARTIAL",
            "NOEL",
            "PASCAL",
            "PIERRE",
            "ROBIN",
            "ROMAIN",
            "ROMANE",
            "SERGE",
            "TOM",
            "VICTOIRE",
            "VIOLETTE");

    /** What stands beside a first name without being a name. */
    private static final Set<String> NO_NAMES = Set.of(
            "ABANDON",
            "ABSENT",
            "ABSENTE",
            "ACCORD",
            "AFPA",
            "APPEL",
            "ARRET",
            "ATTENTE",
            "AVEC",
            "AVIS",
            "BAC",
            "BTS",
            "CAP",
            "CDD",
            "CDI",
            "CHOMAGE",
            "CHEZ",
            "CONGE",
            "CONGES",
            "CONSEILLERE",
            "CONSEILLER",
            "CONTACT",
            "COURRIER",
            "DAVA",
            "DECEDE",
            "DECEDEE",
            "DECES",
            "DEMANDE",
            "DEPART",
            "DIMANCHE",
            "DOSSIER",
            "ELLE",
            "EMPLOI",
            "ENCEINTE",
            "ENTRETIEN",
            "EST",
            "ETAIT",
            "FORMATION",
            "GRETA",
            "JEUDI",
            "JURY",
            "LES",
            "LUNDI",
            "MAIL",
            "MALADE",
            "MALADIE",
            "MARDI",
            "MERCREDI",
            "MESSAGE",
            "MOTIF",
            "MUTATION",
            "NON",
            "OUI",
            "PAR",
            "PLUS",
            "POUR",
            "PRIS",
            "PRISE",
            "REFUS",
            "RELANCE",
            "RDV",
            "RENDEZ-VOUS",
            "REPORT",
            "SAMEDI",
            "SANS",
            "SELON",
            "SUITE",
            "VAE",
            "VENDREDI",
            "VIA",
            "VOIR",
            "VUE");

    private NameRules() {}

    private static Set<String> firstNames() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(NameRules.class.getResourceAsStream("prenoms.txt"), StandardCharsets.US_ASCII))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read the list of first names.", e);
        }
    }

    /** Whether a text has a first name followed by a word in capitals, other than in the name of an institution. */
    static boolean nameInText(String text) {
        List<String> words = Arrays.asList(SPACES.split(text));
        for (int i = 0; i + 1 < words.size(); i++) {
            if (capitals(words.get(i + 1))
                    && !capitals(words.get(i))
                    && firstName(words.get(i))
                    && !institution(words, i)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a text that people write has a first name beside a word that may be a name, in either order. Capitals
     * tell names; where all are capitals or none, only a text of a name and nothing else.
     */
    static boolean nameInFreeText(String text) {
        List<String> words = Arrays.asList(SPACES.split(text));
        boolean upper = text.chars().noneMatch(Character::isLowerCase);
        boolean lower = text.chars().noneMatch(Character::isUpperCase);
        if (upper || lower) {
            return words.size() <= LONGEST_NAME
                    && words.size() > 1
                    && (named(words, 0, words.size() - 1, false) || named(words, words.size() - 1, 0, false));
        }
        for (int i = 0; i < words.size(); i++) {
            if ((i + 1 < words.size() && named(words, i, i + 1, true)) || (i > 0 && named(words, i, i - 1, true))) {
                return true;
            }
        }
        return false;
    }

    private static boolean named(List<String> words, int at, int beside, boolean capital) {
        String first = letters(words.get(at));
        String name = letters(words.get(beside));
        if (capital && !(capital(first) && capital(name))) {
            return false;
        }
        return name.length() >= SHORTEST_NAME
                && nameLike(first)
                && nameLike(name)
                && firstName(first)
                && (capital || !WORDS.contains(IdentityNormalisation.name(first)))
                && !NO_NAMES.contains(IdentityNormalisation.name(name))
                && !institution(words, Math.max(at, beside));
    }

    private static boolean capital(String word) {
        return !word.isEmpty() && Character.isUpperCase(word.charAt(0));
    }

    /** A word without what ends a sentence or a bracket. */
    private static String letters(String word) {
        return AROUND.matcher(word).replaceAll("");
    }

    /** Whether a text is a first name, or a first name and a name in either order, and nothing else. */
    static boolean nameCell(String text) {
        List<String> words = Arrays.asList(SPACES.split(text));
        if (words.size() > LONGEST_CELL || !words.stream().allMatch(NameRules::nameLike)) {
            return false;
        }
        boolean known = firstName(words.get(0)) || firstName(words.get(words.size() - 1));
        return known && !institution(words, words.size() - 1);
    }

    private static boolean firstName(String word) {
        int hyphen = word.indexOf('-');
        String first = hyphen > 0 ? word.substring(0, hyphen) : word;
        return first.length() > 1 && FIRST_NAMES.contains(IdentityNormalisation.name(first));
    }

    private static boolean nameLike(String word) {
        return !word.isEmpty()
                && word.chars().allMatch(c -> Character.isLetter(c) || c == '-' || c == '\'' || c == '’' || c == '.');
    }

    private static boolean capitals(String word) {
        long letters = word.chars().filter(Character::isLetter).count();
        return letters >= 2
                && word.chars().noneMatch(Character::isLowerCase)
                && word.chars().noneMatch(Character::isDigit);
    }

    private static boolean institution(List<String> words, int at) {
        for (int i = Math.max(0, at - LOOK_BACK); i <= at; i++) {
            if (INSTITUTIONS.contains(IdentityNormalisation.name(words.get(i)))) {
                return true;
            }
        }
        return false;
    }
}
