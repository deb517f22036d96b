package fr.parcours.engine.demo;

import fr.parcours.engine.demo.Field.Kind;
import fr.parcours.engine.demo.Parameters.DirtRate;
import fr.parcours.layout.StepType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Puts errors into the rows of an extract, at known rates and at most one a row. A dirty row is wrong for the reason of
 * its kind and for no other; the rows around it stay right.
 */
final class DirtInjector {

    private static final List<String> NO_DATES =
            List.of("31/02/2008", "00/00/0000", "2008-13-01", "à venir", "15/2008");
    private static final List<String> NO_NUMBERS = List.of("197O", "inconnue", "19-2");
    private static final String NO_CODE = "Z9";

    private final ExtractShape shape;
    private final LocalDate asOf;
    private final RandomGenerator random;

    DirtInjector(ExtractShape shape, LocalDate asOf, RandomGenerator random) {
        this.shape = shape;
        this.asOf = asOf;
        this.random = random;
    }

    List<SourceRow> inject(List<SourceRow> clean, List<DirtRate> rates) {
        return DirtyRow.spread(clean, rates, random, this::spoil);
    }

    /** Returns the row with the error, or nothing when this row cannot have it. */
    private Optional<SourceRow> spoil(SourceRow row, DirtKind kind) {
        return switch (kind) {
            case FIELD_COUNT -> shape.format().hasLooseFields() ? Optional.of(withOtherCount(row)) : Optional.empty();
            case MISSING_KEY -> column(row, Kind.KEY).map(column -> row.with(column, ""));
            case UNKNOWN_CODE -> column(row, Kind.CODE).map(column -> row.with(column, NO_CODE));
            case INVALID_DATE -> spare(row, Kind.DATE).map(column -> row.with(column, one(NO_DATES)));
            case INVALID_NUMBER -> column(row, Kind.NUMBER).map(column -> row.with(column, one(NO_NUMBERS)));
            case MISSING_OUTCOME -> spare(row, Kind.OUTCOME).map(column -> row.with(column, ""));
            case MISSING_DATE ->
                dated(row, StepType.JURY).isPresent()
                        ? Optional.empty()
                        : dated(row, StepType.ELIGIBILITY).map(column -> row.with(column, ""));
            case DATE_ORDER -> reversed(row);
            case JURY_WITHOUT_ELIGIBILITY -> ineligible(row);
            case AFTER_AS_OF -> tooLate(row);
            case DUPLICATE -> Optional.empty();
        };
    }

    private SourceRow withOtherCount(SourceRow row) {
        List<String> values = new ArrayList<>(row.values());
        if (random.nextBoolean()) {
            values.add("");
        } else {
            values.remove(values.size() - 1);
        }
        return row.withFields(values);
    }

    /** Exchanges the dates of two steps that need each other's order. */
    private Optional<SourceRow> reversed(SourceRow row) {
        List<StepType> chain = List.of(StepType.APPLICATION, StepType.ELIGIBILITY, StepType.DOSSIER, StepType.JURY);
        List<Integer> columns =
                chain.stream().flatMap(step -> dated(row, step).stream()).toList();
        if (columns.size() < 2) {
            return Optional.empty();
        }
        int place = random.nextInt(columns.size() - 1);
        String early = row.values().get(columns.get(place));
        String late = row.values().get(columns.get(place + 1));
        return early.compareTo(late) < 0
                ? Optional.of(row.with(columns.get(place), late).with(columns.get(place + 1), early))
                : Optional.empty();
    }

    private Optional<SourceRow> ineligible(SourceRow row) {
        Optional<Integer> decided = dated(row, StepType.ELIGIBILITY);
        if (decided.isEmpty() || dated(row, StepType.JURY).isEmpty()) {
            return Optional.empty();
        }
        int decision = outcome(StepType.ELIGIBILITY);
        return Optional.of(
                random.nextBoolean()
                        ? row.with(decision, shape.unfavourable())
                        : row.with(decided.orElseThrow(), "").with(decision, ""));
    }

    /** Moves the last step of the row beyond the date of the extract. */
    private Optional<SourceRow> tooLate(SourceRow row) {
        return filled(row, Kind.DATE).stream()
                .reduce((one, other) ->
                        row.values().get(one).compareTo(row.values().get(other)) > 0 ? one : other)
                .map(column ->
                        row.with(column, asOf.plusDays(5 + random.nextInt(60)).toString()));
    }

    /** Picks a column of a step that no later step of the row needs: a jury needs its decision. */
    private Optional<Integer> spare(SourceRow row, Kind kind) {
        boolean jury = dated(row, StepType.JURY).isPresent();
        return pick(filled(row, kind).stream()
                .filter(column -> !jury || !shape.fields().get(column).step().equals(Optional.of(StepType.ELIGIBILITY)))
                .toList());
    }

    private Optional<Integer> column(SourceRow row, Kind kind) {
        return pick(filled(row, kind));
    }

    private Optional<Integer> pick(List<Integer> columns) {
        return columns.isEmpty() ? Optional.empty() : Optional.of(columns.get(random.nextInt(columns.size())));
    }

    private List<Integer> filled(SourceRow row, Kind kind) {
        return IntStream.range(0, shape.fields().size())
                .filter(column -> shape.fields().get(column).kind() == kind)
                .filter(column -> !row.values().get(column).isEmpty())
                .boxed()
                .toList();
    }

    /** Returns the column of the first date of a step, when it is filled. */
    private Optional<Integer> dated(SourceRow row, StepType step) {
        return filled(row, Kind.DATE).stream()
                .filter(column -> shape.fields().get(column).step().equals(Optional.of(step)))
                .findFirst();
    }

    private int outcome(StepType step) {
        return IntStream.range(0, shape.fields().size())
                .filter(column -> shape.fields().get(column).kind() == Kind.OUTCOME)
                .filter(column -> shape.fields().get(column).step().equals(Optional.of(step)))
                .findFirst()
                .orElseThrow();
    }

    private String one(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
