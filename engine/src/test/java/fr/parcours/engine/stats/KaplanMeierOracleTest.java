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
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The estimator beside R 4.2.2, survival 3.5-3: {@code survfit(Surv(...) ~ strata, weights=, conf.type=)}. */
class KaplanMeierOracleTest {

    private static final String FILE = "km_na.json";
    private static final Map<ConfidenceTransform, String> INTERVALS = Map.of(
            ConfidenceTransform.LOG, "ci_log",
            ConfidenceTransform.LOG_LOG, "ci_loglog",
            ConfidenceTransform.PLAIN, "ci_plain");

    @TestFactory
    Stream<DynamicTest> agreesWithSurvfitOnSyntheticData() {
        return tests(Oracle.bundled(), Oracle.bundled().cases(FILE));
    }

    @TestFactory
    Stream<DynamicTest> agreesWithSurvfitOnPublishedData() {
        return Oracle.external()
                .map(oracle -> tests(oracle, oracle.cases(FILE).filter(KaplanMeierOracleTest::isNotBundled)))
                .orElseGet(() -> Stream.of(DynamicTest.dynamicTest(
                        "published data",
                        () -> Assumptions.abort("system property parcours.oracles does not name a directory"))));
    }

    @Test
    void comparisonSeesOneWrongDigit() {
        JsonNode oracleCase = Oracle.bundled()
                .cases(FILE)
                .filter(each -> each.get("id").asText().equals("edge_tie_event_censor"))
                .findFirst()
                .orElseThrow();
        ArrayNode survival =
                (ArrayNode) oracleCase.get("result").get("strata").get(0).get("surv");
        survival.set(0, survival.get(0).asDouble() * (1 + 1e-9));

        assertThat(differences(Oracle.bundled(), oracleCase))
                .singleElement()
                .asString()
                .contains("surv[0]");
    }

    private static boolean isNotBundled(JsonNode oracleCase) {
        return !oracleCase.get("data").asText().matches("(vae|edge).*");
    }

    private static Stream<DynamicTest> tests(Oracle oracle, Stream<JsonNode> cases) {
        return cases.map(each -> DynamicTest.dynamicTest(
                each.get("id").asText(),
                () -> assertThat(differences(oracle, each)).isEmpty()));
    }

    private static List<String> differences(Oracle oracle, JsonNode oracleCase) {
        List<NamedCsvRecord> data = oracle.data(oracleCase.get("data").asText());
        JsonNode spec = oracleCase.get("spec");
        String id = oracleCase.get("id").asText();
        List<String> differences = new ArrayList<>();
        for (JsonNode stratum : oracleCase.get("result").get("strata")) {
            LifeTable.Builder builder = LifeTable.builder();
            data.stream()
                    .filter(row -> kept(id, spec.get("filter").asText(), row) && belongs(row, stratum.get("stratum")))
                    .forEach(row -> add(builder, spec, row));
            compare(stratum, builder.build(), differences);
        }
        return differences;
    }

    private static boolean kept(String id, String filter, NamedCsvRecord row) {
        if (id.startsWith("vae_landmark_12") && Long.parseLong(row.getField("time")) < 12) {
            return false;
        }
        if (filter.startsWith("case == ")) {
            return filter.equals("case == '" + row.getField("case") + "'");
        }
        return switch (filter) {
            case "null" -> true;
            case "entry == 0" -> row.getField("entry").equals("0");
            case "ph_ecog not null" -> !row.getField("ph_ecog").isEmpty();
            default -> throw new IllegalStateException("Filter not known to this test: " + filter);
        };
    }

    private static boolean belongs(NamedCsvRecord row, JsonNode stratum) {
        return stratum.properties().stream()
                .allMatch(entry ->
                        row.getField(entry.getKey()).equals(entry.getValue().asText()));
    }

    private static void add(LifeTable.Builder builder, JsonNode spec, NamedCsvRecord row) {
        long time = Long.parseLong(row.getField(spec.get("time").asText()));
        long count = spec.get("weight").isNull()
                ? 1
                : Long.parseLong(row.getField(spec.get("weight").asText()));
        Exit exit = isEvent(spec, row) ? Exit.EVENT : Exit.CENSORED;
        if (spec.get("entry").isNull()) {
            builder.add(time, exit, count);
            return;
        }
        long entry = Long.parseLong(row.getField(spec.get("entry").asText()));
        if (entry < time) { // survfit drops empty intervals too
            builder.addLate(entry, time, exit, count);
        }
    }

    private static boolean isEvent(JsonNode spec, NamedCsvRecord row) {
        String column = spec.get("event").asText();
        JsonNode derived = spec.path("derived_columns").path(column);
        if (derived.isMissingNode()) {
            return row.getField(column).equals("1");
        }
        int cause = Integer.parseInt(row.getField("cause"));
        return derived.asText().contains("cause > 0") ? cause > 0 : cause == 1;
    }

    private static void compare(JsonNode stratum, LifeTable table, List<String> differences) {
        SurvivalCurve curve = KaplanMeier.withDefaults().estimate(table);
        Map<String, ToDoubleFunction<SurvivalCurve.Step>> columns = Map.of(
                "time", SurvivalCurve.Step::time,
                "n_risk", SurvivalCurve.Step::atRisk,
                "n_event", SurvivalCurve.Step::events,
                "n_censor", SurvivalCurve.Step::censored,
                "surv", SurvivalCurve.Step::survival,
                "se_surv", SurvivalCurve.Step::standardError);
        columns.forEach((name, column) -> differences.addAll(Oracle.differences(
                name,
                stratum.get(name),
                curve.steps().stream().mapToDouble(column).toArray())));
        INTERVALS.forEach((transform, name) -> compareIntervals(
                stratum, name, KaplanMeier.withDefaults().with(transform).estimate(table), differences));
        for (JsonNode wanted : stratum.path("rmean")) {
            SurvivalCurve.RestrictedMean mean =
                    curve.restrictedMean(wanted.get("horizon").asDouble());
            differences.addAll(Oracle.differences("rmean", array(wanted.get("rmean"), wanted.get("se")), new double[] {
                mean.mean(), mean.standardError()
            }));
        }
    }

    private static void compareIntervals(JsonNode stratum, String name, SurvivalCurve curve, List<String> differences) {
        JsonNode limits = stratum.get(name);
        JsonNode quantiles = stratum.get("quantiles");
        List<SurvivalCurve.Quantile> actual = new ArrayList<>();
        quantiles.get("probs").forEach(p -> actual.add(curve.quantile(p.asDouble())));
        differences.addAll(Oracle.differences(
                name + ".lower",
                limits.get("lower"),
                curve.steps().stream().mapToDouble(SurvivalCurve.Step::lower).toArray()));
        differences.addAll(Oracle.differences(
                name + ".upper",
                limits.get("upper"),
                curve.steps().stream().mapToDouble(SurvivalCurve.Step::upper).toArray()));
        differences.addAll(Oracle.differences(
                "quantiles", quantiles.get("estimate"), values(actual, SurvivalCurve.Quantile::estimate)));
        differences.addAll(Oracle.differences(
                "quantiles." + name + ".lower",
                quantiles.get(name).get("lower"),
                values(actual, SurvivalCurve.Quantile::lower)));
        differences.addAll(Oracle.differences(
                "quantiles." + name + ".upper",
                quantiles.get(name).get("upper"),
                values(actual, SurvivalCurve.Quantile::upper)));
    }

    private static double[] values(
            List<SurvivalCurve.Quantile> quantiles, Function<SurvivalCurve.Quantile, OptionalDouble> part) {
        return quantiles.stream()
                .map(part)
                .mapToDouble(value -> value.orElse(Double.NaN))
                .toArray();
    }

    private static ArrayNode array(JsonNode first, JsonNode second) {
        return new com.fasterxml.jackson.databind.ObjectMapper()
                .createArrayNode()
                .add(first)
                .add(second);
    }
}
