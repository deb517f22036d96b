package fr.parcours.engine.protect.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.layout.InvalidInputException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundedModeTest {

    private static final Dimension SEX = Dimension.flat("sexe", List.of("F", "H"));
    private static final CellKey TOTAL = CellKey.of(Map.of());
    private static final CellKey WOMEN = CellKey.of(Map.of("sexe", "F"));

    @Test
    void roundedCountsAreMultiplesOfFiveThatAddUp() {
        for (int seed = 0; seed < 40; seed++) {
            TableSystem system =
                    seed % 4 == 0 ? new RandomSystems(seed).linkedPair() : new RandomSystems(seed).table(6);
            Rounding rounding = RoundedMode.standard().round(system);
            rounding.counts().forEach((key, count) -> {
                assertThat(count % 5).isZero();
                assertThat(Math.abs(
                                count - system.cells().get(system.position(key)).count()))
                        .isLessThan(5);
            });
            system.sums().stream()
                    .filter(sum -> RoundingProgram.published(system, sum))
                    .forEach(sum -> assertThat(sum.parts().stream()
                                    .mapToLong(part -> rounding.count(
                                            system.cells().get(part).key()))
                                    .sum())
                            .isEqualTo(rounding.count(
                                    system.cells().get(sum.total()).key())));
        }
    }

    @Test
    void anObserverNarrowsNoRoundedCountToFewerThanFiveValues() {
        for (int seed = 0; seed < 15; seed++) {
            Rounding rounding = RoundedMode.standard().round(new RandomSystems(seed).table(4));
            RoundingAttack attack = new RoundingAttack(rounding);
            rounding.counts()
                    .keySet()
                    .forEach(key -> assertThat(attack.width(key)).as("%s", key).isGreaterThan(4 - 1e-6));
        }
    }

    @Test
    void aPrintedZeroMayStandForASmallCount() {
        Rounding rounding = RoundedMode.standard().round(women(2, 41));
        assertThat(rounding.count(WOMEN)).isZero();
        assertThat(rounding.count(TOTAL)).isEqualTo(40);
        assertThat(rounding.change()).isEqualTo(2 + 1 + 3);
    }

    @Test
    void whatWasPublishedRoundedStaysAsItWas() {
        Rounding rounding = new RoundedMode(5, Map.of(WOMEN, 5L)).round(women(2, 41));
        assertThat(rounding.count(WOMEN)).isEqualTo(5);
        assertThat(rounding.count(TOTAL)).isEqualTo(45);
    }

    @Test
    void aTableThatCannotKeepItsSumsIsRefusedWithWhatToDo() {
        Map<CellKey, Long> impossible = Map.of(WOMEN, 5L, CellKey.of(Map.of("sexe", "H")), 40L, TOTAL, 50L);
        assertThatExceptionOfType(UnprotectableTableException.class)
                .isThrownBy(() -> new RoundedMode(5, impossible).round(women(2, 41)))
                .withMessageContaining("regroupez des modalités");
    }

    @Test
    void roundingIsProposedWhereManyCellsAreSmall() {
        assertThat(RoundedMode.advised(women(2, 41), ProtectionRule.standard())).isTrue();
        assertThat(RoundedMode.advised(women(20, 41), ProtectionRule.standard()))
                .isFalse();
    }

    @Test
    void aBaseOfOneRoundsNothing() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> RoundedMode.of(1))
                .withMessageContaining("« 1 »");
    }

    private static TableSystem women(long women, long men) {
        return TableSystem.of(List.of(SEX), Map.of(List.of("F"), women, List.of("H"), men));
    }
}
