package fr.parcours.engine.analysis;

import static fr.parcours.engine.analysis.DropOutCounts.PRESUMED;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.protect.table.CountTable;
import fr.parcours.engine.protect.table.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Presumed drop-outs at several horizons as tables of one study. Who is presumed at a horizon is so at nearer ones, and
 * who is followed up to it mostly is followed up to these: what changes between two horizons counts journeys too.
 *
 * @param attributes what the strata are made of
 * @param strata the counts of each stratum, by horizon in months, those of the later times among them
 * @param later months after a horizon in which a jury is a false alarm
 */
record HorizonCounts(List<Attribute> attributes, Map<Stratum, Map<Integer, Counted>> strata, int later) {

    /**
     * The counts of a stratum at a horizon.
     *
     * @param entered all journeys
     * @param followed those followed up to the horizon
     * @param presumed of these, those without a jury
     * @param checked of these, those followed up to the later time
     * @param returned of these, those with a jury by then
     */
    record Counted(long entered, long followed, long presumed, long checked, long returned) {}

    /**
     * The tables, beginning with two for each horizon: drop-out at it by its definition, and what became of it later.
     *
     * @param asked the horizons that are shown, increasing
     */
    List<CountTable> tables(List<Integer> asked) {
        List<CountTable> tables = new ArrayList<>();
        for (int horizon : asked) {
            tables.add(at(horizon));
            tables.add(after(horizon));
        }
        List<Integer> measured =
                strata.values().iterator().next().keySet().stream().sorted().toList();
        tables.add(nested(measured, asked, horizon -> DropOutCounts.out(PRESUMED, horizon), Counted::presumed));
        tables.add(nested(
                decreasing(measured), asked, horizon -> DropOutCounts.whole(PRESUMED, horizon), Counted::followed));
        return tables;
    }

    private CountTable at(int horizon) {
        SplitCounts split = new SplitCounts(attributes);
        strata.forEach((stratum, counts) -> {
            Counted counted = counts.get(horizon);
            long stayed = counted.followed() - counted.presumed();
            split.add(stratum, DropOutCounts.out(PRESUMED, horizon), counted.presumed());
            DropOutCounts.addOthers(split, stratum, PRESUMED, horizon, stayed, counted.entered(), counted.followed());
        });
        return split.by(DropOutCounts.of(PRESUMED, horizon));
    }

    /** Those checked who did not come to a jury are the presumed of the later time. */
    private CountTable after(int horizon) {
        String out = DropOutCounts.out(PRESUMED, horizon);
        SplitCounts split = new SplitCounts(attributes);
        strata.forEach((stratum, counts) -> {
            Counted counted = counts.get(horizon);
            split.add(stratum, DropOutCounts.returned(horizon), counted.returned())
                    .add(stratum, DropOutCounts.out(PRESUMED, horizon + later), counted.checked() - counted.returned())
                    .add(
                            stratum,
                            DropOutCounts.but(out, DropOutCounts.checked(horizon)),
                            counted.presumed() - counted.checked())
                    .add(stratum, DropOutCounts.but(Dimension.TOTAL, out), counted.entered() - counted.presumed());
        });
        return split.by(DropOutCounts.checked(horizon, horizon + later));
    }

    /** Horizons in one another; of those not asked for, what is known is in no table. */
    private CountTable nested(
            List<Integer> horizons,
            List<Integer> asked,
            Function<Integer, String> category,
            ToLongFunction<Counted> count) {
        SplitCounts split = new SplitCounts(attributes);
        strata.forEach((stratum, counts) -> {
            String around = Dimension.TOTAL;
            long left = counts.get(horizons.get(0)).entered();
            for (int horizon : horizons) {
                long inside = count.applyAsLong(counts.get(horizon));
                split.add(stratum, DropOutCounts.but(around, category.apply(horizon)), left - inside);
                around = category.apply(horizon);
                left = inside;
            }
            split.add(stratum, around, left);
        });
        String[] unseen = horizons.stream()
                .filter(horizon -> !asked.contains(horizon))
                .map(category)
                .toArray(String[]::new);
        return split.by(
                DropOutCounts.nested(horizons.stream().map(category).toList()).withRemainders(unseen));
    }

    /** A journey whose jury was planned after it was last heard of is followed up to late horizons only. */
    private List<Integer> decreasing(List<Integer> horizons) {
        List<Integer> kept = new ArrayList<>();
        for (int horizon : horizons) {
            if (kept.isEmpty()
                    || strata.values().stream()
                            .allMatch(counts -> counts.get(horizon).followed()
                                    <= counts.get(kept.get(kept.size() - 1)).followed())) {
                kept.add(horizon);
            }
        }
        return kept;
    }
}
