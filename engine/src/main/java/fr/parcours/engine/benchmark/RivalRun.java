package fr.parcours.engine.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What came of one analysis by one tool.
 *
 * @param status whether it answered
 * @param seconds seconds of each run that answered; none unless the status is {@link Status#ANSWERED}
 * @param bytes most memory a process held, empty where the system does not tell
 * @param difference on which number the answer differs, empty unless the status is {@link Status#DIFFERENT}
 * @param error last line of what a failed process wrote to its standard error, or else empty
 */
record RivalRun(
        Status status,
        List<Double> seconds,
        OptionalLong bytes,
        Optional<KeyNumbers.Difference> difference,
        String error) {

    /** How an analysis ended. */
    enum Status {
        /** With the numbers of the engine. */
        ANSWERED,
        /** With other numbers. */
        DIFFERENT,
        /** It took more time than it may. */
        TOO_LONG,
        /** It had not enough memory. */
        OUT_OF_MEMORY,
        /** With an error. */
        FAILED,
        /** The tool is not on this machine. */
        ABSENT
    }

    static final RivalRun ABSENT = unanswered(Status.ABSENT, OptionalLong.empty(), "");

    /** Killed by the system, which does so when memory runs out. */
    private static final int KILLED = 137;

    private static final Pattern NO_MEMORY = Pattern.compile(
            "cannot allocate|memory ?error|out ?of ?memory|bad_alloc|memory allocation", Pattern.CASE_INSENSITIVE);

    RivalRun {
        seconds = List.copyOf(seconds);
    }

    /**
     * Runs a process and judges its answer.
     *
     * @param process the process
     * @param limits what it may take
     * @param expected numbers that it should give, empty if it need not give any
     * @return what came of it
     */
    static RivalRun of(MeasuredProcess process, MeasuredProcess.Limits limits, Optional<KeyNumbers> expected) {
        try {
            MeasuredProcess.Ending ending = process.run(limits);
            return switch (ending.cause()) {
                case TIME -> unanswered(Status.TOO_LONG, ending.bytes(), "");
                case MEMORY -> unanswered(Status.OUT_OF_MEMORY, ending.bytes(), "");
                case ITSELF -> ending.exit() == 0 ? judge(ending, expected) : failure(ending);
            };
        } catch (IOException e) {
            return unanswered(Status.FAILED, OptionalLong.empty(), e.getMessage());
        }
    }

    private static RivalRun judge(MeasuredProcess.Ending ending, Optional<KeyNumbers> expected) {
        try {
            Optional<KeyNumbers.Difference> difference =
                    expected.isPresent() ? expected.get().difference(ending.output()) : Optional.empty();
            return difference.isPresent()
                    ? new RivalRun(Status.DIFFERENT, List.of(), ending.bytes(), difference, "")
                    : new RivalRun(Status.ANSWERED, List.of(ending.seconds()), ending.bytes(), difference, "");
        } catch (JsonProcessingException e) {
            return unanswered(Status.FAILED, ending.bytes(), e.getOriginalMessage());
        }
    }

    private static RivalRun failure(MeasuredProcess.Ending ending) {
        boolean memory =
                ending.exit() == KILLED || NO_MEMORY.matcher(ending.errors()).find();
        return unanswered(
                memory ? Status.OUT_OF_MEMORY : Status.FAILED,
                ending.bytes(),
                ending.errors().lines().reduce("", (before, line) -> line.isBlank() ? before : line.strip()));
    }

    private static RivalRun unanswered(Status status, OptionalLong bytes, String error) {
        return new RivalRun(status, List.of(), bytes, Optional.empty(), error);
    }

    /** Adds a later run of the same; one that did not answer stands for all. */
    RivalRun then(RivalRun later) {
        if (later.status != Status.ANSWERED) {
            return later;
        }
        return new RivalRun(
                status,
                Stream.concat(seconds.stream(), later.seconds.stream()).toList(),
                bytes.isPresent() && later.bytes.isPresent()
                        ? OptionalLong.of(Math.max(bytes.getAsLong(), later.bytes.getAsLong()))
                        : OptionalLong.empty(),
                Optional.empty(),
                "");
    }

    double median() {
        return Comparison.Spread.of(seconds).median();
    }

    double totalSeconds() {
        return seconds.stream().mapToDouble(Double::doubleValue).sum();
    }
}
