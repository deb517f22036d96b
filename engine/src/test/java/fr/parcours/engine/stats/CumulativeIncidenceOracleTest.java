package fr.parcours.engine.stats;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Incidences beside R 4.2.2: survival 3.5-3 {@code survfit(Surv(time, cause) ~ strata)}, etm 1.1.1, cmprsk 2.2-11
 * {@code cuminc}.
 */
class CumulativeIncidenceOracleTest {

    private static final String FILE = "cif.json";
    private static final CumulativeIncidence ESTIMATOR = CumulativeIncidence.withDefaults();
    private static final Map<String, ConfidenceTransform> INTERVALS = Map.of(
            "ci_log", ConfidenceTransform.LOG,
            "ci_loglog", ConfidenceTransform.LOG_LOG,
            "ci_plain", ConfidenceTransform.PLAIN);

    @TestFactory
    Stream<DynamicTest> agreesWithPackagesOnSyntheticData() {
        return OracleCase.bundled(FILE, CumulativeIncidenceOracleTest::compare);
    }

    @TestFactory
    Stream<DynamicTest> agreesWithPackagesOnPublishedData() {
        return OracleCase.published(FILE, CumulativeIncidenceOracleTest::compare);
    }

    private static void compare(OracleCase oracleCase, OracleCase.Comparison comparison) {
        List<NamedCsvRecord> rows = oracleCase.rows();
        List<Integer> causes = new ArrayList<>();
        oracleCase.spec().get("causes").forEach(cause -> causes.add(cause.asInt()));
        for (JsonNode stratum : oracleCase.result().get("strata")) {
            CompetingTable table = oracleCase.competingTable(
                    rows.stream()
                            .filter(row -> OracleCase.belongs(row, stratum.get("stratum")))
                            .toList(),
                    causes);
            List<Double> times = new ArrayList<>();
            stratum.get("time").forEach(time -> times.add((double) oracleCase.whole(time.asText())));
            compare(stratum, table, times, comparison);
        }
    }

    private static void compare(
            JsonNode stratum, CompetingTable table, List<Double> times, OracleCase.Comparison comparison) {
        IncidenceCurves greenwood = ESTIMATOR.estimate(table);
        IncidenceCurves aalen = ESTIMATOR.with(IncidenceError.AALEN).estimate(table);
        Map<String, ToDoubleFunction<IncidenceCurves.Step>> columns = Map.of(
                "n_risk_at_last_time", IncidenceCurves.Step::atRisk,
                "n_censor", IncidenceCurves.Step::censored,
                "surv_all_causes", IncidenceCurves.Step::survival);
        columns.forEach((name, column) -> comparison.expect(
                name, stratum.get(name), times.stream().mapToDouble(time -> column.applyAsDouble(greenwood.at(time)))));
        for (int k = 0; k < table.causes(); k++) {
            JsonNode wanted = stratum.get("causes").get(k);
            comparison.expect("n_event", wanted.get("n_event"), values(greenwood, k, times, i -> i.events()));
            comparison.expect("cif", wanted.get("cif"), values(greenwood, k, times, i -> i.cumulative()));
            comparison.expect(
                    "se_greenwood", wanted.get("se_greenwood"), values(greenwood, k, times, i -> i.standardError()));
            comparison.expect(
                    "se_aalen", wanted.get("se_aalen_cuminc"), values(aalen, k, times, i -> i.standardError()));
            if (table.only(k + 1).events() > 0) { // survfit does not know a cause without events
                compareLimits(wanted, table, k, times, comparison);
            }
        }
    }

    private static void compareLimits(
            JsonNode wanted, CompetingTable table, int k, List<Double> times, OracleCase.Comparison comparison) {
        INTERVALS.forEach((name, transform) -> {
            if (wanted.has(name)) {
                IncidenceCurves curves = ESTIMATOR.with(transform).estimate(table);
                comparison.expect(
                        name + ".lower", wanted.get(name).get("lower"), values(curves, k, times, i -> i.lower()));
                comparison.expect(
                        name + ".upper", wanted.get(name).get("upper"), values(curves, k, times, i -> i.upper()));
            }
        });
    }

    private static DoubleStream values(
            IncidenceCurves curves, int k, List<Double> times, ToDoubleFunction<IncidenceCurves.Incidence> value) {
        return times.stream()
                .mapToDouble(
                        time -> value.applyAsDouble(curves.at(time).incidences().get(k)));
    }
}
