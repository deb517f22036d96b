package fr.parcours.engine.protect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Groups that add up to a total, each with the part of it that something happened to, as they may be shown.
 *
 * <p>The sizes of the groups are protected as {@link ProtectedCounts}. The part of a group is withheld when its size is
 * or when the share may not be shown alone. Then, as the part of the total is known too, further parts are withheld,
 * smallest group first, until nothing narrower than the rule follows for a withheld one by subtraction; if that cannot
 * be, the part of the total is withheld.
 *
 * @param groups the groups, in the order given
 * @param total all groups together
 */
public record ProtectedShares(List<Share> groups, Share total) {

    /**
     * A group as it may be shown; where the part is shown so is the whole, and their ratio may be.
     *
     * @param part those it happened to, empty when withheld
     * @param whole size of the group, empty when withheld
     */
    public record Share(OptionalLong part, OptionalLong whole) {}

    /**
     * A group as it is.
     *
     * @param part those it happened to
     * @param whole size of the group
     */
    public record Group(long part, long whole) {

        /** Checks the counts. */
        public Group {
            if (part < 0 || part > whole) {
                throw new IllegalArgumentException("Cannot protect a part of " + part + " in " + whole);
            }
        }
    }

    /** Copies the list. */
    public ProtectedShares {
        groups = List.copyOf(groups);
    }

    /**
     * Protects groups.
     *
     * @param rule the rule
     * @param groups the true counts, the groups being disjoint
     * @return what may be shown, in the same order
     */
    public static ProtectedShares of(ProtectionRule rule, List<Group> groups) {
        ProtectedCounts wholes =
                ProtectedCounts.of(rule, groups.stream().mapToLong(Group::whole).toArray());
        Group all = new Group(
                groups.stream().mapToLong(Group::part).sum(),
                groups.stream().mapToLong(Group::whole).sum());
        List<Integer> open = new ArrayList<>(IntStream.range(0, groups.size())
                .filter(i -> wholes.cells().get(i).isPresent())
                .filter(i -> rule.showsShare(groups.get(i).part(), groups.get(i).whole()))
                .boxed()
                .toList());
        boolean totalShown = wholes.total().isPresent() && rule.showsShare(all.part(), all.whole());
        while (totalShown && !holds(rule, groups, wholes, open)) {
            Optional<Integer> next = smallest(groups, open);
            next.ifPresent(open::remove);
            totalShown = next.isPresent();
        }
        List<Share> shares = IntStream.range(0, groups.size())
                .mapToObj(i -> new Share(
                        shown(groups.get(i).part(), open.contains(i)),
                        wholes.cells().get(i)))
                .toList();
        return new ProtectedShares(shares, new Share(shown(all.part(), totalShown), wholes.total()));
    }

    private static OptionalLong shown(long count, boolean open) {
        return open ? OptionalLong.of(count) : OptionalLong.empty();
    }

    private static Optional<Integer> smallest(List<Group> groups, List<Integer> open) {
        return open.stream()
                .filter(i -> groups.get(i).part() > 0
                        && groups.get(i).part() < groups.get(i).whole())
                .min(Comparator.comparingLong(i -> groups.get(i).whole()));
    }

    private static boolean holds(ProtectionRule rule, List<Group> groups, ProtectedCounts wholes, List<Integer> open) {
        List<Long> sized = new ArrayList<>();
        Group withheld = new Group(0, 0);
        long unsized = 0;
        int unsizedGroups = 0;
        for (int i = 0; i < groups.size(); i++) {
            if (open.contains(i)) {
                continue;
            }
            Group group = groups.get(i);
            withheld = new Group(withheld.part() + group.part(), withheld.whole() + group.whole());
            if (wholes.cells().get(i).isPresent()) {
                sized.add(group.whole());
            } else {
                unsized += group.whole();
                unsizedGroups++;
            }
        }
        Remainder remainder = new Remainder(withheld.part(), withheld.whole(), sized, unsized, unsizedGroups);
        return withheld.whole() == 0
                || (rule.showsShare(withheld.part(), withheld.whole()) && remainder.keeps(rule.threshold()));
    }

    /**
     * What subtraction leaves an observer with: the part and the size of all withheld groups together.
     *
     * @param part sum of the withheld parts
     * @param whole sum of the sizes of the groups whose part is withheld
     * @param sized the sizes of those whose size is shown; their part is known to be neither none nor all
     * @param unsized sum of the sizes of the others
     * @param unsizedGroups number of the others
     */
    private record Remainder(long part, long whole, List<Long> sized, long unsized, int unsizedGroups) {

        /** Whether every withheld part keeps k possible values, or all the values its group allows. */
        boolean keeps(int threshold) {
            long slack = sized.stream().mapToLong(size -> size - 1).sum();
            boolean sizedKept = sized.stream().allMatch(size -> {
                long low = Math.max(1, part - (slack - (size - 1)) - unsized);
                long high = Math.min(size - 1, part - (sized.size() - 1));
                return high - low >= Math.min(threshold - 1, size - 2);
            });
            boolean nothingToHide = sized.isEmpty() && (part == 0 || part == whole);
            return sizedKept
                    && (unsizedGroups == 0
                            || nothingToHide
                            || (width(part, slack) >= threshold - 1 && width(whole - part, slack) >= threshold - 1));
        }

        private long width(long sum, long slack) {
            long low = Math.max(0, sum - slack - (unsized - 1));
            long high = Math.min(unsized - unsizedGroups + 1, sum - sized.size());
            return high - low;
        }
    }
}
