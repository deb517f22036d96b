package fr.parcours.engine.stats.area;

import fr.parcours.engine.stats.ChiSquareTest;
import fr.parcours.engine.stats.Confidence;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How much proportions vary between areas beyond chance: a logistic model with a random intercept per area.
 *
 * <p><b>Formula.</b> logit p = β + σu, u standard normal; maximum likelihood, each area's integral by the trapezoidal
 * rule. Limits of σ by profile likelihood. Test of σ = 0: likelihood ratio, half of χ² with one degree, half of it at
 * 0. On the latent scale the share of variance between areas is ICC = σ²/(σ² + π²/3); the median odds ratio
 * exp(√2·σ·Φ⁻¹(0.75)) compares the same person in two areas drawn at random, the higher to the lower.
 *
 * <p><b>Edges.</b> Areas without subjects do not count. Areas that vary no more than chance explains: σ 0, test 0 with
 * p 1. When no or all subjects have the event, or fewer than two areas have subjects: refused. Where nearly every area
 * is all or nothing σ has no finite estimate and is given as 50, the upper limit as infinite.
 *
 * <p><b>Accuracy.</b> Equal to R 4.2.2 {@code lme4::glmer(binomial, nAGQ = 25)} 1.1-31 within its convergence (1e-4),
 * to the maximum of the integrated likelihood within 1e-6 (1e-5 at equal composition).
 *
 * <p><b>Reference.</b> Pinheiro J. C. and Bates D. M. (1995), Approximations to the log-likelihood function in the
 * nonlinear mixed-effects model, J. Comput. Graph. Stat. 4, 12–35. Self S. G. and Liang K.-Y. (1987), J. Am. Stat.
 * Assoc. 82, 605–610. Merlo J. et al. (2006), A brief conceptual tutorial of multilevel analysis in social
 * epidemiology, J. Epidemiol. Community Health 60, 290–297.
 *
 * @param areas areas with subjects
 * @param intercept β, the logit in an area in the middle
 * @param deviation σ, standard deviation between areas on the logit scale
 * @param lower lower limit of σ, zero or more
 * @param upper upper limit of σ, possibly infinite
 * @param logLikelihood maximum, binomial coefficients included
 * @param test likelihood-ratio test of σ = 0; its p is the half one
 */
public record BetweenAreas(
        int areas,
        double intercept,
        double deviation,
        double lower,
        double upper,
        double logLikelihood,
        ChiSquareTest test) {

    private static final double LARGEST = 50;
    private static final double LEAST = 1e-3;
    private static final double STEP = 1.6;

    /**
     * Estimates.
     *
     * @param successes subjects counted, by area
     * @param totals all subjects, by area
     * @param level confidence level strictly between 0 and 1
     * @return the variation between areas
     * @throws IllegalArgumentException if a number is impossible, lengths differ or the counts admit no model
     */
    public static BetweenAreas of(List<Long> successes, List<Long> totals, double level) {
        Strata.checkProportions(successes, totals);
        return of(new RandomIntercept(successes, totals), level);
    }

    /**
     * Estimates at equal composition: logit p = o + β + σu, where o is the logit of the share that all areas together
     * have in the stratum. So β is near 0, and areas differ by what their composition does not explain.
     *
     * @param successes subjects counted, by area and stratum
     * @param totals all subjects, by area and stratum
     * @param standard share of each stratum, strictly between 0 and 1
     * @param level confidence level strictly between 0 and 1
     * @return the variation between areas
     * @throws IllegalArgumentException if a number is impossible, lengths differ or the counts admit no model
     */
    public static BetweenAreas adjusted(
            List<List<Long>> successes, List<List<Long>> totals, List<Double> standard, double level) {
        Strata.checkLengths(successes.size(), totals.size());
        for (int i = 0; i < totals.size(); i++) {
            Strata.checkProportions(successes.get(i), totals.get(i));
            Strata.checkLengths(totals.get(i).size(), standard.size());
        }
        List<Double> offsets = standard.stream()
                .map(share -> {
                    if (!(share > 0 && share < 1)) {
                        throw new IllegalArgumentException("Cannot adjust for a share of " + share);
                    }
                    return Math.log(share / (1 - share));
                })
                .toList();
        return of(RandomIntercept.adjusted(successes, totals, offsets), level);
    }

    private static BetweenAreas of(RandomIntercept model, double level) {
        double z = new Confidence(level).z();
        double alone = model.logLikelihood(model.interceptAt(0), 0);
        double deviation = likeliest(model);
        double intercept = model.interceptAt(deviation);
        double best = model.logLikelihood(intercept, deviation);
        double ratio = deviation == 0 ? 0 : Math.max(0, 2 * (best - alone));
        DoubleUnaryOperator gap = sigma -> 2 * (best - model.logLikelihood(model.interceptAt(sigma), sigma)) - z * z;
        double half = ratio == 0 ? 1 : ChiSquareTest.of(ratio, 1).p() / 2;
        return new BetweenAreas(
                model.areas(),
                intercept,
                deviation,
                ratio <= z * z ? 0 : ConjugatePrior.solve(gap::applyAsDouble, 0, deviation),
                upper(gap, deviation),
                best,
                new ChiSquareTest(ratio, 1, half));
    }

    /** Where the profile likelihood turns from rising to falling, the best such place, or 0. */
    private static double likeliest(RandomIntercept model) {
        double best = 0;
        double highest = model.logLikelihood(model.interceptAt(0), 0);
        double left = LEAST;
        double atLeft = model.slope(model.interceptAt(left), left);
        while (left < LARGEST) {
            double right = left * STEP;
            double atRight = model.slope(model.interceptAt(right), right);
            if (atLeft > 0 && atRight <= 0) {
                double root = ConjugatePrior.solve(sigma -> model.slope(model.interceptAt(sigma), sigma), left, right);
                double height = model.logLikelihood(model.interceptAt(root), root);
                if (height > highest) {
                    best = root;
                    highest = height;
                }
            }
            left = right;
            atLeft = atRight;
        }
        return atLeft > 0 && best == 0 ? LARGEST : best;
    }

    private static double upper(DoubleUnaryOperator gap, double deviation) {
        double left = deviation;
        double right = Math.max(0.01, deviation * STEP);
        while (gap.applyAsDouble(right) < 0) {
            left = right;
            right *= STEP;
            if (right > LARGEST) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return ConjugatePrior.solve(gap::applyAsDouble, left, right);
    }

    /**
     * Share of the variance that lies between areas, on the latent scale of the logit.
     *
     * @return from 0 to 1
     */
    public double icc() {
        return icc(deviation);
    }

    /**
     * How the odds of the same person differ between two areas, in the middle.
     *
     * @return 1 when areas do not differ
     */
    public double medianOddsRatio() {
        return medianOddsRatio(deviation);
    }

    /**
     * The share of variance of a given deviation, such as a limit.
     *
     * @param deviation σ
     * @return from 0 to 1
     */
    public static double icc(double deviation) {
        double within = Math.PI / deviation * (Math.PI / deviation) / 3;
        return 1 / (1 + within);
    }

    /**
     * The median odds ratio of a given deviation, such as a limit.
     *
     * @param deviation σ
     * @return 1 or more
     */
    public static double medianOddsRatio(double deviation) {
        return Math.exp(Math.sqrt(2) * deviation * new NormalDistribution().inverseCumulativeProbability(0.75));
    }
}
