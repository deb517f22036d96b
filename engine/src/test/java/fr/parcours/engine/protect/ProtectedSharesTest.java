package fr.parcours.engine.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.parcours.engine.protect.ProtectedShares.Group;
import fr.parcours.engine.protect.ProtectedShares.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProtectedSharesTest {

    @Test
    void safeSharesAreAllShown() {
        assertThat(shown(new Group(10, 30), new Group(0, 20), new Group(25, 50)))
                .isEqualTo("10/30 0/20 25/50 = 35/100");
    }

    @Test
    void lonePartWithheldTakesThatOfTheSmallestOtherGroup() {
        assertThat(shown(new Group(2, 30), new Group(10, 20), new Group(25, 50)))
                .isEqualTo("s/30 s/20 25/50 = 37/100");
    }

    @Test
    void smallGroupTakesAnotherWithIt() {
        assertThat(shown(new Group(1, 3), new Group(10, 20), new Group(25, 50))).isEqualTo("s/s s/s 25/50 = 36/73");
    }

    @Test
    void partOfTheTotalIsWithheldWhenNoOtherGroupHelps() {
        assertThat(shown(new Group(2, 30), new Group(0, 20))).isEqualTo("s/30 0/20 = s/50");
    }

    @Test
    void nothingIsWithheldWithoutProtection() {
        ProtectedShares shares = ProtectedShares.of(ProtectionRule.none(), List.of(new Group(1, 2)));

        assertThat(shares.groups()).containsExactly(new Share(OptionalLong.of(1), OptionalLong.of(2)));
        assertThat(shares.total()).isEqualTo(new Share(OptionalLong.of(1), OptionalLong.of(2)));
    }

    @Test
    void partLargerThanItsGroupIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Group(3, 2));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 400);
    }

    /** The attack: every part and size that the withheld groups can have together, whatever the others are. */
    @ParameterizedTest
    @MethodSource("seeds")
    void subtractionNarrowsNoWithheldPart(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ProtectionRule rule = ProtectionRule.of(random.nextInt(2, 5));
        List<Group> groups = new ArrayList<>();
        for (int i = random.nextInt(2, 6); i > 0; i--) {
            long whole = random.nextLong(0, 9);
            groups.add(new Group(random.nextLong(whole + 1), whole));
        }
        ProtectedShares shown = ProtectedShares.of(rule, groups);
        for (int i = 0; i < groups.size(); i++) {
            if (shown.groups().get(i).part().isPresent()) {
                assertThat(rule.showsShare(groups.get(i).part(), groups.get(i).whole()))
                        .isTrue();
            }
        }
        if (shown.total().part().isEmpty()) {
            return;
        }
        List<Integer> withheld = LongStream.range(0, groups.size())
                .mapToObj(i -> (int) i)
                .filter(i -> shown.groups().get(i).part().isEmpty())
                .toList();
        Group rest = new Group(
                withheld.stream().mapToLong(i -> groups.get(i).part()).sum(),
                withheld.stream().mapToLong(i -> groups.get(i).whole()).sum());
        for (int target : withheld) {
            List<Share> others = withheld.stream()
                    .filter(i -> i != target)
                    .map(i -> shown.groups().get(i))
                    .toList();
            Share share = shown.groups().get(target);
            List<Group> possible = candidates(share, rest).stream()
                    .filter(candidate -> reachable(others, rest)[(int) (rest.part() - candidate.part())][
                            (int) (rest.whole() - candidate.whole())])
                    .toList();
            checkWide(rule, share, rest, possible);
        }
    }

    private static void checkWide(ProtectionRule rule, Share share, Group rest, List<Group> possible) {
        long parts = possible.stream().mapToLong(Group::part).distinct().count();
        if (share.whole().isPresent()) {
            assertThat(parts)
                    .isGreaterThanOrEqualTo(
                            Math.min(rule.threshold(), share.whole().getAsLong() - 1));
            return;
        }
        assertThat(possible).extracting(Group::whole).contains(1L, (long) rule.threshold());
        if (rest.part() > 0 && rest.part() < rest.whole()) {
            assertThat(parts).isGreaterThanOrEqualTo(rule.threshold());
        }
    }

    /** What one withheld group can be: a part that is neither none nor all when its size is shown. */
    private static List<Group> candidates(Share share, Group rest) {
        List<Group> candidates = new ArrayList<>();
        for (long whole = 1; whole <= rest.whole(); whole++) {
            if (share.whole().isPresent() && share.whole().getAsLong() != whole) {
                continue;
            }
            long margin = share.whole().isPresent() ? 1 : 0;
            for (long part = margin; part <= Math.min(rest.part(), whole - margin); part++) {
                candidates.add(new Group(part, whole));
            }
        }
        return candidates;
    }

    private static boolean[][] reachable(List<Share> shares, Group rest) {
        boolean[][] sums = new boolean[(int) rest.part() + 1][(int) rest.whole() + 1];
        sums[0][0] = true;
        for (Share share : shares) {
            boolean[][] next = new boolean[sums.length][sums[0].length];
            for (Group candidate : candidates(share, rest)) {
                for (int part = 0; part + candidate.part() < sums.length; part++) {
                    for (int whole = 0; whole + candidate.whole() < sums[0].length; whole++) {
                        next[(int) (part + candidate.part())][(int) (whole + candidate.whole())] |= sums[part][whole];
                    }
                }
            }
            sums = next;
        }
        return sums;
    }

    private static String shown(Group... groups) {
        ProtectedShares shown = ProtectedShares.of(ProtectionRule.standard(), List.of(groups));
        return shown.groups().stream().map(ProtectedSharesTest::text).collect(Collectors.joining(" ")) + " = "
                + text(shown.total());
    }

    private static String text(Share share) {
        return text(share.part()) + "/" + text(share.whole());
    }

    private static String text(OptionalLong count) {
        return count.isPresent() ? Long.toString(count.getAsLong()) : "s";
    }
}
