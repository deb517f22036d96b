package fr.parcours.engine.stats.area;

import java.util.Arrays;

/** Proportions that vary between areas: beta–binomial. */
final class BetaPrior extends ConjugatePrior {

    BetaPrior(double[] successes, double[] totals) {
        super(successes, totals);
    }

    @Override
    double variance(Law law) {
        return law.mean() * (1 - law.mean()) / (law.strength() + 1);
    }

    @Override
    double quantile(double probability, Law law, double count, double size) {
        return Quantiles.beta(
                probability, count + law.mean() * law.strength(), size - count + (1 - law.mean()) * law.strength());
    }

    @Override
    double strength(double mean, double variance, double meanSize) {
        double alone = mean * (1 - mean);
        double between = variance - alone / meanSize;
        return between > 0 ? Math.max(0.001, (alone - variance) / between) : Double.POSITIVE_INFINITY;
    }

    @Override
    double meanAt(double strength) {
        return solve(mean -> successes(mean, strength) - failures(mean, strength), 1e-12, 1 - 1e-12);
    }

    @Override
    double slope(double mean, double strength) {
        double all = 0;
        for (double size : sizes) {
            all += digammaDifference(strength, size);
        }
        return mean * successes(mean, strength) + (1 - mean) * failures(mean, strength) - all;
    }

    @Override
    double unit(double mean) {
        return 1;
    }

    @Override
    boolean hasRepeats() {
        return Arrays.stream(sizes).anyMatch(size -> size > 1);
    }

    private double successes(double mean, double strength) {
        double sum = 0;
        for (double count : events) {
            sum += digammaDifference(mean * strength, count);
        }
        return sum;
    }

    private double failures(double mean, double strength) {
        double sum = 0;
        for (int i = 0; i < sizes.length; i++) {
            sum += digammaDifference((1 - mean) * strength, sizes[i] - events[i]);
        }
        return sum;
    }
}
