package fr.parcours.engine.analysis;

import fr.parcours.engine.territory.ZoneValues;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A variable of areas that the dataset does not hold, such as active people or a rate of unemployment.
 *
 * @param labelFr French name, such as {@code actifs de 15 à 64 ans}
 * @param labelEn English name
 * @param unit unit of its values, such as {@code personnes} or {@code %}
 * @param source who published it, with its year
 * @param values finite numbers by code of the area; an area that is left out has none
 */
public record AreaVariable(String labelFr, String labelEn, String unit, String source, Map<String, Double> values) {

    /**
     * Copies and checks the values.
     *
     * @throws IllegalArgumentException if a value is not finite
     */
    public AreaVariable {
        values = Map.copyOf(values);
        values.forEach((code, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("Cannot use " + value + " for the area " + code);
            }
        });
    }

    /**
     * Makes a variable of values that a user added for the dataset.
     *
     * @param values the values of an indicator during a period
     * @return the variable, named after both
     */
    public static AreaVariable of(ZoneValues values) {
        String label = values.indicator() + " " + values.period();
        return new AreaVariable(label, label, values.unit(), values.source(), values.values());
    }

    /** The value of an area. */
    OptionalDouble of(String code) {
        return values.containsKey(code) ? OptionalDouble.of(values.get(code)) : OptionalDouble.empty();
    }
}
