package fr.parcours.engine.stats.table;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * The law of the sum of the first cells of 2 by 2 tables whose margins are fixed, for any common odds ratio ψ: weights
 * w(x)·ψ<sup>x</sup>, hypergeometric for one table, their convolution for several.
 */
final class ConditionalLaw {

    private static final int LONGEST = 2_000_000; // values of the sum
    private static final double DEAREST = 2e8; // products of a convolution
    private static final double NEGLIGIBLE = 100; // weights e^-100 of the highest add nothing to a sum
    private static final double FARTHEST = 700; // log of the widest odds ratio
    private static final double SAME = 1 + 1e-7; // probabilities as high as the observed one, as R rounds them

    private final double least;
    private final double most;
    private final double lowest; // of those with a weight that is not too small for a number
    private final double[] logWeights; // log-concave: one rise, one fall

    private ConditionalLaw(double least, double[] logWeights) {
        this.least = least;
        most = least + logWeights.length - 1;
        int from = 0;
        while (logWeights[from] == Double.NEGATIVE_INFINITY) {
            from++;
        }
        int to = logWeights.length;
        while (logWeights[to - 1] == Double.NEGATIVE_INFINITY) {
            to--;
        }
        lowest = least + from;
        this.logWeights = Arrays.copyOfRange(logWeights, from, to);
    }

    /** Makes the law, or nothing when it has too many values to be counted out. */
    static Optional<ConditionalLaw> of(List<ContingencyTable> tables) {
        return tilted(tables, 0);
    }

    /**
     * Makes the law with weights computed at an odds ratio near the estimate: those far from independence are too small
     * for floating-point numbers otherwise. The law is the same.
     */
    static Optional<ConditionalLaw> tilted(List<ContingencyTable> tables, double logOdds) {
        double length = 1;
        double products = 0;
        for (ContingencyTable table : tables) {
            double values = highest(table) - lowest(table) + 1;
            products += length * values;
            length += values - 1;
        }
        if (length > LONGEST || (tables.size() > 1 && products > DEAREST)) {
            return Optional.empty();
        }
        double[] sum = null;
        double lowest = 0;
        for (ContingencyTable table : tables) {
            double[] logs = logWeights(table);
            lowest += lowest(table);
            if (tables.size() == 1) {
                return Optional.of(new ConditionalLaw(lowest, logs));
            }
            double[] weights = scaled(logs, logOdds);
            sum = sum == null ? weights : convolution(sum, weights);
        }
        if (sum == null) {
            return Optional.of(new ConditionalLaw(0, new double[1]));
        }
        double[] logs = new double[sum.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(sum[i]) - i * logOdds;
        }
        return Optional.of(new ConditionalLaw(lowest, logs));
    }

    private static double lowest(ContingencyTable table) {
        return Math.max(0, table.rowTotals()[0] - table.columnTotals()[1]);
    }

    private static double highest(ContingencyTable table) {
        return Math.min(table.rowTotals()[0], table.columnTotals()[0]);
    }

    /** By the ratio of neighbours: exact also where logarithms of factorials of large counts are not. */
    private static double[] logWeights(ContingencyTable table) {
        double row = table.rowTotals()[0];
        double column = table.columnTotals()[0];
        double other = table.columnTotals()[1];
        double lowest = lowest(table);
        double[] logs = new double[(int) (highest(table) - lowest) + 1];
        for (int i = 1; i < logs.length; i++) {
            double x = lowest + i - 1;
            logs[i] = logs[i - 1] + Math.log((column - x) / (x + 1)) + Math.log((row - x) / (other - row + x + 1));
        }
        return logs;
    }

    private static double[] scaled(double[] logs, double logOdds) {
        double[] weights = new double[logs.length];
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logs.length; i++) {
            weights[i] = logs[i] + i * logOdds;
            highest = Math.max(highest, weights[i]);
        }
        for (int i = 0; i < logs.length; i++) {
            weights[i] = Math.exp(weights[i] - highest);
        }
        return weights;
    }

    private static double[] convolution(double[] a, double[] b) {
        double[] sum = new double[a.length + b.length - 1];
        double total = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length && a[i] > 0; j++) {
                sum[i + j] += a[i] * b[j];
            }
        }
        for (double weight : sum) {
            total = Math.max(total, weight);
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= total;
        }
        return sum;
    }

    boolean isOnlyOne() {
        return least == most;
    }

    /** Probability, at independence, of all values that are no likelier than this one. */
    double asRareAs(double value) {
        int index = (int) (value - lowest);
        if (index < 0 || index >= logWeights.length) {
            return 0;
        }
        double limit = logWeights[index] + Math.log(SAME);
        double highest = Arrays.stream(logWeights).max().orElse(0);
        double rare = 0;
        double all = 0;
        for (double weight : logWeights) {
            double p = Math.exp(weight - highest);
            all += p;
            rare += weight <= limit ? p : 0;
        }
        return Math.min(1, rare / all);
    }

    /** The odds ratio that makes this value the mean; 0 and infinite at the ends. */
    double estimate(double value) {
        if (value <= least) {
            return 0;
        }
        return value >= most ? Double.POSITIVE_INFINITY : solve(logOdds -> mean(logOdds) - value);
    }

    /** The odds ratio at which this value or more has a probability. */
    double lower(double value, double probability) {
        return value <= least ? 0 : solve(logOdds -> above(value, logOdds) - probability);
    }

    /** The odds ratio at which this value or less has a probability. */
    double upper(double value, double probability) {
        return value >= most
                ? Double.POSITIVE_INFINITY
                : solve(logOdds -> probability - (1 - above(value + 1, logOdds)));
    }

    /** The root of a function that rises with the logarithm of the odds ratio. */
    private static double solve(UnivariateFunction rising) {
        double left = -1;
        double right = 1;
        while (rising.value(left) > 0 && left > -FARTHEST) {
            right = left;
            left *= 2;
        }
        while (rising.value(right) < 0 && right < FARTHEST) {
            left = right;
            right *= 2;
        }
        if (left < -FARTHEST) {
            return 0;
        }
        if (right > FARTHEST) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.exp(new BracketingNthOrderBrentSolver(1e-14, 1e-14, 1e-14, 5).solve(200, rising, left, right));
    }

    private double mean(double logOdds) {
        int mode = mode(logOdds);
        double moment = 0;
        double all = 0;
        for (int i = from(mode, logOdds); i < logWeights.length; i++) {
            double p = relative(i, mode, logOdds);
            if (i > mode && p == 0) {
                break;
            }
            moment += (i - mode) * p;
            all += p;
        }
        return lowest + mode + moment / all;
    }

    private double above(double value, double logOdds) {
        int mode = mode(logOdds);
        int first = (int) (value - lowest);
        double above = 0;
        double all = 0;
        for (int i = from(mode, logOdds); i < logWeights.length; i++) {
            double p = relative(i, mode, logOdds);
            if (i > mode && p == 0) {
                break;
            }
            above += i >= first ? p : 0;
            all += p;
        }
        return above / all;
    }

    private double relative(int i, int mode, double logOdds) {
        double log = logWeights[i] - logWeights[mode] + (i - mode) * logOdds;
        return log < -NEGLIGIBLE ? 0 : Math.exp(log);
    }

    private int mode(double logOdds) {
        int low = 0;
        int high = logWeights.length - 1;
        while (low < high) { // the differences of log-concave weights fall
            int middle = (low + high) >>> 1;
            if (logWeights[middle + 1] - logWeights[middle] + logOdds > 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int from(int mode, double logOdds) {
        int low = 0;
        int high = mode;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (relative(middle, mode, logOdds) > 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
