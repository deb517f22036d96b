package fr.parcours.engine.benchmark;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process that is measured from its start to its end, and stopped where it takes too much.
 *
 * @param command the program and its arguments
 * @param folder where it runs; its output is kept there
 */
record MeasuredProcess(List<String> command, Path folder) {

    private static final double NANOSECONDS = 1e9;
    /** Short enough not to miss much of a peak, long enough to cost nothing. */
    private static final long LOOK_MILLISECONDS = 20;

    MeasuredProcess {
        command = List.copyOf(command);
    }

    /** Why a process ended. */
    enum Cause {
        /** By itself. */
        ITSELF,
        /** It was stopped after the longest time it may take. */
        TIME,
        /** It was stopped when it held more memory than it may. */
        MEMORY
    }

    /**
     * What a process may take.
     *
     * @param time longest time
     * @param bytes most memory, empty for as much as there is
     */
    record Limits(Duration time, OptionalLong bytes) {}

    /**
     * How a process ended.
     *
     * @param cause why
     * @param exit its exit code
     * @param seconds time from its start to its end
     * @param bytes most memory it held, empty where the system does not tell
     * @param output what it wrote to its standard output
     * @param errors what it wrote to its standard error
     */
    record Ending(Cause cause, int exit, double seconds, OptionalLong bytes, String output, String errors) {}

    /**
     * Runs the process.
     *
     * @param limits what it may take
     * @return how it ended
     * @throws IOException if it cannot be started, or our thread is interrupted
     */
    Ending run(Limits limits) throws IOException {
        Path output = Files.createTempFile(folder, "process-", ".out");
        Path errors = Files.createTempFile(folder, "process-", ".err");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        process.getOutputStream().close();
        Thread stop = new Thread(() -> stop(process));
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            Watched watched = watch(process, start, limits);
            double seconds = (System.nanoTime() - start) / NANOSECONDS;
            return new Ending(
                    watched.cause,
                    process.waitFor(),
                    seconds,
                    watched.peak == 0 ? OptionalLong.empty() : OptionalLong.of(watched.peak),
                    Files.readString(output),
                    Files.readString(errors));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(command.get(0));
        } finally {
            stop(process);
            removeHook(stop);
            Files.deleteIfExists(output);
            Files.deleteIfExists(errors);
        }
    }

    private static void removeHook(Thread stop) {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException e) {
            // The JVM is shutting down: the hook is already at work.
            return;
        }
    }

    private record Watched(Cause cause, long peak) {}

    private static Watched watch(Process process, long start, Limits limits) throws InterruptedException {
        long peak = 0;
        Cause cause = Cause.ITSELF;
        while (!process.waitFor(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS) && cause == Cause.ITSELF) {
            peak = Math.max(peak, peak(process));
            if (System.nanoTime() - start > limits.time().toNanos()) {
                cause = Cause.TIME;
            } else if (limits.bytes().isPresent() && peak > limits.bytes().getAsLong()) {
                cause = Cause.MEMORY;
            }
            if (cause != Cause.ITSELF) {
                stop(process);
            }
        }
        return new Watched(cause, peak);
    }

    /** What is started may be a wrapper of the program that works. */
    private static long peak(Process process) {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .mapToLong(handle -> ProcessMemory.peakBytes(handle.pid()).orElse(0))
                .max()
                .orElse(0);
    }

    private static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
