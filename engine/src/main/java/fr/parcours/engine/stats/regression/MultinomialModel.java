package fr.parcours.engine.stats.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Estimates how covariates shift the odds of each outcome against a reference outcome.
 *
 * <p><b>Formula.</b> log(P(k | x)/P(reference | x)) = x'β_k for each other outcome k; all β_k together maximise the
 * multinomial likelihood, by Newton's method with the full information (Agresti 2013, ch. 8). On cells of pattern and
 * period with "still waiting" as reference it is a discrete-time model of competing risks.
 *
 * <p><b>Input.</b> Patterns, for each of them a count per outcome (frequency weights), and {@link Terms}; there always
 * is an intercept.
 *
 * <p><b>Ties and order.</b> Neither the order of patterns nor their splitting changes anything.
 *
 * <p><b>Edges.</b> An outcome that nobody has is refused: leave it out. Separation, collinear columns and unused levels
 * are reported, see {@link FitWarning}.
 *
 * <p><b>Interval.</b> Wald: estimate ± z·se.
 *
 * <p><b>Accuracy.</b> Equal to full maximum likelihood in R 4.2.2 within a relative 1e-7; {@code nnet::multinom} itself
 * stops at about 1e-5.
 *
 * <p><b>Defaults.</b> Level 0.95.
 *
 * <p>Immutable and thread-safe; an iteration costs patterns times squared terms times squared outcomes.
 *
 * <p><b>Reference.</b> Agresti A. (2013), Categorical Data Analysis, 3rd ed., Wiley.
 */
public final class MultinomialModel {

    private final double level;

    private MultinomialModel(double level) {
        this.level = level;
    }

    /**
     * Returns the estimator with its default level 0.95.
     *
     * @return the estimator
     */
    public static MultinomialModel withDefaults() {
        return new MultinomialModel(0.95);
    }

    /**
     * Returns this estimator with another confidence level.
     *
     * @param newLevel level strictly between 0 and 1
     * @return a new estimator
     * @throws IllegalArgumentException if the level is outside (0, 1)
     */
    public MultinomialModel withLevel(double newLevel) {
        return new MultinomialModel(Normal.checkedLevel(newLevel));
    }

    /**
     * Fits the model.
     *
     * @param covariates one row per pattern
     * @param outcomes names of outcomes, the reference first
     * @param counts subjects by pattern and outcome
     * @param terms what explains the outcome
     * @return the fit
     * @throws IllegalArgumentException if shapes differ, a count is negative, an outcome has no subject or there are
     *     fewer than two
     */
    public MultinomialFit fit(CovariateTable covariates, List<String> outcomes, long[][] counts, Terms terms) {
        check(covariates, outcomes, counts);
        double[] subjects = new double[counts.length];
        double[] totals = new double[outcomes.size()];
        for (int row = 0; row < counts.length; row++) {
            for (int k = 0; k < totals.length; k++) {
                subjects[row] += counts[row][k];
                totals[k] += counts[row][k];
            }
        }
        for (int k = 0; k < totals.length; k++) {
            if (totals[k] == 0) {
                throw new IllegalArgumentException("Cannot fit the outcome " + outcomes.get(k) + ": nobody has it");
            }
        }
        Design design = Design.of(covariates, terms, subjects, true, true);
        MultinomialLikelihood likelihood = new MultinomialLikelihood(design, counts, subjects);
        int equations = outcomes.size() - 1;
        int p = design.size();
        double[] spread = new double[p * equations];
        for (int k = 0; k < equations; k++) {
            System.arraycopy(design.spread(), 0, spread, k * p, p);
        }
        PartialLikelihood.Maximum maximum =
                PartialLikelihood.maximise(likelihood::at, likelihood.at(new double[p * equations]), spread);
        return new MultinomialFit(outcomes, design, level, maximum, warnings(design, outcomes, totals, maximum));
    }

    private static void check(CovariateTable covariates, List<String> outcomes, long[][] counts) {
        boolean shaped = counts.length == covariates.rows()
                && outcomes.size() > 1
                && Arrays.stream(counts).allMatch(row -> row.length == outcomes.size());
        if (!shaped || Arrays.stream(counts).flatMapToLong(Arrays::stream).anyMatch(n -> n < 0)) {
            throw new IllegalArgumentException("Cannot use these counts: " + covariates.rows() + " rows of "
                    + outcomes.size() + " outcomes, at least two, zero or more each");
        }
    }

    private static List<FitWarning> warnings(
            Design design, List<String> outcomes, double[] totals, PartialLikelihood.Maximum maximum) {
        List<FitWarning> warnings = new ArrayList<>(design.warnings);
        if (!maximum.converged()) {
            warnings.add(new FitWarning(FitWarning.Kind.NOT_CONVERGED, List.of()));
        }
        if (!maximum.diverging().isEmpty()) {
            int p = design.size();
            warnings.add(new FitWarning(
                    FitWarning.Kind.SEPARATION,
                    maximum.diverging().stream()
                            .map(j -> outcomes.get(1 + j / p) + ": "
                                    + design.columns.get(j % p).name())
                            .toList()));
        }
        double rarest = Arrays.stream(totals).min().orElse(0);
        if (rarest < GeneralizedLinearModel.EVENTS_PER_COEFFICIENT * (design.size() - 1)) {
            warnings.add(new FitWarning(FitWarning.Kind.FEW_EVENTS, List.of()));
        }
        return List.copyOf(warnings);
    }
}
