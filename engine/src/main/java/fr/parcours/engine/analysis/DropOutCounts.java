package fr.parcours.engine.analysis;

import fr.parcours.engine.protect.table.Dimension;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The dimensions of drop-out, one for each definition: who dropped out, among those it can be told of, among all. What
 * the drop-outs are divided into, steps or reasons, divides the same category.
 */
final class DropOutCounts {

    /** The category of those who dropped out. */
    static final String OUT = "out";

    private static final String STAYED = "stayed";
    private static final String FOLLOWED = "followed";
    private static final String NOT_FOLLOWED = "not_followed";
    private static final String PRESUMED = "presumed";

    private DropOutCounts() {}

    /** The dimension of a definition. */
    static String name(String definition, int horizon) {
        return definition.equals(PRESUMED) ? "dropout_presumed_" + horizon : "dropout_" + definition;
    }

    /** The category of those a definition can be told of. */
    static String whole(String definition) {
        return definition.equals(PRESUMED) ? FOLLOWED : Dimension.TOTAL;
    }

    /** The dimension of a definition. */
    static Dimension of(String definition, int horizon) {
        return tree(definition, horizon, List.of());
    }

    /** The dimension of a definition whose drop-outs are divided, each part as {@link #part} names it. */
    static Dimension divided(String definition, int horizon, List<String> parts) {
        return tree(definition, horizon, parts.stream().map(DropOutCounts::part).toList());
    }

    /** The category of a part of the drop-outs. */
    static String part(String part) {
        return OUT + " " + part;
    }

    private static Dimension tree(String definition, int horizon, List<String> parts) {
        boolean partly = definition.equals(PRESUMED);
        List<String> around = partly ? List.of(FOLLOWED) : List.of();
        Map<String, List<String>> ancestors = new HashMap<>();
        if (parts.isEmpty()) {
            ancestors.put(OUT, around);
        } else {
            ancestors.putAll(parts.stream()
                    .collect(Collectors.toMap(part -> part, part -> partly ? List.of(OUT, FOLLOWED) : List.of(OUT))));
        }
        ancestors.put(STAYED, around);
        if (partly) {
            ancestors.put(NOT_FOLLOWED, List.of());
        }
        return Dimension.tree(name(definition, horizon), ancestors).withRemainders(STAYED, NOT_FOLLOWED);
    }

    /** Adds those of a stratum who did not drop out. */
    static void addOthers(
            SplitCounts split, Stratum stratum, String definition, long stayed, long entered, long followed) {
        split.add(stratum, STAYED, stayed);
        if (definition.equals(PRESUMED)) {
            split.add(stratum, NOT_FOLLOWED, entered - followed);
        }
    }
}
