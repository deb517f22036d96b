package fr.parcours.notebook.chart.map;

import java.util.OptionalDouble;

/**
 * What a map tells about a zone.
 *
 * @param code its code
 * @param label its name
 * @param value what its colour stands for, empty if there is none
 * @param hidden whether there is a value that is not shown
 */
public record MapZone(String code, String label, OptionalDouble value, boolean hidden) {

    /** Checks that a hidden value is not there. */
    public MapZone {
        if (hidden && value.isPresent()) {
            throw new IllegalArgumentException("A hidden zone has no value: " + code);
        }
    }
}
