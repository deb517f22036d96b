package fr.parcours.engine.stats.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeneralizedLinearModelTest {

    private static final GeneralizedLinearModel LOGISTIC = GeneralizedLinearModel.binomial(Link.LOGIT);

    /** Six patterns: group a, b or c; young or old. */
    private static final CovariateTable PATTERNS = CovariateTable.builder(6)
            .factor("group", List.of("a", "b", "c"), new int[] {0, 1, 2, 0, 1, 2})
            .factor("old", List.of("no", "yes"), new int[] {0, 0, 0, 1, 1, 1})
            .numeric("age", new double[] {30, 31, 35, 50, 61, 55})
            .build();

    private static final long[] EVENTS = {10, 20, 30, 15, 35, 22};
    private static final long[] TRIALS = {100, 90, 80, 70, 60, 50};
    private static final GroupedResponse RESPONSE = GroupedResponse.binomial(PATTERNS, EVENTS, TRIALS);

    @Test
    void oddsRatioOfATwoByTwoTableIsTheCrossProduct() {
        // events/others: 30/70 among yes, 10/90 among no; log OR = log(30·90/(70·10)), var = Σ 1/cell
        GeneralizedLinearFit fit = LOGISTIC.fit(
                GroupedResponse.binomial(
                        factor("treated", List.of("no", "yes"), 0, 1), new long[] {10, 30}, new long[] {100, 100}),
                Terms.of("treated"));
        Coefficient treated = fit.coefficients().get(1);

        assertThat(treated.name()).isEqualTo("treatedyes");
        assertThat(treated.ratio()).isCloseTo(30 * 90 / (70 * 10.0), within(1e-9));
        assertThat(treated.standardError())
                .isCloseTo(Math.sqrt(1 / 30.0 + 1 / 70.0 + 1 / 10.0 + 1 / 90.0), within(1e-9));
        assertThat(fit.deviance()).isCloseTo(0, within(1e-9));
        assertThat(fit.warnings()).isEmpty();
    }

    @Test
    void marginalEffectOfAFactorAloneIsTheDifferenceOfProportions() {
        GeneralizedLinearFit fit = LOGISTIC.fit(
                GroupedResponse.binomial(
                        factor("treated", List.of("no", "yes"), 0, 1), new long[] {10, 30}, new long[] {100, 100}),
                Terms.of("treated"));
        MarginalEffect effect = fit.marginalEffects("treated").get(0);

        assertThat(effect.level()).isEqualTo("yes");
        assertThat(effect.estimate()).isCloseTo(0.2, within(1e-10));
        assertThat(effect.standardError()).isCloseTo(Math.sqrt(0.1 * 0.9 / 100 + 0.3 * 0.7 / 100), within(1e-10));
    }

    @ParameterizedTest
    @EnumSource(
            value = Link.class,
            names = {"LOGIT", "CLOGLOG", "PROBIT"})
    void marginalEffectOfAQuantityIsTheMeanSlope(Link link) {
        Terms terms = Terms.of("group", "age", "group:age");
        GeneralizedLinearFit fit = GeneralizedLinearModel.binomial(link).fit(RESPONSE, terms);
        double h = 1e-5;
        double sum = 0;
        for (int row = 0; row < 6; row++) {
            double up = fit.predict(moved(h)).get(row).mean();
            double down = fit.predict(moved(-h)).get(row).mean();
            sum += TRIALS[row] * (up - down) / (2 * h);
        }
        MarginalEffect effect = fit.marginalEffects("age").get(0);

        assertThat(effect.estimate()).isCloseTo(sum / Arrays.stream(TRIALS).sum(), within(1e-8));
        assertThat(effect.standardError()).isPositive();
    }

    /** Without an interaction the slope of a logistic model is β·p(1 − p); its delta-method error by differences. */
    @Test
    void errorOfAMarginalEffectFollowsTheDeltaMethod() {
        GeneralizedLinearFit fit = LOGISTIC.fit(RESPONSE, Terms.of("age"));
        double[] beta = RegressionCase.Comparison.column(fit.coefficients(), Coefficient::estimate);
        double[] gradient = new double[2];
        for (int j = 0; j < 2; j++) {
            double[] up = beta.clone();
            double[] down = beta.clone();
            up[j] += 1e-6;
            down[j] -= 1e-6;
            gradient[j] = (meanSlope(up) - meanSlope(down)) / 2e-6;
        }
        double variance = 0;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                variance += gradient[i] * fit.covariance().get(i, j) * gradient[j];
            }
        }

        assertThat(fit.marginalEffects("age").get(0).standardError()).isCloseTo(Math.sqrt(variance), within(1e-9));
    }

    /**
     * R 4.2.2: {@code glm(cbind(y, m - y) ~ group * age, binomial("cloglog"))}, predictions at both levels, delta
     * method.
     */
    @Test
    void marginalEffectOfALevelAgreesWithR() {
        MarginalEffect effect = GeneralizedLinearModel.binomial(Link.CLOGLOG)
                .fit(RESPONSE, Terms.of("group", "age", "group:age"))
                .marginalEffects("group")
                .get(1);

        assertThat(effect.level()).isEqualTo("c");
        assertThat(effect.estimate()).isCloseTo(0.2266606056789, within(1e-10));
        assertThat(effect.standardError()).isCloseTo(0.0538763577788, within(1e-8));
    }

    private static double meanSlope(double[] beta) {
        double sum = 0;
        double[] age = {30, 31, 35, 50, 61, 55};
        for (int row = 0; row < 6; row++) {
            double p = 1 / (1 + Math.exp(-beta[0] - beta[1] * age[row]));
            sum += TRIALS[row] * beta[1] * p * (1 - p);
        }
        return sum / Arrays.stream(TRIALS).sum();
    }

    private static CovariateTable moved(double by) {
        return CovariateTable.builder(6)
                .factor("group", List.of("a", "b", "c"), new int[] {0, 1, 2, 0, 1, 2})
                .numeric(
                        "age",
                        DoubleStream.of(30, 31, 35, 50, 61, 55)
                                .map(age -> age + by)
                                .toArray())
                .build();
    }

    @Test
    void orderAndSplittingOfCountsDoNotMatter() {
        CovariateTable mixed = CovariateTable.builder(9)
                .factor("group", List.of("a", "b", "c"), new int[] {2, 1, 0, 2, 1, 0, 0, 1, 1})
                .factor("old", List.of("no", "yes"), new int[] {1, 1, 1, 0, 0, 0, 0, 1, 0})
                .build();
        GroupedResponse split = GroupedResponse.binomial(
                mixed, new long[] {22, 30, 15, 30, 20, 4, 6, 5, 0}, new long[] {50, 40, 70, 80, 90, 10, 90, 20, 0});
        Terms terms = Terms.of("group", "old");
        GeneralizedLinearFit one = LOGISTIC.fit(RESPONSE, terms);
        GeneralizedLinearFit other = LOGISTIC.fit(split, terms);

        assertSame(one.coefficients(), other.coefficients());
        assertThat(other.bernoulliLogLikelihood()).isCloseTo(one.bernoulliLogLikelihood(), within(1e-9));
        assertThat(other.auc()).isCloseTo(one.auc(), within(1e-12));
        assertSame(one.robustCoefficients(RobustVariance.HC1), other.robustCoefficients(RobustVariance.HC1));
        assertThat(other.marginalEffects("group").get(1).standardError())
                .isCloseTo(one.marginalEffects("group").get(1).standardError(), within(1e-10));
    }

    @Test
    void choiceOfReferenceDoesNotChangeTheModel() {
        Terms terms = Terms.of("group", "age", "group:age");
        GeneralizedLinearFit one = LOGISTIC.fit(RESPONSE, terms);
        GeneralizedLinearFit other =
                LOGISTIC.fit(GroupedResponse.binomial(PATTERNS.withReference("group", "c"), EVENTS, TRIALS), terms);

        assertThat(other.logLikelihood()).isCloseTo(one.logLikelihood(), within(1e-9));
        assertThat(other.fitted()).containsExactly(one.fitted(), within(1e-9));
        assertThat(names(other)).contains("groupa", "groupb", "groupa:age").doesNotContain("groupc");
    }

    @Test
    void termsAreTestedByTheLikelihoodRatio() {
        Terms terms = Terms.of("group", "old", "age", "group:age");
        List<HypothesisTest> tests = LOGISTIC.dropTerms(RESPONSE, Terms.of("group", "old"));
        double without = LOGISTIC.fit(RESPONSE, Terms.of("old")).deviance();

        assertThat(terms.droppable()).extracting(Terms.Term::name).containsExactly("old", "group:age");
        assertThat(tests).extracting(HypothesisTest::name).containsExactly("group", "old");
        assertThat(tests.get(0).degreesOfFreedom()).isEqualTo(2);
        assertThat(tests.get(0).statistic()).isCloseTo(32.65880182, within(1e-7)); // R: drop1(test = "Chisq")
        assertThat(tests.get(1).p()).isCloseTo(1.7548e-5, within(1e-9));
        assertThat(tests.get(0).statistic())
                .isCloseTo(
                        without
                                - LOGISTIC.fit(RESPONSE, Terms.of("group", "old"))
                                        .deviance(),
                        within(1e-9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LOGISTIC.fit(RESPONSE, Terms.of("old"))
                        .likelihoodRatio(LOGISTIC.fit(RESPONSE, Terms.of("group", "old"))));
    }

    @Test
    void levelWithoutEventsIsReportedAsSeparation() {
        GroupedResponse response = GroupedResponse.binomial(PATTERNS, new long[] {10, 0, 30, 15, 0, 22}, TRIALS);
        GeneralizedLinearFit fit = LOGISTIC.fit(response, Terms.of("group", "old"));

        assertThat(warning(fit.warnings(), FitWarning.Kind.SEPARATION)).containsExactly("groupb");
        assertFinite(fit.coefficients());
        assertThat(fit.coefficients().get(1).estimate()).isLessThan(-10);
        double[] limits = fit.profileLimits("groupb");
        assertThat(limits[0]).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(limits[1]).isBetween(-10.0, 0.0);
        // what is left is the model without that level
        GeneralizedLinearFit rest = LOGISTIC.fit(
                GroupedResponse.binomial(
                        PATTERNS, new long[] {10, 0, 30, 15, 0, 22}, new long[] {100, 0, 80, 70, 0, 50}),
                Terms.of("group", "old"));
        assertThat(fit.deviance()).isCloseTo(rest.deviance(), within(1e-6));
    }

    @ParameterizedTest
    @EnumSource(
            value = Link.class,
            names = {"LOGIT", "CLOGLOG", "PROBIT"})
    void levelWithNothingButEventsIsReportedAsSeparation(Link link) {
        GroupedResponse response = GroupedResponse.binomial(PATTERNS, new long[] {10, 20, 80, 15, 35, 50}, TRIALS);
        GeneralizedLinearFit fit = GeneralizedLinearModel.binomial(link).fit(response, Terms.of("group", "old"));

        assertThat(warning(fit.warnings(), FitWarning.Kind.SEPARATION)).containsExactly("groupc");
        assertFinite(fit.coefficients());
        assertThat(fit.profileLimits("groupc")[0]).isBetween(0.0, 7.0);
        assertThat(fit.profileLimits("groupc")[1]).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void referenceWithoutEventsSeparatesEveryOtherLevel() {
        GroupedResponse response = GroupedResponse.binomial(PATTERNS, new long[] {0, 20, 30, 0, 35, 22}, TRIALS);
        GeneralizedLinearFit fit = LOGISTIC.fit(response, Terms.of("group", "old"));

        assertThat(warning(fit.warnings(), FitWarning.Kind.SEPARATION))
                .containsExactly("(Intercept)", "groupb", "groupc");
        assertFinite(fit.coefficients());
    }

    @Test
    void completeSeparationByAQuantityIsReported() {
        CovariateTable table = CovariateTable.builder(4)
                .numeric("x", new double[] {1, 2, 3, 4})
                .build();
        GeneralizedLinearFit fit = LOGISTIC.fit(
                GroupedResponse.binomial(table, new long[] {0, 0, 5, 5}, new long[] {5, 5, 5, 5}), Terms.of("x"));

        assertThat(warning(fit.warnings(), FitWarning.Kind.SEPARATION)).contains("x");
        assertFinite(fit.coefficients());
    }

    @Test
    void levelsWithoutSubjectsAreLeftOutAndReported() {
        GroupedResponse response = GroupedResponse.binomial(
                PATTERNS, new long[] {0, 20, 30, 0, 35, 22}, new long[] {0, 90, 80, 0, 60, 50});
        GeneralizedLinearFit fit = LOGISTIC.fit(response, Terms.of("group", "old"));

        assertThat(warning(fit.warnings(), FitWarning.Kind.UNUSED_LEVEL)).containsExactly("groupa");
        assertThat(names(fit)).containsExactly("(Intercept)", "groupc", "oldyes");
        assertThat(fit.cells()).isEqualTo(4);
        assertThat(fit.marginalEffects("group"))
                .extracting(MarginalEffect::level)
                .containsExactly("c");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit.predict(PATTERNS))
                .withMessageContaining("level a of group");
    }

    @Test
    void factorWithOneLevelIsLeftOutAndReported() {
        CovariateTable table = CovariateTable.builder(2)
                .factor("sex", List.of("F"), new int[] {0, 0})
                .factor("old", List.of("no", "yes"), new int[] {0, 1})
                .build();
        GeneralizedLinearFit fit = LOGISTIC.fit(
                GroupedResponse.binomial(table, new long[] {30, 40}, new long[] {90, 90}),
                Terms.of("sex", "old", "sex:old"));

        assertThat(warning(fit.warnings(), FitWarning.Kind.EMPTY_TERM)).contains("sex");
        assertThat(names(fit)).containsExactly("(Intercept)", "oldyes");
    }

    @Test
    void collinearColumnsAreReportedAndTheFitIsThatWithoutThem() {
        CovariateTable table = CovariateTable.builder(6)
                .factor("group", List.of("a", "b", "c"), new int[] {0, 1, 2, 0, 1, 2})
                .factor("copy", List.of("x", "y", "z"), new int[] {0, 1, 2, 0, 1, 2})
                .numeric("constant", new double[] {7, 7, 7, 7, 7, 7})
                .build();
        GeneralizedLinearFit fit =
                LOGISTIC.fit(GroupedResponse.binomial(table, EVENTS, TRIALS), Terms.of("group", "copy", "constant"));

        assertThat(warning(fit.warnings(), FitWarning.Kind.ALIASED)).containsExactly("copyy", "copyz", "constant");
        assertThat(names(fit)).containsExactly("(Intercept)", "groupb", "groupc");
        assertThat(fit.deviance())
                .isCloseTo(LOGISTIC.fit(RESPONSE, Terms.of("group")).deviance(), within(1e-9));
    }

    @Test
    void interactionWithAnEmptyCellIsAliased() {
        GroupedResponse response = GroupedResponse.binomial(
                PATTERNS, new long[] {10, 20, 30, 15, 35, 0}, new long[] {100, 90, 80, 70, 60, 0});
        GeneralizedLinearFit fit = LOGISTIC.fit(response, Terms.of("group", "old", "group:old"));

        assertThat(warning(fit.warnings(), FitWarning.Kind.ALIASED)).containsExactly("groupc:oldyes");
        assertThat(fit.residualDegreesOfFreedom()).isZero();
        assertThat(fit.deviance()).isCloseTo(0, within(1e-8));
        assertFinite(fit.coefficients());
    }

    /** As in R: the factor of an interaction whose margin is missing gets a column for every level. */
    @Test
    void interactionWithoutItsMarginGetsAllLevels() {
        GeneralizedLinearFit fit = LOGISTIC.fit(RESPONSE, Terms.of("old", "old:group"));

        assertThat(names(fit))
                .containsExactly(
                        "(Intercept)", "oldyes", "oldno:groupb", "oldyes:groupb", "oldno:groupc", "oldyes:groupc");
    }

    @Test
    void largeNumbersDoNotLosePrecision() {
        CovariateTable years = CovariateTable.builder(6)
                .numeric("year", new double[] {2018, 2019, 2020, 2021, 2022, 2023})
                .numeric("square", new double[] {
                    2018.0 * 2018, 2019.0 * 2019, 2020.0 * 2020, 2021.0 * 2021, 2022.0 * 2022, 2023.0 * 2023
                })
                .build();
        CovariateTable small = CovariateTable.builder(6)
                .numeric("year", new double[] {0, 1, 2, 3, 4, 5})
                .numeric("square", new double[] {0, 1, 4, 9, 16, 25})
                .build();
        GeneralizedLinearFit one =
                LOGISTIC.fit(GroupedResponse.binomial(years, EVENTS, TRIALS), Terms.of("year", "square"));
        GeneralizedLinearFit other =
                LOGISTIC.fit(GroupedResponse.binomial(small, EVENTS, TRIALS), Terms.of("year", "square"));

        assertThat(one.warnings()).isEmpty();
        assertThat(one.deviance()).isCloseTo(other.deviance(), within(1e-7));
        assertThat(one.coefficients().get(2).estimate())
                .isCloseTo(other.coefficients().get(2).estimate(), within(1e-7));
    }

    @Test
    void fewEventsAreReported() {
        GroupedResponse few = GroupedResponse.binomial(PATTERNS, new long[] {1, 2, 3, 2, 3, 2}, TRIALS);

        assertThat(LOGISTIC.fit(few, Terms.of("group", "old")).warnings())
                .extracting(FitWarning::kind)
                .containsExactly(FitWarning.Kind.FEW_EVENTS);
    }

    @Test
    void impossibleDataAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> LOGISTIC.fit(GroupedResponse.binomial(PATTERNS, new long[6], TRIALS), Terms.of("group")))
                .withMessageContaining("0 events in 450");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LOGISTIC.fit(GroupedResponse.binomial(PATTERNS, TRIALS, TRIALS), Terms.of("group")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LOGISTIC.fit(RESPONSE, Terms.of("unknown")))
                .withMessageContaining("unknown");
        assertThatIllegalArgumentException().isThrownBy(() -> GroupedResponse.binomial(PATTERNS, TRIALS, EVENTS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CovariateTable.builder(1).numeric("x", new double[] {Double.NaN}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CovariateTable.builder(1).factor("x", List.of("a"), List.of("b")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GeneralizedLinearModel.poisson().fit(RESPONSE, Terms.of("group")));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        LOGISTIC.fit(RESPONSE, Terms.of("group")).predict(factor("group", List.of("a", "z"), 0, 1)));
    }

    @Test
    void ratesOfTwoGroupsGiveTheirRatio() {
        GroupedResponse response = GroupedResponse.counts(factor("group", List.of("a", "b"), 0, 1), new long[] {20, 30})
                .withOffset(new double[] {Math.log(1000), Math.log(500)});
        Coefficient ratio = GeneralizedLinearModel.poisson()
                .fit(response, Terms.of("group"))
                .coefficients()
                .get(1);

        assertThat(ratio.ratio()).isCloseTo(30 / 500.0 / (20 / 1000.0), within(1e-9));
        assertThat(ratio.standardError()).isCloseTo(Math.sqrt(1 / 20.0 + 1 / 30.0), within(1e-9));
    }

    static CovariateTable factor(String name, List<String> levels, int... codes) {
        return CovariateTable.builder(codes.length).factor(name, levels, codes).build();
    }

    static List<String> warning(List<FitWarning> warnings, FitWarning.Kind kind) {
        return warnings.stream()
                .filter(warning -> warning.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no warning " + kind + " in " + warnings))
                .subjects();
    }

    static void assertSame(List<Coefficient> one, List<Coefficient> other) {
        assertThat(other).hasSameSizeAs(one);
        IntStream.range(0, one.size()).forEach(j -> {
            assertThat(other.get(j).name()).isEqualTo(one.get(j).name());
            assertThat(other.get(j).estimate()).isCloseTo(one.get(j).estimate(), within(1e-8));
            assertThat(other.get(j).standardError()).isCloseTo(one.get(j).standardError(), within(1e-8));
        });
    }

    static void assertFinite(List<Coefficient> coefficients) {
        assertThat(coefficients).allSatisfy(each -> {
            assertThat(each.estimate()).isFinite();
            assertThat(each.standardError()).isFinite().isPositive();
            assertThat(each.p()).isBetween(0.0, 1.0);
        });
    }

    private static List<String> names(GeneralizedLinearFit fit) {
        return fit.coefficients().stream().map(Coefficient::name).toList();
    }
}
