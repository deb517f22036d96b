package fr.parcours.engine.protect.table;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whom a table counts. Two tables of the same definition are about the same persons: they share cells.
 *
 * @param definition data, their date and who is counted, written the same way each time
 * @param within categories that all of them have: the table of level 3 is a part of the table by level
 */
public record Population(String definition, SortedMap<String, String> within) {

    /** Copies the map. */
    public Population {
        within = Collections.unmodifiableSortedMap(new TreeMap<>(within));
    }

    /**
     * Returns a population without categories of its own.
     *
     * @param definition who is counted
     * @return the population
     */
    public static Population of(String definition) {
        return new Population(definition, new TreeMap<>());
    }

    /**
     * Returns those of this population that have a category.
     *
     * @param dimension name of the dimension
     * @param category code of the category
     * @return the population
     */
    public Population within(String dimension, String category) {
        SortedMap<String, String> more = new TreeMap<>(within);
        more.put(dimension, category);
        return new Population(definition, more);
    }

    /** The same persons, a category being told in the definition: where it cannot be one of the table. */
    Population told(String dimension) {
        SortedMap<String, String> fewer = new TreeMap<>(within);
        String category = fewer.remove(dimension);
        return new Population(definition + "; " + dimension + "=" + category, fewer);
    }

    /** The same persons, in tables that hide cells while those of the study are rounded. */
    Population hiding() {
        return new Population(definition + "; not rounded", within);
    }

    /** The same persons counted otherwise. */
    Population other(int number) {
        return new Population(definition + "; #" + number, within);
    }
}
