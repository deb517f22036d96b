package fr.parcours.engine;

import static fr.parcours.engine.cohort.Attributes.departement;
import static fr.parcours.engine.cohort.Attributes.level;
import static fr.parcours.engine.cohort.Attributes.sex;
import static fr.parcours.engine.cohort.Months.months;
import static fr.parcours.engine.cohort.Presumption.presumedAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.parcours.engine.analysis.AreaVariable;
import fr.parcours.engine.analysis.CountedEvent;
import fr.parcours.engine.analysis.DetailedResult;
import fr.parcours.engine.analysis.FunnelPlotResult;
import fr.parcours.engine.analysis.ModelledEvent;
import fr.parcours.engine.analysis.TerritoryComparison;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.ProportionInterval;
import fr.parcours.engine.stats.area.FunnelStatus;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.StepType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Journeys counted by hand. Half of each area aim at level 3, half at level 4; at level 3 those of level 4 who are
 * fully validated come on top. Seven journeys of the Ain enter too late to be followed for 24 months, three journeys
 * are of the Loire, and ten of nowhere known.
 */
class TerritoryComparisonTest {

    private static final CountedEvent VALIDATION = CountedEvent.within(ModelledEvent.outcome("full"), months(24));

    @TempDir
    static Path folder;

    private static Observatory observatory;

    /** As they are shown to readers: what protects them takes its time. */
    private static DetailedResult shownRates;

    private static DetailedResult shownStandardized;

    @BeforeAll
    static void open() {
        JourneysByHand journeys = new JourneysByHand(LocalDate.of(2010, 2, 1));
        add(journeys, "01", 20, 12, 20, 8);
        add(journeys, "38", 15, 6, 15, 6);
        add(journeys, "69", 15, 6, 15, 3);
        add(journeys, "73", 10, 5, 10, 5);
        add(journeys, "74", 20, 8, 20, 6);
        add(journeys, "42", 2, 1, 1, 0);
        add(journeys, "", 5, 3, 5, 2);
        for (int i = 0; i < 7; i++) {
            journeys.add(
                    "late" + i,
                    "",
                    "residence_departement=01 level=3",
                    "ELIGIBILITY:FAVOURABLE 2008-06-01, JURY:FULL 2009-01-01");
        }
        observatory =
                Observatory.open(journeys.write(folder.resolve("observatory")).folder());
        shownRates = shown().adjustedFor(level()).rates(ProportionInterval.WILSON);
        shownStandardized = shown().standardized(level());
    }

    private static void add(JourneysByHand journeys, String area, int low, int lowFull, int high, int highFull) {
        for (int i = 0; i < low + high; i++) {
            boolean isLow = i < low;
            boolean isFull = isLow ? i < lowFull : i < low + highFull;
            journeys.add(
                    area + "/" + i,
                    "",
                    "sex=" + (i % 2 == 0 ? "F" : "M") + " level=" + (isLow ? 3 : 4)
                            + (area.isEmpty() ? "" : " residence_departement=" + area),
                    "ELIGIBILITY:FAVOURABLE 2008-01-01" + (isFull ? ", JURY:FULL 2009-01-01" : ""));
        }
    }

    @AfterAll
    static void close() {
        observatory.close();
    }

    private static TerritoryComparison raw() {
        return observatory.cohort("essai").unprotected().compared(departement(), VALIDATION);
    }

    private static TerritoryComparison shown() {
        return observatory.cohort("essai").compared(departement(), VALIDATION);
    }

    private static Map<String, String> area(String code) {
        return Map.of("residence_departement", code);
    }

    @Test
    void aJourneyThatEnteredTooLateOnlyCountsAmongThoseThatEntered() {
        ResultCells table =
                new ResultCells(raw().rates(ProportionInterval.WILSON).table());
        assertThat(table.count("journeys", area("01"))).isEqualTo(47);
        assertThat(table.count("followed", area("01"))).isEqualTo(40);
        assertThat(table.count("events", area("01"))).isEqualTo(20);
        assertThat(table.measure("rate", area("01"))).isEqualTo(0.5);
        assertThat(table.count("followed", area("*"))).isEqualTo(173);
        assertThat(table.count("events", area("*"))).isEqualTo(71);
    }

    @Test
    void dropOutPresumedIsCountedToo() {
        ResultCells table = new ResultCells(observatory
                .cohort("essai")
                .unprotected()
                .compared(departement(), CountedEvent.presumed(presumedAfter(months(24))))
                .rates(ProportionInterval.WILSON)
                .table());
        assertThat(table.count("events", area("01"))).isEqualTo(20);
        assertThat(table.count("events", area("69"))).isEqualTo(21);
    }

    @Test
    void marginsOfTwoAttributesAddUp() {
        DetailedResult result = raw().ratesBy(level(), ProportionInterval.WILSON);
        ResultCells table = new ResultCells(result.table());
        assertThat(table.count("events", Map.of("residence_departement", "01", "level", "3")))
                .isEqualTo(12);
        assertThat(table.count("events", Map.of("residence_departement", "*", "level", "3")))
                .isEqualTo(41);
        assertThat(table.count("events", Map.of("residence_departement", "*", "level", "4")))
                .isEqualTo(30);
        ResultCells matrix = new ResultCells(result.details().get(0));
        assertThat(matrix.measure("value_3", area("01"))).isEqualTo(0.6);
        assertThat(matrix.measure("total", area("01"))).isEqualTo(0.5);
        // 12 of 20 at level 3, 8 of 20 at level 4: T = 2, variance 0.25 · 40 · 0.25 = 2.5, z = −2/√2.5.
        ResultCells trends = new ResultCells(result.details().get(2));
        assertThat(trends.measure("z", area("01"))).isCloseTo(-2 / Math.sqrt(2.5), within(1e-12));
        assertThat(trends.measure("slope", area("01"))).isCloseTo(-0.2, within(1e-12));
    }

    @Test
    void standardisedFiguresAreThoseCountedByHand() {
        // 87 followed at level 3, 41 validated; 86 at level 4, 30 validated.
        ResultCells table = new ResultCells(raw().standardized(level()).table());
        assertThat(table.measure("direct", area("69"))).isCloseTo((87 * 6 / 15.0 + 86 * 3 / 15.0) / 173, within(1e-12));
        double expected = 15 * 41 / 87.0 + 15 * 30 / 86.0;
        assertThat(table.measure("expected", area("69"))).isCloseTo(expected, within(1e-12));
        assertThat(table.measure("ratio", area("69"))).isCloseTo(9 / expected, within(1e-12));
        assertThat(table.measure("indirect", area("69"))).isCloseTo(9 / expected * 71 / 173, within(1e-12));
        assertThat(table.measure("ratio", area("*"))).isCloseTo(1, within(1e-12));
    }

    @Test
    void standardisedFiguresAreRoundedUnderProtection() {
        ResultCells table = new ResultCells(shownStandardized.table());
        assertThat(table.measure("expected", area("69"))).isEqualTo(12.3);
        assertThat(table.measure("ratio", area("69"))).isEqualTo(0.73);
        assertThat(table.measure("direct", area("69"))).isEqualTo(0.301);
        decimals(table.under("direct", "direct_lower", "direct_upper", "indirect", "p"), 3);
        decimals(table.under("ratio", "ratio_lower", "ratio_upper"), 2);
        decimals(table.under("expected"), 1);
    }

    private static void decimals(List<Cell> cells, int most) {
        assertThat(cells.stream().filter(Cell.Measure.class::isInstance).map(Cell.Measure.class::cast))
                .isNotEmpty()
                .allMatch(cell ->
                        BigDecimal.valueOf(cell.value()).stripTrailingZeros().scale() <= most);
    }

    @Test
    void noViewTellsAnythingOfAnAreaTooSmallToBeShown() {
        for (Result view : List.of(shownRates, shownStandardized, shown().shrunk(), shown().funnel(false))) {
            ResultCells table = new ResultCells(view.table());
            for (String column : List.of("followed", "events", "rate")) {
                assertThat(table.cell(column, area("42")))
                        .as(view.table().name())
                        .isEqualTo(Cell.HIDDEN);
            }
            tables(view)
                    .flatMap(each -> each.rows().stream())
                    .filter(row -> row.contains(Cell.text("42")))
                    .forEach(row -> assertThat(row)
                            .as(view.table().name())
                            .allMatch(cell ->
                                    cell instanceof Cell.Text || cell == Cell.HIDDEN || cell.equals(Cell.count(0))));
            smallCounts(view);
        }
        List<ResultTable> adjusted = shownRates.details();
        assertThat(adjusted.get(1).rows().get(0)).allMatch(Cell.HIDDEN::equals);
        assertThat(new ResultCells(adjusted.get(2)).cell("adjusted_odds_ratio", area("42")))
                .isEqualTo(Cell.HIDDEN);
    }

    private static Stream<ResultTable> tables(Result view) {
        return Stream.concat(Stream.of(view.table()), view.details().stream());
    }

    private static void smallCounts(Result view) {
        for (String column : List.of("journeys", "followed", "events")) {
            assertThat(new ResultCells(view.table()).under(column))
                    .noneMatch(cell -> cell instanceof Cell.Count count && count.value() > 0 && count.value() < 5);
        }
    }

    @Test
    void testsReadTheGroupsThatAreShown() {
        long shownAreas = shownRates.table().rows().stream()
                .filter(row -> row.get(row.size() - 1) instanceof Cell.Measure)
                .filter(row -> !row.get(0).equals(Cell.text("*")) && !row.get(0).equals(Cell.text("?")))
                .count();
        assertThat(new ResultCells(shownRates.details().get(0)).count("groups", Map.of()))
                .isEqualTo(shownAreas)
                .isLessThan(6);
    }

    @Test
    void anAreaWhereHardlyAnythingIsExpectedHasNoStatus() {
        FunnelPlotResult funnel = raw().funnel(false);
        // 3 · 71/173 is less than five.
        assertThat(funnel.points())
                .filteredOn(point -> point.code().equals("42"))
                .extracting(FunnelPlotResult.Point::status)
                .containsExactly(FunnelStatus.UNDEFINED);
        assertThat(funnel.points())
                .filteredOn(point -> point.code().equals("01"))
                .extracting(FunnelPlotResult.Point::status)
                .containsExactly(FunnelStatus.WITHIN);
        assertThat(funnel.points()).extracting(FunnelPlotResult.Point::code).doesNotContain("?");
        assertThat(funnel.target()).isCloseTo(71 / 173.0, within(1e-12));
    }

    @Test
    void journeysPerThousandPeopleNeedAPopulationOfTheArea() {
        AreaVariable people =
                new AreaVariable("actifs", "active people", "personnes", "inventé", Map.of("01", 23_500.0));
        DetailedResult result = raw().perThousand(people);
        ResultCells table = new ResultCells(result.table());
        assertThat(table.measure("journeys_rate", area("01"))).isCloseTo(2, within(1e-12));
        assertThat(table.measure("events_rate", area("01"))).isCloseTo(20 / 23.5, within(1e-12));
        assertThat(table.cell("journeys_rate", area("38"))).isEqualTo(Cell.MISSING);
        assertThat(result.provenance().warnings()).anyMatch(warning -> warning.contains("laissés de côté : 5."));
        assertThatThrownBy(() -> raw().perThousand(new AreaVariable("actifs", "a", "p", "s", Map.of("01", 0.0))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("01");
        assertThatThrownBy(() -> raw().perThousand(new AreaVariable("actifs", "a", "p", "s", Map.of("84", 10.0))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("actifs");
    }

    @Test
    void aCorrelationLeavesOutAreasWithoutAValueAndSaysSo() {
        AreaVariable variable = new AreaVariable(
                "chômage",
                "unemployment",
                "%",
                "inventé",
                Map.of("01", 8.0, "38", 9.0, "69", 10.0, "73", 7.0, "74", 9.5));
        DetailedResult result = raw().correlatedWith(variable);
        assertThat(new ResultCells(result.table()).count("areas", Map.of("measure", "pearson")))
                .isEqualTo(5);
        assertThat(result.details().get(0).rows()).hasSize(5);
        assertThat(result.provenance().warnings())
                .anyMatch(warning -> warning.contains("Corrélation écologique"))
                .anyMatch(warning -> warning.contains("« chômage », laissés de côté : 1."));
        DetailedResult shown = shown().correlatedWith(variable);
        assertThat(shown.details().get(0).rows()).noneMatch(row -> row.get(0).equals(Cell.text("42")));
        assertThat(shown.provenance().warnings())
                .anyMatch(warning -> warning.contains("masqués par le secret statistique, laissés de côté : 1."));
        assertThatThrownBy(() -> raw().correlatedWith(
                                new AreaVariable("chômage", "u", "%", "inventé", Map.of("01", 8.0, "38", 9.0))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("chômage");
    }

    @Test
    void aHiddenAreaIsNotTheDifferenceOfTheOthersToTheWhole() {
        ResultCells table = new ResultCells(shownRates.table());
        for (String column : List.of("journeys", "followed", "events")) {
            assertThat(table.under(column)).filteredOn(Cell.HIDDEN::equals).hasSizeGreaterThan(1);
        }
    }

    @Test
    void theVariationIsAlsoGivenAtEqualValuesOfAnAttribute() {
        ResultCells table = new ResultCells(raw().variationWithin(level()).table());
        assertThat(table.count("areas", Map.of("level", "3"))).isEqualTo(6);
        assertThat(table.count("followed", Map.of("level", "*"))).isEqualTo(163);
        assertThat(table.measure("median_odds_ratio", Map.of("level", "4"))).isGreaterThanOrEqualTo(1);
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        assertThatThrownBy(() -> raw().ratesBy(departement(), ProportionInterval.WILSON))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("residence_departement");
        assertThatThrownBy(() -> raw().standardized(departement())).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> raw().adjustedFor(departement()).rates(ProportionInterval.WILSON))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> raw().adjustedFor(departement()).variation())
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> raw().variationWithin(departement())).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> observatory
                        .cohort("essai")
                        .observedFrom("2008-02-01")
                        .compared(departement(), VALIDATION)
                        .rates(ProportionInterval.WILSON))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> observatory
                        .cohort("essai")
                        .between("1999-01-01", "1999-12-31")
                        .compared(departement(), VALIDATION)
                        .funnel(false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("0 territoires");
        assertThatThrownBy(() -> new AreaVariable("x", "x", "%", "s", Map.of("01", Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEmptyCohortHasEmptyTables() {
        DetailedResult result = observatory
                .cohort("essai")
                .between("1999-01-01", "1999-12-31")
                .compared(departement(), VALIDATION)
                .adjustedFor(level())
                .ratesBy(sex(), ProportionInterval.EXACT);
        assertThat(result.table().rows()).hasSize(1);
        assertThat(new ResultCells(result.table()).count("followed", Map.of())).isZero();
        assertThat(new ResultCells(result.table()).cell("rate", Map.of())).isEqualTo(Cell.MISSING);
    }

    @Test
    void medianTimesHaveMargins() {
        ResultCells table = new ResultCells(observatory
                .cohort("essai")
                .unprotected()
                .medians(departement(), level(), StepType.JURY)
                .table());
        double year = 366 / 30.4375;
        assertThat(table.measure("value_3", area("01"))).isBetween(year - 5, year + 0.1);
        assertThat(table.cell("value_4", area("69"))).isEqualTo(Cell.MISSING);
        assertThat(new ResultCells(observatory
                                .cohort("essai")
                                .medians(departement(), level(), StepType.JURY)
                                .table())
                        .cell("total", area("42")))
                .isEqualTo(Cell.HIDDEN);
    }
}
