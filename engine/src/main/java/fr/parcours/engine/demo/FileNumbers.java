package fr.parcours.engine.demo;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Gives file numbers in the manner of each certifier. Those of universities are unique in a university only; the others
 * are unique for the certifier.
 */
final class FileNumbers {

    private static final Map<String, String> ACADEMIES =
            Map.of("Lyon", "10", "Grenoble", "08", "Aix-Marseille", "02", "Nice", "23", "Rouen", "21");

    private final String region;
    private final Map<String, Integer> last = new HashMap<>();

    FileNumbers(String region) {
        this.region = region;
    }

    String next(Candidate candidate) {
        int rank = last.merge(candidate.certifier() + candidate.unit(), 1, Integer::sum);
        int year = candidate.applied().getYear();
        return switch (candidate.certifier()) {
            case "EN" -> number("%s-%d-%05d", ACADEMIES.get(candidate.unit()), year, rank);
            case "EMPLOI" -> number("%sE%06d", region, rank);
            case "SOCIAL" -> number("S%s-%02d-%05d", region, year % 100, rank);
            case "AGRI" -> number("AG%s-%04d", region, rank);
            case "ESR" -> number("%d-%04d", year, rank);
            default -> number("EC%s-%06d", region, last.merge(candidate.certifier(), 1, Integer::sum));
        };
    }

    private static String number(String form, Object... parts) {
        return String.format(Locale.ROOT, form, parts);
    }
}
