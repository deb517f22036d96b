package fr.parcours.engine.stats.area;

/** Ratios that vary between areas: gamma–Poisson, that is negative binomial. */
final class GammaPrior extends ConjugatePrior {

    GammaPrior(double[] observed, double[] expected) {
        super(observed, expected);
    }

    @Override
    double variance(Law law) {
        return law.mean() / law.strength();
    }

    @Override
    double quantile(double probability, Law law, double count, double size) {
        return Quantiles.gamma(probability, count + law.mean() * law.strength(), size + law.strength());
    }

    @Override
    double strength(double mean, double variance, double meanSize) {
        double between = variance - mean / meanSize;
        return between > 0 ? mean / between : Double.POSITIVE_INFINITY;
    }

    @Override
    double meanAt(double strength) {
        double pooled = pooled();
        double high = pooled;
        while (meanSlope(high, strength) > 0) {
            high *= 2;
        }
        double low = Math.min(pooled, high / 2);
        while (meanSlope(low, strength) < 0) {
            low /= 2;
        }
        return solve(mean -> meanSlope(mean, strength), low, high);
    }

    @Override
    double slope(double mean, double strength) {
        double sum = mean * meanSlope(mean, strength);
        for (int i = 0; i < sizes.length; i++) {
            sum += (mean * sizes[i] - events[i]) / (strength + sizes[i]);
        }
        return sum;
    }

    @Override
    double unit(double mean) {
        return 1 / mean;
    }

    @Override
    boolean hasRepeats() {
        return true;
    }

    private double meanSlope(double mean, double strength) {
        double sum = 0;
        for (int i = 0; i < sizes.length; i++) {
            sum += digammaDifference(mean * strength, events[i]) - Math.log1p(sizes[i] / strength);
        }
        return sum;
    }
}
