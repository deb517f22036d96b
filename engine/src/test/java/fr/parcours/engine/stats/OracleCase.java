package fr.parcours.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/**
 * One case of an oracle: which rows of which file, and what R made of them.
 *
 * @param oracle where it comes from
 * @param json the case
 */
record OracleCase(Oracle oracle, JsonNode json) {

    /** Data that may be copied; the others are read from outside. */
    private static final String BUNDLED = "(vae|edge|fourD|abortion|sir_cont).*";

    /** Files whose times have decimals; they become whole numbers of a billionth. */
    private static final String WITH_DECIMALS = "(fourD|sir_cont).*";

    private static final int DECIMALS = 9;

    /** Shorter first, so that whole numbers come in their order; words of these data are in theirs either way. */
    private static final Comparator<String> NUMBERS_THEN_WORDS = Comparator.comparing(
                    (String text) -> text.matches("\\d+") ? text.length() : 0)
            .thenComparing(Comparator.naturalOrder());

    /** Collects what differs from the reference. */
    static final class Comparison {
        private final double tolerance;
        private final List<String> differences = new ArrayList<>();

        private Comparison(double tolerance) {
            this.tolerance = tolerance;
        }

        /** Expects an array of numbers. */
        void expect(String what, JsonNode expected, DoubleStream actual) {
            differences.addAll(Oracle.differences(what, expected, actual.toArray(), tolerance));
        }

        /** Expects one number. */
        void expect(String what, JsonNode expected, double actual) {
            JsonNode array = expected.isArray()
                    ? expected
                    : JsonNodeFactory.instance.arrayNode().add(expected);
            expect(what, array, DoubleStream.of(actual));
        }

        /** Expects a matrix, given by rows. */
        void expect(String what, JsonNode expected, List<List<Double>> actual) {
            for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
                expect(
                        what + "[" + i + "]",
                        expected.get(i),
                        actual.get(i).stream().mapToDouble(Double::doubleValue));
            }
        }

        /** Expects a probability on the logarithmic scale, where a very small one can be compared too. */
        void expectProbability(String what, JsonNode expected, double actual) {
            double wanted = expected.asDouble();
            if (actual == wanted) { // both may be 0
                return;
            }
            if (!(Math.abs(Math.log(actual / wanted)) <= Math.max(1e-7, tolerance))) {
                differences.add(what + ": " + actual + " instead of " + wanted);
            }
        }

        /** Expects a number that need not be the same. */
        void expectNear(String what, double expected, double actual, double margin) {
            if (!(Math.abs(actual - expected) <= margin)) {
                differences.add(what + ": " + actual + " instead of about " + expected);
            }
        }

        List<String> differences() {
            return differences;
        }
    }

    /** How one case is compared with our estimator. */
    interface Check {
        void compare(OracleCase oracleCase, Comparison comparison);
    }

    /** One test per case on data that come with the project. */
    static Stream<DynamicTest> bundled(String file, Check check) {
        return cases(Oracle.bundled(), file).map(each -> each.test(check));
    }

    /** One test per case on data read from elsewhere; one skipped test when they are not there. */
    static Stream<DynamicTest> published(String file, Check check) {
        return Oracle.external()
                .map(oracle -> cases(oracle, file)
                        .filter(each -> !each.dataName().matches(BUNDLED))
                        .map(each -> each.test(check)))
                .orElseGet(() -> Stream.of(DynamicTest.dynamicTest(
                        "published data",
                        () -> Assumptions.abort("system property parcours.oracles does not name a directory"))));
    }

    static Stream<OracleCase> cases(Oracle oracle, String file) {
        return oracle.cases(file).map(json -> new OracleCase(oracle, json));
    }

    private DynamicTest test(Check check) {
        return DynamicTest.dynamicTest(
                id(), () -> assertThat(differences(check)).isEmpty());
    }

    List<String> differences(Check check) {
        Comparison comparison = new Comparison(json.get("tol_rel").asDouble());
        check.compare(this, comparison);
        return comparison.differences();
    }

    String id() {
        return json.get("id").asText();
    }

    JsonNode spec() {
        return json.get("spec");
    }

    JsonNode result() {
        return json.get("result");
    }

    private String dataName() {
        return json.get("data").asText();
    }

    /** The rows that the case is about. */
    List<NamedCsvRecord> rows() {
        String filter = spec().get("filter").asText();
        return oracle.data(dataName()).stream().filter(row -> kept(filter, row)).toList();
    }

    private static boolean kept(String filter, NamedCsvRecord row) {
        if (filter.startsWith("case == ")) {
            return filter.equals("case == '" + row.getField("case") + "'");
        }
        return switch (filter) {
            case "null" -> true;
            case "entry == 0" -> row.getField("entry").equals("0");
            case "ph_ecog not null" -> !row.getField("ph_ecog").isEmpty();
            default -> throw new IllegalStateException("Filter not known to the tests: " + filter);
        };
    }

    /** Whether a row has the values of a stratum of the result. */
    static boolean belongs(NamedCsvRecord row, JsonNode stratum) {
        return stratum.properties().stream()
                .allMatch(entry ->
                        row.getField(entry.getKey()).equals(entry.getValue().asText()));
    }

    /** The rows by the values of the columns that the specification names, numbers in their order. */
    List<List<NamedCsvRecord>> split(List<NamedCsvRecord> rows, String role) {
        JsonNode columns = spec().get(role);
        if (columns.isNull()) {
            return List.of(rows);
        }
        TreeMap<String, List<NamedCsvRecord>> split = new TreeMap<>(NUMBERS_THEN_WORDS);
        for (NamedCsvRecord row : rows) {
            split.computeIfAbsent(key(row, columns), absent -> new ArrayList<>())
                    .add(row);
        }
        return List.copyOf(split.values());
    }

    private static String key(NamedCsvRecord row, JsonNode columns) {
        if (!columns.isArray()) {
            return row.getField(columns.asText());
        }
        StringBuilder key = new StringBuilder();
        columns.forEach(column -> key.append(row.getField(column.asText())).append('/'));
        return key.toString();
    }

    /** A whole number that a row holds in the column of a role; the default when the case has no such column. */
    long number(NamedCsvRecord row, String role, long absent) {
        JsonNode column = spec().path(role);
        return column.isNull() || column.isMissingNode() ? absent : whole(row.getField(column.asText()));
    }

    /** A time of the data or of the result, as a whole number. */
    long whole(String number) {
        return dataName().matches(WITH_DECIMALS)
                ? new BigDecimal(number).movePointRight(DECIMALS).longValueExact()
                : Long.parseLong(number);
    }

    /** Adds each row to a life table. */
    LifeTable lifeTable(List<NamedCsvRecord> rows) {
        LifeTable.Builder builder = LifeTable.builder();
        for (NamedCsvRecord row : rows) {
            long time = number(row, "time", 0);
            long entry = number(row, "entry", -1);
            long count = number(row, "weight", 1);
            Exit exit = isEvent(row) ? Exit.EVENT : Exit.CENSORED;
            if (entry < 0) {
                builder.add(time, exit, count);
            } else if (entry < time) { // survfit drops empty intervals too
                builder.addLate(entry, time, exit, count);
            }
        }
        return builder.build();
    }

    /** Adds each row to a table of the causes that the case names, in their order; others are censorings. */
    CompetingTable competingTable(List<NamedCsvRecord> rows, List<Integer> causes) {
        CompetingTable.Builder builder = CompetingTable.builder(causes.size());
        for (NamedCsvRecord row : rows) {
            long time = number(row, "time", 0);
            long entry = number(row, "entry", -1);
            long count = number(row, "weight", 1);
            int cause = 1
                    + causes.indexOf(
                            Integer.parseInt(row.getField(spec().get("cause").asText())));
            if (entry < 0) {
                builder.add(time, cause, count);
            } else if (entry < time) {
                builder.addLate(entry, time, cause, count);
            }
        }
        return builder.build();
    }

    private boolean isEvent(NamedCsvRecord row) {
        String column = spec().get("event").asText();
        JsonNode derived = spec().path("derived_columns").path(column);
        if (derived.isMissingNode()) {
            return row.getField(column).equals("1");
        }
        int cause = Integer.parseInt(row.getField("cause"));
        return derived.asText().contains("cause > 0") ? cause > 0 : cause == 1;
    }
}
