package fr.parcours.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Survival and hazard beside R 4.2.2, survival 3.5-3: {@code survfit(Surv(...) ~ strata, weights=, conf.type=)}. */
class KaplanMeierOracleTest {

    private static final String FILE = "km_na.json";
    private static final Map<ConfidenceTransform, String> INTERVALS = Map.of(
            ConfidenceTransform.LOG, "ci_log",
            ConfidenceTransform.LOG_LOG, "ci_loglog",
            ConfidenceTransform.PLAIN, "ci_plain");

    @TestFactory
    Stream<DynamicTest> agreesWithSurvfitOnSyntheticData() {
        return OracleCase.bundled(FILE, KaplanMeierOracleTest::compare);
    }

    @TestFactory
    Stream<DynamicTest> agreesWithSurvfitOnPublishedData() {
        return OracleCase.published(FILE, KaplanMeierOracleTest::compare);
    }

    @Test
    void comparisonSeesOneWrongDigit() {
        OracleCase oracleCase = OracleCase.cases(Oracle.bundled(), FILE)
                .filter(each -> each.id().equals("edge_tie_event_censor"))
                .findFirst()
                .orElseThrow();
        ArrayNode survival =
                (ArrayNode) oracleCase.result().get("strata").get(0).get("surv");
        survival.set(0, survival.get(0).asDouble() * (1 + 1e-9));

        assertThat(oracleCase.differences(KaplanMeierOracleTest::compare))
                .singleElement()
                .asString()
                .contains("surv[0]");
    }

    private static void compare(OracleCase oracleCase, OracleCase.Comparison comparison) {
        List<NamedCsvRecord> rows = oracleCase.rows();
        for (JsonNode stratum : oracleCase.result().get("strata")) {
            LifeTable table = oracleCase.lifeTable(rows.stream()
                    .filter(row -> OracleCase.belongs(row, stratum.get("stratum")))
                    .toList());
            if (oracleCase.id().equals("vae_landmark_12")) {
                table = table.from(12);
            }
            compareSurvival(stratum, table, comparison);
            compareHazard(stratum, table, comparison);
        }
    }

    private static void compareSurvival(JsonNode stratum, LifeTable table, OracleCase.Comparison comparison) {
        SurvivalCurve curve = KaplanMeier.withDefaults().estimate(table);
        Map<String, ToDoubleFunction<SurvivalCurve.Step>> columns = Map.of(
                "time", SurvivalCurve.Step::time,
                "n_risk", SurvivalCurve.Step::atRisk,
                "n_event", SurvivalCurve.Step::events,
                "n_censor", SurvivalCurve.Step::censored,
                "surv", SurvivalCurve.Step::survival,
                "se_surv", SurvivalCurve.Step::standardError,
                "se_log_surv", step -> step.standardError() / step.survival());
        columns.forEach((name, column) -> comparison.expect(
                name, stratum.get(name), curve.steps().stream().mapToDouble(column)));
        INTERVALS.forEach((transform, name) -> compareIntervals(
                stratum, name, KaplanMeier.withDefaults().with(transform).estimate(table), comparison));
        for (JsonNode wanted : stratum.path("rmean")) {
            SurvivalCurve.RestrictedMean mean =
                    curve.restrictedMean(wanted.get("horizon").asDouble());
            comparison.expect("rmean", wanted.get("rmean"), mean.mean());
            comparison.expect("rmean.se", wanted.get("se"), mean.standardError());
        }
    }

    private static void compareIntervals(
            JsonNode stratum, String name, SurvivalCurve curve, OracleCase.Comparison comparison) {
        JsonNode limits = stratum.get(name);
        JsonNode quantiles = stratum.get("quantiles");
        List<SurvivalCurve.Quantile> actual = new ArrayList<>();
        quantiles.get("probs").forEach(p -> actual.add(curve.quantile(p.asDouble())));
        comparison.expect(
                name + ".lower", limits.get("lower"), curve.steps().stream().mapToDouble(SurvivalCurve.Step::lower));
        comparison.expect(
                name + ".upper", limits.get("upper"), curve.steps().stream().mapToDouble(SurvivalCurve.Step::upper));
        comparison.expect("quantiles", quantiles.get("estimate"), values(actual, SurvivalCurve.Quantile::estimate));
        comparison.expect(
                "quantiles." + name + ".lower",
                quantiles.get(name).get("lower"),
                values(actual, SurvivalCurve.Quantile::lower));
        comparison.expect(
                "quantiles." + name + ".upper",
                quantiles.get(name).get("upper"),
                values(actual, SurvivalCurve.Quantile::upper));
    }

    private static DoubleStream values(
            List<SurvivalCurve.Quantile> quantiles, Function<SurvivalCurve.Quantile, OptionalDouble> part) {
        return quantiles.stream().map(part).mapToDouble(value -> value.orElse(Double.NaN));
    }

    private static void compareHazard(JsonNode stratum, LifeTable table, OracleCase.Comparison comparison) {
        List<HazardCurve.Step> aalen =
                NelsonAalen.withDefaults().estimate(table).steps();
        List<HazardCurve.Step> binomial = NelsonAalen.withDefaults()
                .with(HazardError.BINOMIAL)
                .estimate(table)
                .steps();
        comparison.expect(
                "cumhaz", stratum.get("cumhaz_nelson_aalen"), aalen.stream().mapToDouble(HazardCurve.Step::hazard));
        comparison.expect(
                "se_cumhaz_aalen",
                stratum.get("se_cumhaz_aalen"),
                aalen.stream().mapToDouble(HazardCurve.Step::standardError));
        comparison.expect(
                "se_cumhaz_binomial",
                stratum.get("se_cumhaz_binomial"),
                binomial.stream().mapToDouble(HazardCurve.Step::standardError));
        if (stratum.has("cumhaz_fleming_harrington")) { // given on one row per subject only
            comparison.expect(
                    "fleming_harrington",
                    stratum.get("cumhaz_fleming_harrington"),
                    aalen.stream().mapToDouble(HazardCurve.Step::flemingHarrington));
            comparison.expect(
                    "surv_fleming_harrington",
                    stratum.get("surv_fleming_harrington"),
                    aalen.stream().mapToDouble(HazardCurve.Step::survival));
        }
    }
}
