package fr.parcours.engine.territory;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The values of territories that users added for a dataset, by zone: denominators of rates, and what rates of zones are
 * compared with.
 *
 * @param folder where they are kept
 */
public record TerritoryVariables(VariableFolder folder) {

    private static final Texts TEXTS = Texts.of(TerritoryVariables.class);

    /**
     * Gives the values of an indicator in the zones of a level. Counts of smaller zones are added up where all parts of
     * a zone have one; rates never are.
     *
     * @param indicator its name
     * @param level level of the zones, or the attribute of journeys that holds them: {@code epci},
     *     {@code residence_epci}
     * @param period such as {@code 2024}, {@code 2024-T1} or {@code 2024-03}
     * @return the values, with their unit and source
     * @throws InvalidInputException if there is no such indicator, level or period, or the indicator is of another
     *     level and cannot be added up
     */
    public ZoneValues values(String indicator, String level, String period) {
        Indicator found = folder.indicator(indicator);
        Period asked = Period.parse(period)
                .filter(found.values()::containsKey)
                .orElseThrow(() -> new InvalidInputException(TEXTS.format(
                        "values.period",
                        period,
                        indicator,
                        found.periods().stream().map(Period::toString).collect(Collectors.joining(", ")))));
        String wanted = folder.levels()
                .level(level)
                .orElseThrow(() -> new InvalidInputException(TEXTS.format(
                        "values.level", level, String.join(", ", folder.levels().names()))));
        Map<String, Double> own = found.values().get(asked);
        Map<String, Double> values = found.level().equals(wanted) ? own : sums(found, wanted, own);
        return new ZoneValues(
                indicator,
                wanted,
                asked,
                found.unit(),
                found.isCount(),
                found.sources().get(asked),
                values,
                folder.levels().zoning(wanted).labels().keySet().stream()
                        .filter(zone -> !values.containsKey(zone))
                        .sorted()
                        .toList());
    }

    private Map<String, Double> sums(Indicator indicator, String level, Map<String, Double> parts) {
        Map<String, String> wholes = wholes(indicator.level(), level)
                .filter(found -> indicator.isCount())
                .orElseThrow(() -> new InvalidInputException(
                        TEXTS.format("values.sum", indicator.name(), indicator.level(), level, indicator.unit())));
        Map<String, Double> sums = new HashMap<>();
        Set<String> incomplete = new HashSet<>();
        wholes.forEach((part, whole) -> {
            if (parts.containsKey(part)) {
                sums.merge(whole, parts.get(part), Double::sum);
            } else {
                incomplete.add(whole);
            }
        });
        sums.keySet().removeAll(incomplete);
        return sums;
    }

    /** The larger zone of each zone of today; empty where zones of one level may be in several of the other. */
    private Optional<Map<String, String>> wholes(String parts, String level) {
        Zoning zoning = folder.levels().zoning(level);
        if (parts.equals("departement") && zoning.place() == Zoning.Place.DEPARTEMENT) {
            return Optional.of(zoning.zones());
        }
        if (!parts.equals("commune")) {
            return Optional.empty();
        }
        List<Commune> communes = Communes.official().current();
        Map<String, String> wholes = new HashMap<>();
        communes.forEach(commune -> {
            String place = zoning.place() == Zoning.Place.COMMUNE ? commune.code() : commune.departement();
            String zone = zoning.zones().get(place);
            if (zone != null) {
                wholes.put(commune.code(), zone);
            }
        });
        return Optional.of(wholes);
    }
}
