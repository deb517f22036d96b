package fr.parcours.engine.demo;

import fr.parcours.engine.demo.Catalogue.Commune;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Invents who the persons of the simulation would be. Surnames are put together from parts, telephone numbers and mail
 * domains are of those kept for fiction and for examples. The same person is always the same.
 */
final class NominalIdentities {

    private static final List<String> STREETS = List.of(
            "rue des Tilleuls",
            "rue de l'Église",
            "avenue de la République",
            "chemin du Moulin",
            "place du Marché",
            "impasse des Lilas",
            "boulevard Gambetta",
            "allée des Cèdres",
            "route de Genève",
            "montée des Œillets");
    private static final int NIR_MODULUS = 97;

    private final RandomStreams streams;
    private final List<Commune> communes = Catalogue.communes();
    private final List<String> roots;
    private final List<String> endings;
    private final Map<String, List<String>> firstNames;

    NominalIdentities(long seed) {
        this.streams = new RandomStreams(seed);
        this.roots = Catalogue.names("nominal-surnames.csv", "text", "kind", "root");
        this.endings = Catalogue.names("nominal-surnames.csv", "text", "kind", "ending");
        this.firstNames = Map.of(
                "F", Catalogue.names("nominal-first-names.csv", "name", "sex", "F"),
                "M", Catalogue.names("nominal-first-names.csv", "name", "sex", "M"));
    }

    NominalIdentity of(Candidate candidate) {
        RandomGenerator random = streams.stream("identity", candidate.person());
        String birthName = surname(random);
        String first = firstName(candidate.sex(), random);
        String others = random.nextDouble() < 0.3 ? ", " + firstName(candidate.sex(), random) : "";
        LocalDate birthDate = LocalDate.of(candidate.birthYear(), 1, 1).plusDays(random.nextInt(365));
        Commune birthPlace = one(communes, random);
        String nir = nir(candidate.sex(), birthDate, birthPlace.code(), 1 + random.nextInt(990));
        double married = candidate.sex().equals("F") ? 0.5 : 0.03;
        List<String> usage = random.nextDouble() < married
                ? random.nextDouble() < 0.15 ? List.of(surname(random), surname(random)) : List.of(surname(random))
                : List.of();
        return new NominalIdentity(
                birthName,
                first + others,
                candidate.sex(),
                birthDate,
                birthPlace.code(),
                nir,
                ascii(first) + "." + ascii(birthName) + random.nextInt(100) + "@example.org",
                phone(random),
                (1 + random.nextInt(180)) + (random.nextInt(12) == 0 ? " bis " : " ") + one(STREETS, random),
                postcode(candidate.commune().departement()) + random.nextInt(10) + random.nextInt(10) + "0",
                candidate.commune().name(),
                usage);
    }

    /** Most surnames are one word; particles, hyphens, apostrophes and ligatures are what makes them hard. */
    private String surname(RandomGenerator random) {
        double form = random.nextDouble();
        String name = word(random);
        if (form < 0.70) {
            return name;
        }
        if (form < 0.78) {
            return name + "-" + word(random);
        }
        if (form < 0.83) {
            return "Le " + name;
        }
        if (form < 0.88) {
            return "de " + name;
        }
        if (form < 0.91) {
            return "de La " + name;
        }
        if (form < 0.93) {
            return "du " + name + " de " + word(random);
        }
        if (form < 0.97) {
            return (random.nextBoolean() ? "D'" : "d’") + "O" + name.toLowerCase(Locale.ROOT);
        }
        return (random.nextBoolean() ? "Saint-" : "St-") + name;
    }

    private String word(RandomGenerator random) {
        return one(roots, random) + one(endings, random);
    }

    private String firstName(String sex, RandomGenerator random) {
        return one(firstNames.get(sex), random);
    }

    private static String nir(String sex, LocalDate birth, String commune, int order) {
        String digits = String.format(
                Locale.ROOT,
                "%s%02d%02d%s%03d",
                sex.equals("M") ? "1" : "2",
                birth.getYear() % 100,
                birth.getMonthValue(),
                commune,
                order);
        // Corsican départements count as numbers: 2A as 19, 2B as 18.
        long number = Long.parseLong(digits.replace("2A", "19").replace("2B", "18"));
        return digits + String.format(Locale.ROOT, "%02d", NIR_MODULUS - number % NIR_MODULUS);
    }

    /** Both départements of Corsica share the postal codes in 20. */
    private static String postcode(String departement) {
        return departement.startsWith("2A") || departement.startsWith("2B") ? "20" : departement;
    }

    private static String phone(RandomGenerator random) {
        String start = random.nextDouble() < 0.8 ? "06 39 98 " : "04 65 71 ";
        return start + String.format(Locale.ROOT, "%02d %02d", random.nextInt(100), random.nextInt(100));
    }

    /** Returns a text in capitals without accents, as some systems write names. */
    static String capitals(String text) {
        return withoutAccents(text).toUpperCase(Locale.ROOT);
    }

    private static String ascii(String text) {
        return withoutAccents(text).toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }

    private static String withoutAccents(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace("œ", "oe")
                .replace("Œ", "Oe")
                .replace("æ", "ae");
    }

    private static <T> T one(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
