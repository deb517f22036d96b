package fr.parcours.engine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.benchmark.RivalRun.Status;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RivalReportTest {

    private static final OptionalLong BYTES = OptionalLong.of(300L * 1024 * 1024);
    private static final RivalReport REPORT = new RivalReport(
            Duration.ofSeconds(90),
            Map.of(
                    RivalTool.POLARS,
                    new RivalScripts.About("polars 1, Python 3", false),
                    RivalTool.R,
                    new RivalScripts.About("survival 3", true)),
            List.of(size(1_000_000, 1.5), size(10_000_000, 12)));

    @Test
    void textShowsSecondsAndMemoryOfEachAnalysisByEachTool() {
        String text = REPORT.text(Locale.FRENCH);

        assertThat(text)
                .contains("1\u202f000\u202f000 parcours : secondes (médiane), mémoire au plus haut")
                .contains("  polars : polars 1, Python 3\n")
                .contains("  pandas : absent de cette machine")
                .contains("  R : survival 3 ; lit des CSV")
                .doesNotContain("null");
        assertThat(line(text, "Entonnoir, par niveau"))
                .containsExactly(
                        "Entonnoir, par niveau",
                        "1,50 s, 300 Mio",
                        "plus de 90 s",
                        "mémoire insuffisante",
                        "absent",
                        "réponse différente");
        assertThat(line(text, "Abandon, par niveau")).contains("échec");
        assertThat(REPORT.text(Locale.ENGLISH))
                .contains("10,000,000 journeys: seconds (median), peak memory")
                .contains("1.50 s, 300 MiB", "more than 90 s", "not enough memory", "another answer", "failed");
    }

    @Test
    void whatDiffersOrFailsIsSaidBelow() {
        assertThat(REPORT.text(Locale.FRENCH))
                .contains("  Entonnoir, par niveau, R : « 3 jury » vaut 13.0 au lieu de 12.0")
                .contains("  Abandon, par niveau, Parcours : broken");
    }

    @Test
    void costPerMillionIsComparedBetweenTheSmallestAndTheLargestSize() {
        String text = REPORT.text(Locale.FRENCH);
        String linearity = text.substring(text.indexOf("Secondes par million"));

        assertThat(linearity)
                .startsWith("Secondes par million de parcours, de 1\u202f000\u202f000 à 10\u202f000\u202f000");
        assertThat(line(linearity, "Entonnoir, par niveau"))
                .containsExactly("Entonnoir, par niveau", "1,50 → 1,20 (0,80)", "–", "–", "–", "–");
        assertThat(new RivalReport(Duration.ofSeconds(1), Map.of(), List.of(size(1_000, 1))).text(Locale.FRENCH))
                .doesNotContain("Secondes par million");
    }

    private static List<String> line(String text, String start) {
        return text.lines()
                .filter(line -> line.startsWith(start + " "))
                .map(line -> List.of(line.split(" {2,}")))
                .findFirst()
                .orElseThrow();
    }

    private static RivalReport.Size size(long journeys, double seconds) {
        Map<MeasuredAnalysis, Map<RivalTool, RivalRun>> runs = new EnumMap<>(MeasuredAnalysis.class);
        for (MeasuredAnalysis analysis : MeasuredAnalysis.COMPARED) {
            Map<RivalTool, RivalRun> byTool = new EnumMap<>(RivalTool.class);
            byTool.put(
                    RivalTool.PARCOURS,
                    analysis == MeasuredAnalysis.DROP_OUT
                            ? run(Status.FAILED, List.of(), "broken")
                            : run(Status.ANSWERED, List.of(seconds), ""));
            byTool.put(RivalTool.DUCKDB, run(Status.TOO_LONG, List.of(), ""));
            byTool.put(RivalTool.POLARS, run(Status.OUT_OF_MEMORY, List.of(), ""));
            byTool.put(RivalTool.PANDAS, RivalRun.ABSENT);
            byTool.put(
                    RivalTool.R,
                    new RivalRun(
                            Status.DIFFERENT,
                            List.of(),
                            BYTES,
                            Optional.of(new KeyNumbers.Difference("3 jury", 12, OptionalDouble.of(13))),
                            ""));
            runs.put(analysis, byTool);
        }
        return new RivalReport.Size(journeys, runs);
    }

    private static RivalRun run(Status status, List<Double> seconds, String error) {
        return new RivalRun(status, seconds, BYTES, Optional.empty(), error);
    }
}
