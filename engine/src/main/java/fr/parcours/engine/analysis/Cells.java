package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.protect.ProtectedShares;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.stats.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Makes the cells that several analyses share. */
final class Cells {

    private Cells() {}

    static Cell count(OptionalLong count) {
        return count.isPresent() ? Cell.count(count.getAsLong()) : Cell.HIDDEN;
    }

    /** A rate that is withheld with either of its terms, and missing when it is out of nobody. */
    static Cell shownRate(OptionalDouble rate, OptionalLong part, OptionalLong whole) {
        if (part.isEmpty() || whole.isEmpty()) {
            return Cell.HIDDEN;
        }
        return rate.isPresent() ? Cell.measure(rate.getAsDouble()) : Cell.MISSING;
    }

    /** A proportion with the limits of its Wilson interval: three cells. */
    static List<Cell> proportion(long part, long whole) {
        if (whole == 0) {
            return List.of(Cell.MISSING, Cell.MISSING, Cell.MISSING);
        }
        Proportion proportion = Proportion.wilson(part, whole);
        return List.of(
                Cell.measure(proportion.estimate()),
                Cell.measure(proportion.lower()),
                Cell.measure(proportion.upper()));
    }

    /** A number of days that exists but is not let through is withheld, which is not the same as missing. */
    static Cell months(OptionalDouble raw, OptionalDouble published) {
        return raw.isPresent() && published.isEmpty() ? Cell.HIDDEN : months(published);
    }

    /** A share: the whole, the part, and the proportion with its limits, as far as they are shown; five cells. */
    static List<Cell> share(ProtectedShares.Share share) {
        List<Cell> cells = new ArrayList<>();
        cells.add(count(share.whole()));
        cells.add(count(share.part()));
        cells.addAll(
                share.part().isPresent() && share.whole().isPresent()
                        ? proportion(share.part().getAsLong(), share.whole().getAsLong())
                        : List.of(Cell.HIDDEN, Cell.HIDDEN, Cell.HIDDEN));
        return cells;
    }

    /** A share: the whole, the part, and the proportion with its limits, as far as both are shown; five cells. */
    static List<Cell> share(OptionalLong part, OptionalLong whole) {
        return share(new ProtectedShares.Share(part, whole));
    }

    static Cell months(OptionalDouble days) {
        return days.isPresent() ? Cell.measure(days.getAsDouble() / Months.DAYS) : Cell.MISSING;
    }
}
