package fr.parcours.engine;

import static fr.parcours.engine.cohort.Attributes.departement;
import static fr.parcours.engine.cohort.Attributes.level;
import static fr.parcours.engine.cohort.Attributes.region;
import static fr.parcours.engine.cohort.Attributes.sex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.parcours.engine.analysis.CrosstabResult;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.layout.InvalidInputException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CrosstabTest {

    private static Observatory observatory;

    @BeforeAll
    static void open() {
        observatory = Observatory.open(SmallDemo.get().dataset());
    }

    @AfterAll
    static void close() {
        observatory.close();
    }

    private static Cohort cohort() {
        return observatory.cohort("Recevables");
    }

    @Test
    void cellsAddUpToTheirMargins() {
        CrosstabResult result = cohort().unprotected().crosstab(departement(), level());
        List<List<Long>> counts = numbers(result.table()).stream()
                .map(row ->
                        row.stream().map(cell -> ((Cell.Count) cell).value()).toList())
                .toList();
        int last = counts.get(0).size() - 1;
        counts.forEach(row -> assertThat(sum(row.subList(0, last))).isEqualTo(row.get(last)));
        for (int column = 0; column <= last; column++) {
            int at = column;
            List<Long> down = counts.stream().map(row -> row.get(at)).toList();
            assertThat(sum(down.subList(0, down.size() - 1))).isEqualTo(down.get(down.size() - 1));
        }
        long entered = numbers(
                        cohort().unprotected().crosstab(sex(), region(2016)).table())
                .stream()
                .reduce((a, b) -> b)
                .map(row -> ((Cell.Count) row.get(row.size() - 1)).value())
                .orElseThrow();
        assertThat(counts.get(counts.size() - 1).get(last)).isEqualTo(entered);
    }

    @Test
    void sharesOfRowsAddUpToOneAndTestsAreThoseOfTheTable() {
        CrosstabResult result = cohort().unprotected().crosstab(sex(), level());
        numbers(result.details().get(0))
                .forEach(row -> assertThat(row.subList(0, row.size() - 1).stream()
                                .mapToDouble(cell -> ((Cell.Measure) cell).value())
                                .sum())
                        .isCloseTo(1, within(1e-12)));
        List<Cell> tests = result.details().get(2).rows().get(0);
        List<List<Cell>> counts = numbers(result.table());
        assertThat(((Cell.Count) tests.get(1)).value())
                .isEqualTo((counts.size() - 2L) * (counts.get(0).size() - 2L));
        assertThat(((Cell.Measure) tests.get(0)).value()).isCloseTo(pearson(counts), within(1e-9));
    }

    /** By the short formula, n (Σ O² / (r c) − 1). */
    private static double pearson(List<List<Cell>> counts) {
        int rows = counts.size() - 1;
        int columns = counts.get(0).size() - 1;
        double sum = -1;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                sum += count(counts, i, j) * count(counts, i, j) / count(counts, i, columns) / count(counts, rows, j);
            }
        }
        return sum * count(counts, rows, columns);
    }

    private static double count(List<List<Cell>> counts, int row, int column) {
        return ((Cell.Count) counts.get(row).get(column)).value();
    }

    @Test
    void noSmallCountIsShownNorFollowsFromAMargin() {
        CrosstabResult result = cohort().crosstab(departement(), level());
        List<List<Cell>> counts = numbers(result.table());
        assertThat(counts.stream().flatMap(List::stream))
                .contains(Cell.HIDDEN)
                .noneMatch(cell -> cell instanceof Cell.Count count && count.value() > 0 && count.value() < 5);
        // With a total that shows, one hidden cell alone would be its difference to the others.
        lines(counts)
                .filter(line -> line.get(line.size() - 1) != Cell.HIDDEN)
                .forEach(line -> assertThat(
                                line.stream().filter(Cell.HIDDEN::equals).count())
                        .isNotEqualTo(1));
        assertThat(result.details().get(2).rows().get(0)).allMatch(Cell.HIDDEN::equals);
        for (int i = 0; i < counts.size(); i++) {
            for (int j = 0; j < counts.get(i).size(); j++) {
                if (counts.get(i).get(j) == Cell.HIDDEN) {
                    assertThat(numbers(result.details().get(0)).get(i).get(j)).isEqualTo(Cell.HIDDEN);
                    assertThat(numbers(result.details().get(1)).get(i).get(j)).isEqualTo(Cell.HIDDEN);
                }
            }
        }
    }

    @Test
    void layersAddUpToTheTableOfAll() {
        CrosstabResult layered = cohort().unprotected().by(region(2016)).crosstab(sex(), level());
        ResultTable plain = cohort().unprotected().crosstab(sex(), level()).table();
        ResultTable table = layered.table();
        assertThat(table.columns().get(0).name()).isEqualTo("residence_region_2016");
        assertThat(numbers(table)
                        .subList(
                                table.rows().size() - plain.rows().size(),
                                table.rows().size()))
                .isEqualTo(numbers(plain));
        int layers = table.rows().size() / plain.rows().size();
        assertThat(layers).isGreaterThan(2);
        for (int row = 0; row < plain.rows().size(); row++) {
            for (int column = 0; column < numbers(plain).get(0).size(); column++) {
                long sum = 0;
                for (int layer = 0; layer < layers - 1; layer++) {
                    sum += ((Cell.Count) numbers(table)
                                    .get(layer * plain.rows().size() + row)
                                    .get(column))
                            .value();
                }
                assertThat(sum).isEqualTo(((Cell.Count) numbers(plain).get(row).get(column)).value());
            }
        }
        assertThat(layered.details().get(2).rows()).hasSize(layers);
        assertThat(numbers(layered.details().get(2)).get(layers - 1))
                .isEqualTo(numbers(cohort().unprotected()
                                .crosstab(sex(), level())
                                .details()
                                .get(2))
                        .get(0));
    }

    @Test
    void noSmallCountOfALayerFollowsFromTheOthers() {
        ResultTable table =
                cohort().by(region(2016)).crosstab(departement(), level()).table();
        assertThat(numbers(table).stream().flatMap(List::stream))
                .contains(Cell.HIDDEN)
                .noneMatch(cell -> cell instanceof Cell.Count count && count.value() > 0 && count.value() < 5);
        int rows = (int) table.rows().stream().map(row -> row.get(2)).distinct().count();
        int layers = table.rows().size() / rows;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < numbers(table).get(0).size(); column++) {
                List<Cell> through = new java.util.ArrayList<>();
                for (int layer = 0; layer < layers; layer++) {
                    through.add(numbers(table).get(layer * rows + row).get(column));
                }
                if (through.get(layers - 1) != Cell.HIDDEN) {
                    assertThat(through.stream().filter(Cell.HIDDEN::equals).count())
                            .isNotEqualTo(1);
                }
            }
        }
    }

    @Test
    void aTableTakesTwoDifferentAttributes() {
        assertThatThrownBy(() -> cohort().crosstab(sex(), sex()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("sex");
        assertThatThrownBy(() -> cohort().by(sex()).crosstab(level(), sex())).isInstanceOf(InvalidInputException.class);
    }

    private static Stream<List<Cell>> lines(List<List<Cell>> counts) {
        Stream<List<Cell>> down = Stream.iterate(0, i -> i < counts.get(0).size(), i -> i + 1)
                .map(column -> counts.stream().map(row -> row.get(column)).toList());
        return Stream.concat(counts.stream(), down);
    }

    /** The cells under the columns of numbers. */
    private static List<List<Cell>> numbers(ResultTable table) {
        return table.rows().stream()
                .map(row -> row.stream()
                        .filter(cell -> !(cell instanceof Cell.Text))
                        .toList())
                .toList();
    }

    private static long sum(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sum();
    }
}
