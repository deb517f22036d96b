package fr.parcours.engine.protect.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.parcours.engine.protect.ProtectionRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SecretModeTest {

    private static final SecretMode FIVE = SecretMode.of(ProtectionRule.of(5));
    private static final Dimension SEX = Dimension.flat("sexe", List.of("F", "H"));
    private static final Dimension LEVEL = Dimension.flat("niveau", List.of("3", "4"));

    @Test
    void oneSmallCellOfATwoByTwoTableTakesTheThreeOthersWithIt() {
        Suppression shown = FIVE.protect(square(3, 20, 20, 20));
        assertThat(shown.hidden())
                .containsExactlyInAnyOrder(key("F", "3"), key("F", "4"), key("H", "3"), key("H", "4"));
        assertThat(shown.count(key("F", "*"))).hasValue(23);
        assertThat(shown.count(key("F", "3"))).isEmpty();
        assertThat(shown.count(CellKey.of(Map.of()))).hasValue(63);
    }

    @Test
    void aTableWithoutSmallCellsIsShownWhole() {
        assertThat(FIVE.protect(square(5, 20, 0, 20)).hidden()).isEmpty();
    }

    @Test
    void zerosArePrintedAndProtectNothing() {
        Suppression shown = FIVE.protect(square(3, 20, 0, 20));
        assertThat(shown.count(key("H", "3"))).hasValue(0);
        assertThat(shown.hidden()).contains(key("F", "3"), key("*", "3"));
    }

    @Test
    void aTotalOfNineOverNineCellsThatAreNotZeroIsHiddenTooAsEachWouldBeOne() {
        Dimension nine = Dimension.flat(
                "domaine", IntStream.range(0, 9).mapToObj(i -> "d" + i).toList());
        Map<List<String>, Long> counts = new LinkedHashMap<>();
        IntStream.range(0, 9).forEach(i -> counts.put(List.of("d" + i), 1L));
        Suppression shown = FIVE.protect(TableSystem.of(List.of(nine), counts));
        assertThat(shown.hidden()).hasSize(10);
    }

    @Test
    void aHiddenCellIsAtLeastOneForTheObserverSoTwoHiddenCellsAreNotAlwaysEnough() {
        Dimension three = Dimension.flat("domaine", List.of("a", "b", "c"));
        Suppression shown = FIVE.protect(
                TableSystem.of(List.of(three), Map.of(List.of("a"), 2L, List.of("b"), 3L, List.of("c"), 40L)));
        assertThat(shown.hidden()).hasSize(3);
        assertThat(shown.shows(CellKey.of(Map.of()))).isTrue();
    }

    @Test
    void hiddenMarksSpreadThroughAHierarchy() {
        Dimension places = Dimension.tree(
                "territoire",
                Map.of("z1", List.of("d1"), "z2", List.of("d1"), "z3", List.of("d2"), "z4", List.of("d2")));
        Suppression shown = FIVE.protect(TableSystem.of(
                List.of(places),
                Map.of(List.of("z1"), 2L, List.of("z2"), 30L, List.of("z3"), 40L, List.of("z4"), 50L)));
        assertThat(shown.hidden())
                .containsExactlyInAnyOrder(
                        CellKey.of(Map.of("territoire", "z1")), CellKey.of(Map.of("territoire", "z2")));
    }

    @Test
    void whatOneTableHidesTheOtherDoesNotGiveAway() {
        Dimension certifier = Dimension.flat("certificateur", List.of("x", "y"));
        TableSystem linked = TableSystem.builder()
                .table(List.of(LEVEL), Map.of(List.of("3"), 3L, List.of("4"), 60L))
                .table(
                        List.of(LEVEL, certifier),
                        Map.of(List.of("3", "x"), 3L, List.of("4", "x"), 30L, List.of("4", "y"), 30L))
                .build();
        Suppression shown = FIVE.protect(linked);
        assertThat(shown.hidden()).contains(CellKey.of(Map.of("niveau", "3")), CellKey.of(Map.of("niveau", "4")));
        assertUncertain(shown, 5);
    }

    @Test
    void thePartOfAZoneBeyondTheBorderOfADepartementCannotBeFoundBySubtraction() {
        Dimension places = Dimension.overlapping(
                "territoire",
                Map.of(
                        "a", List.of(List.of("dep1"), List.of("zone1")),
                        "b1", List.of(List.of("dep1"), List.of("zone2")),
                        "b2", List.of(List.of("dep2"), List.of("zone2")),
                        "c", List.of(List.of("dep2"), List.of("zone3"))));
        TableSystem system = TableSystem.of(
                List.of(places), Map.of(List.of("a"), 20L, List.of("b1"), 2L, List.of("b2"), 30L, List.of("c"), 25L));
        assertThat(system.cells().stream().filter(cell -> !cell.published())).hasSize(2);
        Suppression shown = FIVE.protect(system);
        assertThat(shown.hidden()).isNotEmpty();
        assertUncertain(shown, 5);
    }

    @Test
    void aCellShownBeforeStaysShownAndAnotherOneIsHiddenInstead() {
        Dimension four = Dimension.flat("domaine", List.of("a", "b", "c", "d"));
        TableSystem system = TableSystem.of(
                List.of(four), Map.of(List.of("a"), 2L, List.of("b"), 10L, List.of("c"), 20L, List.of("d"), 30L));
        CellKey b = CellKey.of(Map.of("domaine", "b"));
        CellKey d = CellKey.of(Map.of("domaine", "d"));
        assertThat(FIVE.protect(system).hidden()).contains(b);
        assertThat(FIVE.after(new EarlierRelease(Set.of(b), Set.of()))
                        .protect(system)
                        .hidden())
                .doesNotContain(b)
                .hasSize(2);
        assertThat(FIVE.after(new EarlierRelease(Set.of(), Set.of(d)))
                        .protect(system)
                        .hidden())
                .contains(d);
    }

    @Test
    void aTableThatCannotBeProtectedIsRefusedWithWhatToDo() {
        CellKey all = CellKey.of(Map.of());
        TableSystem small = TableSystem.of(List.of(SEX), Map.of(List.of("F"), 2L, List.of("H"), 1L));
        assertThatExceptionOfType(UnprotectableTableException.class)
                .isThrownBy(() ->
                        FIVE.after(new EarlierRelease(Set.of(all), Set.of())).protect(small))
                .withMessageContaining("Regroupez des modalités")
                .withMessageContaining("Rien n'a été publié");
    }

    @Test
    void countsUnderTwentyCanBeLeftOut() {
        Suppression shown = SecretMode.of(ProtectionRule.largeGroups()).protect(square(19, 40, 50, 60));
        assertThat(shown.hidden()).contains(key("F", "3"));
        assertUncertain(shown, 20);
    }

    @Test
    void withoutProtectionEverythingIsShown() {
        assertThat(SecretMode.of(ProtectionRule.none())
                        .protect(square(1, 2, 3, 4))
                        .hidden())
                .isEmpty();
    }

    @Test
    void theSameTableIsProtectedTheSameWayEachTime() {
        TableSystem system = new RandomSystems(21).table(5);
        assertThat(FIVE.protect(system)).isEqualTo(FIVE.protect(system));
    }

    @Test
    void theAuditRefusesAProofThatDoesNotAddUp() {
        Suppression shown = FIVE.protect(square(3, 20, 20, 20));
        Suppression forged = new Suppression(
                shown.system(),
                shown.rule(),
                shown.hidden(),
                Set.of(),
                List.of(new Suppression.Certificate(
                        key("F", "3"), Map.of(key("F", "3"), 1L), Map.of(key("F", "3"), 9L))),
                shown.loss(),
                shown.leastCost());
        assertThat(Audit.certificates(shown)).allMatch(Audit.Interval::wideEnough);
        assertThat(Audit.certificates(forged)).noneMatch(Audit.Interval::wideEnough);
    }

    @Test
    void aTableSaysWhichOfItsCellsAndMarginsMayBeShown() {
        List<Dimension> dimensions = List.of(
                Dimension.tree(
                        "zone",
                        Map.of("z1", List.of("d1"), "z2", List.of("d1"), "z3", List.of("d2"), "z4", List.of("d2"))),
                Dimension.flat("sex", List.of("F", "H")));
        Map<List<String>, Long> inner = Map.of(
                List.of("z1", "F"), 3L,
                List.of("z1", "H"), 20L,
                List.of("z2", "F"), 30L,
                List.of("z2", "H"), 25L,
                List.of("z3", "F"), 40L,
                List.of("z3", "H"), 45L,
                List.of("z4", "F"), 50L);
        ShownTable shown = ShownTable.of(ProtectionRule.standard(), dimensions, inner);
        assertThat(shown.count("z1", "F")).isEmpty();
        assertThat(shown.count("z3", "F")).hasValue(40);
        assertThat(shown.count("z4", "H")).hasValue(0);
        assertThat(shown.count("d1", Dimension.TOTAL)).hasValue(78);
        assertThat(shown.isWhole()).isFalse();
        assertUncertain(shown.suppression().orElseThrow(), 5);
        assertThat(ShownTable.of(ProtectionRule.none(), dimensions, inner).count("z1", "F"))
                .hasValue(3);
    }

    private static void assertUncertain(Suppression shown, int k) {
        SimplexAttack attack = new SimplexAttack(shown);
        assertThat(shown.certificates()).isNotEmpty();
        shown.certificates().forEach(proof -> {
            double[] interval = attack.interval(proof.cell());
            assertThat(interval[1]).as("%s", proof.cell()).isGreaterThanOrEqualTo(k - 1e-6);
            assertThat(interval[1] - interval[0]).as("%s", proof.cell()).isGreaterThanOrEqualTo(k - 1 - 1e-6);
        });
    }

    private static TableSystem square(long f3, long f4, long h3, long h4) {
        return TableSystem.of(
                List.of(SEX, LEVEL),
                Map.of(List.of("F", "3"), f3, List.of("F", "4"), f4, List.of("H", "3"), h3, List.of("H", "4"), h4));
    }

    private static CellKey key(String sex, String level) {
        return CellKey.of(Map.of("sexe", sex, "niveau", level));
    }
}
