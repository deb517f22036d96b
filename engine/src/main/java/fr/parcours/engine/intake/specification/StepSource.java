package fr.parcours.engine.intake.specification;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where a step comes from. The step exists in the rows where its date is filled. Its type is fixed, or told by a code
 * whose values stand for {@code STEP} or {@code STEP OUTCOME}.
 *
 * @param step type of the step
 * @param type where the type comes from, when the file tells it
 * @param date where its date comes from
 * @param outcome where its outcome comes from, absent for steps without one
 * @param detail where its detail comes from
 * @param repeat how often the step is repeated, with {@code {n}} in the names of its columns
 */
public record StepSource(
        Optional<StepType> step,
        Optional<Source> type,
        @JsonProperty(required = true) Source date,
        Optional<Source> outcome,
        Optional<Source> detail,
        Optional<Integer> repeat) {

    /**
     * What a code of a step's type stands for.
     *
     * @param step type of step
     * @param outcome outcome that the code tells too
     */
    public record Meaning(StepType step, Optional<Outcome> outcome) {

        /**
         * Reads {@code STEP} or {@code STEP OUTCOME}.
         *
         * @param code the text of a specification
         * @return its meaning, empty if it has none
         */
        public static Optional<Meaning> of(String code) {
            String[] words = code.strip().split("\\s+");
            Optional<StepType> step = Arrays.stream(StepType.values())
                    .filter(type -> type.name().equals(words[0]))
                    .findFirst();
            Optional<Outcome> outcome = words.length < 2
                    ? Optional.empty()
                    : Arrays.stream(Outcome.values())
                            .filter(value -> value.name().equals(words[1]))
                            .findFirst();
            boolean wellFormed = words.length == 1 || (words.length == 2 && outcome.isPresent());
            return wellFormed ? step.map(type -> new Meaning(type, outcome)) : Optional.empty();
        }
    }

    /** Absent parts are empty. */
    public StepSource {
        step = step == null ? Optional.empty() : step;
        type = type == null ? Optional.empty() : type;
        outcome = outcome == null ? Optional.empty() : outcome;
        detail = detail == null ? Optional.empty() : detail;
        repeat = repeat == null ? Optional.empty() : repeat;
    }

    /** A date with forms of its own may come from a cell that holds a real date. */
    StepSource withDatesOfCells() {
        Source own = date.dates().isEmpty() ? date : date.withDates(DateForms.ofCells(date.dates()));
        return new StepSource(step, type, own, outcome, detail, repeat);
    }

    /**
     * Writes the repetitions out.
     *
     * @return one step per repetition, without {@code {n}}
     */
    public List<StepSource> repetitions() {
        return repeat.map(times -> IntStream.rangeClosed(1, times)
                        .mapToObj(n -> new StepSource(
                                step,
                                type.map(source -> source.repetition(n)),
                                date.repetition(n),
                                outcome.map(source -> source.repetition(n)),
                                detail.map(source -> source.repetition(n)),
                                Optional.empty()))
                        .toList())
                .orElse(List.of(this));
    }

    /**
     * Returns every source of the step.
     *
     * @return its type, date, outcome and detail, where they are given
     */
    public List<Source> sources() {
        return java.util.stream.Stream.of(type, Optional.of(date), outcome, detail)
                .flatMap(Optional::stream)
                .toList();
    }
}
