package fr.parcours.engine.stats.regression;

import static fr.parcours.engine.stats.regression.SurvivalCounts.OWN_CLUSTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Twelve journeys of eight persons, three of whom have several. Expected: R 4.2.2, sandwich 3.0-2, survival 3.5-3. */
class ClusteredModelsTest {

    private static final List<String> LEVELS = List.of("a", "b", "c");
    private static final int A = 0;
    private static final int B = 1;
    private static final int C = 2;

    private final CovariateTable patterns =
            CovariateTable.builder(3).factor("x", LEVELS, LEVELS).build();

    @Test
    void journeysOfOnePersonWidenTheErrorsOfALogisticModelAsVcovClSays() {
        GeneralizedLinearFit fit = GeneralizedLinearModel.binomial(Link.LOGIT)
                .fit(GroupedResponse.binomial(patterns, new long[] {2, 4, 1}, new long[] {5, 5, 2}), Terms.of("x"));

        long[] events = {1, 1, 1, 0, 1, 0};
        long[] journeys = {2, 1, 1, 1, 1, 1};
        long[] once = {1, 1, 1, 1, 1, 1};

        GeneralizedLinearFit clustered = fit.clustered(
                SharedClusters.of(new int[] {A, B, B, A, C, A}, new int[] {1, 1, 2, 2, 7, 7}, events, journeys, once));

        assertThat(clustered.coefficients().get(1).estimate()).isCloseTo(1.791759469228054, withPercentage(1e-6));
        assertErrors(clustered.coefficients(), 0.755928946018454, 1.447493728911492, 1.902379462422684);
        assertThat(clustered.covariance().get(2, 0)).isCloseTo(-0.952380952380952, withPercentage(1e-6));
    }

    @Test
    void withoutSharedClustersEverySubjectIsItsOwn() {
        GroupedResponse response = GroupedResponse.binomial(patterns, new long[] {2, 4, 1}, new long[] {5, 5, 2});
        GeneralizedLinearFit fit = GeneralizedLinearModel.binomial(Link.LOGIT).fit(response, Terms.of("x"));
        double factor = Math.sqrt(12 / 11.0);

        List<Coefficient> own = fit.clustered(
                        SharedClusters.of(new int[0], new int[0], new long[0], new long[0], new long[0]))
                .coefficients();

        List<Coefficient> robust = fit.robustCoefficients(RobustVariance.HC0);
        for (int j = 0; j < 3; j++) {
            assertThat(own.get(j).standardError())
                    .isCloseTo(robust.get(j).standardError() * factor, withPercentage(1e-9));
        }
    }

    @Test
    void aCoxModelTakesClustersAndSubjectsOfTheirOwnTogether() {
        SurvivalCounts counts = SurvivalCounts.of(
                        patterns,
                        new int[] {A, A, B, B, A, B, B, A, C, C, A, B},
                        new double[] {3, 4, 4, 6, 7, 8, 8, 9, 10, 12, 12, 13},
                        new boolean[] {true, true, false, true, true, false, true, true, false, true, false, true},
                        new long[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1})
                .withClusters(
                        new int[] {1, 1, 1, 2, 2, OWN_CLUSTER, OWN_CLUSTER, OWN_CLUSTER, OWN_CLUSTER, 7, 7, OWN_CLUSTER
                        });

        CoxFit.Robust robust =
                CoxModel.withDefaults().fit(counts, Terms.of("x")).robust();

        assertThat(robust.coefficients().get(0).estimate()).isCloseTo(-0.753533868137738, withPercentage(1e-5));
        assertErrors(robust.coefficients(), 0.904202981657546, 1.002065432483024);
        HypothesisTest wald = robust.covariance().wald("x", robust.coefficients());
        assertThat(wald.statistic()).isCloseTo(1.27411476741529, withPercentage(1e-5));
        assertThat(wald.degreesOfFreedom()).isEqualTo(2);
    }

    /** Twins tell no more than one of them. */
    @Test
    void aFineGrayModelOfPairsOfTwinsHasTheErrorsOfOneOfEach() {
        int[] pattern = {A, A, B, B, A, B, B, A, C, C, A, B};
        double[] time = {3, 4, 4, 6, 7, 8, 8, 9, 10, 12, 12, 13};
        int[] cause = {1, 2, 0, 1, 0, 2, 1, 1, 0, 1, 2, 1};
        long[] once = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
        long[] twice = {2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2};
        int[] pairs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

        List<Coefficient> single = fineGray(CompetingCounts.of(patterns, pattern, time, cause, once));
        CompetingCounts twins = CompetingCounts.of(patterns, pattern, time, cause, twice);
        List<Coefficient> clustered = fineGray(twins.withClusters(pairs));
        List<Coefficient> apart = fineGray(twins);

        for (int j = 0; j < 2; j++) {
            double error = single.get(j).standardError();
            assertThat(clustered.get(j).standardError()).isCloseTo(error, withPercentage(1e-6));
            assertThat(apart.get(j).standardError()).isCloseTo(error / Math.sqrt(2), withPercentage(1e-6));
        }
    }

    private static List<Coefficient> fineGray(CompetingCounts counts) {
        return FineGray.withDefaults().fit(counts, 1, Terms.of("x")).coefficients();
    }

    @Test
    void clustersThatAreAlikeCountAsOftenAsThereAreOfThem() {
        GeneralizedLinearFit fit = GeneralizedLinearModel.binomial(Link.LOGIT)
                .fit(GroupedResponse.binomial(patterns, new long[] {3, 4, 3}, new long[] {6, 6, 6}), Terms.of("x"));
        List<Coefficient> one = fit.clustered(SharedClusters.of(
                        new int[] {A, B, A, B, A, B, C},
                        new int[] {1, 1, 2, 2, 3, 3, 4},
                        new long[] {1, 0, 1, 0, 1, 0, 3},
                        new long[] {1, 1, 1, 1, 1, 1, 6},
                        new long[] {1, 1, 1, 1, 1, 1, 1}))
                .coefficients();
        List<Coefficient> together = fit.clustered(SharedClusters.of(
                        new int[] {A, B, C},
                        new int[] {1, 1, 4},
                        new long[] {1, 0, 3},
                        new long[] {1, 1, 6},
                        new long[] {3, 3, 1}))
                .coefficients();
        for (int j = 0; j < 3; j++) {
            assertThat(together.get(j).standardError()).isCloseTo(one.get(j).standardError(), withPercentage(1e-9));
        }
    }

    @Test
    void oneClusterHasNoVariance() {
        GeneralizedLinearFit fit = GeneralizedLinearModel.binomial(Link.LOGIT)
                .fit(GroupedResponse.binomial(patterns, new long[] {1, 1, 1}, new long[] {2, 2, 2}), Terms.of("x"));
        assertThatThrownBy(() -> fit.clustered(SharedClusters.of(
                        new int[] {A, B, C},
                        new int[] {1, 1, 1},
                        new long[] {1, 1, 1},
                        new long[] {2, 2, 2},
                        new long[] {1, 1, 1})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one cluster");
    }

    private static void assertErrors(List<Coefficient> coefficients, double... expected) {
        for (int j = 0; j < expected.length; j++) {
            assertThat(coefficients.get(j).standardError()).isCloseTo(expected[j], withPercentage(1e-5));
        }
    }
}
