package fr.parcours.engine.territory;

import fr.parcours.layout.Nomenclatures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the commune of a postal code and a name, by a rule that can be told.
 *
 * <ol>
 *   <li>The names of all communes with this postal code, of today or held by one of them, are compared without accents,
 *       capitals, hyphens, abbreviations of Saint, numbers of arrondissements and CEDEX. One commune has the name:
 *       exact. A name of today counts before one of the past.
 *   <li>Otherwise a name with the postal code that the written one shortens, or else the one with the fewest mistakes,
 *       at most one in six letters: corrected.
 *   <li>Otherwise the name as written, of one commune of the département of the postal code: corrected, as for the
 *       postal codes of companies and CEDEX.
 *   <li>Without a name, the only commune of the postal code; without a postal code, the only commune of that name in
 *       France: corrected.
 * </ol>
 *
 * <p>Several that fit equally are ambiguous; nothing is chosen by chance or by size.
 */
public final class ResidenceResolver {

    private record Named(String name, String commune, String departement, boolean isOfToday) {}

    private final Communes communes;
    private final Map<String, List<Named>> byPostalCode = new HashMap<>();
    private final Map<String, List<Named>> byName = new HashMap<>();

    /**
     * Prepares the names of communes.
     *
     * @param communes the communes
     */
    public ResidenceResolver(Communes communes) {
        this.communes = communes;
        for (Commune one : communes.current()) {
            add(one.name(), one, true, one.postalCodes());
        }
        for (FormerCommune one : communes.former()) {
            one.commune().flatMap(communes::holding).ifPresent(holder -> {
                // Most have no postal code of their own in the lists: any of their commune may be theirs.
                add(one.name(), holder, false, one.postalCodes().isEmpty() ? holder.postalCodes() : one.postalCodes());
            });
        }
    }

    private void add(String name, Commune commune, boolean isOfToday, List<String> postalCodes) {
        Named named = new Named(CommuneName.normal(name), commune.code(), commune.departement(), isOfToday);
        postalCodes.forEach(code ->
                byPostalCode.computeIfAbsent(code, unused -> new ArrayList<>()).add(named));
        byName.computeIfAbsent(named.name(), unused -> new ArrayList<>()).add(named);
    }

    /**
     * Finds the commune.
     *
     * @param postalCode postal code as written, may be empty
     * @param name name as written, may be empty
     * @return the commune and how sure it is
     */
    public ResolvedResidence resolve(String postalCode, String name) {
        String written = CommuneName.normal(name);
        String code = postalCode.replaceAll("\\s", "");
        List<Named> here = byPostalCode.getOrDefault(code, List.of());
        if (written.isEmpty()) {
            return resolved(ResidenceMatch.CORRECTED, here);
        }
        List<Named> everywhere = byName.getOrDefault(written, List.of());
        if (code.isEmpty()) {
            return resolved(ResidenceMatch.CORRECTED, preferred(everywhere));
        }
        List<Named> exact = preferred(having(here, one -> one.name().equals(written)));
        if (!exact.isEmpty()) {
            return resolved(ResidenceMatch.EXACT, exact);
        }
        List<Named> shortened = having(here, one -> CommuneName.isShortFor(written, one.name()));
        if (!shortened.isEmpty()) {
            return resolved(ResidenceMatch.CORRECTED, preferred(shortened));
        }
        List<Named> misspelt = fewestMistakes(written, here);
        if (!misspelt.isEmpty()) {
            return resolved(ResidenceMatch.CORRECTED, misspelt);
        }
        return resolved(ResidenceMatch.CORRECTED, preferred(having(everywhere, one -> isIn(code, one.departement()))));
    }

    /**
     * Finds the département of a residence, even where its commune is not certain.
     *
     * @param postalCode postal code as written, may be empty
     * @param found what was found for it
     * @return the département of the communes that fit, or else of those that have the postal code; empty if they are
     *     in several
     */
    public Optional<String> departement(String postalCode, ResolvedResidence found) {
        Set<String> fitting = found.communes().stream()
                .flatMap(code -> communes.holding(code).stream())
                .map(Commune::departement)
                .collect(Collectors.toSet());
        Set<String> here = byPostalCode.getOrDefault(postalCode.replaceAll("\\s", ""), List.of()).stream()
                .map(Named::departement)
                .collect(Collectors.toSet());
        return Stream.of(fitting, here)
                .filter(departements -> departements.size() == 1)
                .flatMap(Set::stream)
                .filter(Nomenclatures.get("departement")::contains)
                .findFirst();
    }

    private static List<Named> fewestMistakes(String written, List<Named> names) {
        Map<Named, Integer> mistakes = new HashMap<>();
        names.forEach(one -> {
            int number = CommuneName.mistakes(written, one.name());
            if (number >= 0) {
                mistakes.put(one, number);
            }
        });
        Optional<Integer> fewest = mistakes.values().stream().min(Comparator.naturalOrder());
        return fewest.map(number -> having(mistakes.keySet(), one -> Objects.equals(mistakes.get(one), number)))
                .orElse(List.of());
    }

    /** Those whose name is of today, if there are any. */
    private static List<Named> preferred(List<Named> names) {
        List<Named> ofToday = having(names, Named::isOfToday);
        return ofToday.isEmpty() ? names : ofToday;
    }

    private static List<Named> having(Collection<Named> names, Predicate<Named> condition) {
        return names.stream().filter(condition).toList();
    }

    /** Postal codes begin with the département; in Corsica with the old one, 20. */
    private static boolean isIn(String postalCode, String departement) {
        return postalCode.startsWith(departement) || (postalCode.startsWith("20") && departement.startsWith("2"));
    }

    private static ResolvedResidence resolved(ResidenceMatch match, List<Named> names) {
        List<String> communes =
                List.copyOf(new TreeSet<>(names.stream().map(Named::commune).toList()));
        return switch (communes.size()) {
            case 0 -> new ResolvedResidence(ResidenceMatch.UNRESOLVED, communes);
            case 1 -> new ResolvedResidence(match, communes);
            default -> new ResolvedResidence(ResidenceMatch.AMBIGUOUS, communes);
        };
    }
}
