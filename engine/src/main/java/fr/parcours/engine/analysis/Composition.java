package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.EventCounts.Counted;
import fr.parcours.engine.protect.table.Dimension;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A cohort by strata, as a standard for its areas. Nobody of an area may be in a very rare stratum: the rarest are
 * merged until they hold a hundredth of the journeys followed.
 *
 * @param merged the stratum that stands for each
 * @param strata the strata that have journeys followed, merged ones as one: not for release
 */
record Composition(Map<List<String>, List<String>> merged, Map<List<String>, Counted> strata) {

    private static final double RARE = 0.01;
    private static final List<String> RAREST = List.of("rarest");
    private static final Counted NOBODY = new Counted(List.of(), 0, 0, 0);

    static Composition of(EventCounts standard) {
        List<Counted> rarest = standard.counts().values().stream()
                .sorted(Comparator.comparingLong(Counted::followed))
                .toList();
        double enough = RARE * standard.whole().followed();
        Map<List<String>, List<String>> merged = new HashMap<>();
        long held = 0;
        for (Counted stratum : rarest) {
            merged.put(stratum.codes(), held < enough ? RAREST : stratum.codes());
            held += stratum.followed();
        }
        Map<List<String>, Counted> strata = new LinkedHashMap<>();
        standard.counts().forEach((codes, counted) -> {
            if (counted.followed() > 0) {
                strata.merge(merged.get(codes), counted, Counted::plus);
            }
        });
        return new Composition(merged, strata);
    }

    /** Whether a stratum counts as one with others. */
    boolean isMerged(List<String> stratum) {
        return merged.get(stratum).equals(RAREST)
                && merged.values().stream().filter(RAREST::equals).count() > 1;
    }

    /** The true counts of an area, or of the whole, by stratum; the area is the first of the attributes counted by. */
    List<Counted> of(EventCounts counts, String area) {
        Map<List<String>, Counted> own = new HashMap<>();
        counts.counts().forEach((codes, counted) -> {
            if (area.equals(Dimension.TOTAL) || codes.get(0).equals(area)) {
                own.merge(merged.get(codes.subList(1, codes.size())), counted, Counted::plus);
            }
        });
        return strata.keySet().stream()
                .map(stratum -> own.getOrDefault(stratum, NOBODY))
                .toList();
    }

    /** Journeys followed, by stratum. */
    List<Double> followed() {
        return strata.values().stream()
                .map(counted -> (double) counted.followed())
                .toList();
    }

    /** Rates of the event, by stratum. */
    List<Double> rates() {
        return strata.values().stream()
                .map(counted -> (double) counted.events() / counted.followed())
                .toList();
    }

    /** Rate of the event in all. */
    double crude() {
        Counted whole = strata.values().stream().reduce(NOBODY, Counted::plus);
        return (double) whole.events() / whole.followed();
    }
}
