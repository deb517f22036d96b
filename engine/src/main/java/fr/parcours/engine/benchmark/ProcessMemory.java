package fr.parcours.engine.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The memory of a process as the system sees it: heap, native memory of the query engine and all. */
final class ProcessMemory {

    private static final String SELF = "self";
    private static final Path MACHINE = Path.of("/proc/meminfo");
    private static final String AVAILABLE = "MemAvailable:";
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");
    private static final String RESET_PEAK = "5";
    private static final String PEAK = "VmHWM:";
    private static final long KIBIBYTE = 1024;

    private ProcessMemory() {}

    /** Returns the most memory held since {@link #forgetPeak()}, or since the start where that is not possible. */
    static OptionalLong peakBytes() {
        return bytes(status(SELF), PEAK);
    }

    /** Returns the most memory that another process of ours held since it started; empty once it has ended. */
    static OptionalLong peakBytes(long process) {
        return bytes(status(Long.toString(process)), PEAK);
    }

    /** Returns the memory that a new process could take. */
    static OptionalLong availableBytes() {
        return bytes(MACHINE, AVAILABLE);
    }

    private static Path status(String process) {
        return Path.of("/proc", process, "status");
    }

    private static OptionalLong bytes(Path file, String key) {
        if (!Files.isReadable(file)) {
            return OptionalLong.empty();
        }
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** Makes the peak start again from what is held now, where the system can. */
    static void forgetPeak() {
        try {
            if (Files.isWritable(CLEAR)) {
                Files.writeString(CLEAR, RESET_PEAK);
            }
        } catch (IOException e) {
            // The peak is then that of the whole process, which is larger: nothing looks better than it is.
            return;
        }
    }
}
