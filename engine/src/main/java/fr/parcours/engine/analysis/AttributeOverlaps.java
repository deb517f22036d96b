package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.protect.table.Overlaps;
import fr.parcours.engine.territory.Commune;
import fr.parcours.engine.territory.Communes;
import fr.parcours.engine.territory.ZoneLevels;
import fr.parcours.engine.territory.Zoning.Place;
import fr.parcours.engine.territory.Zonings;
import fr.parcours.layout.InvalidInputException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * Which values of two attributes can go together: those of two zonings of the place of residence, and those of a time
 * and of a longer one. Not thread-safe.
 */
final class AttributeOverlaps implements Overlaps {

    private static final String COMMUNE = "residence_commune";
    private static final String YEAR = "entry_year";
    private static final String HALF_YEAR = "entry_half_year";

    private final ZoneLevels levels;
    private final Map<List<String>, BiPredicate<String, String>> known = new HashMap<>();

    AttributeOverlaps(ZoneLevels levels) {
        this.levels = levels;
    }

    /** A zoning: the zone of each place. */
    private record Zones(Place place, UnaryOperator<String> zone) {

        /** The zone of a residence of which the commune may be unknown. */
        String of(Optional<String> commune, String departement) {
            return place == Place.DEPARTEMENT
                    ? zone.apply(departement)
                    : commune.map(zone).orElse(Attribute.MISSING);
        }
    }

    @Override
    public Optional<BiPredicate<String, String>> between(String one, String other) {
        if (one.equals(other)) {
            return Optional.empty();
        }
        if (one.equals(HALF_YEAR) && other.equals(YEAR)) {
            return Optional.of((half, year) -> half.startsWith(year));
        }
        if (one.equals(YEAR) && other.equals(HALF_YEAR)) {
            return Optional.of((year, half) -> half.startsWith(year));
        }
        List<String> pair = List.of(one, other);
        if (!known.containsKey(pair)) {
            Optional<Zones> first = zones(one);
            Optional<Zones> second = zones(other);
            if (first.isEmpty() || second.isEmpty()) {
                return Optional.empty();
            }
            known.put(pair, overlap(first.get(), second.get()));
        }
        return Optional.of(known.get(pair));
    }

    private Optional<Zones> zones(String attribute) {
        if (attribute.equals(COMMUNE)) {
            return Optional.of(new Zones(Place.COMMUNE, UnaryOperator.identity()));
        }
        if (attribute.equals(ZoneLevels.DEPARTEMENT)) {
            return Optional.of(new Zones(Place.DEPARTEMENT, UnaryOperator.identity()));
        }
        Optional<Place> place = Zonings.place(attribute);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        try {
            Map<String, String> zones = levels.zonings().zoning(attribute).zones();
            return Optional.of(new Zones(place.get(), code -> zones.getOrDefault(code, Attribute.MISSING)));
        } catch (InvalidInputException e) {
            // A study may have tables of a zoning that its user removed since.
            return Optional.empty();
        }
    }

    /** Every residence there can be, known to the commune or to the département, has a zone of both. */
    private static BiPredicate<String, String> overlap(Zones one, Zones other) {
        Communes communes = Communes.official();
        Map<String, Set<String>> together = new HashMap<>();
        Set<String> others = new HashSet<>();
        Set<String> departements = new HashSet<>(Set.of(Attribute.MISSING));
        for (String code : communes.holders().keySet()) {
            Optional<Commune> commune = communes.holding(code);
            if (commune.isPresent()) {
                String departement = commune.get().departement();
                departements.add(departement);
                add(together, others, one.of(Optional.of(code), departement), other.of(Optional.of(code), departement));
            }
        }
        departements.forEach(departement ->
                add(together, others, one.of(Optional.empty(), departement), other.of(Optional.empty(), departement)));
        // Of a code that is no place one knows nothing.
        return (a, b) -> !together.containsKey(a)
                || !others.contains(b)
                || together.get(a).contains(b);
    }

    private static void add(Map<String, Set<String>> together, Set<String> others, String one, String other) {
        together.computeIfAbsent(one, unused -> new HashSet<>()).add(other);
        others.add(other);
    }
}
