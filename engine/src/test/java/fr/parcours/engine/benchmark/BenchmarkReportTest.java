package fr.parcours.engine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BenchmarkReportTest {

    private static final Comparison THREE = new Comparison(List.of(3.0, 1.5, 9.0), List.of(2.0, 1.0, 1.5));

    @Test
    void ratioComparesMedians() {
        assertThat(THREE.engineMedian()).isEqualTo(3);
        assertThat(THREE.bareMedian()).isEqualTo(1.5);
        assertThat(THREE.ratio()).isEqualTo(2);
    }

    @Test
    void textShowsBothTimesTheirRatioAndMemory() {
        BenchmarkReport report = new BenchmarkReport(1_000_000, THREE, 600, THREE, OptionalLong.of(300L * 1024 * 1024));

        assertThat(report.text(Locale.FRENCH))
                .contains("3,000 s ; DuckDB seul : 1,500 s ; rapport : 2,00 (médianes de 3 mesures)")
                .contains("Parcours : 200 lignes/s ; DuckDB seul : 400 lignes/s")
                .contains("300 Mio");
        assertThat(report.text(Locale.ENGLISH)).contains("1,000,000 journeys").contains("ratio: 2.00");
    }

    @Test
    void unknownMemoryIsSaid() {
        assertThat(new BenchmarkReport(1, THREE, 1, THREE, OptionalLong.empty()).text(Locale.FRENCH))
                .contains("inconnue");
    }
}
