package fr.parcours.engine.stats.regression;

/**
 * Estimates how covariates multiply the subdistribution hazard of one cause, and so raise or lower its cumulative
 * incidence in the presence of other causes.
 *
 * <p><b>Formula.</b> −d log(1 − F(t | x))/dt = λ0(t)·exp(x'β), F being the cumulative incidence of the cause. β
 * maximises a partial likelihood in which a subject with another cause at T stays at risk afterwards with the weight
 * G(t−)/G(T−), G being the distribution of censoring (Fine and Gray 1999, eq. 6–7).
 *
 * <p><b>Input.</b> {@link CompetingCounts}, the number of a cause and {@link Terms}. Counts are frequency weights.
 *
 * <p><b>Ties and order.</b> Breslow. In G, subjects with an event at a time of censoring are still at risk;
 * {@code survival::finegray} removes them first and differs where months are tied. Order and splitting of cells do not
 * matter.
 *
 * <p><b>Censoring and entry.</b> Right censoring, independent of covariates or only dependent on groups
 * ({@link CompetingCounts#withCensoringGroups}). No late entry.
 *
 * <p><b>Edges.</b> Without an event of the cause: refused. Collinear columns and levels without events of the cause as
 * in {@link CoxModel}.
 *
 * <p><b>Interval.</b> Wald, with the sandwich variance of the paper, which counts the uncertainty of G (eq. 8). In
 * clusters ({@link CompetingCounts#withClusters}) its terms are summed by cluster, without small-sample factor.
 *
 * <p><b>Accuracy.</b> Equal to R 4.2.2 {@code cmprsk::crr} 2.2-11 ({@code gtol = 1e-12}) within a relative 1e-6. With
 * censoring groups {@code crr} counts the uncertainty of a group's G with the events of that group alone, where the
 * paper has all; so do we.
 *
 * <p><b>Defaults.</b> Level 0.95.
 *
 * <p>Immutable and thread-safe; an iteration costs cells times terms, plus patterns times squared terms, plus event
 * times times groups times coefficients.
 *
 * <p><b>Reference.</b> Fine J. P. and Gray R. J. (1999), A proportional hazards model for the subdistribution of a
 * competing risk, J. Am. Stat. Assoc. 94, 496–509. Zhou B., Fine J., Latouche A. and Labopin M. (2012), Competing risks
 * regression for clustered data, Biostatistics 13, 371–383.
 */
public final class FineGray {

    private final double level;

    private FineGray(double level) {
        this.level = level;
    }

    /**
     * Returns the estimator with its default level 0.95.
     *
     * @return the estimator
     */
    public static FineGray withDefaults() {
        return new FineGray(0.95);
    }

    /**
     * Returns this estimator with another confidence level.
     *
     * @param newLevel level strictly between 0 and 1
     * @return a new estimator
     * @throws IllegalArgumentException if the level is outside (0, 1)
     */
    public FineGray withLevel(double newLevel) {
        return new FineGray(Normal.checkedLevel(newLevel));
    }

    /**
     * Fits the model.
     *
     * @param counts subjects, times and causes
     * @param cause the cause to explain, 1 or more
     * @param terms what explains it
     * @return the fit
     * @throws IllegalArgumentException if no subject has that cause or a covariate is unknown
     */
    public FineGrayFit fit(CompetingCounts counts, int cause, Terms terms) {
        if (cause < 1 || counts.events(cause) == 0) {
            throw new IllegalArgumentException(
                    "Cannot fit cause " + cause + ": none of " + counts.subjects() + " subjects has it");
        }
        SubdistributionTimes times = new SubdistributionTimes(counts, cause);
        double[] subjects = counts.subjectsByPattern();
        Design whole = Design.of(counts.patterns(), terms, subjects, false, true);
        Design design = whole.withoutConstant(
                value(times, whole, new double[whole.size()]).information(),
                subjects,
                (double) counts.events(cause),
                counts.patterns());
        PartialLikelihood.Value atZero = value(times, design, new double[design.size()]);
        PartialLikelihood.Maximum maximum =
                PartialLikelihood.maximise(beta -> value(times, design, beta), atZero, design.spread());
        return new FineGrayFit(
                new SubdistributionState(times, design, maximum.beta()),
                level,
                maximum,
                atZero,
                CoxModel.warnings(counts.events(cause), design, maximum.diverging(), maximum.converged()));
    }

    private static PartialLikelihood.Value value(SubdistributionTimes times, Design design, double[] beta) {
        SubdistributionState state = new SubdistributionState(times, design, beta);
        return new PartialLikelihood.Value(state.logLikelihood, state.score(), state.information());
    }
}
