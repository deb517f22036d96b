package fr.parcours.engine.protect.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * What two divisions of the same persons tell of each other, or one of all of them and one of some.
 *
 * <p>A category that overlaps with one category of the other division only is a part of it, and can be subtracted; what
 * remains may then overlap with one category only, and so on. Where everything of a category is found so, it is a sum
 * of the others; where not, what remains is a count like others. The parts that categories cut each other into beyond
 * that have several possible values: they are in the system as {@linkplain TableSystem#isAssumed assumed} counts.
 */
final class SliceTies {

    private final Side one;
    private final Side other;
    private final Map<CellKey, Long> counts;
    private final Map<CellKey, Long> added = new LinkedHashMap<>();
    private final List<Tie> ties = new ArrayList<>();

    /** The cell of the persons that two categories, one of each side, have in common. */
    private final Map<List<String>, CellKey> common = new LinkedHashMap<>();

    private List<Node> left = List.of();

    /**
     * One of the divisions.
     *
     * @param dimension its dimension
     * @param slice whom it divides
     * @param cells cells by category
     */
    record Side(String dimension, CellKey slice, Map<String, CellKey> cells) {

        boolean isWhole(Map<CellKey, Long> counts) {
            Long total = counts.get(slice);
            return total != null
                    && cells.values().stream().mapToLong(counts::get).sum() == total;
        }
    }

    /** A sum; some of its cells are to be added first. */
    private record Tie(CellKey total, List<CellKey> parts, List<Addition> additions) {}

    private record Addition(CellKey key, long count, boolean isAssumed) {}

    /** A category, with what is left of it. */
    private static final class Node {
        private final Side side;
        private final Side met;
        private final CellKey key;
        private final boolean isPartlyUnknown;
        private final Set<Node> neighbours = new LinkedHashSet<>();
        private final List<CellKey> parts = new ArrayList<>();
        private Optional<CellKey> rest = Optional.empty();
        private boolean isDone;

        Node(Side side, Side met, CellKey key, boolean isPartlyUnknown) {
            this.side = side;
            this.met = met;
            this.key = key;
            this.isPartlyUnknown = isPartlyUnknown;
        }

        boolean isLeaf() {
            return !isDone && !isPartlyUnknown && neighbours.size() == 1;
        }

        String code() {
            return key.categories().get(side.dimension());
        }

        /** The categories of both, that of the side whose dimension comes first before. */
        List<String> pair(Node other) {
            return side.dimension().compareTo(met.dimension()) < 0
                    ? List.of(code(), other.code())
                    : List.of(other.code(), code());
        }
    }

    SliceTies(Side one, Side other, Map<CellKey, Long> counts) {
        this.one = one;
        this.other = other;
        this.counts = counts;
    }

    /** Finds the sums; false if the true counts contradict them, as nobody can then rely on them. */
    boolean find(BiPredicate<String, String> overlap) {
        List<Node> nodes = nodes(overlap);
        if (nodes.stream().anyMatch(node -> !node.isPartlyUnknown && node.neighbours.isEmpty())) {
            return false;
        }
        peel(nodes);
        left = nodes.stream().filter(node -> !node.isDone).toList();
        left.forEach(this::rest);
        left.forEach(node -> node.neighbours.forEach(met -> common.put(node.pair(met), together(node, met))));
        Transport alone = new Transport();
        addTo(alone);
        return added.values().stream().noneMatch(count -> count < 0)
                && ties.stream().allMatch(tie -> count(tie.total()) == sum(tie.parts()))
                && alone.solve();
    }

    /** Whom both sides divide: those of the one that divides fewer. */
    CellKey slice() {
        return isOtherPart() ? other.slice() : one.slice();
    }

    /** Adds the parts that what is left is cut into, to find counts that they may have. */
    void addTo(Transport transport) {
        left.forEach(node -> node.neighbours.forEach(met -> transport.way(together(node, met))));
        left.forEach(node -> transport.bound(
                node.neighbours.stream().map(met -> together(node, met)).toList(),
                count(rest(node)),
                node.isPartlyUnknown));
    }

    /** Adds what follows from these being some of the persons of another slice. */
    void addWithin(SliceTies wider, Transport transport) {
        common.forEach((pair, cell) -> {
            CellKey whole = wider.common.get(pair);
            if (whole != null) {
                transport.within(cell, knownCount(cell), whole, wider.knownCount(whole));
            }
        });
    }

    private Optional<Long> knownCount(CellKey cell) {
        return added.containsKey(cell) || counts.containsKey(cell) ? Optional.of(count(cell)) : Optional.empty();
    }

    /** Adds the sums to a system. */
    void addTo(TableSystem.Builder builder, Transport solved) {
        ties.forEach(tie -> tie(builder, tie));
        addParts(builder, solved);
    }

    /** Adds, after both, what the persons of another slice are beside these. */
    void addRemainders(TableSystem.Builder builder, SliceTies wider, Transport solved) {
        common.forEach((pair, cell) -> {
            CellKey whole = wider.common.get(pair);
            if (whole != null && !whole.equals(cell)) {
                Optional<Long> known = knownCount(cell);
                Optional<Long> knownWhole = wider.knownCount(whole);
                boolean isAssumed = known.isEmpty() || knownWhole.isEmpty();
                long rest = knownWhole.orElseGet(() -> solved.count(whole)) - known.orElseGet(() -> solved.count(cell));
                CellKey key = CellKey.of(Map.of(one.dimension(), whole + " " + Links.REST + " " + cell));
                if (rest >= 0) {
                    tie(builder, new Tie(whole, List.of(cell, key), List.of(new Addition(key, rest, isAssumed))));
                }
            }
        });
    }

    private static void tie(TableSystem.Builder builder, Tie tie) {
        tie.additions().forEach(cell -> builder.cell(cell.key(), cell.count(), cell.isAssumed()));
        builder.tie(tie.total(), tie.parts());
    }

    private boolean isOtherPart() {
        return other.slice().categories().size() > one.slice().categories().size();
    }

    private List<Node> nodes(BiPredicate<String, String> overlap) {
        boolean isPart = !one.slice().equals(other.slice());
        Map<String, Node> first = nodes(one, other, isOtherPart() || !other.isWhole(counts));
        Map<String, Node> second = nodes(other, one, (isPart && !isOtherPart()) || !one.isWhole(counts));
        first.forEach((code, node) -> second.forEach((metCode, met) -> {
            if (overlap.test(code, metCode)) {
                node.neighbours.add(met);
                met.neighbours.add(node);
            }
        }));
        List<Node> nodes = new ArrayList<>(first.values());
        nodes.addAll(second.values());
        return nodes;
    }

    private Map<String, Node> nodes(Side side, Side met, boolean isPartlyUnknown) {
        Map<String, Node> nodes = new TreeMap<>();
        side.cells().forEach((code, key) -> {
            if (counts.get(key) > 0) {
                nodes.put(code, new Node(side, met, key, isPartlyUnknown));
            }
        });
        return nodes;
    }

    private void peel(List<Node> nodes) {
        Deque<Node> leaves =
                new ArrayDeque<>(nodes.stream().filter(Node::isLeaf).toList());
        while (!leaves.isEmpty()) {
            Node leaf = leaves.remove();
            if (!leaf.isLeaf()) {
                continue;
            }
            Node whole = leaf.neighbours.iterator().next();
            whole.parts.add(rest(leaf));
            common.put(leaf.pair(whole), rest(leaf));
            leaf.neighbours.clear();
            leaf.isDone = true;
            whole.neighbours.remove(leaf);
            if (whole.neighbours.isEmpty() && !whole.isPartlyUnknown) {
                ties.add(new Tie(whole.key, List.copyOf(whole.parts), List.of()));
                whole.isDone = true;
            } else if (whole.isLeaf()) {
                leaves.add(whole);
            }
        }
    }

    /** The cell of what is left of a category when its parts are subtracted. */
    private CellKey rest(Node node) {
        if (node.parts.isEmpty()) {
            return node.key;
        }
        if (node.rest.isEmpty()) {
            CellKey key = named(node, Links.REST);
            long count = count(node.key) - sum(node.parts);
            added.put(key, count);
            node.rest = Optional.of(key);
            List<CellKey> all = new ArrayList<>(node.parts);
            all.add(key);
            ties.add(new Tie(node.key, all, List.of(new Addition(key, count, false))));
        }
        return node.rest.get();
    }

    private void addParts(TableSystem.Builder builder, Transport solved) {
        for (Node node : left) {
            if (node.neighbours.isEmpty()) {
                continue;
            }
            List<Addition> parts = new ArrayList<>();
            for (Node met : node.neighbours) {
                CellKey cell = together(node, met);
                parts.add(new Addition(cell, solved.count(cell), true));
            }
            if (node.isPartlyUnknown) {
                long told = parts.stream().mapToLong(Addition::count).sum();
                parts.add(new Addition(unmet(node), count(rest(node)) - told, true));
            }
            tie(builder, new Tie(rest(node), parts.stream().map(Addition::key).toList(), parts));
        }
        left.stream().filter(SliceTies::isAround).forEach(node -> addRemainder(builder, node));
    }

    /** Whether a category is all that its neighbours, of more persons, overlap with. */
    private static boolean isAround(Node node) {
        return !node.isPartlyUnknown
                && node.parts.isEmpty()
                && node.neighbours.stream().allMatch(met -> met.isPartlyUnknown && met.neighbours.size() == 1);
    }

    /** What the neighbours have beside it is known in all, and so is a count like others. */
    private void addRemainder(TableSystem.Builder builder, Node node) {
        long count = node.neighbours.stream().mapToLong(met -> count(rest(met))).sum() - count(node.key);
        CellKey key = named(node, Links.REST + "all");
        List<CellKey> parts = node.neighbours.stream().map(this::unmet).toList();
        tie(builder, new Tie(key, parts, List.of(new Addition(key, count, false))));
    }

    private CellKey unmet(Node node) {
        return named(node, Links.REST + "others");
    }

    private CellKey together(Node node, Node met) {
        Map<String, String> categories = new TreeMap<>(node.key.categories());
        categories.putAll(met.key.categories());
        return CellKey.of(categories);
    }

    /** A key of something about a category, in this comparison and in no other. */
    private CellKey named(Node node, String what) {
        Map<String, String> categories = new TreeMap<>(node.side.slice().categories());
        categories.put(node.side.dimension(), node.code() + what + " " + node.met.dimension() + " " + node.met.slice());
        return CellKey.of(categories);
    }

    private long sum(List<CellKey> cells) {
        return cells.stream().mapToLong(this::count).sum();
    }

    private long count(CellKey key) {
        return added.containsKey(key) ? added.get(key) : counts.get(key);
    }
}
