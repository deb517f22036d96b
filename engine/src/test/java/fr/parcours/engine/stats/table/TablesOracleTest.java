package fr.parcours.engine.stats.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parcours.engine.stats.ChiSquareTest;
import fr.parcours.engine.stats.CountsCase;
import fr.parcours.engine.stats.CountsCase.Comparison;
import fr.parcours.engine.stats.Oracle;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Contingency tables beside R 4.2.2; {@code comparisons.json} holds sparse, empty and very large ones. */
class TablesOracleTest {

    @TestFactory
    Stream<DynamicTest> associationsAgreeWithChisqTest() {
        return CountsCase.tests("tables.json", "(?!trend|cmh).*", TablesOracleTest::association);
    }

    @TestFactory
    Stream<DynamicTest> trendsAgreeWithPropTrendTest() {
        return CountsCase.tests("tables.json", "trend.*", (each, comparison) -> {
            JsonNode wanted = each.result();
            TrendTest trend = TrendTest.of(
                    CountsCase.longs(wanted.get("x")),
                    CountsCase.longs(wanted.get("n")),
                    CountsCase.doubles(wanted.get("score")));
            comparison.expectExactly("z", wanted.get("z"), trend.z());
            comparison.expectExactly("slope", wanted.get("slope_wls"), trend.slope());
            test(comparison, "trend", wanted.get("chisq"), wanted.get("df"), wanted.get("p"), trend.test());
        });
    }

    @TestFactory
    Stream<DynamicTest> strataAgreeWithMantelhaenTest() {
        return CountsCase.tests("tables.json", "cmh_(?!generalized).*", TablesOracleTest::mantelHaenszel);
    }

    @TestFactory
    Stream<DynamicTest> strataOfLargerTablesAgreeWithCmhTest() {
        return CountsCase.tests("tables.json", "cmh_generalized.*", (each, comparison) -> {
            StratifiedAssociation association = StratifiedAssociation.of(strata(each.result()));
            JsonNode wanted = each.result().get("row_mean_scores");
            generalized(comparison, wanted, association);
            test(
                    comparison,
                    "mantelhaen",
                    each.result().get("generalized_cmh"),
                    each.result().get("df"),
                    each.result().get("p"),
                    association.general());
        });
    }

    @TestFactory
    Stream<DynamicTest> exactOddsRatiosAgreeWithRootsSearchedToTheEnd() {
        return CountsCase.bundled("comparisons.json", "fisher.*", (each, comparison) -> {
            ExactOddsRatio exact =
                    ExactOddsRatio.of(table(each.spec().get("table")), 0.95).orElseThrow();
            exact(comparison, each.result(), exact);
        });
    }

    @TestFactory
    Stream<DynamicTest> sparseStrataAgreeWithMantelhaenTest() {
        return CountsCase.bundled("comparisons.json", "cmh.*", (each, comparison) -> {
            JsonNode wanted = each.result();
            StratifiedTables strata = strata(each.spec());
            MantelHaenszel common = MantelHaenszel.of(strata, 0.95);
            comparison.expect("chisq", wanted.get("chisq"), common.test().statistic());
            comparison.expectProbability("p", wanted.get("p"), common.test().p());
            comparison.expect(
                    "chisq_cc", wanted.get("chisq_cc"), common.corrected().statistic());
            comparison.expect("or", wanted.get("or"), common.oddsRatio());
            comparison.expect("lower", wanted.get("lower"), common.lower());
            comparison.expect("upper", wanted.get("upper"), common.upper());
            if (wanted.has("exact")) {
                exact(
                        comparison,
                        wanted.get("exact"),
                        ExactOddsRatio.of(strata, 0.95).orElseThrow());
            } else {
                assertThat(ExactOddsRatio.of(strata, 0.95)).isEmpty();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> sparseTablesAgreeWithFisherTest() {
        return CountsCase.bundled("comparisons.json", "rxc.*", (each, comparison) -> {
            JsonNode wanted = each.result();
            ContingencyTable table = table(each.spec().get("table"));
            Association association = Association.of(table);
            test(comparison, "x2", wanted.get("chisq"), wanted.get("df"), wanted.get("p"), association.pearson());
            comparison.expectExactly(
                    "g2", wanted.get("g2"), association.likelihoodRatio().statistic());
            comparison.expectExactly("v", wanted.get("cramers_v"), association.cramersV());
            comparison.expectExactly("least", wanted.get("min_expected"), association.leastExpected());
            comparison.expectExactly("small", wanted.get("small"), association.smallExpected());
            comparison.expectProbability(
                    "fisher", wanted.get("fisher_p"), ExactTableTest.p(table).orElseThrow());
        });
    }

    @TestFactory
    Stream<DynamicTest> strataOfLargerTablesWithOtherScoresAgreeWithCmhTest() {
        return CountsCase.bundled("comparisons.json", "gcmh.*", (each, comparison) -> {
            StratifiedTables strata = strata(each.spec());
            generalized(comparison, each.result().get("integer"), StratifiedAssociation.of(strata));
            generalized(
                    comparison,
                    each.result().get("spaced"),
                    StratifiedAssociation.of(
                            strata,
                            Stream.of(1.0, 2.0, 5.0).limit(strata.rows()).toList(),
                            Stream.of(1.0, 2.0, 5.0, 9.0)
                                    .limit(strata.columns())
                                    .toList()));
        });
    }

    @TestFactory
    Stream<DynamicTest> trendsOfFewAndManyAgreeWithPropTrendTest() {
        return CountsCase.bundled("comparisons.json", "trend.*", (each, comparison) -> {
            TrendTest trend = TrendTest.of(
                    CountsCase.longs(each.spec().get("x")),
                    CountsCase.longs(each.spec().get("n")));
            comparison.expect("chisq", each.result().get("chisq"), trend.test().statistic());
            comparison.expectProbability(
                    "p", each.result().get("p"), trend.test().p());
        });
    }

    @TestFactory
    Stream<DynamicTest> countsOfBillionsAgreeWithChisqTest() {
        return CountsCase.bundled("comparisons.json", "large_counts", (each, comparison) -> {
            Association association = Association.of(table(each.spec().get("table")));
            comparison.expect(
                    "chisq", each.result().get("chisq"), association.pearson().statistic());
            comparison.expectExactly("stdres", each.result().get("stdres"), association.standardizedResiduals());
        });
    }

    @TestFactory
    Stream<DynamicTest> twoProportionsAgreeWithFisherTest() {
        return CountsCase.bundled("intervals.json", "two_proportions", (each, comparison) -> {
            for (JsonNode row : each.result().get("rows")) {
                long x1 = row.get("x1").asLong();
                long x2 = row.get("x2").asLong();
                ContingencyTable table = ContingencyTable.of(new long[][] {
                    {x1, row.get("n1").asLong() - x1}, {x2, row.get("n2").asLong() - x2}
                });
                Association association = Association.of(table);
                comparison.expectExactly(
                        "x2", row.get("chisq_no_cc"), association.pearson().statistic());
                comparison.expectExactly(
                        "yates", row.get("chisq_yates"), association.yates().statistic());
                ExactOddsRatio exact = ExactOddsRatio.of(table, 0.95).orElseThrow();
                comparison.expectProbability("fisher", row.get("fisher_p"), exact.p());
                roots(comparison, row.get("fisher_cond_mle_or"), row.get("fisher_or_ci"), exact);
            }
        });
    }

    @Test
    void comparisonSeesOneWrongDigit() {
        CountsCase each = new CountsCase(
                Oracle.bundled(),
                Oracle.bundled()
                        .cases("tables.json")
                        .filter(json -> json.get("id").asText().equals("small_3x2"))
                        .findFirst()
                        .orElseThrow());
        ObjectNode result = (ObjectNode) each.result();
        result.put("g2", result.get("g2").asDouble() * (1 + 1e-6));

        assertThat(each.differences(TablesOracleTest::association))
                .singleElement()
                .asString()
                .contains("g2");
    }

    private static void association(CountsCase each, Comparison comparison) {
        JsonNode wanted = each.result();
        ContingencyTable table = table(wanted.get("table"));
        Association association = Association.of(table);
        comparison.expectExactly("n", wanted.get("n"), association.subjects());
        comparison.expectExactly("expected", wanted.get("expected"), association.expected());
        test(comparison, "x2", wanted.get("chisq"), wanted.get("df"), wanted.get("p"), association.pearson());
        test(comparison, "g2", wanted.get("g2"), wanted.get("df"), wanted.get("p_g2"), association.likelihoodRatio());
        comparison.expectExactly("v", wanted.get("cramers_v"), association.cramersV());
        comparison.expectExactly(
                "corrected v", wanted.get("cramers_v_bias_corrected"), association.cramersVCorrected());
        comparison.expectExactly("pearson", wanted.get("pearson_residuals"), association.pearsonResiduals());
        comparison.expectExactly(
                "standardized", wanted.get("standardized_residuals"), association.standardizedResiduals());
        if (table.isTwoByTwo()) {
            ExactOddsRatio exact = ExactOddsRatio.of(table, 0.95).orElseThrow();
            comparison.expectExactly(
                    "yates", wanted.get("chisq_yates"), association.yates().statistic());
            roots(comparison, wanted.get("fisher_cond_mle_or"), wanted.get("fisher_or_ci"), exact);
            comparison.expectProbability("fisher", wanted.get("fisher_p"), exact.p());
        }
        if (wanted.has("fisher_p")) {
            ExactTableTest.p(table).ifPresent(p -> comparison.expectProbability("fisher", wanted.get("fisher_p"), p));
        }
    }

    private static void mantelHaenszel(CountsCase each, Comparison comparison) {
        JsonNode wanted = each.result();
        StratifiedTables strata = strata(wanted);
        MantelHaenszel common = MantelHaenszel.of(strata, 0.95);
        comparison.expectExactly(
                "chisq", wanted.get("chisq_no_cc"), common.test().statistic());
        comparison.expectProbability("p", wanted.get("p_no_cc"), common.test().p());
        comparison.expectExactly(
                "chisq_cc", wanted.get("chisq_cc"), common.corrected().statistic());
        comparison.expectProbability(
                "p_cc", wanted.get("p_cc"), common.corrected().p());
        comparison.expectExactly("or", wanted.get("common_or_mantel_haenszel"), common.oddsRatio());
        comparison.expectExactly("limits", wanted.get("ci_robins_breslow_greenland"), common.lower(), common.upper());
        Homogeneity homogeneity = Homogeneity.of(strata);
        JsonNode breslowDay = wanted.get("breslow_day");
        test(
                comparison,
                "breslow-day",
                breslowDay.get("chisq"),
                breslowDay.get("df"),
                breslowDay.get("p"),
                homogeneity.breslowDay());
        comparison.expectExactly(
                "tarone", breslowDay.get("chisq_tarone"), homogeneity.tarone().statistic());
        JsonNode woolf = wanted.get("woolf");
        test(comparison, "woolf", woolf.get("chisq"), woolf.get("df"), woolf.get("p"), homogeneity.woolf());
        ExactOddsRatio exact = ExactOddsRatio.of(strata, 0.95).orElseThrow();
        comparison.expectProbability("exact p", wanted.get("exact_p"), exact.p());
        roots(comparison, wanted.get("exact_conditional_mle_or"), wanted.get("exact_or_ci"), exact);
    }

    private static void roots(Comparison comparison, JsonNode estimate, JsonNode limits, ExactOddsRatio exact) {
        comparison.expectRoot("odds ratio", estimate, exact.estimate());
        comparison.expectRoot("lower", limits.get(0), exact.lower());
        comparison.expectRoot("upper", limits.get(1), exact.upper());
    }

    private static void exact(Comparison comparison, JsonNode wanted, ExactOddsRatio exact) {
        comparison.expectProbability("exact p", wanted.get("p"), exact.p());
        comparison.expect("exact estimate", wanted.get("estimate"), exact.estimate());
        comparison.expect("exact lower", wanted.get("lower"), exact.lower());
        comparison.expect("exact upper", wanted.get("upper"), exact.upper());
    }

    private static void generalized(Comparison comparison, JsonNode wanted, StratifiedAssociation association) {
        generalized(comparison, "general", wanted.get("general"), association.general());
        generalized(comparison, "rmeans", wanted.get("rmeans"), association.rowMeans());
        generalized(comparison, "cmeans", wanted.get("cmeans"), association.columnMeans());
        generalized(comparison, "cor", wanted.get("cor"), association.correlation());
    }

    private static void generalized(Comparison comparison, String what, JsonNode wanted, ChiSquareTest test) {
        test(comparison, what, wanted.get(0), wanted.get(1), wanted.get(2), test);
    }

    private static void test(
            Comparison comparison, String what, JsonNode statistic, JsonNode df, JsonNode p, ChiSquareTest test) {
        comparison.expectExactly(what, statistic, test.statistic());
        comparison.expectExactly(what + " df", df, test.freedom());
        comparison.expectProbability(what + " p", p, test.p());
    }

    private static StratifiedTables strata(JsonNode node) {
        return StratifiedTables.of(StreamSupport.stream(node.get("strata").spliterator(), false)
                .map(TablesOracleTest::table)
                .toList());
    }

    private static ContingencyTable table(JsonNode rows) {
        return new ContingencyTable(StreamSupport.stream(rows.spliterator(), false)
                .map(CountsCase::longs)
                .toList());
    }
}
