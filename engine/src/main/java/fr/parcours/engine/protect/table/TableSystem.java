package fr.parcours.engine.protect.table;

import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The cells of all tables of one publication on one population, with every sum that ties them.
 *
 * <p>A cell is there once, whatever the number of tables that show it. Cells that no table shows, such as the parts of
 * overlapping areas, are there too: an observer can compute with them.
 */
public final class TableSystem {

    private static final Texts TEXTS = Texts.of(TableSystem.class);

    private final List<Cell> cells;
    private final Map<CellKey, Integer> positions;
    private final List<Dimension.Sum> sums;
    private final List<Block> blocks;
    private final BitSet assumed;
    private final int[][] sumsOfCell;

    /**
     * One cell.
     *
     * @param key what it counts
     * @param count true count of persons
     * @param published whether a table shows it
     */
    public record Cell(CellKey key, long count, boolean published) {}

    /** One table: its dimensions, and the position of each of its cells, last dimension fastest. */
    static final class Block {

        private final List<Dimension> dimensions;
        private final int[] cells;

        Block(List<Dimension> dimensions, int size) {
            this.dimensions = List.copyOf(dimensions);
            cells = new int[size];
        }

        List<Dimension> dimensions() {
            return dimensions;
        }

        int[] cells() {
            return cells;
        }

        int at(int[] nodes) {
            int place = 0;
            for (int d = 0; d < nodes.length; d++) {
                place = place * dimensions.get(d).nodes().size() + nodes[d];
            }
            return cells[place];
        }
    }

    private TableSystem(Builder builder) {
        cells = IntStream.range(0, builder.keys.size())
                .mapToObj(i -> new Cell(builder.keys.get(i), builder.counts.get(i), builder.published.get(i)))
                .toList();
        positions = Map.copyOf(builder.positions);
        sums = List.copyOf(builder.sums);
        assumed = (BitSet) builder.assumed.clone();
        blocks = List.copyOf(builder.blocks);
        List<List<Integer>> touching = cells.stream()
                .map(cell -> (List<Integer>) new ArrayList<Integer>())
                .toList();
        for (int s = 0; s < sums.size(); s++) {
            touching.get(sums.get(s).total()).add(s);
            for (int part : sums.get(s).parts()) {
                touching.get(part).add(s);
            }
        }
        sumsOfCell = touching.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /**
     * Starts a system.
     *
     * @return a builder without tables
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns a system of one table.
     *
     * @param dimensions its dimensions, one to three as a rule
     * @param counts counts of persons by finest categories, in the order of the dimensions; missing means 0
     * @return the system, with all margins
     * @throws InvalidInputException if a category is unknown or a count negative
     */
    public static TableSystem of(List<Dimension> dimensions, Map<List<String>, Long> counts) {
        return builder().table(dimensions, counts).build();
    }

    /**
     * Returns the cells.
     *
     * @return cells, in a fixed order
     */
    public List<Cell> cells() {
        return cells;
    }

    /**
     * Returns the sums that tie the cells.
     *
     * @return totals and parts, by position of cells
     */
    public List<Dimension.Sum> sums() {
        return sums;
    }

    /**
     * Returns the position of a cell.
     *
     * @param key what it counts
     * @return its position among {@link #cells()}
     * @throws InvalidInputException if the system has no such cell
     */
    public int position(CellKey key) {
        Integer position = positions.get(key);
        if (position == null) {
            throw Refusal.unknown(key);
        }
        return position;
    }

    /**
     * Returns whether a count is only one of those it may have. It ties others, and is not to be protected itself.
     *
     * @param position position of the cell
     * @return true for parts of overlapping areas that no table divides
     */
    boolean isAssumed(int position) {
        return assumed.get(position);
    }

    /**
     * Returns whether the system has a cell.
     *
     * @param key what it counts
     * @return whether it is there, published or not
     */
    public boolean has(CellKey key) {
        return positions.containsKey(key);
    }

    long count(int cell) {
        return cells.get(cell).count();
    }

    int size() {
        return cells.size();
    }

    List<Block> blocks() {
        return blocks;
    }

    int[] sumsOf(int cell) {
        return sumsOfCell[cell];
    }

    /** Gathers tables. */
    public static final class Builder {

        private final List<CellKey> keys = new ArrayList<>();
        private final List<Long> counts = new ArrayList<>();
        private final List<Boolean> published = new ArrayList<>();
        private final Map<CellKey, Integer> positions = new HashMap<>();
        private final List<Dimension.Sum> sums = new ArrayList<>();
        private final Set<Dimension.Sum> known = new HashSet<>();
        private final List<Block> blocks = new ArrayList<>();
        private final BitSet assumed = new BitSet();

        private Builder() {}

        /**
         * Adds a table, all margins included.
         *
         * @param dimensions its dimensions; one that another table has too must have the same name and codes
         * @param inner counts of persons by finest categories, in the order of the dimensions; missing means 0
         * @return this builder
         * @throws InvalidInputException if a category is unknown, or a count negative
         * @throws IntegrityException if a cell of another table has another count here
         */
        public Builder table(List<Dimension> dimensions, Map<List<String>, Long> inner) {
            int[] sizes = dimensions.stream().mapToInt(d -> d.nodes().size()).toArray();
            long[] totals = new long[IntStream.of(sizes).reduce(1, Math::multiplyExact)];
            List<Map<String, List<Integer>>> containing =
                    dimensions.stream().map(Builder::containing).toList();
            inner.forEach((categories, count) -> add(dimensions, containing, categories, count, totals));
            Block block = new Block(dimensions, totals.length);
            for (int place = 0; place < totals.length; place++) {
                block.cells()[place] = cell(dimensions, nodes(place, sizes), totals[place]);
            }
            for (int d = 0; d < sizes.length; d++) {
                for (int place = 0; place < totals.length; place++) {
                    int[] nodes = nodes(place, sizes);
                    for (Dimension.Sum sum : dimensions.get(d).sums()) {
                        if (nodes[d] == sum.total()) {
                            addSum(block, nodes, d, sum);
                        }
                    }
                }
            }
            blocks.add(block);
            return this;
        }

        /** For each finest category of a dimension, the nodes that contain it. */
        private static Map<String, List<Integer>> containing(Dimension dimension) {
            Map<String, List<Integer>> containing = new HashMap<>();
            dimension.base().forEach((category, node) -> containing.put(category, dimension.containing(node)));
            return containing;
        }

        private static void add(
                List<Dimension> dimensions,
                List<Map<String, List<Integer>>> containing,
                List<String> categories,
                long count,
                long[] totals) {
            if (count < 0 || categories.size() != dimensions.size()) {
                throw new InvalidInputException(TEXTS.format("system.count", categories, count));
            }
            List<Integer> places = List.of(0);
            for (int d = 0; d < dimensions.size(); d++) {
                Dimension dimension = dimensions.get(d);
                List<Integer> nodes = containing.get(d).get(categories.get(d));
                if (nodes == null) {
                    throw new InvalidInputException(
                            TEXTS.format("system.category", categories.get(d), dimension.name()));
                }
                List<Integer> longer = new ArrayList<>();
                for (int place : places) {
                    for (int node : nodes) {
                        longer.add(place * dimension.nodes().size() + node);
                    }
                }
                places = longer;
            }
            places.forEach(place -> totals[place] += count);
        }

        /**
         * Adds what a total leaves beside parts that other tables show of it: the count that an observer finds by
         * subtraction.
         *
         * @param key key of the remainder
         * @param total the total, a cell of a table
         * @param parts cells of tables that are disjoint parts of it
         * @return this builder
         */
        Builder remainder(CellKey key, CellKey total, List<CellKey> parts) {
            List<Integer> tied =
                    new ArrayList<>(parts.stream().map(positions::get).toList());
            long rest = counts.get(positions.get(total))
                    - tied.stream().mapToLong(counts::get).sum();
            if (rest < 0) {
                throw new IntegrityException(
                        TEXTS.format("system.disagree", total, counts.get(positions.get(total)), -rest));
            }
            tied.add(keys.size());
            positions.put(key, keys.size());
            keys.add(key);
            counts.add(rest);
            published.add(false);
            sums.add(new Dimension.Sum(positions.get(total), tied));
            return this;
        }

        /**
         * Adds a cell that no table shows.
         *
         * @param key its key; one that is there already is left as it is
         * @param count its count
         * @param isAssumed whether that is one of several possible counts
         * @return this builder
         */
        Builder cell(CellKey key, long count, boolean isAssumed) {
            if (positions.putIfAbsent(key, keys.size()) == null) {
                assumed.set(keys.size(), isAssumed);
                keys.add(key);
                counts.add(count);
                published.add(false);
            }
            return this;
        }

        /**
         * Ties cells that different tables show.
         *
         * @param total a cell of the system
         * @param parts cells of the system that it is the sum of
         * @return this builder
         */
        Builder tie(CellKey total, List<CellKey> parts) {
            Dimension.Sum sum = new Dimension.Sum(
                    positions.get(total), parts.stream().map(positions::get).toList());
            if (known.add(sum)) {
                sums.add(sum);
            }
            return this;
        }

        /** Whether a table ties parts to their total. */
        boolean isTied(CellKey total, List<CellKey> parts) {
            int whole = positions.get(total);
            List<Integer> tied = parts.stream().map(positions::get).toList();
            return sums.stream()
                    .anyMatch(sum -> sum.total() == whole && sum.parts().containsAll(tied));
        }

        private int cell(List<Dimension> dimensions, int[] nodes, long count) {
            Map<String, String> categories = new LinkedHashMap<>();
            boolean shown = true;
            for (int d = 0; d < nodes.length; d++) {
                Dimension.Node node = dimensions.get(d).nodes().get(nodes[d]);
                categories.put(dimensions.get(d).name(), node.code());
                shown &= node.published();
            }
            CellKey key = CellKey.of(categories);
            Integer position = positions.putIfAbsent(key, keys.size());
            if (position == null) {
                keys.add(key);
                counts.add(count);
                published.add(shown);
                return keys.size() - 1;
            }
            if (counts.get(position) != count) {
                throw new IntegrityException(TEXTS.format("system.disagree", key, counts.get(position), count));
            }
            published.set(position, published.get(position) || shown);
            return position;
        }

        private void addSum(Block block, int[] nodes, int d, Dimension.Sum sum) {
            int[] moved = nodes.clone();
            List<Integer> parts = new ArrayList<>();
            for (int part : sum.parts()) {
                moved[d] = part;
                parts.add(block.at(moved));
            }
            Dimension.Sum tied = new Dimension.Sum(block.at(nodes), parts);
            if (known.add(tied)) {
                sums.add(tied);
            }
        }

        private static int[] nodes(int place, int[] sizes) {
            int[] nodes = new int[sizes.length];
            int rest = place;
            for (int d = sizes.length - 1; d >= 0; d--) {
                nodes[d] = rest % sizes[d];
                rest /= sizes[d];
            }
            return nodes;
        }

        /**
         * Builds the system.
         *
         * @return the system
         */
        public TableSystem build() {
            return new TableSystem(this);
        }
    }
}
