package fr.parcours.engine.territory;

import fr.parcours.engine.territory.Zoning.Place;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Nomenclature;
import fr.parcours.layout.Nomenclatures;
import fr.parcours.layout.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The levels that values of territories may be given for: départements, regions, arrondissements, EPCI, communes, and
 * the zonings that users added.
 *
 * @param zonings the zonings that users added
 */
public record ZoneLevels(ZoningFolder zonings) {

    /** Column of journeys that holds the département, which is a level too. */
    public static final String DEPARTEMENT = "residence_departement";

    private static final Texts TEXTS = Texts.of(ZoneLevels.class);

    /** Attribute of each level. */
    private static final Map<String, String> OFFICIAL = new LinkedHashMap<>();

    static {
        OFFICIAL.put("departement", DEPARTEMENT);
        OFFICIAL.put("region_2016", Zonings.region(2016));
        OFFICIAL.put("region_2015", Zonings.region(2015));
        OFFICIAL.put("arrondissement", "residence_arrondissement");
        OFFICIAL.put("epci", "residence_epci");
        OFFICIAL.put("commune", "residence_commune_2026");
    }

    /**
     * Names the attribute of journeys whose values are the zones of a level.
     *
     * @param level a level
     * @return such as {@code residence_epci} or {@code zone_ze2020}
     */
    public static String attribute(String level) {
        return OFFICIAL.getOrDefault(level, level);
    }

    /**
     * Finds a level as files write it.
     *
     * @param text such as {@code epci}, {@code residence_epci}, {@code ze2020} or {@code zone_ze2020}
     * @return the name under which it is kept, empty if there is none
     */
    Optional<String> level(String text) {
        return names().stream()
                .filter(level ->
                        text.equals(level) || text.equals(attribute(level)) || level.equals(Zonings.OF_USERS + text))
                .findFirst();
    }

    /** All levels, from départements on. */
    List<String> names() {
        return Stream.concat(
                        OFFICIAL.keySet().stream(), zonings.names().stream().map(name -> Zonings.OF_USERS + name))
                .toList();
    }

    /**
     * Gives the zones of a level.
     *
     * @param level a level
     * @return its zoning; of départements, each its own zone
     * @throws InvalidInputException if it is that of a zoning that is not there any more
     */
    public Zoning zoning(String level) {
        return level.equals("departement") ? Departements.ZONING : zonings.zoning(attribute(level));
    }

    /**
     * Lists the zones that an indicator has no value for, in any period.
     *
     * @param indicator the indicator
     * @return codes, in their order
     */
    public List<String> without(Indicator indicator) {
        Set<String> zones = indicator.zones();
        return zoning(indicator.level()).labels().keySet().stream()
                .filter(zone -> !zones.contains(zone))
                .sorted()
                .toList();
    }

    /** What to do about a code that is no zone of a level. */
    String advice(String level, String code) {
        Map<String, String> zones = zoning(level).labels();
        if (zones.containsKey("0" + code)) {
            return TEXTS.format("variable.code.zero", "0" + code);
        }
        Optional<String> holder =
                level.equals("commune") ? Communes.official().holding(code).map(Commune::code) : Optional.empty();
        if (holder.isPresent()) {
            return TEXTS.format("variable.code.former", holder.get());
        }
        return names().stream()
                .filter(other -> !other.equals(level)
                        && !Zonings.isOfUsers(other)
                        && zoning(other).labels().containsKey(code))
                .findFirst()
                .map(other -> TEXTS.format("variable.code.level", other))
                .orElseGet(() -> TEXTS.format(
                        "variable.code.list",
                        zones.keySet().stream().limit(10).collect(Collectors.joining(", "))
                                + (zones.size() > 10 ? "…" : "")));
    }

    /** Made when first asked for. */
    private static final class Departements {
        private static final Zoning ZONING = make();

        private static Zoning make() {
            Nomenclature codes = Nomenclatures.get("departement");
            Map<String, String> labels = new LinkedHashMap<>();
            codes.entries().forEach(one -> labels.put(one.code(), codes.label(one.code(), Locale.FRENCH)));
            return new Zoning(
                    DEPARTEMENT,
                    Place.DEPARTEMENT,
                    "Département de résidence",
                    "Département of residence",
                    labels.keySet().stream().collect(Collectors.toMap(Function.identity(), Function.identity())),
                    labels);
        }
    }
}
