package fr.parcours.engine.demo;

import fr.parcours.layout.StepType;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One column of a certifier's file. Dates are ISO texts here, whatever the form the file gives them.
 *
 * @param name header
 * @param kind what the column holds
 * @param step the step of a date or outcome
 * @param value how a row gets its text
 */
record Field(String name, Kind kind, Optional<StepType> step, Function<Snapshot, String> value) {

    /** What a column holds. */
    enum Kind {
        KEY,
        TEXT,
        CODE,
        NUMBER,
        DATE,
        OUTCOME
    }

    static Field key(String name) {
        return new Field(
                name, Kind.KEY, Optional.empty(), snapshot -> snapshot.life().fileNumber());
    }

    static Field text(String name, Function<Snapshot, String> value) {
        return new Field(name, Kind.TEXT, Optional.empty(), value);
    }

    static Field code(String name, Function<Snapshot, String> value) {
        return new Field(name, Kind.CODE, Optional.empty(), value);
    }

    static Field number(String name, Function<Snapshot, String> value) {
        return new Field(name, Kind.NUMBER, Optional.empty(), value);
    }

    static Field date(String name, StepType step) {
        return new Field(name, Kind.DATE, Optional.of(step), snapshot -> snapshot.date(step));
    }

    static Field detail(String name, StepType step) {
        return text(name, snapshot -> snapshot.detail(step));
    }

    static Field outcome(String name, StepType step, Map<String, String> codes) {
        return new Field(name, Kind.OUTCOME, Optional.of(step), snapshot -> snapshot.outcome(step, codes));
    }

    static Field juryDate(String name, int rank) {
        return new Field(name, Kind.DATE, Optional.of(StepType.JURY), snapshot -> snapshot.juryDate(rank));
    }

    static Field juryOutcome(String name, int rank, Map<String, String> codes) {
        return new Field(name, Kind.OUTCOME, Optional.of(StepType.JURY), snapshot -> snapshot.juryOutcome(rank, codes));
    }
}
