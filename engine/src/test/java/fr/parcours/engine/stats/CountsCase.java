package fr.parcours.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/**
 * One reference result whose counts come with it, or are read from a file of the oracle.
 *
 * @param oracle where it comes from
 * @param json the case
 */
public record CountsCase(Oracle oracle, JsonNode json) {

    /** Collects what differs from the reference. */
    public static final class Comparison {

        private final double tolerance;
        private final List<String> differences = new ArrayList<>();

        private Comparison(double tolerance) {
            this.tolerance = tolerance;
        }

        /** Expects a number, or as many as an array or matrix holds, within the tolerance of the case. */
        public void expect(String what, JsonNode expected, double... actual) {
            compare(what, expected, tolerance, actual);
        }

        /** Expects numbers of a closed form: as exact as a case may be. */
        public void expectExactly(String what, JsonNode expected, double... actual) {
            compare(what, expected, 1e-10, actual);
        }

        /** Expects a matrix, given by rows. */
        public void expectExactly(String what, JsonNode expected, List<List<Double>> actual) {
            expectExactly(
                    what,
                    expected,
                    actual.stream()
                            .flatMap(List::stream)
                            .mapToDouble(Double::doubleValue)
                            .toArray());
        }

        /**
         * Expects what R finds by {@code uniroot}, of a number or of its inverse, within 1e-4 of something in [0, 1].
         */
        public void expectRoot(String what, JsonNode expected, double actual) {
            double wanted = expected.asDouble();
            double distance = wanted > 1 ? 1 / actual - 1 / wanted : actual - wanted;
            if (!(Math.abs(distance) <= 2e-4)) {
                differences.add(what + ": " + actual + " instead of " + wanted);
            }
        }

        /** Expects a probability on the logarithmic scale, where a very small one can be compared too. */
        public void expectProbability(String what, JsonNode expected, double actual) {
            double wanted = expected.asDouble();
            boolean same = wanted == 0 ? actual == 0 : Math.abs(Math.log(actual / wanted)) <= Math.max(1e-7, tolerance);
            if (!same) {
                differences.add(what + ": " + actual + " instead of " + wanted);
            }
        }

        private void compare(String what, JsonNode expected, double within, double... actual) {
            List<Double> wanted = new ArrayList<>();
            flatten(expected, wanted);
            if (wanted.size() != actual.length) {
                differences.add(what + ": " + actual.length + " values instead of " + wanted.size());
                return;
            }
            for (int i = 0; i < actual.length; i++) {
                double value = wanted.get(i);
                boolean same = Double.isFinite(value)
                        ? Math.abs(actual[i] - value) <= within * Math.max(1e-3, Math.abs(value))
                        : Double.compare(actual[i], value) == 0;
                if (!same) {
                    differences.add(what + "[" + i + "]: " + actual[i] + " instead of " + value);
                }
            }
        }

        private static void flatten(JsonNode node, List<Double> numbers) {
            if (node.isArray()) {
                node.forEach(each -> flatten(each, numbers));
            } else {
                numbers.add(node.isNull() ? Double.NaN : Double.parseDouble(node.asText()));
            }
        }
    }

    /** One test per case whose name matches: those that come with the project, then the published ones. */
    public static Stream<DynamicTest> tests(String file, String names, BiConsumer<CountsCase, Comparison> check) {
        Stream<CountsCase> bundled = cases(Oracle.bundled(), file, names);
        return Stream.concat(bundled.map(each -> each.test(check)), published(file, names, check));
    }

    /** One test per case whose name matches, of a file that comes with the project only. */
    public static Stream<DynamicTest> bundled(String file, String names, BiConsumer<CountsCase, Comparison> check) {
        return cases(Oracle.bundled(), file, names).map(each -> each.test(check));
    }

    private static Stream<DynamicTest> published(String file, String names, BiConsumer<CountsCase, Comparison> check) {
        List<String> known =
                cases(Oracle.bundled(), file, names).map(CountsCase::id).toList();
        return Oracle.external()
                .map(oracle -> cases(oracle, file, names)
                        .filter(each -> !known.contains(each.id()))
                        .map(each -> each.test(check)))
                .orElseGet(() -> Stream.of(DynamicTest.dynamicTest(
                        "published data",
                        () -> Assumptions.abort("system property parcours.oracles does not name a directory"))));
    }

    private static Stream<CountsCase> cases(Oracle oracle, String file, String names) {
        return oracle.cases(file)
                .map(json -> new CountsCase(oracle, json))
                .filter(each -> each.id().matches(names));
    }

    private DynamicTest test(BiConsumer<CountsCase, Comparison> check) {
        return DynamicTest.dynamicTest(
                id(), () -> assertThat(differences(check)).isEmpty());
    }

    /** What differs from the reference, one sentence each. */
    public List<String> differences(BiConsumer<CountsCase, Comparison> check) {
        Comparison comparison = new Comparison(json.get("tol_rel").asDouble());
        check.accept(this, comparison);
        return comparison.differences;
    }

    public String id() {
        return json.get("id").asText();
    }

    public JsonNode spec() {
        return json.get("spec");
    }

    public JsonNode result() {
        return json.get("result");
    }

    /** Whole numbers of an array. */
    public static List<Long> longs(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(each -> (long) each.asDouble())
                .toList();
    }

    /** Numbers of an array. */
    public static List<Double> doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asDouble)
                .toList();
    }
}
