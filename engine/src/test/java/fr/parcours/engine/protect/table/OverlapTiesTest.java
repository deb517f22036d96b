package fr.parcours.engine.protect.table;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.AttackedStudy.Asked;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Nine communes in five départements of two regions. Zones c and d cross the border of départements, e that of regions.
 */
class OverlapTiesTest {

    private static final ProtectionRule FIVE = ProtectionRule.standard();
    private static final Population ALL = Population.of("journeys");

    private static final List<Map<String, String>> PLACES = List.of(
            place("22", "53", "a"),
            place("22", "53", "c"),
            place("29", "53", "c"),
            place("29", "53", "d"),
            place("35", "53", "d"),
            place("35", "53", "e"),
            place("44", "52", "e"),
            place("44", "52", "b"),
            place("49", "52", "f"));

    private static final Overlaps OVERLAPS = overlaps(PLACES);

    @Test
    void aRegionIsNotShownWhereItGivesAwayTheDepartementThatWasWithheld() {
        Publication publication = new Publication();
        ShownTable deps = show(publication, "dep", Map.of("22", 3L, "29", 40L, "35", 50L, "44", 4L, "49", 60L));
        assertThat(deps.count("22")).isEmpty();
        assertThat(deps.count("44")).isEmpty();
        assertThat(deps.count("29")).hasValue(40);
        ShownTable regions = show(publication, "region", Map.of("53", 93L, "52", 64L));
        assertThat(regions.count("53")).as("40 and 50 leave 3").isEmpty();
        assertThat(regions.count("52")).isEmpty();
        assertThat(show(new Publication(), "region", Map.of("53", 93L, "52", 64L))
                        .count("53"))
                .hasValue(93);
    }

    @Test
    void aDepartementIsNotShownWhereItLeavesFewOfTheRegionThatWasShown() {
        Publication publication = new Publication();
        show(publication, "region", Map.of("53", 93L, "52", 64L));
        ShownTable deps = show(publication, "dep", Map.of("22", 3L, "29", 40L, "35", 50L, "44", 10L, "49", 54L));
        assertThat(deps.count("22")).isEmpty();
        assertThat(deps.count("29").isPresent() && deps.count("35").isPresent()).isFalse();
        assertThat(deps.count("44")).hasValue(10);
    }

    @Test
    void whatAZoneLeavesOfADepartementIsACountToo() {
        Publication publication = new Publication();
        show(publication, "dep", Map.of("22", 33L, "29", 40L, "35", 50L, "44", 40L, "49", 54L));
        Map<String, Long> zones = new HashMap<>(Map.of("a", 31L, "c", 12L, "d", 50L, "e", 40L, "b", 30L, "f", 54L));
        assertThat(show(publication, "zone", zones).count("a"))
                .as("2 of département 22 live in zone c")
                .isEmpty();
        zones.putAll(Map.of("a", 21L, "c", 22L));
        Publication other = new Publication();
        show(other, "dep", Map.of("22", 33L, "29", 40L, "35", 50L, "44", 40L, "49", 54L));
        assertThat(show(other, "zone", zones).count("a")).hasValue(21);
    }

    @Test
    void theRegionsOfOneLevelTellOfTheDepartementsOfAll() {
        Publication publication = new Publication();
        show(publication, "dep", Map.of("22", 10L, "29", 20L, "35", 30L, "44", 40L, "49", 50L));
        ShownTable level = publication
                .show(FIVE, ALL.within("level", "3"), List.of(table("region", Map.of("53", 58L, "52", 40L))), OVERLAPS)
                .get(0);
        assertThat(level.count("53")).as("2 of region 53 are of other levels").isEmpty();
    }

    @Test
    void zoningsThatTheCountsContradictAreNotTied() {
        Publication publication = new Publication();
        show(publication, "dep", Map.of("22", 10L, "29", 20L, "35", 30L, "44", 40L, "49", 50L));
        assertThat(show(publication, "region", Map.of("53", 61L, "52", 89L)).count("53"))
                .hasValue(61);
    }

    @Test
    void roundedDepartementsAddUpToTheirRegions() {
        Publication publication = new Publication();
        ShownTable deps = publication
                .show(
                        FIVE.rounded(),
                        ALL,
                        List.of(table("dep", Map.of("22", 3L, "29", 41L, "35", 52L, "44", 14L, "49", 64L))),
                        OVERLAPS)
                .get(0);
        ShownTable regions = publication
                .show(FIVE.rounded(), ALL, List.of(table("region", Map.of("53", 96L, "52", 78L))), OVERLAPS)
                .get(0);
        assertThat(regions.count("53").orElseThrow())
                .isEqualTo(deps.count("22").orElseThrow()
                        + deps.count("29").orElseThrow()
                        + deps.count("35").orElseThrow());
    }

    @Test
    void noOrderOfZoningsGivesASmallCountAway() {
        int attacked = 0;
        int refused = 0;
        int shown = 0;
        for (int seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            List<Map<String, String>> places = seed % 2 == 0 ? PLACES : places(random);
            Map<NavigableMap<String, String>, Long> persons = new LinkedHashMap<>();
            int mean = 1 + random.nextInt(3);
            for (int place = 0; place < places.size(); place++) {
                for (String level : List.of("3", "4", "5")) {
                    NavigableMap<String, String> crossing = new TreeMap<>(places.get(place));
                    crossing.put("place", "p" + place);
                    crossing.put("level", level);
                    persons.put(crossing, (long) random.nextInt(2 * mean));
                }
            }
            List<Asked> asked = new ArrayList<>(List.of(
                    new Asked(List.of("dep", "level"), Map.of()),
                    new Asked(List.of("region", "level"), Map.of()),
                    new Asked(List.of("zone"), Map.of()),
                    new Asked(List.of("region"), Map.of()),
                    new Asked(List.of("zone"), Map.of("level", "4")),
                    new Asked(List.of("dep"), Map.of("level", "5"))));
            Collections.shuffle(asked, random);
            AttackedStudy study =
                    new AttackedStudy(List.of(3, 5).get(seed % 3 == 0 ? 1 : 0), overlaps(places), persons);
            for (Asked one : asked) {
                boolean isShown = study.show(one);
                refused += isShown ? 0 : 1;
                shown += isShown ? 1 : 0;
            }
            if (seed % 2 == 0) {
                // The parts that zones and départements cut each other into are in no table.
                places.forEach(
                        place -> study.note(CellKey.of(Map.of("dep", place.get("dep"), "zone", place.get("zone")))));
            }
            attacked += study.requireUncertain("seed " + seed);
        }
        assertThat(attacked).isGreaterThan(100);
        assertThat(shown).isGreaterThan(60);
        assertThat(refused).isLessThan(5);
    }

    /** Départements in regions, and zones that cross them in any way. */
    private static List<Map<String, String>> places(Random random) {
        List<Map<String, String>> places = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            int dep = random.nextInt(5);
            places.add(place("d" + dep, "r" + dep / 2, "z" + random.nextInt(6)));
        }
        return places;
    }

    private static Overlaps overlaps(List<Map<String, String>> places) {
        return (one, other) -> List.of("dep", "region", "zone").containsAll(List.of(one, other)) && !one.equals(other)
                ? Optional.of((a, b) -> places.stream()
                        .anyMatch(place ->
                                place.get(one).equals(a) && place.get(other).equals(b)))
                : Optional.empty();
    }

    private static Map<String, String> place(String dep, String region, String zone) {
        return Map.of("dep", dep, "region", region, "zone", zone);
    }

    private static ShownTable show(Publication publication, String name, Map<String, Long> counts) {
        return publication
                .show(FIVE, ALL, List.of(table(name, counts)), OVERLAPS)
                .get(0);
    }

    private static CountTable table(String name, Map<String, Long> counts) {
        Map<List<String>, Long> inner = new HashMap<>();
        counts.forEach((code, count) -> inner.put(List.of(code), count));
        return new CountTable(List.of(Dimension.flat(name, new TreeSet<>(counts.keySet()))), inner);
    }
}
