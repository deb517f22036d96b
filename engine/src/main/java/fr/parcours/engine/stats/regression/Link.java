package fr.parcours.engine.stats.regression;

/** The scale on which a mean is linear in the covariates. */
public enum Link {
    /** log(μ/(1 − μ)); coefficients are log odds ratios. */
    LOGIT {
        @Override
        double mean(double eta) {
            return eta >= 0 ? 1 / (1 + Math.exp(-eta)) : Math.exp(eta) / (1 + Math.exp(eta));
        }

        @Override
        double complement(double eta) {
            return mean(-eta);
        }

        @Override
        double slope(double eta) {
            return mean(eta) * mean(-eta);
        }

        @Override
        double of(double mean) {
            return Math.log(mean / (1 - mean));
        }
    },
    /** log(−log(1 − μ)); in discrete time, coefficients are log hazard ratios of the grouped continuous model. */
    CLOGLOG {
        @Override
        double mean(double eta) {
            return -Math.expm1(-Math.exp(eta));
        }

        @Override
        double complement(double eta) {
            return Math.exp(-Math.exp(eta));
        }

        @Override
        double slope(double eta) {
            return Math.exp(eta - Math.exp(eta));
        }

        @Override
        double of(double mean) {
            return Math.log(-Math.log1p(-mean));
        }
    },
    /** Φ⁻¹(μ). */
    PROBIT {
        @Override
        double mean(double eta) {
            return Normal.cumulative(eta);
        }

        @Override
        double complement(double eta) {
            return Normal.cumulative(-eta);
        }

        @Override
        double slope(double eta) {
            return Normal.density(eta);
        }

        @Override
        double of(double mean) {
            return Normal.quantile(mean);
        }
    },
    /** log(μ), of counts; coefficients are log rate ratios. */
    LOG {
        @Override
        double mean(double eta) {
            return Math.exp(eta);
        }

        @Override
        double complement(double eta) {
            return 1 - Math.exp(eta);
        }

        @Override
        double slope(double eta) {
            return Math.exp(eta);
        }

        @Override
        double of(double mean) {
            return Math.log(mean);
        }
    };

    /** μ. */
    abstract double mean(double eta);

    /** 1 − μ, without cancellation. */
    abstract double complement(double eta);

    /** dμ/dη. */
    abstract double slope(double eta);

    /** η. */
    abstract double of(double mean);
}
