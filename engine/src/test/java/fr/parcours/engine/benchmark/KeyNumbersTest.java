package fr.parcours.engine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import fr.parcours.engine.Observatory;
import fr.parcours.engine.progress.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyNumbersTest {

    private static final KeyNumbers NUMBERS =
            new KeyNumbers(new TreeMap<>(Map.of("3 jury", 2_000_000L)), new TreeMap<>(Map.of("3 median", 20.5)));

    @TempDir
    static Path dataset;

    @BeforeAll
    static void make() {
        BenchmarkDataset.make(dataset, 2_000, 1, Progress.none());
    }

    @Test
    void countsMustBeEqualAndEstimatesNearlySo() throws JsonProcessingException {
        assertThat(NUMBERS.difference("{\"3 jury\": 2000000.0, \"3 median\": 20.5000001, \"besides\": null}"))
                .isEmpty();
        assertThat(NUMBERS.difference("{\"3 jury\": 2000001, \"3 median\": 20.5}"))
                .contains(new KeyNumbers.Difference("3 jury", 2_000_000, OptionalDouble.of(2_000_001)));
        assertThat(NUMBERS.difference("{\"3 jury\": 2000000, \"3 median\": 20.501}"))
                .contains(new KeyNumbers.Difference("3 median", 20.5, OptionalDouble.of(20.501)));
    }

    @Test
    void anAnswerWithoutTheNumberDiffers() throws JsonProcessingException {
        assertThat(NUMBERS.difference("{\"3 jury\": 2000000}"))
                .contains(new KeyNumbers.Difference("3 median", 20.5, OptionalDouble.empty()));
        assertThat(NUMBERS.difference("{\"3 jury\": 2000000, \"3 median\": NaN}"))
                .get()
                .extracting(KeyNumbers.Difference::name)
                .isEqualTo("3 median");
    }

    static List<MeasuredAnalysis> compared() {
        return MeasuredAnalysis.COMPARED;
    }

    @ParameterizedTest
    @MethodSource("compared")
    void everyAnalysisHasNumbersThatAgreeWithThemselves(MeasuredAnalysis analysis) throws JsonProcessingException {
        try (Observatory observatory = Observatory.open(dataset)) {
            KeyNumbers numbers =
                    KeyNumbers.of(analysis, analysis.unprotected(observatory).table());

            assertThat(numbers.counts().size() + numbers.estimates().size()).isGreaterThanOrEqualTo(15);
            assertThat(numbers.difference(numbers.json())).isEmpty();
        }
    }
}
