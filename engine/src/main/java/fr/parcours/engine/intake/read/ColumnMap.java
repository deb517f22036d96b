package fr.parcours.engine.intake.read;

import fr.parcours.engine.intake.specification.ColumnNames;
import fr.parcours.engine.intake.specification.ColumnSpec;
import fr.parcours.engine.intake.specification.Part;
import fr.parcours.engine.intake.specification.Part.UsedColumn;
import fr.parcours.engine.intake.specification.Source;
import fr.parcours.engine.intake.specification.StepSource;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the columns that a specification uses stand in a file. Names are compared without accents, case and spaces; a
 * name that a header has several times is followed by {@code (2)}, {@code (3)}… from its second time on.
 */
final class ColumnMap {

    private static final Texts TEXTS = Texts.of(ColumnMap.class);

    private final List<String> header;
    private final int[] positions;

    private ColumnMap(List<String> header, int[] positions) {
        this.header = header;
        this.positions = positions;
    }

    /**
     * Looks the columns up.
     *
     * @throws InvalidInputException naming missing, unexpected, repeated or displaced columns
     */
    static ColumnMap of(String place, Part part, List<String> found) {
        List<String> header = numbered(found);
        if (!part.columns().isEmpty()) {
            checkListed(place, part, header);
        }
        Map<String, Integer> byName = new HashMap<>();
        Map<String, Integer> times = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            byName.putIfAbsent(ColumnNames.normal(header.get(i)), i);
            times.merge(ColumnNames.normal(found.get(i)), 1, Integer::sum);
            byName.putIfAbsent(ColumnNames.normal(found.get(i)) + " (1)", i);
        }
        List<UsedColumn> used = part.usedColumns();
        int[] positions = new int[used.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = position(place, part, header, byName, used.get(i));
        }
        checkRepeatedNames(place, used, found, times);
        checkRepetitions(place, part, byName);
        return new ColumnMap(header, positions);
    }

    /** A name that a header has several times says nothing, unless the specification counts them. */
    private static void checkRepeatedNames(
            String place, List<UsedColumn> used, List<String> found, Map<String, Integer> times) {
        Set<String> names = used.stream()
                .flatMap(column -> column.names().stream())
                .map(ColumnNames::normal)
                .collect(Collectors.toSet());
        for (String written : found) {
            String name = ColumnNames.normal(written);
            if (names.contains(name) && times.get(name) > 1 && !names.contains(name + " (2)")) {
                throw new InvalidInputException(TEXTS.format("header.twice", place, written, times.get(name)));
            }
        }
    }

    /** A jury beyond the last one that the specification repeats would be dropped in silence. */
    private static void checkRepetitions(String place, Part part, Map<String, Integer> byName) {
        for (StepSource step : part.steps()) {
            if (step.repeat().isEmpty()) {
                continue;
            }
            String beyond = Integer.toString(step.repeat().get() + 1);
            step.sources().stream()
                    .flatMap(source -> source.columns().stream().flatMap(List::stream))
                    .filter(name -> name.contains("{n}"))
                    .map(name -> name.replace("{n}", beyond))
                    .filter(name -> byName.containsKey(ColumnNames.normal(name)))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new InvalidInputException(TEXTS.format(
                                "header.beyond", place, name, step.repeat().get()));
                    });
        }
    }

    private static int position(
            String place, Part part, List<String> header, Map<String, Integer> byName, UsedColumn column) {
        Map<Integer, String> candidates = new LinkedHashMap<>();
        for (String name : column.names()) {
            Integer position = byName.get(ColumnNames.normal(name));
            if (position != null) {
                candidates.putIfAbsent(position, name);
            }
        }
        if (candidates.size() > 1) {
            throw new InvalidInputException(
                    TEXTS.format("header.ambiguous", place, String.join(" », « ", candidates.values())));
        }
        if (candidates.isEmpty() && column.presence() == Source.Presence.REQUIRED) {
            throw new InvalidInputException(TEXTS.format(
                    "header.missing",
                    place,
                    String.join(" » / « ", column.names()),
                    new ShownHeader(part, header).text()));
        }
        return candidates.isEmpty() ? -1 : candidates.keySet().iterator().next();
    }

    private static List<String> numbered(List<String> found) {
        Map<String, Integer> times = new HashMap<>();
        List<String> numbered = new ArrayList<>();
        for (String name : found) {
            int time = times.merge(ColumnNames.normal(name), 1, Integer::sum);
            numbered.add(time == 1 ? name : name.strip() + " (" + time + ")");
        }
        return numbered;
    }

    private static void checkListed(String place, Part part, List<String> header) {
        List<ColumnSpec> expected = part.columns();
        Map<String, Integer> rank = new HashMap<>();
        for (int i = 0; i < expected.size(); i++) {
            for (String name : expected.get(i).names()) {
                rank.put(ColumnNames.normal(name), i);
            }
        }
        List<Integer> ranks = new ArrayList<>();
        List<String> unexpected = new ArrayList<>();
        for (String name : header) {
            Integer found = rank.get(ColumnNames.normal(name));
            if (found == null) {
                unexpected.add(name);
            } else {
                ranks.add(found);
            }
        }
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            if (!ranks.contains(i) && !isOptional(part, expected.get(i))) {
                missing.add(expected.get(i).name());
            }
        }
        if (!missing.isEmpty()) {
            throw new InvalidInputException(TEXTS.format(
                    "header.missing", place, String.join(" », « ", missing), new ShownHeader(part, header).text()));
        }
        if (!unexpected.isEmpty() && part.otherColumns() == Part.OtherColumns.REFUSE) {
            throw new InvalidInputException(
                    TEXTS.format("header.unexpected", place, new ShownHeader(part, header).names(unexpected)));
        }
        if (part.columnOrder() == Part.ColumnOrder.EXACT) {
            checkOrder(place, part, header, rank);
        }
    }

    private static boolean isOptional(Part part, ColumnSpec column) {
        return part.usedColumns().stream()
                .anyMatch(used -> used.presence() == Source.Presence.OPTIONAL
                        && used.names().stream().anyMatch(column.names()::contains));
    }

    private static void checkOrder(String place, Part part, List<String> header, Map<String, Integer> rank) {
        List<String> known = header.stream()
                .filter(name -> rank.containsKey(ColumnNames.normal(name)))
                .toList();
        List<Integer> found =
                known.stream().map(name -> rank.get(ColumnNames.normal(name))).toList();
        List<Integer> ordered = found.stream().sorted().toList();
        for (int i = 0; i < known.size(); i++) {
            if (!found.get(i).equals(ordered.get(i))) {
                throw new InvalidInputException(TEXTS.format(
                        "header.order",
                        place,
                        known.get(i),
                        header.indexOf(known.get(i)) + 1,
                        ordered.indexOf(found.get(i)) + 1,
                        part.columns().get(ordered.get(i)).name()));
            }
        }
    }

    List<String> header() {
        return header;
    }

    /** Positions of the used columns in the file, -1 where it does without. */
    List<Integer> positions() {
        return Arrays.stream(positions).boxed().toList();
    }

    /** The position of the first used column among these. */
    OptionalInt firstUsed(Set<Integer> candidates) {
        return Arrays.stream(positions).filter(candidates::contains).findFirst();
    }

    /** Picks the values of the used columns. */
    List<String> values(List<String> fields) {
        String[] values = new String[positions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = positions[i] < 0 ? "" : fields.get(positions[i]);
        }
        return List.of(values);
    }
}
