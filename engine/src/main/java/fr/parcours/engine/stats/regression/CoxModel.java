package fr.parcours.engine.stats.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Estimates how covariates multiply the hazard of an event, without assuming a shape of the hazard in time.
 *
 * <p><b>Formula.</b> λ(t | x, stratum s) = λ_s(t)·exp(x'β). β maximises the partial likelihood (Cox 1972, 1975): the
 * product over events of exp(x'β) by the sum of exp(x'β) over those at risk. Its covariance is the inverse of the
 * observed information.
 *
 * <p><b>Input.</b> {@link SurvivalCounts} and {@link Terms}. Counts are frequency weights: <em>exactly</em> the result
 * of repeating rows. (R's {@code coxph(weights = count, ties = "efron")} is something else: one event of weight 2 is
 * not two tied events.)
 *
 * <p><b>Ties and order.</b> See {@link TieMethod}. Neither the order of cells nor their splitting changes anything.
 *
 * <p><b>Censoring and entry.</b> Right censoring, events before censorings at equal time; left truncation and the
 * counting-process form (several intervals per subject) through {@link SurvivalCounts#withEntry}.
 *
 * <p><b>Edges.</b> Without an event nothing can be fitted: refused. A stratum without subjects or events adds nothing.
 * Columns that are constant whenever an event happens, in every stratum, are left out and reported as
 * {@link FitWarning.Kind#ALIASED}. A level without events has no finite coefficient:
 * {@link FitWarning.Kind#SEPARATION}.
 *
 * <p><b>Interval.</b> Wald: estimate ± z·se.
 *
 * <p><b>Accuracy.</b> Equal to R 4.2.2 {@code survival::coxph} 3.5-3 ({@code eps = 1e-13}) within a relative 1e-7.
 *
 * <p><b>Defaults.</b> {@link TieMethod#EFRON}, level 0.95.
 *
 * <p>Immutable and thread-safe; an iteration costs cells times terms, plus patterns times squared terms, plus event
 * times times squared coefficients; {@link TieMethod#EFRON} adds one step per event.
 *
 * <p><b>References.</b> Cox D. R. (1972), Regression models and life tables, J. R. Stat. Soc. B 34, 187–220. Efron B.
 * (1977), The efficiency of Cox's likelihood function for censored data, J. Am. Stat. Assoc. 72, 557–565. Breslow N.
 * (1974), Covariance analysis of censored survival data, Biometrics 30, 89–99. Therneau T. M. and Grambsch P. M.
 * (2000), Modeling Survival Data, Springer.
 */
public final class CoxModel {

    private final TieMethod ties;
    private final double level;

    private CoxModel(TieMethod ties, double level) {
        this.ties = ties;
        this.level = level;
    }

    /**
     * Returns the estimator with its defaults: {@link TieMethod#EFRON}, level 0.95.
     *
     * @return the estimator
     */
    public static CoxModel withDefaults() {
        return new CoxModel(TieMethod.EFRON, 0.95);
    }

    /**
     * Returns this estimator with another way of treating ties.
     *
     * @param newTies the tie method
     * @return a new estimator
     */
    public CoxModel with(TieMethod newTies) {
        return new CoxModel(newTies, level);
    }

    /**
     * Returns this estimator with another confidence level.
     *
     * @param newLevel level strictly between 0 and 1
     * @return a new estimator
     * @throws IllegalArgumentException if the level is outside (0, 1)
     */
    public CoxModel withLevel(double newLevel) {
        return new CoxModel(ties, Normal.checkedLevel(newLevel));
    }

    /**
     * Fits the model.
     *
     * @param counts subjects, times and covariates
     * @param terms what explains the hazard; none for the baseline alone
     * @return the fit
     * @throws IllegalArgumentException if there is no event, a covariate is unknown, or more than 500 events at one
     *     time are to be treated exactly
     */
    public CoxFit fit(SurvivalCounts counts, Terms terms) {
        if (counts.events() == 0) {
            throw new IllegalArgumentException(
                    "Cannot fit a hazard to " + counts.subjects() + " subjects without an event");
        }
        EventTimes times = new EventTimes(counts);
        double[] subjects = counts.subjectsByPattern();
        Design whole = Design.of(counts.patterns(), terms, subjects, false, true);
        Design design = whole.withoutConstant(
                value(counts, times, whole, new double[whole.size()]).information(),
                subjects,
                (double) counts.events(),
                counts.patterns());
        PartialLikelihood.Value atZero = value(counts, times, design, new double[design.size()]);
        PartialLikelihood.Maximum maximum =
                PartialLikelihood.maximise(beta -> value(counts, times, design, beta), atZero, design.spread());
        CoxState state = new CoxState(counts, times, design, ties, maximum.beta());
        return new CoxFit(
                new CoxFit.Data(counts, times, design, ties),
                level,
                maximum,
                atZero,
                state,
                warnings(counts.events(), design, maximum.diverging(), maximum.converged()));
    }

    /**
     * Tests every term that can be left out alone, by twice the difference of log likelihoods.
     *
     * @param counts subjects, times and covariates
     * @param terms the full model
     * @return one test per term of {@link Terms#droppable()}
     * @throws IllegalArgumentException as {@link #fit}
     */
    public List<HypothesisTest> dropTerms(SurvivalCounts counts, Terms terms) {
        CoxFit full = fit(counts, terms);
        return terms.droppable().stream()
                .map(term -> full.likelihoodRatio(term.name(), fit(counts, terms.without(term))))
                .toList();
    }

    private PartialLikelihood.Value value(SurvivalCounts counts, EventTimes times, Design design, double[] beta) {
        if (ties == TieMethod.EXACT) {
            return new ExactTies(counts, times, design).at(beta);
        }
        CoxState state = new CoxState(counts, times, design, ties, beta);
        double[] ones = new double[times.points()];
        Arrays.fill(ones, 1);
        return new PartialLikelihood.Value(state.logLikelihood, state.score(ones), state.information(ones));
    }

    static List<FitWarning> warnings(long events, Design design, List<Integer> diverging, boolean converged) {
        List<FitWarning> warnings = new ArrayList<>(design.warnings);
        if (!converged) {
            warnings.add(new FitWarning(FitWarning.Kind.NOT_CONVERGED, List.of()));
        }
        if (!diverging.isEmpty()) {
            warnings.add(new FitWarning(
                    FitWarning.Kind.SEPARATION,
                    diverging.stream().map(j -> design.columns.get(j).name()).toList()));
        }
        if (events < GeneralizedLinearModel.EVENTS_PER_COEFFICIENT * design.size()) {
            warnings.add(new FitWarning(FitWarning.Kind.FEW_EVENTS, List.of()));
        }
        return List.copyOf(warnings);
    }
}
