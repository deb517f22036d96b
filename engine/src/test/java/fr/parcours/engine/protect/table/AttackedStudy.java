package fr.parcours.engine.protect.table;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.protect.ProtectionRule;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A study of made-up persons, and an observer who reads all its tables and thinks of the persons behind them. */
final class AttackedStudy {

    private final ProtectionRule rule;
    private final Overlaps overlaps;
    private final Map<NavigableMap<String, String>, Long> persons;
    private final Publication publication;
    private final PersonsAttack attack;
    private final Set<CellKey> small = new LinkedHashSet<>();

    /**
     * Starts a study.
     *
     * @param k the threshold
     * @param overlaps what is known of its dimensions
     * @param persons how many there are of each crossing of all attributes; the observer knows which can be
     */
    AttackedStudy(int k, Overlaps overlaps, Map<NavigableMap<String, String>, Long> persons) {
        this(new Publication(), k, overlaps, persons);
    }

    /** Starts a study in a publication. */
    AttackedStudy(Publication publication, int k, Overlaps overlaps, Map<NavigableMap<String, String>, Long> persons) {
        this.publication = publication;
        this.rule = ProtectionRule.of(k);
        this.overlaps = overlaps;
        this.persons = persons;
        this.attack = new PersonsAttack(List.copyOf(persons.keySet()));
    }

    /** A table by some attributes, of those who have given categories. */
    record Asked(List<String> dimensions, Map<String, String> within) {}

    /** Shows a table; false if it is refused. */
    boolean show(Asked asked) {
        Map<List<String>, Long> inner = new HashMap<>();
        persons.forEach((crossing, count) -> {
            if (crossing.entrySet().containsAll(asked.within().entrySet())) {
                inner.merge(asked.dimensions().stream().map(crossing::get).toList(), count, Long::sum);
            }
        });
        List<Dimension> dimensions = asked.dimensions().stream()
                .map(name -> Dimension.flat(
                        name,
                        persons.keySet().stream()
                                .map(crossing -> crossing.get(name))
                                .collect(Collectors.toCollection(TreeSet::new))))
                .toList();
        Population population = Population.of("journeys");
        for (Map.Entry<String, String> one : asked.within().entrySet()) {
            population = population.within(one.getKey(), one.getValue());
        }
        ShownTable shown;
        try {
            shown = publication
                    .show(rule, population, List.of(new CountTable(dimensions, inner)), overlaps)
                    .get(0);
        } catch (UnprotectableTableException refused) {
            return false;
        }
        shown.system().cells().forEach(cell -> {
            Long count = shown.counts().get(cell.key());
            if (count == null && !shown.hidesZeros()) {
                attack.hidden(cell.key());
            } else if (count != null) {
                attack.shown(cell.key(), count);
            }
            note(cell.key());
        });
        asked.within()
                .forEach((name, category) -> shown.system().cells().forEach(cell -> {
                    Map<String, String> others = new TreeMap<>(cell.key().categories());
                    others.put(name, PersonsAttack.OTHER_THAN + category);
                    note(CellKey.of(others));
                }));
        return true;
    }

    /** Takes a cell among those that must stay uncertain, if it counts few. */
    void note(CellKey cell) {
        long count = persons.entrySet().stream()
                .filter(one -> PersonsAttack.counts(cell, one.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        if (!rule.shows(count)) {
            small.add(cell);
        }
    }

    /** Attacks all small counts; returns how many there are. */
    int requireUncertain(String study) {
        int k = rule.threshold();
        for (CellKey cell : small) {
            double[] interval = attack.interval(cell);
            assertThat(interval[1]).as("%s: %s", study, cell).isGreaterThanOrEqualTo(k - 1e-6);
            assertThat(interval[1] - interval[0]).as("%s: %s", study, cell).isGreaterThanOrEqualTo(k - 1 - 1e-6);
        }
        return small.size();
    }
}
