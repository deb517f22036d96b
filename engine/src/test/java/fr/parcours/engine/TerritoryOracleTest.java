package fr.parcours.engine;

import static fr.parcours.engine.cohort.Attributes.departement;
import static fr.parcours.engine.cohort.Attributes.level;
import static fr.parcours.engine.cohort.Months.months;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import fr.parcours.engine.analysis.AreaVariable;
import fr.parcours.engine.analysis.CountedEvent;
import fr.parcours.engine.analysis.DetailedResult;
import fr.parcours.engine.analysis.FunnelPlotResult;
import fr.parcours.engine.analysis.ModelledEvent;
import fr.parcours.engine.analysis.TerritoryComparison;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.Oracle;
import fr.parcours.engine.stats.ProportionInterval;
import fr.parcours.engine.stats.area.FunnelLimits;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparisons of territories from journeys to figures, beside what R makes of the same counts. */
class TerritoryOracleTest {

    private static final List<String> AREAS =
            List.of("11", "24", "27", "28", "32", "44", "52", "53", "75", "76", "84", "93", "94");

    @TempDir
    static Path folder;

    private static Observatory observatory;

    @BeforeAll
    static void open() {
        JourneysByHand journeys = new JourneysByHand(LocalDate.of(2012, 12, 31));
        Oracle.bundled().data("vae_success_region.csv").forEach(row -> {
            int successes = Integer.parseInt(row.getField("success"));
            for (int i = 0; i < Integer.parseInt(row.getField("n")); i++) {
                String cell = row.getField("region") + "/" + row.getField("level");
                journeys.add(
                        cell + "/" + i,
                        "",
                        "residence_departement=" + row.getField("region") + " level=" + row.getField("level"),
                        "ELIGIBILITY:FAVOURABLE 2008-01-01" + (i < successes ? ", JURY:FULL 2008-09-01" : ""));
            }
        });
        observatory =
                Observatory.open(journeys.write(folder.resolve("observatory")).folder());
    }

    @AfterAll
    static void close() {
        observatory.close();
    }

    private static TerritoryComparison comparison() {
        return observatory
                .cohort("essai")
                .unprotected()
                .compared(
                        departement(),
                        CountedEvent.within(ModelledEvent.reaching(StepType.JURY, Outcome.FULL), months(24)));
    }

    private static JsonNode oracle(String file, String id) {
        return Oracle.bundled()
                .cases(file)
                .filter(each -> each.get("id").asText().equals(id))
                .findFirst()
                .orElseThrow()
                .get("result");
    }

    private static JsonNode ofAreas() {
        return oracle("territories.json", "territories_vae_region");
    }

    private static Map<String, String> area(String code) {
        return Map.of("residence_departement", code);
    }

    private static Offset<Double> near(double wanted) {
        return within(1e-8 * Math.max(1e-3, Math.abs(wanted)));
    }

    private static void same(double actual, JsonNode wanted) {
        assertThat(actual).isCloseTo(wanted.asDouble(), near(wanted.asDouble()));
    }

    @Test
    void intervalsAndTheTestOfGroupsAreThoseOfR() {
        ResultCells wilson =
                new ResultCells(comparison().rates(ProportionInterval.WILSON).table());
        ResultCells exact =
                new ResultCells(comparison().rates(ProportionInterval.EXACT).table());
        for (JsonNode wanted : ofAreas().get("groups")) {
            Map<String, String> row = area(wanted.get("region").asText());
            same(wilson.measure("lower", row), wanted.get("wilson").get(0));
            same(wilson.measure("upper", row), wanted.get("wilson").get(1));
            same(exact.measure("lower", row), wanted.get("exact").get(0));
            same(exact.measure("upper", row), wanted.get("exact").get(1));
        }
        ResultCells tests = new ResultCells(
                comparison().rates(ProportionInterval.WILSON).details().get(0));
        same(tests.measure("statistic", Map.of()), ofAreas().get("chisq").get(0));
        assertThat(tests.count("freedom", Map.of()))
                .isEqualTo(ofAreas().get("chisq").get(1).asLong());
        same(tests.measure("p", Map.of()), ofAreas().get("chisq").get(2));
    }

    @Test
    void trendsAlongLevelsAreThoseOfPropTrendTest() {
        DetailedResult result = comparison().ratesBy(level(), ProportionInterval.WILSON);
        ResultCells trends = new ResultCells(result.details().get(2));
        JsonNode overall = oracle("tables.json", "trend_vae_success_by_level");
        same(trends.measure("z", area("*")), overall.get("z"));
        same(trends.measure("slope", area("*")), overall.get("slope_wls"));
        for (int i = 0; i < AREAS.size(); i++) {
            same(
                    trends.measure("p", area(AREAS.get(i))),
                    ofAreas().get("trend_p").get(i));
        }
        ResultCells rates = new ResultCells(result.table());
        assertThat(rates.count("followed", Map.of("residence_departement", "*", "level", "5")))
                .isEqualTo(4926);
        assertThat(rates.count("events", Map.of("residence_departement", "*", "level", "5")))
                .isEqualTo(3185);
    }

    @Test
    void atEqualLevelsGroupsCompareAsInMantelhaenTest() {
        List<ResultTable> details = comparison()
                .adjustedFor(level())
                .rates(ProportionInterval.WILSON)
                .details();
        ResultCells test = new ResultCells(details.get(1));
        same(test.measure("statistic", Map.of()), ofAreas().get("gcmh").get(0));
        assertThat(test.count("freedom", Map.of())).isEqualTo(12);
        same(test.measure("p", Map.of()), ofAreas().get("gcmh").get(2));
        ResultCells ratios = new ResultCells(details.get(2));
        for (JsonNode wanted : ofAreas().get("groups")) {
            Map<String, String> row = area(wanted.get("region").asText());
            same(ratios.measure("adjusted_odds_ratio", row), wanted.get("odds_ratio"));
            same(ratios.measure("lower", row), wanted.get("odds_limits").get(0));
            same(ratios.measure("upper", row), wanted.get("odds_limits").get(1));
            same(ratios.measure("p", row), wanted.get("p"));
            same(ratios.measure("homogeneity_p", row), wanted.get("tarone_p"));
        }
    }

    @Test
    void standardisedFiguresAreThoseOfTheClosedFormAndOfPoissonTest() {
        ResultCells table = new ResultCells(comparison().standardized(level()).table());
        for (JsonNode wanted : oracle("standardization.json", "standardized_proportion_vae_region")
                .get("groups")) {
            Map<String, String> row = area(wanted.get("region").asText());
            same(table.measure("direct", row), wanted.get("standardized"));
            same(table.measure("direct_lower", row), wanted.get("logit").get(0));
            same(table.measure("direct_upper", row), wanted.get("logit").get(1));
        }
        double crude = table.measure("rate", area("*"));
        for (JsonNode wanted : ofAreas().get("groups")) {
            Map<String, String> row = area(wanted.get("region").asText());
            same(table.measure("expected", row), wanted.get("expected"));
            same(table.measure("ratio", row), wanted.get("ratio"));
            same(table.measure("ratio_lower", row), wanted.get("ratio_limits").get(0));
            same(table.measure("ratio_upper", row), wanted.get("ratio_limits").get(1));
            assertThat(table.measure("indirect", row))
                    .isCloseTo(wanted.get("ratio").asDouble() * crude, within(1e-9));
        }
    }

    @Test
    void theFunnelHasTheLimitsAndTheDispersionOfR() {
        FunnelPlotResult funnel = comparison().funnel(false);
        JsonNode wanted = oracle("comparisons.json", "funnel_p_vae_region");
        same(funnel.target(), wanted.get("target"));
        ResultCells table = new ResultCells(funnel.table());
        for (int i = 0; i < AREAS.size(); i++) {
            JsonNode limits = wanted.get("limits").get(i);
            same(table.measure("lower_998", area(AREAS.get(i))), limits.get(0));
            same(table.measure("lower_95", area(AREAS.get(i))), limits.get(1));
            same(table.measure("upper_95", area(AREAS.get(i))), limits.get(2));
            same(table.measure("upper_998", area(AREAS.get(i))), limits.get(3));
        }
        same(new ResultCells(funnel.details().get(0)).measure("dispersion", Map.of()), wanted.get("phi"));
        // Area 32 has z −2.42, all others less than 1.96.
        assertThat(funnel.points())
                .filteredOn(point -> !point.status().name().equals("WITHIN"))
                .extracting(FunnelPlotResult.Point::code)
                .containsExactly("32");
        List<Double> sizes = funnel.curves().stream().map(FunnelLimits::size).toList();
        assertThat(sizes).isSorted().startsWith(155.0).endsWith(2618.0);
    }

    @Test
    void shrunkRatesAreThoseOfTheMaximumLikelihood() {
        DetailedResult result = comparison().shrunk();
        JsonNode wanted = oracle("comparisons.json", "eb_p_ml_vae_region");
        ResultCells table = new ResultCells(result.table());
        for (int i = 0; i < AREAS.size(); i++) {
            for (Map.Entry<String, String> column : Map.of(
                            "shrunk", "estimate", "shrunk_lower", "lower", "shrunk_upper", "upper")
                    .entrySet()) {
                assertThat(table.measure(column.getKey(), area(AREAS.get(i))))
                        .isCloseTo(wanted.get(column.getValue()).get(i).asDouble(), within(1e-6));
            }
        }
        assertThat(new ResultCells(result.details().get(0)).measure("strength", Map.of()))
                .isCloseTo(wanted.get("strength").asDouble(), within(0.01));
    }

    @Test
    void theVariationBetweenAreasIsThatOfTheIntegratedLikelihood() {
        ResultCells table = new ResultCells(comparison().variation().table());
        JsonNode wanted = oracle("comparisons.json", "random_vae_region");
        assertThat(table.measure("deviation", Map.of()))
                .isCloseTo(wanted.get("sd").asDouble(), within(1e-7));
        assertThat(table.measure("icc", Map.of())).isCloseTo(wanted.get("icc").asDouble(), within(1e-8));
        assertThat(table.measure("median_odds_ratio", Map.of()))
                .isCloseTo(wanted.get("mor").asDouble(), within(1e-6));
        assertThat(table.measure("p", Map.of())).isCloseTo(wanted.get("p").asDouble(), within(1e-6));
    }

    @Test
    void theVariationAtEqualCompositionIsThatOfTheIntegratedLikelihood() {
        ResultCells table =
                new ResultCells(comparison().adjustedFor(level()).variation().table());
        JsonNode wanted = oracle("territories.json", "between_adjusted_vae_region");
        assertThat(table.measure("deviation", Map.of("composition", "adjusted")))
                .isCloseTo(wanted.get("deviation").asDouble(), within(1e-5));
        assertThat(table.measure("deviation", Map.of("composition", "crude")))
                .isCloseTo(
                        oracle("comparisons.json", "random_vae_region")
                                .get("sd")
                                .asDouble(),
                        within(1e-7));
    }

    @Test
    void theCorrelationIsThatOfCovWt() {
        JsonNode values = Oracle.bundled()
                .cases("territories.json")
                .findFirst()
                .orElseThrow()
                .get("spec")
                .get("variable");
        Map<String, Double> byArea = new HashMap<>();
        IntStream.range(0, AREAS.size())
                .forEach(i -> byArea.put(AREAS.get(i), values.get(i).asDouble()));
        DetailedResult result = comparison()
                .correlatedWith(new AreaVariable("taux de chômage", "unemployment", "%", "inventé", byArea));
        same(
                new ResultCells(result.table()).measure("estimate", Map.of("measure", "pearson")),
                ofAreas().get("correlation"));
        assertThat(result.provenance().warnings()).first().asString().contains("jamais des personnes");
    }
}
