package fr.parcours.engine.protect.table;

import fr.parcours.engine.protect.ProtectionRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one study has shown so far. A new table is protected given all earlier ones of the same population: what they
 * showed stays shown, what they hid stays hidden, and an observer who solves the sums of all of them together finds no
 * small count.
 *
 * <p>Only the earlier tables that tell something about the new one are in its system: those that share a cell with it
 * that they hide, those that count the same persons with or without a category (a table of level 3 beside one of all
 * levels: the difference is a count too), and those linked to these in the same way. The others share with it only
 * cells that are shown. These have one known value, so no sum has unknown counts of both sides: any possible table of
 * the one side goes with any of the other, and each side is as uncertain as it is alone.
 *
 * <p>Where earlier tables leave too little room, the new one hides zeros too, and says so: of its hidden counts one
 * cannot say that they are at least 1. If that is not enough, or if the tables together are too large for a solver, it
 * withholds all that lies within a cell hidden before; if that is not enough either, it is refused.
 *
 * <p>Showing a table again gives the same answer. The rule is fixed by the first result. Tables on populations that
 * overlap, none within the other, are not compared. Not thread-safe.
 */
public final class Publication {

    private static final int MOST_NAMES = 100;

    /** Cells times sums up to which earlier tables are solved together with the new one. */
    private static final long TOGETHER = 100_000;

    /** People wait for the answer. */
    private static final int SEARCH_PROGRAMS = 150;

    private final long together;
    private final List<Release.Placed> shown = new ArrayList<>();
    private Optional<ProtectionRule> rule = Optional.empty();

    /** Starts a publication that has shown nothing. */
    public Publication() {
        this(TOGETHER);
    }

    /** Starts a publication that solves tables together up to another size. */
    Publication(long together) {
        this.together = together;
    }

    /**
     * Returns the rule of the study.
     *
     * @return the rule of the first result, empty before it
     */
    public Optional<ProtectionRule> rule() {
        return rule;
    }

    List<Release> releases() {
        return shown.stream().map(Release.Placed::release).toList();
    }

    void restore(ProtectionRule before, List<Release> releases) {
        rule = Optional.of(before);
        releases.forEach(release -> shown.add(new Release.Placed(release)));
    }

    /**
     * Protects tables of one population whose dimensions are about different things.
     *
     * @param asked the rule; tables shown without protection are not kept
     * @param population whom they count
     * @param tables the tables; cells that two of them have are the same
     * @return what may be shown of each
     * @throws UnprotectableTableException if they cannot be protected beside what was shown before
     * @throws fr.parcours.layout.InvalidInputException if the study has another rule
     */
    public List<ShownTable> show(ProtectionRule asked, Population population, List<CountTable> tables) {
        return show(asked, population, tables, Overlaps.NONE);
    }

    /**
     * Protects tables of one population that are shown together, and keeps what they show.
     *
     * @param asked the rule; tables shown without protection are not kept
     * @param population whom they count
     * @param tables the tables; cells that two of them have are the same
     * @param overlaps what is known of dimensions that divide the same places
     * @return what may be shown of each
     * @throws UnprotectableTableException if they cannot be protected beside what was shown before
     * @throws fr.parcours.layout.InvalidInputException if the study has another rule
     */
    public List<ShownTable> show(
            ProtectionRule asked, Population population, List<CountTable> tables, Overlaps overlaps) {
        if (!asked.active()) {
            return tables.stream().map(Publication::raw).toList();
        }
        require(asked.asked());
        // What cannot be rounded shows true counts: they are protected among themselves.
        boolean apart = !asked.equals(asked.asked());
        List<Release.Placed> placed = place(apart ? population.hiding() : population, tables);
        List<Release.Placed> fresh =
                placed.stream().filter(one -> known(one).isEmpty()).toList();
        Optional<Suppression> proof = Optional.empty();
        if (!fresh.isEmpty()) {
            List<Release.Placed> before = family(placed.get(0));
            try {
                proof = asked.isRounding()
                        ? round(asked, fresh, before, overlaps)
                        : hide(asked, fresh, before, overlaps);
            } catch (UnprotectableTableException refused) {
                throw before.isEmpty() ? refused : Refusal.beside(refused);
            }
        }
        List<ShownTable> answers = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            Release.Placed one = known(placed.get(i)).orElseThrow();
            answers.add(new ShownTable(
                    // Those that folding added come last; the caller does not know them.
                    placed.get(i)
                            .release()
                            .table()
                            .dimensions()
                            .subList(0, tables.get(i).dimensions().size()),
                    one.system(),
                    proof,
                    one.release().population().within(),
                    one.release().shown(),
                    !asked.isRounding(),
                    one.release().hidesZeros()));
        }
        return answers;
    }

    private static ShownTable raw(CountTable table) {
        TableSystem system = TableSystem.of(table.dimensions(), table.counts());
        Map<CellKey, Long> counts = new HashMap<>();
        system.cells().forEach(cell -> counts.put(cell.key(), cell.count()));
        return new ShownTable(table.dimensions(), system, Optional.empty(), Map.of(), counts, true, false);
    }

    /**
     * Fixes the rule of the study, if nothing did before.
     *
     * @param asked the rule of a result
     * @throws fr.parcours.layout.InvalidInputException if the study has another rule
     */
    public void require(ProtectionRule asked) {
        rule.filter(before -> !before.equals(asked)).ifPresent(before -> {
            throw Refusal.rule(before);
        });
        rule = Optional.of(asked);
    }

    private Optional<Release.Placed> known(Release.Placed table) {
        return shown.stream()
                .filter(before -> before.release().isSame(table.release()))
                .findFirst();
    }

    private List<Release.Placed> family(Release.Placed table) {
        return shown.stream()
                .filter(before -> before.release()
                        .population()
                        .definition()
                        .equals(table.release().population().definition()))
                .toList();
    }

    /**
     * Finds the cells that the tables share with earlier ones. Where the same name stands for something else, counted
     * otherwise, the dimension or the whole population goes by another name.
     */
    private List<Release.Placed> place(Population population, List<CountTable> tables) {
        Population named = population;
        for (String dimension : population.within().keySet()) {
            boolean fits = tables.stream().allMatch(table -> Folding.fits(table, dimension, population.within()));
            named = fits ? named : named.told(dimension);
        }
        List<CountTable> folded = new ArrayList<>();
        for (CountTable table : tables) {
            folded.add(Folding.fold(table, named.within()));
        }
        for (int number = 2; ; number++) {
            Population tried = named;
            List<Release.Placed> placed = folded.stream()
                    .map(table -> new Release.Placed(new Release(tried, table, Map.of(), false)))
                    .toList();
            Optional<Conflict> conflict = conflict(placed);
            if (conflict.isEmpty()) {
                return placed;
            }
            Optional<String> renamed = conflict.get().dimension();
            if (renamed.isPresent() && number < MOST_NAMES) {
                String name = renamed.get();
                String other = name.replaceFirst("#\\d+$", "") + "#" + number;
                folded = folded.stream()
                        .map(table -> Folding.rename(table, name, other))
                        .toList();
            } else {
                named = named.other(number);
            }
        }
    }

    /** Cells that two tables count otherwise, and the dimension that all of these have, if there is one. */
    private record Conflict(Optional<String> dimension) {}

    private Optional<Conflict> conflict(List<Release.Placed> placed) {
        Set<String> common = new HashSet<>();
        boolean any = false;
        for (Release.Placed one : placed) {
            for (Release.Placed before : family(one)) {
                for (CellKey key : one.keys()) {
                    if (before.keys().contains(key) && before.count(key) != one.count(key)) {
                        Set<String> names = new HashSet<>(key.categories().keySet());
                        one.fixed().forEach(names::remove);
                        if (any) {
                            common.retainAll(names);
                        } else {
                            common.addAll(names);
                        }
                        any = true;
                    }
                }
            }
        }
        if (!any) {
            return Optional.empty();
        }
        List<String> order = placed.stream()
                .flatMap(one -> one.release().table().dimensions().stream())
                .map(Dimension::name)
                .filter(common::contains)
                .toList();
        return Optional.of(new Conflict(order.isEmpty() ? Optional.empty() : Optional.of(order.get(order.size() - 1))));
    }

    private Optional<Suppression> hide(
            ProtectionRule asked, List<Release.Placed> fresh, List<Release.Placed> before, Overlaps overlaps) {
        OverlapTies ties = new OverlapTies(overlaps);
        Set<CellKey> open = new HashSet<>();
        Set<CellKey> closed = new HashSet<>();
        before.forEach(table ->
                table.published().forEach(key -> (table.release().shown().containsKey(key) ? open : closed).add(key)));
        List<Release.Placed> together = new ArrayList<>(fresh);
        List<Release.Placed> rest = new ArrayList<>(before);
        for (int i = 0; i < together.size(); i++) {
            Release.Placed one = together.get(i);
            List<Release.Placed> linked = rest.stream()
                    .filter(other -> Links.between(one, other, open) || ties.between(one, other))
                    .toList();
            together.addAll(linked);
            rest.removeAll(linked);
        }
        boolean isLinked = together.size() > fresh.size();
        // What is too large already is not tied: that takes programs of its own.
        Optional<TableSystem> system = Optional.of(system(together, new OverlapTies(Overlaps.NONE)))
                .filter(all -> !isLinked || !isLarge(all))
                .map(all -> system(together, ties))
                .filter(all -> !isLinked || !isLarge(all));
        Set<CellKey> told = new HashSet<>();
        before.stream().filter(table -> !table.release().hidesZeros()).forEach(table -> told.addAll(table.keys()));
        Set<CellKey> untold = new HashSet<>();
        before.stream().filter(table -> table.release().hidesZeros()).forEach(table -> untold.addAll(table.keys()));
        untold.removeAll(told);
        Suppression safe;
        boolean hidesZeros = false;
        try {
            Set<CellKey> perhapsZero = new HashSet<>(untold);
            fresh.forEach(table -> perhapsZero.removeAll(table.published()));
            safe = protect(
                    asked,
                    system.orElseThrow(() -> Refusal.of(CellKey.of(Map.of()))),
                    new EarlierRelease(open, closed, true, perhapsZero));
        } catch (UnprotectableTableException refused) {
            if (before.isEmpty()) {
                throw refused;
            }
            hidesZeros = true;
            safe = hideMore(asked, fresh, before, system, open, closed, told, overlaps);
        }
        Suppression shows = safe;
        boolean zerosHidden = hidesZeros;
        fresh.forEach(table -> {
            Map<CellKey, Long> counts = new HashMap<>();
            table.published().forEach(key -> shows.count(key).ifPresent(count -> counts.put(key, count)));
            keep(table, counts, zerosHidden);
        });
        return Optional.of(shows);
    }

    private boolean isLarge(TableSystem system) {
        return (long) system.size() * system.sums().size() > together;
    }

    private static TableSystem system(List<Release.Placed> tables, OverlapTies ties) {
        TableSystem.Builder builder = TableSystem.builder();
        tables.forEach(table -> builder.table(
                table.release().table().dimensions(), table.release().table().counts()));
        Links.addRemainders(builder, tables);
        ties.add(builder, tables);
        return builder.build();
    }

    /**
     * Where what is shown already leaves too little room, zeros are hidden too if that helps. If it does not, or all
     * tables together are too many for a solver, nothing at all is told of what has persons in common with a cell that
     * was hidden before, or with what a table of a category left of one: all of the new table's part of it is withheld.
     * Whatever other values earlier tables leave such cells, the persons in them can be others of the same kinds. What
     * is shown of the new table lies within cells that are known, and keeps to them.
     */
    private static Suppression hideMore(
            ProtectionRule asked,
            List<Release.Placed> fresh,
            List<Release.Placed> before,
            Optional<TableSystem> together,
            Set<CellKey> open,
            Set<CellKey> closed,
            Set<CellKey> told,
            Overlaps overlaps) {
        if (together.isPresent()) {
            try {
                return protect(
                        asked, together.get(), new EarlierRelease(open, closed, true, except(together.get(), told)));
            } catch (UnprotectableTableException refused) {
                // The second way, below.
            }
        }
        HiddenBefore hiddenBefore = new HiddenBefore(overlaps, before, open);
        Set<CellKey> withheld = new HashSet<>(closed);
        fresh.forEach(table -> table.published().stream()
                .filter(key -> !open.contains(key) && hiddenBefore.touches(key))
                .forEach(withheld::add));
        Surroundings surroundings = new Surroundings(overlaps, before, open);
        TableSystem.Builder builder = TableSystem.builder();
        for (Release.Placed table : fresh) {
            CountTable around = surroundings.around(table.release().table());
            builder.table(around.dimensions(), around.counts());
        }
        List<Release.Placed> tables = new ArrayList<>(fresh);
        before.stream()
                .filter(table -> fresh.stream().anyMatch(one -> Links.isPartOfOther(one, table)))
                .forEach(table -> {
                    tables.add(table);
                    builder.table(
                            table.release().table().dimensions(),
                            table.release().table().counts());
                });
        Links.addRemainders(builder, tables);
        TableSystem system = builder.build();
        return protect(
                asked, system, new EarlierRelease(surroundings.known(system), withheld, true, except(system, told)));
    }

    private static Set<CellKey> except(TableSystem system, Set<CellKey> told) {
        Set<CellKey> keys = new HashSet<>();
        system.cells().stream()
                .map(TableSystem.Cell::key)
                .filter(key -> !told.contains(key))
                .forEach(keys::add);
        return keys;
    }

    private Optional<Suppression> round(
            ProtectionRule asked, List<Release.Placed> fresh, List<Release.Placed> before, Overlaps overlaps) {
        OverlapTies ties = new OverlapTies(overlaps);
        Map<CellKey, Long> earlier = new HashMap<>();
        before.forEach(table -> earlier.putAll(table.release().shown()));
        TableSystem.Builder builder = TableSystem.builder();
        List<Release.Placed> tables = new ArrayList<>(fresh);
        before.stream()
                .filter(table -> fresh.stream().anyMatch(one -> ties.between(one, table)))
                .forEach(tables::add);
        tables.forEach(table -> builder.table(
                table.release().table().dimensions().stream()
                        .map(Dimension::published)
                        .toList(),
                table.release().table().counts()));
        ties.add(builder, tables);
        Rounding rounding = new RoundedMode(asked.threshold(), earlier).round(builder.build());
        fresh.forEach(table -> {
            Map<CellKey, Long> counts = new HashMap<>();
            table.keys().stream()
                    .filter(rounding.counts()::containsKey)
                    .forEach(key -> counts.put(key, rounding.count(key)));
            keep(table, counts, false);
        });
        return Optional.empty();
    }

    private static Suppression protect(ProtectionRule asked, TableSystem system, EarlierRelease earlier) {
        return SecretMode.of(asked).after(earlier).protect(system, SEARCH_PROGRAMS);
    }

    private void keep(Release.Placed table, Map<CellKey, Long> counts, boolean hidesZeros) {
        shown.add(new Release.Placed(table.release().showing(counts, hidesZeros)));
    }
}
