package fr.parcours.engine.protect;

import fr.parcours.engine.protect.ProtectedShares.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Chooses the times at which the shares of groups may be shown, when the same journeys are measured at several times.
 *
 * <p>At each time the groups are protected as {@link ProtectedShares}. Two times show what happened between them: a
 * share is withheld when its part or the rest changed by 1 to k − 1 since the last time shown. Further groups are then
 * withheld at that time, smallest first, until the total of all groups does not give the change of one; if that cannot
 * be, all are. The whole may change by less: it only says how many are followed so long.
 */
public final class ProtectedSeries {

    private static final List<ToLongFunction<Group>> MEASURES =
            List.of(Group::part, group -> group.whole() - group.part());

    private final ProtectionRule rule;
    private final List<List<Group>> series;
    private final List<Group> last = new ArrayList<>();

    private ProtectedSeries(ProtectionRule rule, List<List<Group>> series) {
        this.rule = rule;
        this.series = series;
        series.forEach(unused -> last.add(new Group(0, 0)));
    }

    /**
     * Chooses.
     *
     * @param rule the rule
     * @param series for each group its true counts, at the same times for all groups
     * @return for each group and time, whether part, whole and share may be shown
     */
    public static List<List<Boolean>> shown(ProtectionRule rule, List<List<Group>> series) {
        return new ProtectedSeries(rule, series).choose();
    }

    private List<List<Boolean>> choose() {
        List<List<Boolean>> shown = series.stream()
                .map(unused -> (List<Boolean>) new ArrayList<Boolean>())
                .toList();
        int times = series.isEmpty() ? 0 : series.get(0).size();
        for (int time = 0; time < times; time++) {
            Set<Integer> open = openAt(time);
            for (int group = 0; group < series.size(); group++) {
                shown.get(group).add(open.contains(group));
                if (open.contains(group)) {
                    last.set(group, series.get(group).get(time));
                }
            }
        }
        return shown;
    }

    private Set<Integer> openAt(int time) {
        List<ProtectedShares.Share> shares = ProtectedShares.of(
                        rule, series.stream().map(groups -> groups.get(time)).toList())
                .groups();
        Set<Integer> open = new TreeSet<>(IntStream.range(0, series.size())
                .filter(group -> shares.get(group).part().isPresent())
                .boxed()
                .toList());
        Set<Integer> narrow = new TreeSet<>(open.stream()
                .filter(group -> MEASURES.stream().anyMatch(measure -> !rule.shows(change(group, time, measure))))
                .toList());
        open.removeAll(narrow);
        while (!narrow.isEmpty() && !open.isEmpty() && !isWide(narrow, time)) {
            Optional<Integer> next = open.stream()
                    .min(Comparator.comparingLong(
                            group -> series.get(group).get(time).whole()));
            next.ifPresent(narrow::add);
            next.ifPresent(open::remove);
        }
        return open;
    }

    private boolean isWide(Set<Integer> groups, int time) {
        return groups.size() > 1
                && MEASURES.stream().allMatch(measure -> {
                    long sum = groups.stream()
                            .mapToLong(group -> change(group, time, measure))
                            .sum();
                    return sum == 0 || sum - groups.size() + 1 >= rule.threshold();
                });
    }

    private long change(int group, int time, ToLongFunction<Group> measure) {
        return Math.abs(measure.applyAsLong(series.get(group).get(time)) - measure.applyAsLong(last.get(group)));
    }
}
