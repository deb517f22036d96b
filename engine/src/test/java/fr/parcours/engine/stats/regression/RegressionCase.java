package fr.parcours.engine.stats.regression;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fr.parcours.engine.stats.Oracle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/**
 * One reference result with its data, and a reader of the small part of R's formula language that the cases use.
 *
 * @param oracle where it comes from
 * @param node the case
 * @param rows the rows the case keeps
 */
record RegressionCase(Oracle oracle, JsonNode node, List<NamedCsvRecord> rows) {

    /** One test per case of a file: synthetic ones always, published data when they are there. */
    static Stream<DynamicTest> tests(
            String file, Predicate<String> wanted, Function<RegressionCase, List<String>> differences) {
        Stream<DynamicTest> bundled = tests(Oracle.bundled(), file, wanted, differences);
        Stream<DynamicTest> published = Oracle.external()
                .map(oracle -> tests(oracle, file, wanted.and(id -> isPublished(oracle, file, id)), differences))
                .orElseGet(() -> Stream.of(DynamicTest.dynamicTest(
                        "published data",
                        () -> Assumptions.abort("system property parcours.oracles does not name a directory"))));
        return Stream.concat(bundled, published);
    }

    private static boolean isPublished(Oracle oracle, String file, String id) {
        return Oracle.bundled()
                .cases(file)
                .noneMatch(each -> each.get("id").asText().equals(id));
    }

    private static Stream<DynamicTest> tests(
            Oracle oracle, String file, Predicate<String> wanted, Function<RegressionCase, List<String>> differences) {
        return oracle.cases(file)
                .filter(each -> wanted.test(each.get("id").asText()))
                .map(each -> DynamicTest.dynamicTest(
                        each.get("id").asText(),
                        () -> Assertions.assertThat(differences.apply(of(oracle, each)))
                                .isEmpty()));
    }

    static RegressionCase bundled(String file, String id) {
        return Oracle.bundled()
                .cases(file)
                .filter(each -> each.get("id").asText().equals(id))
                .map(each -> of(Oracle.bundled(), each))
                .findFirst()
                .orElseThrow();
    }

    private static RegressionCase of(Oracle oracle, JsonNode node) {
        String filter = node.get("spec").get("filter").asText();
        return new RegressionCase(
                oracle,
                node,
                oracle.data(node.get("data").asText()).stream()
                        .filter(row -> filter.equals("null")
                                || Arrays.stream(filter.split(" and ")).allMatch(part -> kept(part, row)))
                        .toList());
    }

    private static boolean kept(String condition, NamedCsvRecord row) {
        String[] words = condition.split(" ", 2);
        String value = row.getField(words[0]);
        if (words[1].startsWith("== '")) {
            return words[1].equals("== '" + value + "'");
        }
        return switch (words[1]) {
            case "not null" -> !value.isEmpty();
            case "== 0" -> value.equals("0");
            case "<= 5000" -> Integer.parseInt(value) <= 5000;
            default -> throw new IllegalStateException("Filter not known to this test: " + condition);
        };
    }

    JsonNode result() {
        return node.get("result");
    }

    JsonNode spec() {
        return node.get("spec");
    }

    /** What is right of the tilde, one entry per term, {@code a * b} written out. */
    private List<String> rightHandSide(String field) {
        String formula = spec().get(field).asText();
        return Arrays.stream(formula.substring(formula.indexOf('~') + 1).split("\\+"))
                .map(String::trim)
                .flatMap(term -> term.contains(" * ")
                        ? Stream.concat(Arrays.stream(term.split(" \\* ")), Stream.of(term.replace(" * ", ":")))
                        : Stream.of(term))
                .toList();
    }

    Terms terms(String field) {
        return Terms.of(rightHandSide(field).stream()
                .filter(term -> !term.startsWith("strata(") && !term.startsWith("offset("))
                .toArray(String[]::new));
    }

    String argument(String field, String function) {
        return rightHandSide(field).stream()
                .filter(term -> term.startsWith(function + "("))
                .map(term -> term.replaceAll("[a-z]+\\(|\\)", ""))
                .findFirst()
                .orElse("");
    }

    /** All covariates of the terms, one row per row of data. */
    CovariateTable table(String field) {
        CovariateTable.Builder builder = CovariateTable.builder(rows.size());
        terms(field).terms().stream()
                .flatMap(term -> term.covariates().stream())
                .distinct()
                .forEach(name -> add(builder, name));
        return builder.build();
    }

    private void add(CovariateTable.Builder builder, String name) {
        JsonNode levels = spec().get("factors").get(name);
        if (levels == null) {
            builder.numeric(
                    name, rows.stream().mapToDouble(row -> number(row, name)).toArray());
        } else {
            builder.factor(
                    name,
                    strings(levels),
                    rows.stream().map(row -> row.getField(name)).toList());
        }
    }

    private static double number(NamedCsvRecord row, String name) {
        if (name.startsWith("sex2_t")) {
            return row.getField("sex").equals("2") && row.getField("tgroup").equals(name.substring(6)) ? 1 : 0;
        }
        return switch (name) {
            case "ltime" -> Math.log(number(row, "t"));
            case "I(ltime^2)" -> Math.pow(number(row, "ltime"), 2);
            default -> Double.parseDouble(row.getField(name));
        };
    }

    long[] longs(String column) {
        return rows.stream()
                .mapToLong(row -> Long.parseLong(row.getField(column)))
                .toArray();
    }

    /** The column of counts that the case or its file has, or one subject per row. */
    long[] counts() {
        String column = spec().path("weights").asText("null");
        if (node.get("data").asText().equals("vae_grouped.csv")) { // repeated rows in R
            column = "count";
        }
        return column.equals("null")
                ? LongStream.generate(() -> 1).limit(rows.size()).toArray()
                : longs(column);
    }

    double[] doubles(String column) {
        return rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.getField(column)))
                .toArray();
    }

    List<String> texts(String column) {
        return rows.stream().map(row -> row.getField(column)).toList();
    }

    static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** Collects differences beyond the tolerance of the case. */
    Comparison compare() {
        return new Comparison(node.get("tol_rel").asDouble(), new ArrayList<>());
    }

    /** Differences beyond |a − b| ≤ tolerance · max(1e-3, |b|), one sentence each. */
    static final class Comparison {
        private final double tolerance;
        private final List<String> differences;

        /** Adds its differences to a list. */
        Comparison(double tolerance, List<String> differences) {
            this.tolerance = tolerance;
            this.differences = differences;
        }

        Comparison number(String what, JsonNode expected, double actual) {
            if (expected == null || expected.isNull()) {
                differences.add(what + ": nothing expected");
            } else if (!(Math.abs(actual - expected.asDouble())
                    <= tolerance * Math.max(1e-3, Math.abs(expected.asDouble())))) {
                differences.add(what + ": " + actual + " instead of " + expected.asDouble());
            }
            return this;
        }

        /** Probabilities too small for a relative comparison are compared by their logarithms. */
        Comparison probability(String what, JsonNode expected, double actual) {
            if (expected.asDouble() < 1e-20) {
                double wanted = Math.log(Math.max(expected.asDouble(), Double.MIN_NORMAL));
                double found = Math.log(Math.max(actual, Double.MIN_NORMAL));
                if (!(Math.abs(wanted - found) <= 1e-6 * Math.abs(wanted))) {
                    differences.add(what + ": " + actual + " instead of " + expected.asDouble());
                }
                return this;
            }
            return number(what, expected, actual);
        }

        Comparison numbers(String what, JsonNode expected, double[] actual) {
            if (expected.size() != actual.length) {
                differences.add(what + ": " + actual.length + " values instead of " + expected.size());
                return this;
            }
            for (int i = 0; i < actual.length; i++) {
                number(what + "[" + i + "]", expected.get(i), actual[i]);
            }
            return this;
        }

        Comparison coefficients(JsonNode result, List<Coefficient> actual, String ratio, String lower, String upper) {
            List<String> names = actual.stream().map(Coefficient::name).toList();
            if (!names.equals(strings(result.get("term")))) {
                differences.add("term: " + names + " instead of " + result.get("term"));
                return this;
            }
            numbers("coef", result.get("coef"), column(actual, Coefficient::estimate));
            numbers("se", result.get("se"), column(actual, Coefficient::standardError));
            numbers("z", result.get("z"), column(actual, Coefficient::z));
            for (int j = 0; j < actual.size(); j++) {
                probability(
                        "p[" + j + "]", result.get("p").get(j), actual.get(j).p());
            }
            numbers(ratio, result.get(ratio), column(actual, Coefficient::ratio));
            numbers(lower, result.get(lower), column(actual, Coefficient::ratioLower));
            return numbers(upper, result.get(upper), column(actual, Coefficient::ratioUpper));
        }

        Comparison matrix(String what, JsonNode expected, Covariance actual) {
            for (int i = 0; i < actual.names().size(); i++) {
                for (int j = 0; j < actual.names().size(); j++) {
                    number(what + "[" + i + "," + j + "]", expected.get(i).get(j), actual.get(i, j));
                }
            }
            return this;
        }

        static double[] column(List<Coefficient> coefficients, ToDoubleFunction<Coefficient> part) {
            return coefficients.stream().mapToDouble(part).toArray();
        }

        List<String> differences() {
            return differences;
        }
    }
}
