package fr.parcours.engine.protect.table;

import java.util.BitSet;

/**
 * What has to be protected in a system, and what may be hidden for it.
 *
 * @param system the cells and their sums
 * @param k smallest count shown
 * @param required cells whose count must stay uncertain
 * @param hidden cells hidden whatever else is: the required ones, and those in no table
 * @param movable cells that are hidden or may be; zeros that are printed and counts known already are not
 * @param perhapsZero cells that an observer does not know to be more than zero when they are hidden
 */
record Task(TableSystem system, int k, BitSet required, BitSet hidden, BitSet movable, BitSet perhapsZero) {

    static Task of(TableSystem system, int k, EarlierRelease earlier) {
        BitSet required = new BitSet();
        BitSet hidden = new BitSet();
        BitSet movable = new BitSet();
        BitSet perhapsZero = new BitSet();
        for (int i = 0; i < system.size(); i++) {
            TableSystem.Cell cell = system.cells().get(i);
            perhapsZero.set(i, system.isAssumed(i) || earlier.perhapsZero().contains(cell.key()));
            if ((cell.count() == 0 && !perhapsZero.get(i)) || earlier.shown().contains(cell.key())) {
                continue;
            }
            boolean before = earlier.hidden().contains(cell.key());
            movable.set(i);
            boolean small = cell.count() > 0 && cell.count() < k && !system.isAssumed(i);
            required.set(i, small || (before && !earlier.isInSystem()));
            hidden.set(i, small || before || !cell.published());
        }
        return new Task(system, k, required, hidden, movable, perhapsZero);
    }

    /** How far a cell may go down: where zeros are printed, an observer knows that a hidden count is not zero. */
    long room(int cell) {
        return system.count(cell) - (perhapsZero.get(cell) ? 0 : 1);
    }

    /** Whether a cell that could be anything from {@code low} to {@code high} is uncertain enough. */
    boolean wideEnough(long low, long high) {
        return high >= k && high - low >= k - 1;
    }

    /** Whether a shift leads to a possible table: sums true, no count under the floor, only cells that may move. */
    boolean possible(Shift shift, BitSet free) {
        for (int j = 0; j < shift.cells().length; j++) {
            int cell = shift.cells()[j];
            if (!free.get(cell) || shift.deltas()[j] < -room(cell)) {
                return false;
            }
        }
        for (int cell : shift.cells()) {
            for (int s : system.sumsOf(cell)) {
                Dimension.Sum sum = system.sums().get(s);
                long difference = -shift.at(sum.total());
                for (int part : sum.parts()) {
                    difference += shift.at(part);
                }
                if (difference != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
