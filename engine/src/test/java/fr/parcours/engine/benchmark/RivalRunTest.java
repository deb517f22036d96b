package fr.parcours.engine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.benchmark.RivalRun.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class RivalRunTest {

    private static final KeyNumbers EXPECTED = new KeyNumbers(new TreeMap<>(Map.of("3 jury", 12L)), new TreeMap<>());
    private static final MeasuredProcess.Limits MINUTE = limits(Duration.ofMinutes(1), OptionalLong.empty());

    @TempDir
    Path folder;

    @Test
    void anEqualAnswerHasATime() {
        RivalRun run = run("sleep 0.1; echo '{\"3 jury\": 12}'", MINUTE);

        assertThat(run.status()).isEqualTo(Status.ANSWERED);
        assertThat(run.median()).isBetween(0.1, 60.0);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anotherAnswerHasNone() {
        RivalRun run = run("echo '{\"3 jury\": 13}'", MINUTE);

        assertThat(run.status()).isEqualTo(Status.DIFFERENT);
        assertThat(run.seconds()).isEmpty();
        assertThat(run.difference()).contains(new KeyNumbers.Difference("3 jury", 12, OptionalDouble.of(13)));
    }

    @Test
    void whatTakesTooLongIsStopped() {
        long start = System.nanoTime();
        RivalRun run = run("sleep 50; echo '{\"3 jury\": 12}'", limits(Duration.ofMillis(200), OptionalLong.empty()));

        assertThat(run.status()).isEqualTo(Status.TOO_LONG);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(40));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatHoldsTooMuchMemoryIsStopped() {
        RivalRun run = run("sleep 50", limits(Duration.ofMinutes(1), OptionalLong.of(1)));

        assertThat(run.status()).isEqualTo(Status.OUT_OF_MEMORY);
        assertThat(run.bytes()).isPresent();
    }

    @Test
    void wantOfMemoryIsToldFromOtherErrors() {
        assertThat(run("echo 'Error: cannot allocate vector of size 2 Gb' >&2; exit 1", MINUTE)
                        .status())
                .isEqualTo(Status.OUT_OF_MEMORY);
        assertThat(run("kill -9 $$", MINUTE).status()).isEqualTo(Status.OUT_OF_MEMORY);
        RivalRun failed = run("echo 'No module named x' >&2; echo >&2; exit 1", MINUTE);
        assertThat(failed.status()).isEqualTo(Status.FAILED);
        assertThat(failed.error()).isEqualTo("No module named x");
        assertThat(run("echo no numbers", MINUTE).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void laterRunsAddTheirTimesUnlessTheyFail() {
        RivalRun first = answered(1, 100);
        RivalRun second = answered(3, 300);

        assertThat(first.then(second).median()).isEqualTo(2);
        assertThat(first.then(second).bytes()).hasValue(300);
        assertThat(first.then(RivalRun.ABSENT)).isEqualTo(RivalRun.ABSENT);
    }

    private static RivalRun answered(double seconds, long bytes) {
        return new RivalRun(Status.ANSWERED, List.of(seconds), OptionalLong.of(bytes), Optional.empty(), "");
    }

    private static MeasuredProcess.Limits limits(Duration time, OptionalLong bytes) {
        return new MeasuredProcess.Limits(time, bytes);
    }

    private RivalRun run(String script, MeasuredProcess.Limits limits) {
        return RivalRun.of(
                new MeasuredProcess(List.of("/bin/sh", "-c", script), folder), limits, Optional.of(EXPECTED));
    }
}
