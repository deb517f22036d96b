package fr.parcours.engine.protect.table;

import java.util.Set;

/**
 * What earlier publications said about the same population: a cell shown stays shown, as hiding it again hides nothing;
 * a cell hidden stays hidden, or two releases compared would give it away.
 *
 * @param shown cells whose count is known already
 * @param hidden cells that were withheld
 */
public record EarlierRelease(Set<CellKey> shown, Set<CellKey> hidden) {

    /** The first publication. */
    public static final EarlierRelease NONE = new EarlierRelease(Set.of(), Set.of());

    /** Copies the sets. */
    public EarlierRelease {
        shown = Set.copyOf(shown);
        hidden = Set.copyOf(hidden);
    }
}
