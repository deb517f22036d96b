package fr.parcours.engine.territory;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values of an indicator in the zones of a level during a period, to divide by or to compare with.
 *
 * @param indicator its name
 * @param level level of the zones, as files write it
 * @param period the period
 * @param unit unit of the values
 * @param isCount whether the unit counts something, so that rates may be made out of them
 * @param source where they are from
 * @param values value by code of zone; zones without value are not there
 * @param without zones of the level without value, in their order
 */
public record ZoneValues(
        String indicator,
        String level,
        Period period,
        String unit,
        boolean isCount,
        String source,
        Map<String, Double> values,
        List<String> without) {

    /** Copies map and list, zones in the order of their codes. */
    public ZoneValues {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        without = List.copyOf(without);
    }

    /**
     * Names the attribute of journeys whose values are these zones.
     *
     * @return such as {@code residence_departement}
     */
    public String attribute() {
        return ZoneLevels.attribute(level);
    }
}
