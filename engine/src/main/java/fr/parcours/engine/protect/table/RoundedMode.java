package fr.parcours.engine.protect.table;

import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Rounds every published count to a multiple of a base, up or down, so that every sum stays true: controlled rounding.
 * Zeros are rounded like the rest, so a printed zero may stand for a small number. Shares must be computed from rounded
 * counts.
 *
 * @param base the base; a count is at most base − 1 away from what is printed
 * @param earlier rounded counts already published, which stay
 */
public record RoundedMode(int base, Map<CellKey, Long> earlier) {

    private static final int STANDARD = 5;
    private static final Texts TEXTS = Texts.of(RoundedMode.class);

    /** From this share of small cells among the finest ones, hiding costs more than rounding. */
    private static final double MANY_SMALL = 0.15;

    /** Checks the base and copies the map. */
    public RoundedMode {
        if (base < 2) {
            throw new InvalidInputException(TEXTS.format("rounded.base", base));
        }
        earlier = Map.copyOf(earlier);
    }

    /**
     * Returns rounding to multiples of 5, for a first publication.
     *
     * @return the mode
     */
    public static RoundedMode standard() {
        return of(STANDARD);
    }

    /**
     * Returns rounding to multiples of a base, for a first publication.
     *
     * @param base the base, at least 2
     * @return the mode
     */
    public static RoundedMode of(int base) {
        return new RoundedMode(base, Map.of());
    }

    /**
     * Returns whether rounding is the better proposal: at least 15 % of the finest cells are small. A proposal, not a
     * standard.
     *
     * @param system the tables
     * @param rule what small means
     * @return whether to propose this mode rather than hiding
     */
    public static boolean advised(TableSystem system, ProtectionRule rule) {
        BitSet totals = new BitSet();
        system.sums().forEach(sum -> totals.set(sum.total()));
        long finest = system.size() - (long) totals.cardinality();
        long small = IntStream.range(0, system.size())
                .filter(i -> !totals.get(i) && !rule.shows(system.count(i)))
                .count();
        return small >= MANY_SMALL * finest;
    }

    /**
     * Rounds the published cells of a system.
     *
     * @param system all tables of one publication on one population
     * @return the rounded counts
     * @throws UnprotectableTableException if no rounding keeps the sums, or none was found in time
     */
    public Rounding round(TableSystem system) {
        RoundingProgram program = new RoundingProgram(system, base, earlier);
        long[] rounded = program.solve(0, false)
                .or(() -> program.solve(0, true))
                .or(() -> program.solve(1, true))
                .filter(counts -> sound(system, counts))
                .orElseThrow(() -> Refusal.rounding(base));
        Map<CellKey, Long> counts = new HashMap<>();
        for (int i = 0; i < rounded.length; i++) {
            if (system.cells().get(i).published()) {
                counts.put(system.cells().get(i).key(), rounded[i]);
            }
        }
        return new Rounding(system, base, counts);
    }

    /** Counts again, in whole numbers, what the solver says. */
    private boolean sound(TableSystem system, long[] rounded) {
        boolean multiples = IntStream.range(0, rounded.length)
                .filter(i -> system.cells().get(i).published())
                .allMatch(i -> rounded[i] >= 0
                        && (rounded[i] % base == 0
                                || Optional.ofNullable(earlier.get(
                                                system.cells().get(i).key()))
                                        .filter(before -> before == rounded[i])
                                        .isPresent()));
        return multiples
                && system.sums().stream()
                        .filter(sum -> RoundingProgram.published(system, sum))
                        .allMatch(sum -> rounded[sum.total()]
                                == sum.parts().stream()
                                        .mapToLong(part -> rounded[part])
                                        .sum());
    }
}
