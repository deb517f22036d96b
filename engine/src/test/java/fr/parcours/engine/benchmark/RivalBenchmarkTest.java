package fr.parcours.engine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.InvalidInputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RivalBenchmarkTest {

    @TempDir
    Path folder;

    @Test
    void withoutOtherToolsThisOneIsMeasuredAndTheyAreNamedAsAbsent() {
        RivalSettings settings =
                new RivalSettings(List.of(1_000L), "no-such-python", "no-such-rscript", 1, Duration.ofMinutes(1));

        String text = RivalBenchmark.run(folder, settings, Progress.none()).text(Locale.ENGLISH);

        assertThat(text)
                .contains("polars: absent from this machine", "pandas: absent", "R: absent")
                .containsPattern("Cox model of the time to jury +\\d+\\.\\d\\d s, .* +\\d+\\.\\d\\d s, .* absent")
                .doesNotContain("another answer", "failed");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void sizesAreSortedAndNonsenseIsRefused() {
        assertThat(settings(List.of(2_000L, 1_000L, 2_000L), 1).sizes()).containsExactly(1_000L, 2_000L);
        assertThatThrownBy(() -> settings(List.of(999L), 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> settings(List.of(), 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> settings(List.of(1_000L), 0)).isInstanceOf(InvalidInputException.class);
    }

    private static RivalSettings settings(List<Long> sizes, int seconds) {
        return new RivalSettings(sizes, "python3", "Rscript", 1, Duration.ofSeconds(seconds));
    }
}
