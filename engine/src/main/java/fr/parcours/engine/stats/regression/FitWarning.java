package fr.parcours.engine.stats.regression;

import java.util.List;

/**
 * Something a reader of a fitted model must know: the result was computed, but not as asked or not safely.
 *
 * @param kind what it is
 * @param subjects the coefficients, levels or terms concerned; possibly none
 */
public record FitWarning(Kind kind, List<String> subjects) {

    /** What a model can warn about. */
    public enum Kind {
        /** Coefficients that have no finite estimate: a combination of covariates separates outcomes. */
        SEPARATION,
        /** Fewer than ten events per coefficient: estimates are biased away from 0 and intervals too short. */
        FEW_EVENTS,
        /** The iterations stopped before the estimates settled: do not use them. */
        NOT_CONVERGED,
        /** Columns that others determine: not estimated, R shows them as NA. */
        ALIASED,
        /** Levels of a factor that no subject has: left out. */
        UNUSED_LEVEL,
        /** Terms whose factor has a single level left: nothing to estimate. */
        EMPTY_TERM,
        /** Counts vary no more than a Poisson model says: use that one. */
        NO_OVERDISPERSION
    }

    /** Copies the list. */
    public FitWarning {
        subjects = List.copyOf(subjects);
    }
}
