package fr.parcours.engine.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProtectedFunnelTest {

    @Test
    void stagesFarApartAreAllShown() {
        assertThat(shown(List.of(100L, 80L, 40L, 30L), List.of(10L, 12L, 8L, 0L)))
                .isEqualTo("100 80 40 30 | 10 12 8 0");
    }

    @Test
    void stageThatDiffersByFewIsWithheldBeforeTheLaterOne() {
        // 80 - 78 = 2 would be read off: the jury stays, the dossier goes.
        assertThat(shown(List.of(100L, 80L, 78L), List.of(40L, 38L))).isEqualTo("100 s 78 | 40 38");
    }

    @Test
    void partsGoWithTheirStage() {
        assertThat(shown(List.of(100L, 80L, 4L), List.of(4L, 0L))).isEqualTo("100 80 s | s s");
    }

    @Test
    void stageIsWithheldWhenItsPartsCannotBeProtectedOtherwise() {
        assertThat(shown(List.of(100L, 5L), List.of(4L, 1L))).isEqualTo("100 s | s s");
    }

    @Test
    void smallEntryIsWithheldWhole() {
        assertThat(shown(List.of(4L, 0L), List.of())).isEqualTo("s s | ");
    }

    @Test
    void emptyFunnelIsShown() {
        assertThat(shown(List.of(0L, 0L), List.of(0L))).isEqualTo("0 0 | 0");
    }

    @Test
    void numbersThatAreNoFunnelAreRefused() {
        ProtectionRule rule = ProtectionRule.standard();
        assertThatIllegalArgumentException().isThrownBy(() -> ProtectedFunnel.of(rule, List.of(3L, 4L), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> ProtectedFunnel.of(rule, List.of(9L), List.of(3L, 4L)));
        assertThatIllegalArgumentException().isThrownBy(() -> ProtectedFunnel.of(rule, List.of(), List.of()));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    /** The attack: every funnel that agrees with what is shown. */
    @ParameterizedTest
    @MethodSource("seeds")
    void noSmallNumberCanBeWorkedOut(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ProtectionRule rule = ProtectionRule.of(random.nextInt(2, 5));
        List<Long> stages = new ArrayList<>(List.of(random.nextLong(1, 12)));
        for (int i = 1; i < 3; i++) {
            stages.add(random.nextLong(stages.get(i - 1) + 1));
        }
        long full = random.nextLong(stages.get(2) + 1);
        List<Long> parts = List.of(full, stages.get(2) - full);
        ProtectedFunnel shown = ProtectedFunnel.of(rule, stages, parts);
        if (shown.stages().get(0).isEmpty()) {
            assertThat(shown.stages()).containsOnly(OptionalLong.empty());
            assertThat(shown.parts()).containsOnly(OptionalLong.empty());
            return;
        }

        List<long[]> possible = new ArrayList<>();
        long entry = stages.get(0);
        for (long second = 0; second <= entry; second++) {
            for (long third = 0; third <= second; third++) {
                for (long part = 0; part <= third; part++) {
                    long[] funnel = {entry, second, third, part, third - part};
                    if (agrees(funnel, shown)) {
                        possible.add(quantities(funnel));
                    }
                }
            }
        }
        long[] truth = quantities(new long[] {entry, stages.get(1), stages.get(2), full, parts.get(1)});
        for (int i = 0; i < truth.length; i++) {
            int quantity = i;
            long low = possible.stream().mapToLong(each -> each[quantity]).min().orElseThrow();
            long high =
                    possible.stream().mapToLong(each -> each[quantity]).max().orElseThrow();
            if (!rule.shows(truth[i])) {
                assertThat((low <= 1 && high >= rule.threshold() - 1) || high - low >= rule.threshold() - 1)
                        .as("quantity %s of %s, shown %s, is known within %s to %s", i, stages, shown, low, high)
                        .isTrue();
            }
        }
    }

    /** Stages, parts, and what leaves the funnel between stages. */
    private static long[] quantities(long[] funnel) {
        return new long[] {
            funnel[0], funnel[1], funnel[2], funnel[3], funnel[4], funnel[0] - funnel[1], funnel[1] - funnel[2]
        };
    }

    private static boolean agrees(long[] funnel, ProtectedFunnel shown) {
        boolean partsKnownPositive = shown.stages().get(2).isPresent();
        List<OptionalLong> all = new ArrayList<>(shown.stages());
        all.addAll(shown.parts());
        for (int i = 0; i < funnel.length; i++) {
            OptionalLong cell = all.get(i);
            boolean fits = cell.isPresent()
                    ? cell.getAsLong() == funnel[i]
                    : funnel[i] >= 1 || (i >= shown.stages().size() && !partsKnownPositive);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static String shown(List<Long> stages, List<Long> parts) {
        ProtectedFunnel shown = ProtectedFunnel.of(ProtectionRule.standard(), stages, parts);
        return text(shown.stages()) + " | " + text(shown.parts());
    }

    private static String text(List<OptionalLong> cells) {
        return cells.stream()
                .map(cell -> cell.isPresent() ? Long.toString(cell.getAsLong()) : "s")
                .collect(Collectors.joining(" "));
    }
}
