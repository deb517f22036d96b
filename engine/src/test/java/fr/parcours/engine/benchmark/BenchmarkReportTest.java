package fr.parcours.engine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.benchmark.BenchmarkReport.Sized;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BenchmarkReportTest {

    private static final Comparison THREE = new Comparison(
            List.of(3.0, 1.5, 9.0), List.of(2.0, 1.0, 1.5), OptionalLong.of(300L * 1024 * 1024), OptionalLong.empty());

    @Test
    void ratioComparesMediansAndSpreadsOverPairs() {
        assertThat(THREE.engine()).isEqualTo(new Comparison.Spread(1.5, 3, 9));
        assertThat(THREE.bare()).isEqualTo(new Comparison.Spread(1, 1.5, 2));
        assertThat(THREE.ratio()).isEqualTo(new Comparison.Spread(1.5, 2, 6));
    }

    @Test
    void textShowsTimesRatiosMemoryAndLinearity() {
        Comparison tenth =
                new Comparison(List.of(0.25, 0.25), List.of(0.1, 0.1), OptionalLong.empty(), OptionalLong.empty());
        BenchmarkReport report = new BenchmarkReport(
                List.of(new BenchmarkReport.Analysed("duration", new Sized(1_000_000, THREE))),
                new ModelMeasure(1_000_000, 4.56, 7.89),
                new ConsolidationMeasure(2_000, 20, 12.34, 0.125, OptionalLong.of(50L * 1024 * 1024)),
                new Sized(600, THREE),
                new Sized(60, tenth),
                new StreamMeasure(500, 2.25, OptionalLong.of(90L * 1024 * 1024)),
                new Sized(700, THREE));

        assertThat(report.text(Locale.FRENCH))
                .contains("Parcours : 1,500 – 3,000 – 9,000 s", "DuckDB seul : 1,000 – 1,500 – 2,000 s")
                .contains("Rapport des médianes : 2,00 (de 1,50 à 6,00", "3 mesures de chaque")
                .contains("Durées jusqu'au jury, par niveau", "logistique 4,6 s ; Cox 7,9 s")
                .contains("parcours présents dans 20 campagnes", "12,3 s", "50 Mio", "ensuite : 0,125 s")
                .contains("Parcours : 200 lignes/s ; DuckDB seul : 400 lignes/s")
                .contains("Parcours 300 Mio ; DuckDB seul inconnue sur ce système")
                .contains("(rapport 1,20 ;")
                .contains("classeur XLSX, 500 lignes", "Parcours : 2,3 s (une seule fois)", "90 Mio")
                .contains("identités, 700 identités", "HMAC seul : 1,000 – 1,500 – 2,000 s");
        assertThat(report.text(Locale.ENGLISH)).contains("1,000,000 journeys", "Ratio of medians: 2.00");
    }
}
