package fr.parcours.engine.protect.table;

import java.util.Set;

/**
 * What earlier publications said about the same population: a cell shown stays shown, as hiding it again hides nothing;
 * a cell hidden stays hidden, or two releases compared would give it away.
 *
 * @param shown cells whose count is known already
 * @param hidden cells that were withheld
 * @param isInSystem whether all that was said before is in the system too. Then the small cells that the others were
 *     hidden for are protected again, and those others need only stay hidden; if not, they must stay uncertain
 *     themselves
 * @param perhapsZero cells that no table has printed as zero or told to be more: where they are hidden, they may be
 *     zero
 */
public record EarlierRelease(Set<CellKey> shown, Set<CellKey> hidden, boolean isInSystem, Set<CellKey> perhapsZero) {

    /** The first publication. */
    public static final EarlierRelease NONE = new EarlierRelease(Set.of(), Set.of());

    /**
     * Returns an earlier publication whose tables are not in the system.
     *
     * @param shown cells whose count is known already
     * @param hidden cells that were withheld
     */
    public EarlierRelease(Set<CellKey> shown, Set<CellKey> hidden) {
        this(shown, hidden, false, Set.of());
    }

    /** Copies the sets. */
    public EarlierRelease {
        shown = Set.copyOf(shown);
        hidden = Set.copyOf(hidden);
        perhapsZero = Set.copyOf(perhapsZero);
    }
}
