package fr.parcours.engine.stats;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The test beside R 4.2.2, cmprsk 2.2-11: {@code cuminc(time, cause, group, strata, rho)$Tests}. */
class GrayOracleTest {

    private static final String FILE = "gray.json";

    @TestFactory
    Stream<DynamicTest> agreesWithCumincOnSyntheticData() {
        return OracleCase.bundled(FILE, GrayOracleTest::compare);
    }

    @TestFactory
    Stream<DynamicTest> agreesWithCumincOnPublishedData() {
        return OracleCase.published(FILE, GrayOracleTest::compare);
    }

    private static void compare(OracleCase oracleCase, OracleCase.Comparison comparison) {
        List<NamedCsvRecord> rows = oracleCase.rows();
        String group = oracleCase.spec().get("group").asText();
        List<Integer> causes = new ArrayList<>();
        oracleCase
                .result()
                .get("tests")
                .forEach(test -> causes.add(test.get("cause").asInt()));
        TreeSet<String> names = new TreeSet<>();
        rows.forEach(row -> names.add(row.getField(group)));
        List<List<CompetingTable>> strata = new ArrayList<>();
        for (List<NamedCsvRecord> stratum : oracleCase.split(rows, "strata")) {
            strata.add(names.stream()
                    .map(name -> oracleCase.competingTable(
                            stratum.stream()
                                    .filter(row -> row.getField(group).equals(name))
                                    .toList(),
                            causes))
                    .toList());
        }
        GrayTest gray =
                GrayTest.withDefaults().withRho(oracleCase.spec().get("rho").asDouble());
        for (int k = 0; k < causes.size(); k++) {
            JsonNode wanted = oracleCase.result().get("tests").get(k);
            GrayResult result = gray.testStratified(k + 1, strata);
            String name = "cause " + causes.get(k);
            comparison.expect(
                    name + " score",
                    wanted.get("score"),
                    result.scores().stream().mapToDouble(Double::doubleValue));
            comparison.expect(name + " variance", wanted.get("score_variance"), result.variance());
            comparison.expect(name + " stat", wanted.get("stat"), result.test().statistic());
            comparison.expect(name + " df", wanted.get("df"), result.test().freedom());
            comparison.expectProbability(
                    name + " p", wanted.get("p"), result.test().p());
        }
    }
}
