package fr.parcours.engine.demo;

import fr.parcours.engine.demo.Catalogue.Commune;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Where the candidates of a region live and which service receives them.
 *
 * @param inside communes of the region
 * @param outside communes of other regions, from which some universities take candidates
 * @param universities names of the universities
 * @param communes all communes, to name advice points
 */
record Places(Choice<Commune> inside, Choice<Commune> outside, Choice<String> universities, List<Commune> communes) {

    static Places of(String region) {
        List<Commune> communes = Catalogue.communes();
        return new Places(
                new Choice<>(
                        communes.stream()
                                .filter(commune -> commune.region().equals(region))
                                .toList(),
                        Commune::weight),
                new Choice<>(
                        communes.stream()
                                .filter(commune -> commune.region().isEmpty())
                                .toList(),
                        Commune::weight),
                universities(region),
                communes);
    }

    private static Choice<String> universities(String region) {
        return switch (region) {
            case "82" ->
                Choice.of(
                        "Université Lyon 1", 22,
                        "Université Lyon 2", 20,
                        "Université Lyon 3", 14,
                        "Université de Saint-Étienne", 11,
                        "Université Grenoble 1", 12,
                        "Université Grenoble 2", 12,
                        "Université Grenoble 3", 3,
                        "Université de Savoie", 6);
            case "93" ->
                Choice.of(
                        "Université de Provence", 22,
                        "Université de la Méditerranée", 20,
                        "Université Paul-Cézanne", 20,
                        "Université de Nice", 22,
                        "Université de Toulon", 9,
                        "Université d'Avignon", 7);
            case "23" -> Choice.of("Université de Rouen", 70, "Université du Havre", 30);
            default -> throw new IllegalArgumentException("No universities known in region " + region);
        };
    }

    /** Returns the service that receives a candidate, empty when the certifier has one for the region. */
    String unit(String certifier, Commune commune, RandomGenerator random) {
        return switch (certifier) {
            case "EN" -> academy(commune.departement());
            case "ESR" -> universities.draw(random);
            case "PRC" -> "PRC " + capital(commune);
            default -> "";
        };
    }

    private String capital(Commune commune) {
        return communes.stream()
                .filter(other -> other.departement().equals(commune.departement()))
                .max(Comparator.comparingInt(Commune::weight))
                .orElse(commune)
                .name();
    }

    private static String academy(String departement) {
        return switch (departement) {
            case "01", "42", "69" -> "Lyon";
            case "07", "26", "38", "73", "74" -> "Grenoble";
            case "04", "05", "13", "84" -> "Aix-Marseille";
            case "06", "83" -> "Nice";
            default -> "Rouen";
        };
    }
}
