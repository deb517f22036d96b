package fr.parcours.engine.disclosure;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One way to generalise all quasi-identifiers together.
 *
 * @param rules the rule of each quasi-identifier, in their order
 */
public record LatticeNode(Map<QuasiIdentifier, Rule> rules) {

    /** Copies the map. */
    public LatticeNode {
        rules = Collections.unmodifiableMap(new EnumMap<>(rules));
    }

    /**
     * Returns the name of the node in files.
     *
     * @return such as {@code residence=departement,birth_year=years_5}, of what is not kept; {@code kept} if all is
     */
    public String key() {
        String changed = rules.entrySet().stream()
                .filter(rule -> rule.getValue() != Rule.KEPT)
                .map(rule -> rule.getKey().key() + "=" + rule.getValue().key())
                .collect(Collectors.joining(","));
        return changed.isEmpty() ? Rule.KEPT.key() : changed;
    }
}
