package fr.parcours.engine.benchmark;

import java.util.OptionalLong;

/**
 * Work done once, with nothing beside it.
 *
 * @param rows rows taken in
 * @param seconds time it took
 * @param bytes most memory the process held meanwhile, empty where the system does not tell
 */
public record StreamMeasure(long rows, double seconds, OptionalLong bytes) {

    static StreamMeasure of(long rows, Runnable work) {
        ProcessMemory.forgetPeak();
        double seconds = Stopwatch.seconds(work);
        return new StreamMeasure(rows, seconds, ProcessMemory.peakBytes());
    }
}
