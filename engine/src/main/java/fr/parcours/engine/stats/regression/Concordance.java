package fr.parcours.engine.stats.regression;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How often, of two subjects one of whom is known to have the event first, the one with the higher predicted hazard is
 * the first.
 *
 * <p>C = (concordant + tiedPredictions/2) / (concordant + discordant + tiedPredictions) over pairs of one stratum: an
 * event at t and a subject at risk at t who stays longer (one censored at t stays longer). Pairs of events at the same
 * time do not count. Standard error by the infinitesimal jackknife over subjects. Equal to R's
 * {@code survival::concordance} 3.5-3.
 *
 * <p>Harrell F. E. et al. (1982), Evaluating the yield of medical tests, J. Am. Med. Assoc. 247, 2543–2546. Therneau T.
 * and Watson D. (2015), The concordance statistic and the Cox model, Mayo Clinic technical report 85.
 *
 * @param estimate C; 0.5 for chance; {@code NaN} when no pair can be compared
 * @param standardError its standard error; {@code NaN} when no pair can be compared
 * @param concordant pairs ranked as their events
 * @param discordant pairs ranked the other way
 * @param tiedPredictions pairs with equal predictions
 */
public record Concordance(
        double estimate, double standardError, long concordant, long discordant, long tiedPredictions) {

    static Concordance of(SurvivalCounts counts, Design design, double[] beta) {
        return new Pairs(counts, design, beta).concordance();
    }

    /** Counts pairs by sweeping time, with trees of counts over ranked predictions. */
    private static final class Pairs {
        private final SurvivalCounts counts;
        private final int[] rank; // of each pattern's prediction, from 1; equal predictions share it
        private final int ranks;
        private final long[] concordant; // per cell: pairs of one of its subjects
        private final long[] discordant;
        private final long[] tied;

        Pairs(SurvivalCounts counts, Design design, double[] beta) {
            this.counts = counts;
            double[] eta = new double[counts.patterns().rows()];
            for (int row = 0; row < eta.length; row++) {
                eta[row] = design.predictor(row, beta);
            }
            rank = new int[eta.length];
            int last = 0;
            double previous = Double.NaN;
            for (int row : Matrices.order(eta)) {
                if (!(Math.abs(eta[row] - previous) <= 1e-12 * Math.max(1, Math.abs(previous)))) {
                    last++;
                }
                previous = eta[row];
                rank[row] = last;
            }
            ranks = last;
            concordant = new long[counts.cells()];
            discordant = new long[counts.cells()];
            tied = new long[counts.cells()];
        }

        Concordance concordance() {
            int[] byExit = order(counts::exit);
            int[] byEntry = order(counts::entry);
            for (int from = 0; from < byExit.length; ) {
                int to = from;
                while (to < byExit.length && counts.stratum(byExit[to]) == counts.stratum(byExit[from])) {
                    to++;
                }
                countSurvivors(byExit, byEntry, from, to);
                countEvents(byExit, byEntry, from, to);
                from = to;
            }
            return total();
        }

        /** Cells by stratum and time; the sort is of whole numbers, because there may be millions. */
        private int[] order(IntToDoubleFunction time) {
            double[] times = IntStream.range(0, counts.cells())
                    .mapToDouble(time)
                    .distinct()
                    .sorted()
                    .toArray();
            long[] keys = new long[counts.cells()];
            for (int cell = 0; cell < keys.length; cell++) {
                long place = Arrays.binarySearch(times, time.applyAsDouble(cell));
                keys[cell] = ((long) counts.stratum(cell) * times.length + place) << 32 | cell;
            }
            Arrays.sort(keys);
            return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
        }

        /** For every event, those at risk at its time who stay longer; time runs backwards. */
        private void countSurvivors(int[] byExit, int[] byEntry, int from, int to) {
            Tree atRisk = new Tree(ranks);
            int entering = to - 1;
            for (int end = to; end > from; ) {
                double time = counts.exit(byExit[end - 1]);
                int start = end;
                while (start > from && counts.exit(byExit[start - 1]) == time) {
                    start--;
                }
                for (; entering >= from && counts.entry(byEntry[entering]) >= time; entering--) {
                    atRisk.add(rank(byEntry[entering]), -counts.count(byEntry[entering]));
                }
                add(atRisk, byExit, start, end, false);
                for (int i = start; i < end; i++) {
                    int cell = byExit[i];
                    if (counts.event(cell)) {
                        int r = rank(cell);
                        concordant[cell] += atRisk.below(r);
                        tied[cell] += atRisk.at(r);
                        discordant[cell] += atRisk.above(r);
                    }
                }
                add(atRisk, byExit, start, end, true);
                end = start;
            }
        }

        /** For every cell, the events while it was at risk and stayed; time runs forwards. */
        private void countEvents(int[] byExit, int[] byEntry, int from, int to) {
            Tree events = new Tree(ranks);
            int entering = from;
            for (int start = from; start < to; ) {
                double time = counts.exit(byExit[start]);
                for (; entering < to && counts.entry(byEntry[entering]) < time; entering++) {
                    meet(events, byEntry[entering], -1);
                }
                int end = start;
                while (end < to && counts.exit(byExit[end]) == time) {
                    end++;
                }
                for (int i = start; i < end; i++) {
                    if (counts.event(byExit[i])) {
                        meet(events, byExit[i], 1);
                    }
                }
                add(events, byExit, start, end, true);
                for (int i = start; i < end; i++) {
                    if (!counts.event(byExit[i])) {
                        meet(events, byExit[i], 1);
                    }
                }
                start = end;
            }
        }

        private void meet(Tree events, int cell, int sign) {
            int r = rank(cell);
            concordant[cell] += sign * events.above(r);
            tied[cell] += sign * events.at(r);
            discordant[cell] += sign * events.below(r);
        }

        private void add(Tree tree, int[] cells, int start, int end, boolean events) {
            for (int i = start; i < end; i++) {
                if (counts.event(cells[i]) == events) {
                    tree.add(rank(cells[i]), counts.count(cells[i]));
                }
            }
        }

        private int rank(int cell) {
            return rank[counts.pattern(cell)];
        }

        /** Every pair was counted at both of its subjects. */
        private Concordance total() {
            double won = 0; // exact up to 2^53; a long does not hold the pairs of billions of subjects
            double lost = 0;
            double equal = 0;
            for (int cell = 0; cell < counts.cells(); cell++) {
                double n = counts.count(cell);
                won += n * concordant[cell];
                lost += n * discordant[cell];
                equal += n * tied[cell];
            }
            double pairs = (won + lost + equal) / 2;
            if (pairs == 0) {
                return new Concordance(Double.NaN, Double.NaN, 0, 0, 0);
            }
            double c = (won + equal / 2) / 2 / pairs;
            double variance = 0;
            for (int cell = 0; cell < counts.cells(); cell++) {
                double all = (double) concordant[cell] + discordant[cell] + tied[cell];
                double influence = (concordant[cell] + tied[cell] / 2.0 - c * all) / pairs;
                variance += counts.count(cell) * influence * influence;
            }
            return new Concordance(c, Math.sqrt(variance), (long) (won / 2), (long) (lost / 2), (long) (equal / 2));
        }
    }

    /** Counts by rank with running totals (Fenwick 1994). */
    private static final class Tree {
        private final long[] sums;
        private long total;

        Tree(int ranks) {
            sums = new long[ranks + 1];
        }

        void add(int rank, long count) {
            total += count;
            for (int i = rank; i < sums.length; i += i & -i) {
                sums[i] += count;
            }
        }

        long below(int rank) {
            long sum = 0;
            for (int i = rank - 1; i > 0; i -= i & -i) {
                sum += sums[i];
            }
            return sum;
        }

        long at(int rank) {
            return below(rank + 1) - below(rank);
        }

        long above(int rank) {
            return total - below(rank + 1);
        }
    }
}
