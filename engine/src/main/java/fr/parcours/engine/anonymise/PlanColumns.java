package fr.parcours.engine.anonymise;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the columns of a plan stand in a table. */
final class PlanColumns {

    /** The position of a column that the table has not. */
    static final int ABSENT = -1;

    private static final Texts TEXTS = Texts.of(PlanColumns.class);

    private final Map<String, Integer> positions = new HashMap<>();

    final int birthName;
    final int firstName;
    final int birthDate;
    final int sex;
    final int usageName;
    final int fileNumber;
    final int unit;
    final int[] dropped;
    final int[] kept;
    /** The columns that each condition of rows left out reads. */
    final List<int[]> conditions;

    PlanColumns(AnonymisationPlan plan, List<String> columns) {
        for (String column : columns) {
            if (positions.put(column, positions.size()) != null) {
                throw new InvalidInputException(TEXTS.format("anonymise.column.twice", column));
            }
        }
        AnonymisationPlan.Traits traits = plan.identity();
        birthName = position(traits.birthName());
        firstName = position(traits.firstName());
        birthDate = position(traits.birthDate());
        sex = position(traits.sex().column());
        usageName = position(traits.usageName());
        fileNumber = position(plan.fileNumber());
        unit = position(plan.unit());
        dropped = plan.dropped().stream().mapToInt(this::position).toArray();
        kept = plan.kept().stream().mapToInt(this::position).toArray();
        conditions = plan.leftOut().stream()
                .map(rows -> rows.columns().stream().mapToInt(this::position).toArray())
                .toList();
        checkApart(plan);
    }

    /** What names people stays only if it is generalised; the sex names nobody. */
    private static void checkApart(AnonymisationPlan plan) {
        Set<String> removed = new HashSet<>(plan.dropped());
        AnonymisationPlan.Traits traits = plan.identity();
        removed.addAll(List.of(traits.birthName(), traits.firstName(), traits.birthDate(), plan.fileNumber()));
        traits.usageName().ifPresent(removed::add);
        for (String column : plan.kept()) {
            if (removed.contains(column) && !plan.generalised().containsKey(column)) {
                throw new InvalidInputException(TEXTS.format("anonymise.column.both", column));
            }
        }
    }

    private int position(String column) {
        Integer position = positions.get(column);
        if (position == null) {
            throw new InvalidInputException(TEXTS.format("anonymise.column", column));
        }
        return position;
    }

    private int position(Optional<String> column) {
        return column.map(this::position).orElse(ABSENT);
    }
}
