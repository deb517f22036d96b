package fr.parcours.engine.stats;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Probabilities of states beside R 4.2.2: etm 1.1.1 {@code etm()}, survival 3.5-3 {@code survfit(..., id, istate)}. */
class AalenJohansenOracleTest {

    private static final String FILE = "multistate.json";

    @TestFactory
    Stream<DynamicTest> agreesWithPackagesOnSyntheticAndFreeData() {
        return OracleCase.bundled(FILE, AalenJohansenOracleTest::compare);
    }

    @TestFactory
    Stream<DynamicTest> agreesWithPackagesOnPublishedData() {
        return OracleCase.published(FILE, AalenJohansenOracleTest::compare);
    }

    private static void compare(OracleCase oracleCase, OracleCase.Comparison comparison) {
        List<String> states = new ArrayList<>();
        oracleCase.spec().get("states").forEach(state -> states.add(state.asText()));
        TransitionTable table = table(oracleCase, states);
        compareCounts(oracleCase.result().get("counts"), table, comparison);
        List<Long> times = new ArrayList<>();
        oracleCase.result().get("times").forEach(time -> times.add(oracleCase.whole(time.asText())));
        List<StateProbabilities> actual = AalenJohansen.withDefaults().estimate(table, 0, times);
        for (int i = 0; i < times.size(); i++) {
            compare(oracleCase.result().get("at_times").get(i), actual.get(i), comparison);
        }
    }

    private static TransitionTable table(OracleCase oracleCase, List<String> states) {
        TransitionTable.Builder builder = TransitionTable.builder(states.size());
        for (NamedCsvRecord row : oracleCase.rows()) {
            int from = states.indexOf(row.getField("from"));
            long entry = oracleCase.whole(row.getField("entry"));
            long exit = oracleCase.whole(row.getField("exit"));
            if (row.getField("to").equals("cens")) {
                builder.addCensored(from, entry, exit, 1);
            } else {
                builder.add(from, states.indexOf(row.getField("to")), entry, exit, 1);
            }
        }
        return builder.build();
    }

    private static void compareCounts(JsonNode wanted, TransitionTable table, OracleCase.Comparison comparison) {
        List<Long> events = new ArrayList<>();
        List<Long> atRisk = new ArrayList<>();
        for (TransitionTable.Row row : table.rows()) {
            for (int to = 0; to < table.states(); to++) { // the file goes down the columns
                for (int from = 0; from < table.states(); from++) {
                    if (row.transitions().get(from).get(to) > 0) {
                        events.add(row.transitions().get(from).get(to));
                        atRisk.add(row.atRisk().get(from));
                    }
                }
            }
        }
        comparison.expect("n_event", wanted.get("n_event"), events.stream().mapToDouble(Long::doubleValue));
        comparison.expect("n_risk", wanted.get("n_risk_from"), atRisk.stream().mapToDouble(Long::doubleValue));
    }

    private static void compare(JsonNode wanted, StateProbabilities actual, OracleCase.Comparison comparison) {
        for (int from = 0; from < actual.transitions().size(); from++) {
            List<StateProbabilities.Estimate> row = actual.transitions().get(from);
            comparison.expect(
                    "P" + from, wanted.get("P_0_t").get(from), row.stream().mapToDouble(e -> e.probability()));
            comparison.expect(
                    "se" + from,
                    wanted.get("se_P_0_t_greenwood").get(from),
                    row.stream().mapToDouble(e -> e.standardError()));
        }
        DoubleStream occupation = actual.occupation().stream().mapToDouble(e -> e.probability());
        comparison.expect("occupation", wanted.get("state_occupation_survfit"), occupation);
        if (wanted.has("se_state_occupation_ij")) { // not for a few subjects, of whom it says another thing
            compareWithJackknife(wanted.get("se_state_occupation_ij"), actual.occupation(), comparison);
        }
    }

    /** Another estimator of the same error: it comes close only. */
    private static void compareWithJackknife(
            JsonNode wanted, List<StateProbabilities.Estimate> occupation, OracleCase.Comparison comparison) {
        for (int state = 0; state < occupation.size(); state++) {
            double jackknife = wanted.get(state).asDouble();
            double ratio = jackknife == 0 ? 1 : occupation.get(state).standardError() / jackknife;
            comparison.expectNear("ratio to the jackknife", 1, ratio, 0.06);
        }
    }
}
