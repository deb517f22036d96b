package fr.parcours.engine.intake.harmonise;

import fr.parcours.engine.intake.specification.Part;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.intake.specification.StepSource;
import fr.parcours.layout.Column;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The columns of a journey told by one row: its attributes, then its steps in slots, each with a date {@code d<i>} and,
 * where the specification gives them, an outcome {@code o<i>} and a detail {@code x<i>}.
 *
 * <p>The steps of a type fill slots from rank 1; slots are in the order of steps on disk.
 */
final class WideColumns {

    private final Part part;
    private final List<Slot> slots = new ArrayList<>();

    /** A step that a row may tell. */
    record Slot(StepType type, int rank, StepSource step) {}

    WideColumns(Specification specification) {
        this.part = specification.parts().get(0);
        int[] ranks = new int[StepType.values().length];
        for (StepSource step : part.allSteps()) {
            StepType type = step.step().orElseThrow();
            @SuppressWarnings("EnumOrdinal")
            int rank = ++ranks[type.ordinal()];
            slots.add(new Slot(type, rank, step));
        }
        slots.sort(Comparator.comparing((Slot slot) -> slot.type().name()).thenComparingInt(Slot::rank));
    }

    List<Slot> slots() {
        return slots;
    }

    /** The attributes that the specification gives: what it does not give is missing everywhere and takes no room. */
    Stream<Column> stored() {
        return Table.JOURNEY.columns().stream().filter(column -> isStored(column.name()));
    }

    boolean isStored(String column) {
        boolean given = part.source(column).isPresent() || column.equals("certifier_unit");
        return given && !PartSql.COMPUTED.contains(column) && !column.equals("person_id");
    }

    /** The dates of all slots. */
    String dates() {
        return IntStream.range(0, slots.size()).mapToObj(i -> "d" + i).collect(Collectors.joining(", "));
    }

    /** The column of the outcome of a slot, if its step has one. */
    List<String> outcome(int slot) {
        return slots.get(slot).step().outcome().isPresent() ? List.of("o" + slot) : List.of();
    }

    /** The column of the detail of a slot, if its step has one. */
    List<String> detail(int slot) {
        return slots.get(slot).step().detail().isPresent() ? List.of("x" + slot) : List.of();
    }

    /** The slot of the first step of a type, -1 if rows tell none. */
    int first(StepType type) {
        return IntStream.range(0, slots.size())
                .filter(i -> slots.get(i).type() == type && slots.get(i).rank() == 1)
                .findFirst()
                .orElse(-1);
    }

    /** The outcomes and details of all slots, in their order. */
    List<String> outcomesAndDetails() {
        return IntStream.range(0, slots.size())
                .boxed()
                .flatMap(i -> Stream.concat(outcome(i).stream(), detail(i).stream()))
                .toList();
    }
}
