package fr.parcours.engine.protect.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableSystemTest {

    private static final Dimension SEX = Dimension.flat("sexe", List.of("F", "H"));

    @Test
    void aTableHasItsMarginsAndItsSums() {
        Dimension level = Dimension.flat("niveau", List.of("3", "4", "5"));
        TableSystem system = TableSystem.of(List.of(SEX, level), Map.of(List.of("F", "3"), 7L, List.of("H", "5"), 2L));
        assertThat(system.cells()).hasSize(12);
        assertThat(system.sums()).hasSize(3 + 4);
        assertThat(count(system, Map.of("sexe", "F"))).isEqualTo(7);
        assertThat(count(system, Map.of())).isEqualTo(9);
        assertSumsHold(system);
    }

    @Test
    void aHierarchyHasASumAtEachLevel() {
        Dimension places = Dimension.tree(
                "territoire", Map.of("z1", List.of("d1", "r1"), "z2", List.of("d1", "r1"), "z3", List.of("d2", "r1")));
        TableSystem system = TableSystem.of(List.of(places), Map.of(List.of("z1"), 1L, List.of("z3"), 5L));
        assertThat(system.cells()).hasSize(7);
        assertThat(count(system, Map.of("territoire", "d1"))).isEqualTo(1);
        assertThat(count(system, Map.of("territoire", "r1"))).isEqualTo(6);
        assertSumsHold(system);
    }

    @Test
    void whatReachesAPlaceAndWhatLeavesItIsOneCell() {
        Map<List<String>, Long> ways = Map.of(List.of("in>a"), 7L, List.of("a>b"), 4L, List.of("a>c"), 3L);
        Dimension left = Dimension.forest(
                "chemin",
                Map.of(
                        "in>a", List.of(Dimension.TOTAL),
                        "a>b", List.of("a"),
                        "a>c", List.of("a")));
        Dimension reached =
                Dimension.forest("chemin", Map.of("in>a", List.of("a"), "a>b", List.of("b"), "a>c", List.of("c")));
        TableSystem system = TableSystem.builder()
                .table(List.of(left), ways)
                .table(List.of(reached), ways)
                .build();
        assertThat(system.cells()).hasSize(7);
        assertThat(count(system, Map.of("chemin", "a"))).isEqualTo(7);
        assertThat(count(system, Map.of())).as("of those that come in only").isEqualTo(7);
        assertSumsHold(system);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Dimension.forest("chemin", Map.of("1", List.of("a", "b"), "2", List.of("a", "c"))))
                .withMessageContaining("a");
    }

    @Test
    void theMarginThatTwoTablesShareIsOneCell() {
        Dimension level = Dimension.flat("niveau", List.of("3", "4"));
        TableSystem system = TableSystem.builder()
                .table(List.of(SEX), Map.of(List.of("F"), 7L, List.of("H"), 2L))
                .table(List.of(SEX, level), Map.of(List.of("F", "3"), 7L, List.of("H", "4"), 2L))
                .build();
        assertThat(system.cells()).hasSize(9);
    }

    @Test
    void tablesAboutOtherPersonsAreRefused() {
        assertThatExceptionOfType(IntegrityException.class)
                .isThrownBy(() -> TableSystem.builder()
                        .table(List.of(SEX), Map.of(List.of("F"), 7L))
                        .table(List.of(SEX), Map.of(List.of("F"), 8L)))
                .withMessageContaining("7")
                .withMessageContaining("8");
    }

    @Test
    void aCategoryInTwoParentsAndAnUnknownOneAreRefused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() ->
                        Dimension.tree("territoire", Map.of("z1", List.of("d1", "r1"), "z2", List.of("d1", "r2"))))
                .withMessageContaining("d1");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> TableSystem.of(List.of(SEX), Map.of(List.of("X"), 1L)))
                .withMessageContaining("« X »");
    }

    @Test
    void aZoneInsideOneDepartementIsNoPartOfItsOwn() {
        Dimension places = Dimension.overlapping(
                "territoire",
                Map.of(
                        "p1", List.of(List.of("dep1"), List.of("zone1")),
                        "p2", List.of(List.of("dep1"), List.of("zone2")),
                        "p3", List.of(List.of("dep2"), List.of("zone2")),
                        "p4", List.of(List.of("dep2"), List.of("zone3"))));
        TableSystem system = TableSystem.of(
                List.of(places), Map.of(List.of("p1"), 1L, List.of("p2"), 2L, List.of("p3"), 3L, List.of("p4"), 4L));
        assertThat(system.cells().stream()
                        .filter(cell -> !cell.published())
                        .map(cell -> cell.key().toString()))
                .containsExactlyInAnyOrder("territoire=p2", "territoire=p3");
        assertThat(count(system, Map.of("territoire", "zone2"))).isEqualTo(5);
        assertThat(count(system, Map.of("territoire", "dep2"))).isEqualTo(7);
        assertSumsHold(system);
    }

    private static void assertSumsHold(TableSystem system) {
        assertThat(system.sums())
                .allSatisfy(sum -> assertThat(system.cells().get(sum.total()).count())
                        .isEqualTo(sum.parts().stream()
                                .mapToLong(part -> system.cells().get(part).count())
                                .sum()));
    }

    private static long count(TableSystem system, Map<String, String> categories) {
        return system.cells().get(system.position(CellKey.of(categories))).count();
    }
}
