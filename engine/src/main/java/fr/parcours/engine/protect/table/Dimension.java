package fr.parcours.engine.protect.table;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One classification of a table, with its totals: flat, a hierarchy, or several hierarchies over the same places.
 *
 * @param name name, the same in every linked table
 * @param nodes every category and total, {@link #TOTAL} first
 * @param sums which node is the sum of which others, by position in {@code nodes}
 * @param base position, among the nodes, of each finest category that counts are given for
 */
public record Dimension(String name, List<Node> nodes, List<Sum> sums, Map<String, Integer> base) {

    /** The code of the sum over the whole dimension. */
    public static final String TOTAL = "*";

    private static final Texts TEXTS = Texts.of(Dimension.class);

    /**
     * A category or a total.
     *
     * @param code code of the category
     * @param published whether tables show it; parts of overlapping hierarchies are in the system but in no table
     */
    public record Node(String code, boolean published) {}

    /**
     * A total and its parts.
     *
     * @param total position of the total
     * @param parts positions of what it is the sum of
     */
    public record Sum(int total, List<Integer> parts) {

        /** Copies the list. */
        public Sum {
            parts = List.copyOf(parts);
        }
    }

    /** Copies the lists. */
    public Dimension {
        nodes = List.copyOf(nodes);
        sums = List.copyOf(sums);
        base = Map.copyOf(base);
    }

    /**
     * Returns categories without order among them.
     *
     * @param name name of the dimension
     * @param categories codes
     * @return the dimension: the categories and their total
     * @throws InvalidInputException if a code is there twice, or none
     */
    public static Dimension flat(String name, Collection<String> categories) {
        Map<String, List<List<String>>> chains = new LinkedHashMap<>();
        categories.forEach(category -> chains.put(category, List.of(List.of())));
        if (chains.size() != categories.size()) {
            throw new InvalidInputException(TEXTS.format("dimension.twice", name));
        }
        return build(name, chains, true);
    }

    /**
     * Returns a hierarchy, such as zones in départements in regions.
     *
     * @param name name of the dimension
     * @param ancestors for each finest category, what contains it, nearest first; the total is left out
     * @return the dimension
     * @throws InvalidInputException if a category has two parents, or is at two levels
     */
    public static Dimension tree(String name, Map<String, List<String>> ancestors) {
        Map<String, List<List<String>>> chains = new LinkedHashMap<>();
        ancestors.forEach((category, chain) -> chains.put(category, List.of(chain)));
        return build(name, chains, true);
    }

    /**
     * Returns hierarchies side by side that no total brings together, such as those who come to each of several places
     * by where they come from.
     *
     * @param name name of the dimension
     * @param ancestors for each finest category, what contains it, nearest first; the total, if it is one of these, is
     *     the sum of its own parts only
     * @return the dimension
     * @throws InvalidInputException if a category has two parents
     */
    public static Dimension forest(String name, Map<String, List<String>> ancestors) {
        Map<String, Integer> positions = new LinkedHashMap<>();
        List<Node> nodes = new ArrayList<>();
        Map<String, Integer> base = new LinkedHashMap<>();
        Map<Integer, Set<Integer>> parts = new LinkedHashMap<>();
        Map<String, String> parents = new LinkedHashMap<>();
        ancestors.forEach((category, chain) -> {
            base.put(category, position(positions, nodes, category, true));
            String child = category;
            for (String parent : chain) {
                String before = parents.putIfAbsent(child, parent);
                if (before != null && !before.equals(parent)) {
                    throw new InvalidInputException(TEXTS.format("dimension.parents", name, child, before, parent));
                }
                parts.computeIfAbsent(position(positions, nodes, parent, true), key -> new LinkedHashSet<>())
                        .add(positions.get(child));
                child = parent;
            }
        });
        List<Sum> sums = parts.entrySet().stream()
                .map(sum -> new Sum(sum.getKey(), List.copyOf(sum.getValue())))
                .toList();
        return new Dimension(name, nodes, sums, base);
    }

    /**
     * Returns several hierarchies over the same places, such as départements and employment zones that cross their
     * borders. The parts they cut each other into are in the system, as they could be found by subtraction, but in no
     * table.
     *
     * @param name name of the dimension
     * @param ancestors for each part, what contains it in every hierarchy, nearest first; codes differ between
     *     hierarchies; parts that are in the same areas of every hierarchy are better given as one
     * @return the dimension
     * @throws InvalidInputException if a category has two parents in one hierarchy, or is at two levels
     */
    public static Dimension overlapping(String name, Map<String, List<List<String>>> ancestors) {
        return build(name, ancestors, false);
    }

    /**
     * Returns a dimension of one category that all persons have, and no total.
     *
     * @param name name of the dimension
     * @param category code of the category
     * @return the dimension
     */
    static Dimension fixed(String name, String category) {
        return new Dimension(name, List.of(new Node(category, true)), List.of(), Map.of(category, 0));
    }

    /**
     * Returns this dimension with some of its nodes in no table: they are what a published total leaves beside its
     * published parts, such as those not seen by a jury. They stay in the system, as anybody can subtract.
     *
     * @param codes codes of the nodes that tables do not show
     * @return the dimension
     */
    public Dimension withRemainders(String... codes) {
        Set<String> unpublished = Set.of(codes);
        return new Dimension(
                name,
                nodes.stream()
                        .map(node -> unpublished.contains(node.code()) ? new Node(node.code(), false) : node)
                        .toList(),
                sums,
                base);
    }

    /** This dimension with all nodes published, unless they are parts of overlapping hierarchies. */
    Dimension published() {
        long parts = sums.stream().mapToLong(sum -> sum.parts().size()).sum();
        return parts < nodes.size()
                ? new Dimension(
                        name,
                        nodes.stream().map(node -> new Node(node.code(), true)).toList(),
                        sums,
                        base)
                : this;
    }

    /** Whether it is made of categories and their total only. */
    boolean isFlat() {
        return sums.size() == 1 && sums.get(0).parts().size() == base.size();
    }

    private static Dimension build(String name, Map<String, List<List<String>>> chains, boolean basePublished) {
        Map<String, Integer> positions = new LinkedHashMap<>();
        List<Node> nodes = new ArrayList<>();
        positions.put(TOTAL, 0);
        nodes.add(new Node(TOTAL, true));
        Map<String, String> alias = basePublished ? Map.of() : aliases(chains);
        Map<String, Integer> base = new LinkedHashMap<>();
        Map<List<Object>, Set<Integer>> parts = new LinkedHashMap<>();
        Map<String, String> parents = new LinkedHashMap<>();
        chains.forEach((part, hierarchies) -> {
            String category = alias.getOrDefault(part, part);
            boolean published = basePublished || alias.containsKey(part);
            base.put(part, position(positions, nodes, category, published));
            for (int h = 0; h < hierarchies.size(); h++) {
                String child = category;
                List<String> upwards = new ArrayList<>(hierarchies.get(h));
                upwards.add(TOTAL);
                for (String parent : upwards) {
                    if (parent.equals(child)) {
                        continue;
                    }
                    String before = parents.putIfAbsent(h + "/" + child, parent);
                    if (before != null && !before.equals(parent)) {
                        throw new InvalidInputException(TEXTS.format("dimension.parents", name, child, before, parent));
                    }
                    int position = position(positions, nodes, parent, true);
                    parts.computeIfAbsent(List.of(h, position), key -> new LinkedHashSet<>())
                            .add(positions.get(child));
                    child = parent;
                }
            }
        });
        if (base.isEmpty()) {
            throw new InvalidInputException(TEXTS.format("dimension.empty", name));
        }
        List<Sum> sums = parts.entrySet().stream()
                .map(sum -> new Sum((Integer) sum.getKey().get(1), List.copyOf(sum.getValue())))
                .distinct()
                .toList();
        requireOneLevel(name, base, sums, nodes);
        return new Dimension(name, nodes, sums, base);
    }

    /** An area made of one part only is that part: one number, not two. */
    private static Map<String, String> aliases(Map<String, List<List<String>>> chains) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        chains.forEach((part, hierarchies) -> hierarchies.stream()
                .filter(chain -> !chain.isEmpty())
                .forEach(chain -> members.computeIfAbsent(chain.get(0), key -> new ArrayList<>())
                        .add(part)));
        Map<String, String> alias = new LinkedHashMap<>();
        members.forEach((area, parts) -> {
            if (parts.size() == 1) {
                alias.putIfAbsent(parts.get(0), area);
            }
        });
        return alias;
    }

    private static int position(Map<String, Integer> positions, List<Node> nodes, String code, boolean published) {
        return positions.computeIfAbsent(code, added -> {
            nodes.add(new Node(added, published));
            return nodes.size() - 1;
        });
    }

    private static void requireOneLevel(String name, Map<String, Integer> base, List<Sum> sums, List<Node> nodes) {
        for (Sum sum : sums) {
            if (base.containsValue(sum.total()) && sum.parts().stream().anyMatch(base::containsValue)) {
                throw new InvalidInputException(TEXTS.format(
                        "dimension.levels", name, nodes.get(sum.total()).code()));
            }
        }
    }

    /**
     * Returns the nodes that contain a finest category, itself and the total among them.
     *
     * @param position position of the finest category
     * @return positions, in increasing order
     */
    List<Integer> containing(int position) {
        Set<Integer> reached = new java.util.TreeSet<>(Set.of(position));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Sum sum : sums) {
                if (sum.parts().stream().anyMatch(reached::contains)) {
                    grown |= reached.add(sum.total());
                }
            }
        }
        return List.copyOf(reached);
    }
}
