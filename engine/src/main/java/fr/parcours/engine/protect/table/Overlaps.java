package fr.parcours.engine.protect.table;

import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * What everybody knows of the categories of two dimensions: which have persons in common, as départements and regions
 * have, or employment zones that cross the borders of both.
 */
@FunctionalInterface
public interface Overlaps {

    /** Nothing is known: the dimensions are about different things. */
    Overlaps NONE = (one, other) -> Optional.empty();

    /**
     * Tells which categories of two dimensions overlap. All persons have a category of each.
     *
     * @param one name of a dimension
     * @param other name of another one
     * @return whether persons of a category of the first can have a category of the second; empty if nothing is known
     */
    Optional<BiPredicate<String, String>> between(String one, String other);
}
