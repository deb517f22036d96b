package fr.parcours.engine.protect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Counts that flow through a network, as much leaving each point as reaching it, as they may be shown: the passages of
 * a process map, or a table with the totals of its rows and columns.
 *
 * <p>An observer adds and subtracts along the points: what is withheld can only differ from the truth by flows that go
 * round in circles through withheld counts. So counts from 1 to k − 1 are withheld, and so are those that leave less
 * than k of the number they are a part of; then, for each of them, the circle of least counts that lets it reach k, or
 * leave k, each withheld count being known to be at least 1. Totals are counts like others: whoever publishes one gives
 * it as an edge.
 */
public final class ProtectedFlows {

    private static final int UNLIMITED = Integer.MAX_VALUE;

    private final ProtectionRule rule;
    private final List<Edge> edges;
    private final boolean[] hidden;
    private final int points;

    private ProtectedFlows(ProtectionRule rule, List<Edge> edges) {
        this.rule = rule;
        this.edges = edges;
        this.hidden = new boolean[edges.size()];
        this.points = edges.stream()
                        .mapToInt(edge -> Math.max(edge.from(), edge.to()))
                        .max()
                        .orElse(-1)
                + 1;
    }

    /**
     * A count between two points.
     *
     * @param from point that it leaves, from 0
     * @param to point that it reaches
     * @param count zero or more
     * @param whole number it is a part of, the count itself if it is of none
     */
    public record Edge(int from, int to, long count, long whole) {

        /** Checks the counts. */
        public Edge {
            if (count < 0 || count > whole) {
                throw new IllegalArgumentException("Cannot protect a flow of " + count + " out of " + whole);
            }
        }

        /**
         * Makes a count that is no part of another one.
         *
         * @param from point that it leaves
         * @param to point that it reaches
         * @param count zero or more
         * @return the edge
         */
        public static Edge of(int from, int to, long count) {
            return new Edge(from, to, count, count);
        }
    }

    /**
     * Protects flows.
     *
     * @param rule the rule
     * @param edges the true counts; those that leave a point add up to those that reach it
     * @return for each, whether it may be shown
     * @throws IllegalArgumentException if they do not add up
     */
    public static List<Boolean> shown(ProtectionRule rule, List<Edge> edges) {
        ProtectedFlows flows = new ProtectedFlows(rule, List.copyOf(edges));
        flows.requireBalance();
        flows.hide();
        return IntStream.range(0, edges.size()).mapToObj(i -> !flows.hidden[i]).toList();
    }

    private void requireBalance() {
        long[] balance = new long[points];
        for (Edge edge : edges) {
            balance[edge.from()] -= edge.count();
            balance[edge.to()] += edge.count();
        }
        if (Arrays.stream(balance).anyMatch(rest -> rest != 0)) {
            throw new IllegalArgumentException("Cannot protect flows that do not add up: " + edges);
        }
    }

    private void hide() {
        List<Integer> small = IntStream.range(0, edges.size())
                .filter(i -> !rule.showsShare(edges.get(i).count(), edges.get(i).whole()))
                .boxed()
                .toList();
        small.forEach(i -> hidden[i] = true);
        for (int i : small) {
            Edge edge = edges.get(i);
            long rest = edge.whole() - edge.count();
            if (!rule.shows(edge.count())) {
                open(i, edge.to(), edge.from(), rule.threshold() - edge.count());
            }
            if (!rule.shows(rest)) {
                open(i, edge.from(), edge.to(), Math.min(rule.threshold() - rest, edge.count() - 1));
            }
        }
    }

    /** Withholds further counts until as much can flow back from one end of a withheld count to its other end. */
    private void open(int withheld, int from, int to, long amount) {
        long[] change = new long[edges.size()];
        for (long open = 0; open < amount; ) {
            List<Move> way = cheapest(withheld, from, to, change);
            if (way.isEmpty()) {
                return; // the network has no other circle: the totals known to all leave nothing to play with
            }
            long most = way.stream().mapToLong(move -> room(move, change)).min().orElseThrow();
            long step = Math.min(most, amount - open);
            for (Move move : way) {
                hidden[move.edge()] = true;
                change[move.edge()] += move.forward() ? step : -step;
            }
            open += step;
        }
    }

    private long room(Move move, long[] change) {
        // A withheld count has no upper limit that an observer would know, and a lower one of 1.
        return move.forward() ? UNLIMITED : edges.get(move.edge()).count() + change[move.edge()] - 1;
    }

    /** The way that withholds least, by the sum of the counts shown so far; empty if there is none. */
    private List<Move> cheapest(int without, int from, int to, long[] change) {
        long[] cost = new long[points];
        Arrays.fill(cost, Long.MAX_VALUE);
        Move[] reachedBy = new Move[points];
        PriorityQueue<Reached> queue = new PriorityQueue<>(Comparator.comparingLong(Reached::cost));
        cost[from] = 0;
        queue.add(new Reached(from, 0));
        while (!queue.isEmpty()) {
            Reached here = queue.remove();
            if (here.cost() > cost[here.point()]) {
                continue;
            }
            for (Move move : moves(here.point(), without, change)) {
                int next = end(move);
                long price = here.cost()
                        + 1
                        + (hidden[move.edge()] ? 0 : edges.get(move.edge()).count());
                if (price < cost[next]) {
                    cost[next] = price;
                    reachedBy[next] = move;
                    queue.add(new Reached(next, price));
                }
            }
        }
        Deque<Move> way = new ArrayDeque<>();
        for (int point = to; reachedBy[point] != null && point != from; point = start(reachedBy[point])) {
            way.addFirst(reachedBy[point]);
        }
        return List.copyOf(way);
    }

    private List<Move> moves(int point, int without, long[] change) {
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < edges.size(); i++) {
            Edge edge = edges.get(i);
            if (i == without || edge.count() == 0) {
                continue;
            }
            if (edge.from() == point) {
                moves.add(new Move(i, true));
            }
            if (edge.to() == point && room(new Move(i, false), change) > 0) {
                moves.add(new Move(i, false));
            }
        }
        return moves;
    }

    private int end(Move move) {
        Edge edge = edges.get(move.edge());
        return move.forward() ? edge.to() : edge.from();
    }

    private int start(Move move) {
        Edge edge = edges.get(move.edge());
        return move.forward() ? edge.from() : edge.to();
    }

    /**
     * A change of a count along a way.
     *
     * @param edge its place in the list
     * @param forward whether it grows
     */
    private record Move(int edge, boolean forward) {}

    private record Reached(int point, long cost) {}
}
