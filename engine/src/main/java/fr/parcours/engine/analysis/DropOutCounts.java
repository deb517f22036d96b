package fr.parcours.engine.analysis;

import fr.parcours.engine.protect.table.Dimension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The dimensions of drop-out, one for each definition: who dropped out, among those it can be told of, among all. What
 * the drop-outs are divided into, steps or reasons, divides the same category. Presumed drop-outs are one dimension
 * whatever the horizon, with categories of each, as those of a horizon are among those of a nearer one.
 */
final class DropOutCounts {

    private static final String OUT = "out";
    private static final String STAYED = "stayed";
    private static final String FOLLOWED = "followed";
    private static final String NOT_FOLLOWED = "not_followed";
    private static final String CHECKED = "checked";
    private static final String RETURNED = "returned";
    private static final String BUT = " but ";

    /** The definition that has a horizon. */
    static final String PRESUMED = "presumed";

    private DropOutCounts() {}

    private static String name(String definition) {
        return "dropout_" + definition;
    }

    private static String category(String name, String definition, int horizon) {
        return definition.equals(PRESUMED) ? name + " " + horizon : name;
    }

    /** The category of those who dropped out. */
    static String out(String definition, int horizon) {
        return category(OUT, definition, horizon);
    }

    /** The category of those a definition can be told of. */
    static String whole(String definition, int horizon) {
        return definition.equals(PRESUMED) ? category(FOLLOWED, definition, horizon) : Dimension.TOTAL;
    }

    /** The dimension of a definition. */
    static Dimension of(String definition, int horizon) {
        return tree(definition, horizon, List.of());
    }

    /** The dimension of a definition whose drop-outs are divided, each part as {@link #part} names it. */
    static Dimension divided(String definition, int horizon, List<String> parts) {
        return tree(
                definition,
                horizon,
                parts.stream().map(part -> part(definition, horizon, part)).toList());
    }

    /** The category of a part of the drop-outs. */
    static String part(String definition, int horizon, String part) {
        return out(definition, horizon) + " " + part;
    }

    private static Dimension tree(String definition, int horizon, List<String> parts) {
        boolean partly = definition.equals(PRESUMED);
        String out = out(definition, horizon);
        String stayed = category(STAYED, definition, horizon);
        String notFollowed = category(NOT_FOLLOWED, definition, horizon);
        List<String> around = partly ? List.of(whole(definition, horizon)) : List.of();
        Map<String, List<String>> ancestors = new HashMap<>();
        if (parts.isEmpty()) {
            ancestors.put(out, around);
        } else {
            ancestors.putAll(parts.stream()
                    .collect(Collectors.toMap(
                            part -> part,
                            part -> Stream.concat(Stream.of(out), around.stream())
                                    .toList())));
        }
        ancestors.put(stayed, around);
        if (partly) {
            ancestors.put(notFollowed, List.of());
        }
        return Dimension.tree(name(definition), ancestors).withRemainders(stayed, notFollowed);
    }

    /** The category of the presumed of a horizon who are followed up to a later one. */
    static String checked(int horizon) {
        return category(CHECKED, PRESUMED, horizon);
    }

    /** The category of those of them who came to a jury by then. */
    static String returned(int horizon) {
        return category(RETURNED, PRESUMED, horizon);
    }

    /** What a category of the presumed leaves of one that contains it. */
    static String but(String around, String part) {
        return around + BUT + part;
    }

    /** The presumed of a horizon, by what is known of them at a later one, where the others are presumed too. */
    static Dimension checked(int horizon, int later) {
        String out = out(PRESUMED, horizon);
        String checked = checked(horizon);
        String stillOut = out(PRESUMED, later);
        return Dimension.tree(
                        name(PRESUMED),
                        Map.of(
                                returned(horizon),
                                List.of(checked, out),
                                stillOut,
                                List.of(checked, out),
                                but(out, checked),
                                List.of(out),
                                but(Dimension.TOTAL, out),
                                List.of()))
                .withRemainders(stillOut, but(out, checked), but(Dimension.TOTAL, out));
    }

    /** Categories of the presumed that are in one another, the largest first. */
    static Dimension nested(List<String> categories) {
        Map<String, List<String>> ancestors = new HashMap<>();
        List<String> around = new ArrayList<>();
        for (String category : categories) {
            ancestors.put(but(around.isEmpty() ? Dimension.TOTAL : around.get(0), category), List.copyOf(around));
            around.add(0, category);
        }
        String[] remainders = ancestors.keySet().toArray(String[]::new);
        ancestors.put(around.remove(0), around);
        return Dimension.tree(name(PRESUMED), ancestors).withRemainders(remainders);
    }

    /** Adds those of a stratum who did not drop out. */
    static void addOthers(
            SplitCounts split,
            Stratum stratum,
            String definition,
            int horizon,
            long stayed,
            long entered,
            long followed) {
        split.add(stratum, category(STAYED, definition, horizon), stayed);
        if (definition.equals(PRESUMED)) {
            split.add(stratum, category(NOT_FOLLOWED, definition, horizon), entered - followed);
        }
    }
}
