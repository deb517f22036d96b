package fr.parcours.engine.territory;

import fr.parcours.engine.territory.Zoning.Place;
import fr.parcours.layout.Nomenclature;
import fr.parcours.layout.Nomenclatures;
import fr.parcours.layout.Texts;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The zonings that come with the official geographic code, and the names of those that users add. */
public final class Zonings {

    /** Beginning of the names of zonings that users add. */
    public static final String OF_USERS = "zone_";

    private static final Texts TEXTS = Texts.of(Zonings.class);
    private static final Pattern OF_USER = Pattern.compile(OF_USERS + ZoningFolder.NAME.pattern());
    private static final int REFORM = 2016;

    private Zonings() {}

    /**
     * Lists the official zonings: regions before and since 2016, arrondissements, EPCI and communes of 2026.
     *
     * @return from the largest zones to the smallest
     */
    public static List<Zoning> official() {
        return Holder.OFFICIAL;
    }

    /**
     * Finds an official zoning.
     *
     * @param name its name
     * @return the zoning, empty if there is none of that name
     */
    public static Optional<Zoning> official(String name) {
        return official().stream().filter(zoning -> zoning.name().equals(name)).findFirst();
    }

    /**
     * Names the zoning by the regions of a year.
     *
     * @param year a year: up to 2015 the 22 metropolitan regions, from 2016 the 13
     * @return name of an official zoning
     */
    public static String region(int year) {
        return "residence_region_" + (year < REFORM ? REFORM - 1 : REFORM);
    }

    /**
     * Says whether a name can be that of a zoning that a user added.
     *
     * @param name name of an attribute
     * @return true for {@code zone_} and a short name
     */
    public static boolean isOfUsers(String name) {
        return OF_USER.matcher(name).matches();
    }

    /**
     * Tells what a zoning groups.
     *
     * @param name name of an attribute
     * @return its places, empty if the attribute is no zoning
     */
    public static Optional<Place> place(String name) {
        return isOfUsers(name) ? Optional.of(Place.COMMUNE) : official(name).map(Zoning::place);
    }

    private static List<Zoning> make() {
        Nomenclature regions = Nomenclatures.get("region");
        Map<String, String> old = new HashMap<>();
        Nomenclatures.get("departement")
                .entries()
                .forEach(one -> one.parent().ifPresent(region -> old.put(one.code(), region)));
        Map<String, String> since = new HashMap<>(old);
        since.replaceAll((departement, region) ->
                regions.find(region).orElseThrow().parent().orElse(region));
        return List.of(
                zoning(region(REFORM), Place.DEPARTEMENT, since, labels(regions, since)),
                zoning(region(REFORM - 1), Place.DEPARTEMENT, old, labels(regions, old)),
                communes(
                        "residence_arrondissement",
                        one -> one.arrondissement().orElse(""),
                        Communes.labels("arrondissement")),
                communes("residence_epci", one -> one.epci().orElse(""), Communes.labels("epci")),
                communes(
                        "residence_commune_2026",
                        Commune::code,
                        Communes.official().current().stream()
                                .collect(Collectors.toMap(
                                        Commune::code, Commune::name, (a, b) -> a, LinkedHashMap::new))));
    }

    private static Zoning communes(String name, Function<Commune, String> zone, Map<String, String> labels) {
        Communes communes = Communes.official();
        Map<String, String> zones = new HashMap<>();
        communes.holders()
                .keySet()
                .forEach(code -> communes.holding(code)
                        .map(zone)
                        .filter(found -> !found.isEmpty())
                        .ifPresent(found -> zones.put(code, found)));
        return zoning(name, Place.COMMUNE, zones, labels);
    }

    private static Map<String, String> labels(Nomenclature regions, Map<String, String> zones) {
        Map<String, String> labels = new TreeMap<>();
        zones.values().forEach(code -> labels.put(code, regions.label(code, Locale.FRENCH)));
        return labels;
    }

    private static Zoning zoning(String name, Place place, Map<String, String> zones, Map<String, String> labels) {
        return new Zoning(name, place, TEXTS.in(Locale.FRENCH, name), TEXTS.in(Locale.ENGLISH, name), zones, labels);
    }

    /** Read when first asked for. */
    private static final class Holder {
        private static final List<Zoning> OFFICIAL = make();
    }
}
