package fr.parcours.engine.stats.regression;

import java.util.ArrayList;
import java.util.List;

/**
 * Estimates a generalised linear model of grouped counts: a probability (logistic, complementary log-log, probit) or a
 * rate (Poisson).
 *
 * <p><b>Formula.</b> With x a pattern, m its trials, y its events: g(μ) = offset + x'β, y ~ Binomial(m, μ) or y ~
 * Poisson(μ). β maximises the likelihood, by Fisher scoring (McCullagh and Nelder 1989, eq. 2.12); its covariance is
 * the inverse of the <em>expected</em> information Σ xx'·m(dμ/dη)²/V(μ). Discrete-time hazards are the binomial model
 * on cells of pattern and period: events among those at risk.
 *
 * <p><b>Input.</b> A {@link GroupedResponse} and {@link Terms}; there always is an intercept. Trials are frequency
 * weights. No value can be missing.
 *
 * <p><b>Ties and order.</b> Neither the order of rows nor their splitting changes coefficients, errors or tests.
 * Deviance, log likelihood, AIC and BIC of a binomial model are those of grouped data, as R gives them, and change with
 * the grouping; {@link GeneralizedLinearFit#bernoulliLogLikelihood} does not.
 *
 * <p><b>Edges.</b> Without an event or with nothing but events no model can be fitted: refused. Levels without
 * subjects, collinear columns and factors of one level are left out and reported. Separation (a level without events,
 * say) is reported; its coefficients are large finite numbers with huge errors, to be read as infinite. See
 * {@link FitWarning}.
 *
 * <p><b>Interval.</b> Wald: estimate ± z·se. {@link GeneralizedLinearFit#profileLimits} inverts the likelihood-ratio
 * test.
 *
 * <p><b>Accuracy.</b> Equal to R 4.2.2 {@code stats::glm} (iterated to convergence) within a relative 1e-7.
 *
 * <p><b>Defaults.</b> Level 0.95; dispersion 1.
 *
 * <p>Immutable and thread-safe; an iteration costs the number of patterns times the squared number of terms.
 *
 * <p><b>References.</b> McCullagh P. and Nelder J. A. (1989), Generalized Linear Models, 2nd ed., Chapman and Hall.
 * Peduzzi P. et al. (1996), A simulation study of the number of events per variable in logistic regression analysis, J.
 * Clin. Epidemiol. 49, 1373–1379. Albert A. and Anderson J. A. (1984), On the existence of maximum likelihood estimates
 * in logistic regression models, Biometrika 71, 1–10.
 */
public final class GeneralizedLinearModel {

    static final double EVENTS_PER_COEFFICIENT = 10;

    private final Link link;
    private final double level;

    private GeneralizedLinearModel(Link link, double level) {
        this.link = link;
        this.level = level;
    }

    /**
     * Returns the model of a probability.
     *
     * @param link {@link Link#LOGIT}, {@link Link#CLOGLOG} or {@link Link#PROBIT}
     * @return the estimator
     * @throws IllegalArgumentException if the link is that of counts
     */
    public static GeneralizedLinearModel binomial(Link link) {
        if (link == Link.LOG) {
            throw new IllegalArgumentException("Cannot fit a probability with the link of counts: " + link);
        }
        return new GeneralizedLinearModel(link, 0.95);
    }

    /**
     * Returns the model of a rate, with log link.
     *
     * @return the estimator
     */
    public static GeneralizedLinearModel poisson() {
        return new GeneralizedLinearModel(Link.LOG, 0.95);
    }

    /**
     * Returns this estimator with another confidence level.
     *
     * @param newLevel level strictly between 0 and 1
     * @return a new estimator
     * @throws IllegalArgumentException if the level is outside (0, 1)
     */
    public GeneralizedLinearModel withLevel(double newLevel) {
        return new GeneralizedLinearModel(link, Normal.checkedLevel(newLevel));
    }

    /**
     * Fits the model.
     *
     * @param response events and covariates
     * @param terms what explains them; none for the intercept alone
     * @return the fit
     * @throws IllegalArgumentException if the response is of the other kind, has no subject, no event or nothing but
     *     events, or a covariate is unknown
     */
    public GeneralizedLinearFit fit(GroupedResponse response, Terms terms) {
        double[] totals = totals(response);
        Design design = Design.of(response.covariates(), terms, response.trials(), true, true);
        FisherScoring scoring = new FisherScoring(response, link, design);
        FisherScoring.Point point = scoring.run(scoring.start(), -1);
        return new GeneralizedLinearFit(response, link, level, design, point, warnings(design, point, totals));
    }

    /**
     * Tests every term that can be left out alone, as R's {@code drop1(test = "Chisq")}: twice the difference of log
     * likelihoods.
     *
     * @param response events and covariates
     * @param terms the full model
     * @return one test per term of {@link Terms#droppable()}
     * @throws IllegalArgumentException as {@link #fit}
     */
    public List<HypothesisTest> dropTerms(GroupedResponse response, Terms terms) {
        GeneralizedLinearFit full = fit(response, terms);
        return terms.droppable().stream()
                .map(term -> full.likelihoodRatio(term.name(), fit(response, terms.without(term))))
                .toList();
    }

    private double[] totals(GroupedResponse response) {
        if (response.isBinomial() == (link == Link.LOG)) {
            throw new IllegalArgumentException("Cannot fit the link " + link + " to a response of the other kind");
        }
        double events = 0;
        double trials = 0;
        for (int row = 0; row < response.covariates().rows(); row++) {
            events += response.events(row);
            trials += response.trials(row);
        }
        if (events == 0 || (response.isBinomial() && events == trials)) {
            throw new IllegalArgumentException("Cannot fit a model to " + (long) events + " events in " + (long) trials
                    + (response.isBinomial() ? " trials" : " rows") + ": nothing varies");
        }
        return new double[] {events, trials};
    }

    private List<FitWarning> warnings(Design design, FisherScoring.Point point, double[] totals) {
        List<FitWarning> warnings = new ArrayList<>(design.warnings);
        if (!point.converged()) {
            warnings.add(new FitWarning(FitWarning.Kind.NOT_CONVERGED, List.of()));
        }
        if (!point.diverging().isEmpty()) {
            warnings.add(new FitWarning(
                    FitWarning.Kind.SEPARATION,
                    point.diverging().stream()
                            .map(j -> design.columns.get(j).name())
                            .toList()));
        }
        double events = link == Link.LOG ? totals[0] : Math.min(totals[0], totals[1] - totals[0]);
        if (events < EVENTS_PER_COEFFICIENT * (design.size() - 1)) {
            warnings.add(new FitWarning(FitWarning.Kind.FEW_EVENTS, List.of()));
        }
        return List.copyOf(warnings);
    }
}
