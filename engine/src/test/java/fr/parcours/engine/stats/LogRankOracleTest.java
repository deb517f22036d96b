package fr.parcours.engine.stats;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The tests beside R 4.2.2, survival 3.5-3: {@code survdiff(Surv(...) ~ group + strata(...), rho=)}. */
class LogRankOracleTest {

    private static final String FILE = "logrank.json";
    private static final Map<String, LogRank> TESTS = Map.of(
            "logrank", LogRank.withDefaults(),
            "peto_rho1", LogRank.withDefaults().withRho(1),
            "gehan", LogRank.withDefaults().with(LogRankWeight.GEHAN),
            "tarone_ware", LogRank.withDefaults().with(LogRankWeight.TARONE_WARE),
            "peto_peto_modified", LogRank.withDefaults().with(LogRankWeight.PETO_PETO_MODIFIED));

    @TestFactory
    Stream<DynamicTest> agreesWithSurvdiffOnSyntheticData() {
        return OracleCase.bundled(FILE, LogRankOracleTest::compare);
    }

    @TestFactory
    Stream<DynamicTest> agreesWithSurvdiffOnPublishedData() {
        return OracleCase.published(FILE, LogRankOracleTest::compare);
    }

    private static void compare(OracleCase oracleCase, OracleCase.Comparison comparison) {
        List<NamedCsvRecord> rows = oracleCase.rows();
        String group = oracleCase.spec().get("group").asText();
        JsonNode names = oracleCase.result().get("logrank").get("groups");
        List<List<LifeTable>> strata = new ArrayList<>();
        for (List<NamedCsvRecord> stratum : oracleCase.split(rows, "strata")) {
            List<LifeTable> groups = new ArrayList<>();
            names.forEach(name -> groups.add(oracleCase.lifeTable(stratum.stream()
                    .filter(row -> row.getField(group).equals(name.asText()))
                    .toList())));
            strata.add(groups);
        }
        TESTS.forEach(
                (name, test) -> compare(name, oracleCase.result().get(name), test.testStratified(strata), comparison));
    }

    private static void compare(String name, JsonNode wanted, LogRankResult result, OracleCase.Comparison comparison) {
        comparison.expect(name + ".observed", wanted.get("observed"), doubles(result.observed()));
        comparison.expect(name + ".expected", wanted.get("expected"), doubles(result.expected()));
        comparison.expect(name + ".variance", wanted.get("variance"), result.variance());
        if (wanted.has("n")) {
            comparison.expect(name + ".n", wanted.get("n"), doubles(result.subjects()));
        }
        compareTest(name, wanted, result.test(), comparison);
        if (wanted.has("trend")) {
            compareTest(name + ".trend", wanted.get("trend"), result.trend(), comparison);
        }
    }

    private static void compareTest(
            String name, JsonNode wanted, ChiSquareTest test, OracleCase.Comparison comparison) {
        comparison.expect(name + ".chisq", wanted.get("chisq"), test.statistic());
        comparison.expect(name + ".df", wanted.get("df"), test.freedom());
        comparison.expectProbability(name + ".p", wanted.get("p"), test.p());
    }

    private static DoubleStream doubles(List<? extends Number> numbers) {
        return numbers.stream().mapToDouble(Number::doubleValue);
    }
}
