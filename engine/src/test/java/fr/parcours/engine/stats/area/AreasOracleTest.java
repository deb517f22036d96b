package fr.parcours.engine.stats.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fr.parcours.engine.stats.CountsCase;
import fr.parcours.engine.stats.CountsCase.Comparison;
import fr.parcours.engine.stats.Rate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Comparisons of areas beside R 4.2.2 and its packages. */
class AreasOracleTest {

    @TestFactory
    Stream<DynamicTest> directRatesAgreeWithAgeadjustDirect() {
        return CountsCase.tests("standardization.json", "direct.*", (each, comparison) -> {
            Rates rates = Rates.of(each);
            JsonNode weights = each.result().path("standard_population");
            List<Double> standard =
                    CountsCase.doubles(weights.isMissingNode() ? each.result().get("weights") : weights);
            for (JsonNode wanted : each.result().get("groups")) {
                String group = wanted.get(rates.groups).asText();
                StandardizedRate rate = StandardizedRate.of(rates.events(group), rates.times(group), standard, 0.95);
                comparison.expectExactly(group + " crude", wanted.get("crude_rate"), rate.crude());
                comparison.expectExactly(group + " rate", wanted.get("adj_rate"), rate.estimate());
                comparison.expectExactly(group + " se", wanted.get("se"), Math.sqrt(rate.variance()));
                comparison.expectExactly(group + " limits", wanted.get("fay_feuer"), rate.lower(), rate.upper());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> indirectRatiosAgreeWithPoissonTest() {
        return CountsCase.tests("standardization.json", "indirect_(?!small).*", (each, comparison) -> {
            Rates rates = Rates.of(each);
            List<Double> standard = CountsCase.doubles(each.result().get("standard_rate"));
            for (JsonNode wanted : each.result().get("groups")) {
                String group = wanted.get(rates.groups).asText();
                long observed =
                        rates.events(group).stream().mapToLong(Long::longValue).sum();
                double expected = StandardizedRatio.expected(rates.times(group), standard);
                ratio(comparison, wanted, StandardizedRatio.of(observed, expected, 0.95));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> ratiosOfFewEventsAgreeWithPoissonTest() {
        return CountsCase.bundled("standardization.json", "indirect_small.*", (each, comparison) -> {
            for (JsonNode wanted : each.result().get("groups")) {
                ratio(
                        comparison,
                        wanted,
                        StandardizedRatio.of(
                                wanted.get("observed").asLong(),
                                wanted.get("expected").asDouble(),
                                0.95));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> variationAtEqualCompositionAgreesWithTheIntegratedLikelihood() {
        return CountsCase.bundled("territories.json", "between_adjusted.*", (each, comparison) -> {
            List<List<Long>> successes = matrix(each.spec().get("x"));
            List<List<Long>> totals = matrix(each.spec().get("n"));
            List<Double> standard = IntStream.range(0, totals.get(0).size())
                    .mapToObj(k -> sum(successes, k) / sum(totals, k))
                    .toList();
            BetweenAreas between = BetweenAreas.adjusted(successes, totals, standard, 0.95);
            comparison.expect("deviation", each.result().get("deviation"), between.deviation());
            comparison.expect("log likelihood", each.result().get("loglik"), between.logLikelihood());
            comparison.expect("test", each.result().get("lr"), between.test().statistic());
            assertThat(between.intercept())
                    .isCloseTo(each.result().get("intercept").asDouble(), within(1e-5));
        });
    }

    private static List<List<Long>> matrix(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(CountsCase::longs)
                .toList();
    }

    private static double sum(List<List<Long>> rows, int column) {
        return rows.stream().mapToDouble(row -> row.get(column)).sum();
    }

    @Test
    void oneStratumAdjustsNothing() {
        List<Long> successes = List.of(3L, 12L, 7L, 20L);
        List<Long> totals = List.of(10L, 20L, 25L, 30L);
        BetweenAreas crude = BetweenAreas.of(successes, totals, 0.95);
        BetweenAreas adjusted = BetweenAreas.adjusted(
                successes.stream().map(List::of).toList(),
                totals.stream().map(List::of).toList(),
                List.of(42 / 85.0),
                0.95);
        assertThat(adjusted.deviation()).isCloseTo(crude.deviation(), within(1e-9));
        assertThat(adjusted.lower()).isCloseTo(crude.lower(), within(1e-9));
        assertThat(adjusted.upper()).isCloseTo(crude.upper(), within(1e-9));
        assertThat(adjusted.intercept() + Math.log(42 / 43.0)).isCloseTo(crude.intercept(), within(1e-9));
    }

    @TestFactory
    Stream<DynamicTest> standardizedProportionsAgreeWithTheirClosedForm() {
        return CountsCase.tests("standardization.json", "standardized_proportion.*", (each, comparison) -> {
            List<NamedCsvRecord> rows =
                    each.oracle().data(each.json().get("data").asText());
            for (JsonNode wanted : each.result().get("groups")) {
                List<NamedCsvRecord> region = rows.stream()
                        .filter(row -> row.getField("region")
                                .equals(wanted.get("region").asText()))
                        .toList();
                StandardizedProportion proportion = StandardizedProportion.of(
                        region.stream()
                                .map(row -> Long.valueOf(row.getField("success")))
                                .toList(),
                        region.stream()
                                .map(row -> Long.valueOf(row.getField("n")))
                                .toList(),
                        CountsCase.doubles(wanted.get("weights")),
                        0.95);
                comparison.expectExactly("share", wanted.get("standardized"), proportion.estimate());
                comparison.expectExactly("se", wanted.get("se"), Math.sqrt(proportion.variance()));
                comparison.expectExactly("limits", wanted.get("logit"), proportion.lower(), proportion.upper());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> ratesPerThousandAgreeWithPoissonTest() {
        return CountsCase.bundled("intervals.json", "poisson_rates", (each, comparison) -> {
            for (JsonNode row : each.result().get("rows")) {
                Rate rate = Rate.exact(
                                row.get("x").asLong(), row.get("person_time").asDouble(), 0.95)
                        .per(1000);
                comparison.expectExactly("rate", row.get("rate"), rate.estimate() / 1000);
                comparison.expectExactly("limits", row.get("exact"), rate.lower() / 1000, rate.upper() / 1000);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> directRatesOfEmptyAndUnequalStrataAgreeWithAgeadjustDirect() {
        return CountsCase.bundled("comparisons.json", "direct.*", (each, comparison) -> {
            StandardizedRate rate = StandardizedRate.of(
                    CountsCase.longs(each.spec().get("d")),
                    CountsCase.doubles(each.spec().get("t")),
                    CountsCase.doubles(each.spec().get("w")),
                    0.95);
            comparison.expect("rate", each.result().get("adj"), rate.estimate());
            comparison.expect("variance", each.result().get("var"), rate.variance());
            comparison.expect("lower", each.result().get("lower"), rate.lower());
            comparison.expect("upper", each.result().get("upper"), rate.upper());
        });
    }

    @TestFactory
    Stream<DynamicTest> funnelsAgreeWithInterpolatedQuantiles() {
        return CountsCase.bundled("comparisons.json", "funnel.*", (each, comparison) -> {
            List<Long> events = CountsCase.longs(each.spec().get("x"));
            Funnel funnel = funnel(each, events, false);
            comparison.expect("z", each.result().get("z"), each(funnel.points(), FunnelPoint::z));
            comparison.expect("phi", each.result().get("phi"), funnel.dispersion());
            comparison.expect("limits", each.result().get("limits"), limits(funnel));
            Funnel adjusted = funnel(each, events, true);
            if (adjusted.isWidened()) {
                comparison.expect("wide", each.result().get("wide"), limits(adjusted));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> shrunkFiguresAgreeWithEbestAndTheirLikelihood() {
        return CountsCase.bundled("comparisons.json", "eb.*", (each, comparison) -> {
            List<Long> events = CountsCase.longs(each.spec().get("x"));
            PriorMethod method = PriorMethod.valueOf(each.spec().get("method").asText());
            EmpiricalBayes bayes = each.spec().has("n")
                    ? EmpiricalBayes.ofProportions(
                            events, CountsCase.longs(each.spec().get("n")), method, 0.95)
                    : EmpiricalBayes.ofRatios(
                            events, CountsCase.doubles(each.spec().get("e")), method, 0.95);
            comparison.expect("mean", each.result().get("mean"), bayes.mean());
            comparison.expect("strength", each.result().get("strength"), bayes.strength());
            comparison.expect("estimate", each.result().get("estimate"), each(bayes.areas(), ShrunkEstimate::estimate));
            comparison.expect("lower", each.result().get("lower"), each(bayes.areas(), ShrunkEstimate::lower));
            comparison.expect("upper", each.result().get("upper"), each(bayes.areas(), ShrunkEstimate::upper));
        });
    }

    @TestFactory
    Stream<DynamicTest> randomInterceptsAgreeWithTheIntegratedLikelihood() {
        return CountsCase.bundled("comparisons.json", "random.*", (each, comparison) -> {
            BetweenAreas between = BetweenAreas.of(
                    CountsCase.longs(each.spec().get("x")),
                    CountsCase.longs(each.spec().get("n")),
                    0.95);
            JsonNode wanted = each.result();
            comparison.expect("intercept", wanted.get("intercept"), between.intercept());
            comparison.expect("deviation", wanted.get("sd"), between.deviation());
            comparison.expect("lower", wanted.get("lower"), between.lower());
            comparison.expect("upper", wanted.get("upper"), between.upper());
            comparison.expect("likelihood", wanted.get("loglik"), between.logLikelihood());
            comparison.expect("ratio", wanted.get("lr"), between.test().statistic());
            comparison.expectProbability("p", wanted.get("p"), between.test().p());
            comparison.expect("icc", wanted.get("icc"), between.icc());
            comparison.expect("mor", wanted.get("mor"), between.medianOddsRatio());
            // glmer integrates with 25 nodes and stops earlier.
            assertThat(between.deviation()).isCloseTo(wanted.get("glmer_sd").asDouble(), within(1e-5));
            assertThat(between.intercept())
                    .isCloseTo(wanted.get("glmer_intercept").asDouble(), within(1e-5));
        });
    }

    @TestFactory
    Stream<DynamicTest> correlationsAgreeWithCovWt() {
        return CountsCase.bundled("comparisons.json", "correlation.*", (each, comparison) -> {
            EcologicalCorrelation correlation = EcologicalCorrelation.of(
                    CountsCase.doubles(each.spec().get("x")),
                    CountsCase.doubles(each.spec().get("y")),
                    CountsCase.doubles(each.spec().get("w")),
                    0.95);
            comparison.expect("areas", each.result().get("effective"), correlation.effectiveAreas());
            correlation(comparison, each.result().get("pearson"), correlation.pearson());
            correlation(comparison, each.result().get("spearman"), correlation.spearman());
        });
    }

    private static void correlation(Comparison comparison, JsonNode wanted, Correlation correlation) {
        comparison.expect("r", wanted.get("r"), correlation.estimate());
        comparison.expect("lower", wanted.get("lower"), correlation.lower());
        comparison.expect("upper", wanted.get("upper"), correlation.upper());
        comparison.expectProbability("p", wanted.get("p"), correlation.p());
    }

    private static void ratio(Comparison comparison, JsonNode wanted, StandardizedRatio ratio) {
        comparison.expectExactly("expected", wanted.get("expected"), ratio.expected());
        comparison.expectExactly("smr", wanted.get("smr"), ratio.estimate());
        comparison.expectExactly("limits", wanted.get("exact"), ratio.lower(), ratio.upper());
        if (wanted.has("p_two_sided_doubling")) {
            comparison.expectProbability("p", wanted.get("p_two_sided_doubling"), ratio.p());
        }
    }

    private static Funnel funnel(CountsCase each, List<Long> events, boolean adjusts) {
        return each.spec().has("n")
                ? Funnel.ofProportions(events, CountsCase.longs(each.spec().get("n")), adjusts)
                : Funnel.ofRatios(events, CountsCase.doubles(each.spec().get("e")), 1, adjusts);
    }

    private static double[] limits(Funnel funnel) {
        return funnel.points().stream()
                .map(FunnelPoint::limits)
                .flatMap(at -> Stream.of(at.lower998(), at.lower95(), at.upper95(), at.upper998()))
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static <T> double[] each(List<T> areas, ToDoubleFunction<T> number) {
        return areas.stream().mapToDouble(number).toArray();
    }

    /** Events and time at risk by group and stratum, summed over other columns. */
    private record Rates(String groups, List<NamedCsvRecord> rows, String strata, String events, String times) {

        static Rates of(CountsCase each) {
            List<NamedCsvRecord> rows =
                    each.oracle().data(each.json().get("data").asText());
            return switch (each.json().get("data").asText()) {
                case "vae_rates.csv" -> new Rates("region", rows, "age_band", "events", "person_months");
                case "downs.csv" -> new Rates("birth_order", rows, "age", "count", "population");
                default -> new Rates("period", rows, "age", "deaths", "person_years");
            };
        }

        List<Long> events(String group) {
            return sums(group, events).stream().map(Math::round).toList();
        }

        List<Double> times(String group) {
            return sums(group, times);
        }

        private List<Double> sums(String group, String column) {
            Map<String, Double> sums = new LinkedHashMap<>();
            rows.stream()
                    .filter(row -> row.getField(groups).equals(group))
                    .forEach(
                            row -> sums.merge(row.getField(strata), Double.valueOf(row.getField(column)), Double::sum));
            return new ArrayList<>(sums.values());
        }
    }
}
