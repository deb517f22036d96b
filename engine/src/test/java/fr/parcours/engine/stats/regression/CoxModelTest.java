package fr.parcours.engine.stats.regression;

import static fr.parcours.engine.stats.regression.GeneralizedLinearModelTest.assertFinite;
import static fr.parcours.engine.stats.regression.GeneralizedLinearModelTest.assertSame;
import static fr.parcours.engine.stats.regression.GeneralizedLinearModelTest.factor;
import static fr.parcours.engine.stats.regression.GeneralizedLinearModelTest.warning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoxModelTest {

    private static final CoxModel EFRON = CoxModel.withDefaults();
    private static final Terms TERMS = Terms.of("group", "age");

    /** Groups a, b, c by age 20 and 40. */
    private static final CovariateTable PATTERNS = CovariateTable.builder(6)
            .factor("group", List.of("a", "b", "c"), new int[] {0, 1, 2, 0, 1, 2})
            .numeric("age", new double[] {20, 20, 20, 40, 40, 40})
            .build();

    /** A cell: pattern, entry, exit, event, count. */
    private record Cell(int pattern, double entry, double exit, boolean event, long count) {}

    /**
     * Six subjects, x = 1, 0, 1, 1, 0, 0, times 1..6, censored at 4 and 6. With θ = exp(β) the score is 2 − 2θ/(θ + 1)
     * − 2θ/(2θ + 3); it is 0 where θ² − θ − 3 = 0.
     */
    @Test
    void sixSubjectsGiveTheRootOfTheirScore() {
        CoxFit fit = EFRON.fit(
                SurvivalCounts.of(
                        factor("x", List.of("0", "1"), 0, 1),
                        new int[] {1, 0, 1, 1, 0, 0},
                        new double[] {1, 2, 3, 4, 5, 6},
                        new boolean[] {true, true, true, false, true, false},
                        new long[] {1, 1, 1, 1, 1, 1}),
                Terms.of("x"));
        double theta = (1 + Math.sqrt(13)) / 2;
        double information = 2 * theta / Math.pow(theta + 1, 2) + 6 * theta / Math.pow(2 * theta + 3, 2);

        assertThat(fit.coefficients().get(0).ratio()).isCloseTo(theta, within(1e-10));
        assertThat(fit.coefficients().get(0).standardError()).isCloseTo(1 / Math.sqrt(information), within(1e-10));
        // log of 1/(3θ+3)·θ, 1/(2θ+3), θ/(2θ+2), 1/2
        assertThat(fit.logLikelihood())
                .isCloseTo(
                        2 * Math.log(theta)
                                - Math.log(3 * theta + 3)
                                - Math.log(2 * theta + 3)
                                - Math.log(2 * theta + 2)
                                - Math.log(2),
                        within(1e-10));
        assertThat(fit.baseline(0).get(1).cumulativeHazard())
                .isCloseTo(1 / (3 * theta + 3) + 1 / (2 * theta + 3), within(1e-10));
    }

    @ParameterizedTest
    @EnumSource(
            value = TieMethod.class,
            names = {"EFRON", "BRESLOW"})
    void countsAreExactlyRepeatedRows(TieMethod ties) {
        List<Cell> cells = random(1);
        List<Cell> rows = new ArrayList<>();
        for (Cell cell : cells) {
            for (long i = 0; i < cell.count(); i++) {
                rows.add(new Cell(cell.pattern(), cell.entry(), cell.exit(), cell.event(), 1));
            }
        }
        Collections.shuffle(rows, new Random(2));
        assertEqual(EFRON.with(ties).fit(counts(cells), TERMS), EFRON.with(ties).fit(counts(rows), TERMS));
    }

    /** Without ties the three are the same; with them, exact ties are the logistic model of one draw. */
    @Test
    void exactTiesOfOneTimeAreAConditionalDraw() {
        // 3 of 5 with x = 1 and 1 of 4 with x = 0: P ∝ C(5, m)·C(4, 4 − m)·θ^m, the score is 0 where E(m) = 3
        CoxFit fit = EFRON.with(TieMethod.EXACT)
                .fit(
                        SurvivalCounts.of(
                                factor("x", List.of("0", "1"), 0, 1),
                                new int[] {1, 1, 0, 0},
                                new double[] {1, 2, 1, 2},
                                new boolean[] {true, false, true, false},
                                new long[] {3, 2, 1, 3}),
                        Terms.of("x"));
        double theta = fit.coefficients().get(0).ratio();
        double[] weights = {
            1, 5 * 4 * theta, 10 * 6 * theta * theta, 10 * 4 * Math.pow(theta, 3), 5 * Math.pow(theta, 4)
        };
        double total = 0;
        double mean = 0;
        for (int m = 0; m <= 4; m++) {
            total += weights[m];
            mean += m * weights[m];
        }

        assertThat(mean / total).isCloseTo(3, within(1e-9));
        assertThat(fit.logLikelihood()).isCloseTo(3 * Math.log(theta) - Math.log(total), within(1e-9));
        assertThatIllegalStateException().isThrownBy(fit::robust);
    }

    @Test
    void pairsOfBillionsOfSubjectsAreCounted() {
        List<Cell> cells = random(3);
        long subjects = cells.stream().mapToLong(Cell::count).sum();
        long factor = 4_000_000_000L / subjects;
        List<Cell> many = cells.stream()
                .map(cell -> new Cell(cell.pattern(), cell.entry(), cell.exit(), cell.event(), cell.count() * factor))
                .toList();
        Concordance one =
                EFRON.with(TieMethod.BRESLOW).fit(counts(cells), TERMS).concordance();
        Concordance other =
                EFRON.with(TieMethod.BRESLOW).fit(counts(many), TERMS).concordance();

        assertThat(other.estimate()).isCloseTo(one.estimate(), within(1e-12));
        assertThat(other.standardError() * Math.sqrt((double) factor)).isCloseTo(one.standardError(), within(1e-12));
        assertThat((double) other.concordant() / factor / factor).isCloseTo((double) one.concordant(), within(1e-3));
    }

    @Test
    void absentStrataAndPatternsAreRefused() {
        CoxFit fit = EFRON.fit(counts(random(3)), TERMS);

        assertThatIllegalArgumentException().isThrownBy(() -> fit.baseline(7));
        assertThatIllegalArgumentException().isThrownBy(() -> fit.predict(PATTERNS, 0, -1, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> fit.predict(PATTERNS, PATTERNS.rows(), 0, 3));
    }

    @Test
    void splittingTimeDoesNotMatter() {
        List<Cell> cells = random(3);
        List<Cell> split = new ArrayList<>();
        for (Cell cell : cells) {
            if (cell.entry() < 3 && cell.exit() > 3) {
                split.add(new Cell(cell.pattern(), cell.entry(), 3, false, cell.count()));
                split.add(new Cell(cell.pattern(), 3, cell.exit(), cell.event(), cell.count()));
            } else {
                split.add(cell);
            }
        }
        CoxFit one = EFRON.fit(counts(cells), TERMS);
        CoxFit other = EFRON.fit(counts(split), TERMS);

        assertSame(one.coefficients(), other.coefficients());
        assertThat(other.logLikelihood()).isCloseTo(one.logLikelihood(), within(1e-8));
        assertThat(other.concordance().concordant()).isEqualTo(one.concordance().concordant());
    }

    @Test
    void choiceOfReferenceDoesNotChangeTheModel() {
        SurvivalCounts counts = counts(random(4));
        CoxFit one = EFRON.fit(counts, TERMS);
        CovariateTable other = PATTERNS.withReference("group", "c");
        CoxFit turned = EFRON.fit(counts(random(4), other), TERMS);

        assertThat(turned.logLikelihood()).isCloseTo(one.logLikelihood(), within(1e-8));
        assertThat(turned.predict(other, 1, 0, 5).get(0).survival())
                .isCloseTo(one.predict(PATTERNS, 1, 0, 5).get(0).survival(), within(1e-9));
        assertThat(turned.predict(other, 1, 0, 5).get(0).lower())
                .isCloseTo(one.predict(PATTERNS, 1, 0, 5).get(0).lower(), within(1e-9));
    }

    @Test
    void onlyTheOrderOfTimesMatters() {
        List<Cell> cells = random(5);
        List<Cell> stretched = cells.stream()
                .map(cell -> new Cell(
                        cell.pattern(),
                        cell.entry() * cell.entry(),
                        cell.exit() * cell.exit(),
                        cell.event(),
                        cell.count()))
                .toList();

        assertSame(
                EFRON.fit(counts(cells), TERMS).coefficients(),
                EFRON.fit(counts(stretched), TERMS).coefficients());
    }

    @Test
    void emptyStrataAndStrataWithoutEventsAddNothing() {
        List<Cell> cells = random(6);
        CoxFit alone = EFRON.fit(counts(cells), TERMS);
        List<Cell> more = new ArrayList<>(cells);
        more.add(new Cell(2, 0, 4, false, 50));
        int[] stratum = new int[more.size()];
        stratum[more.size() - 1] = 2;
        CoxFit stratified = EFRON.fit(counts(more).withStrata(List.of("one", "empty", "censored"), stratum), TERMS);

        assertSame(alone.coefficients(), stratified.coefficients());
        assertThat(stratified.logLikelihood()).isCloseTo(alone.logLikelihood(), within(1e-8));
        assertThat(stratified.baseline(1)).isEmpty();
        assertThat(stratified.baseline(2)).isEmpty();
        assertThat(stratified.predict(PATTERNS, 0, 1, 5).get(0).survival()).isEqualTo(1);
    }

    /** Two periods that no subject spans are what two strata are. */
    @Test
    void riskSetsThatEmptyAndFillAgainAreKeptApart() {
        List<Cell> cells = random(7);
        List<Cell> twice = new ArrayList<>(cells);
        cells.forEach(cell ->
                twice.add(new Cell(cell.pattern(), cell.entry() + 100, cell.exit() + 100, cell.event(), cell.count())));
        int[] stratum = IntStream.range(0, twice.size())
                .map(i -> i < cells.size() ? 0 : 1)
                .toArray();

        assertEqual(
                EFRON.fit(counts(twice), TERMS),
                EFRON.fit(counts(twice).withStrata(List.of("early", "late"), stratum), TERMS));
    }

    @Test
    void clustersOfOneSubjectAreTheDefault() {
        List<Cell> rows = random(8).stream()
                .map(cell -> new Cell(cell.pattern(), cell.entry(), cell.exit(), cell.event(), 1))
                .toList();
        CoxFit fit = EFRON.fit(counts(rows), TERMS);
        CoxFit clustered = EFRON.fit(
                counts(rows).withClusters(IntStream.range(0, rows.size()).toArray()), TERMS);

        assertSame(fit.robust().coefficients(), clustered.robust().coefficients());
    }

    @Test
    void scoreTestOfAGroupWithoutTiesIsTheLogRankTest() {
        // events of x at times with n1, n0 at risk: O − E = 2 − (3/6 + 2/5 + 2/4), V = 1/4 + 6/25 + 1/4
        CoxFit fit = EFRON.fit(
                SurvivalCounts.of(
                        factor("x", List.of("0", "1"), 0, 1),
                        new int[] {1, 0, 1, 1, 0, 0},
                        new double[] {1, 2, 3, 4, 5, 6},
                        new boolean[] {true, true, true, false, true, false},
                        new long[] {1, 1, 1, 1, 1, 1}),
                Terms.of("x"));

        assertThat(fit.scoreTest().statistic()).isCloseTo(0.6 * 0.6 / 0.74, within(1e-12));
    }

    @Test
    void levelWithoutEventsIsReportedAsSeparation() {
        List<Cell> cells = random(9).stream()
                .map(cell -> new Cell(
                        cell.pattern(),
                        cell.entry(),
                        cell.exit(),
                        cell.event() && cell.pattern() % 3 != 1,
                        cell.count()))
                .toList();
        CoxFit fit = EFRON.fit(counts(cells), TERMS);

        assertThat(warning(fit.warnings(), FitWarning.Kind.SEPARATION)).containsExactly("groupb");
        assertFinite(fit.coefficients());
        assertThat(fit.coefficients().get(0).estimate()).isLessThan(-10);
        CoxFit rest = EFRON.fit(
                counts(cells.stream().filter(cell -> cell.pattern() % 3 != 1).toList()), TERMS);
        assertThat(fit.logLikelihood()).isCloseTo(rest.logLikelihood(), within(1e-6));
        assertThat(fit.concordance().estimate()).isBetween(0.0, 1.0);
    }

    @Test
    void oneEventSeparates() {
        CoxFit fit = EFRON.fit(
                SurvivalCounts.of(
                        factor("x", List.of("0", "1"), 0, 1),
                        new int[] {0, 1},
                        new double[] {5, 3},
                        new boolean[] {false, true},
                        new long[] {9, 1}),
                Terms.of("x"));

        assertThat(warning(fit.warnings(), FitWarning.Kind.SEPARATION)).containsExactly("x1");
        assertThat(fit.warnings()).extracting(FitWarning::kind).contains(FitWarning.Kind.FEW_EVENTS);
        assertThat(fit.logLikelihood()).isCloseTo(0, within(1e-6));
    }

    @Test
    void covariateThatNoRiskSetContrastsIsAliased() {
        // c is seen before the first event only; age is the same for everybody at risk later
        CoxFit fit = EFRON.fit(
                SurvivalCounts.of(
                        PATTERNS,
                        new int[] {0, 1, 0, 1, 5, 2},
                        new double[] {5, 6, 9, 9, 1, 2},
                        new boolean[] {true, true, false, false, false, false},
                        new long[] {4, 6, 3, 3, 9, 9}),
                TERMS);

        assertThat(warning(fit.warnings(), FitWarning.Kind.ALIASED)).containsExactlyInAnyOrder("groupc", "age");
        assertThat(fit.coefficients()).extracting(Coefficient::name).containsExactly("groupb");
    }

    @Test
    void modelWithoutTermsIsItsBaseline() {
        CoxFit fit = EFRON.with(TieMethod.BRESLOW).fit(counts(random(10)), Terms.of());

        assertThat(fit.coefficients()).isEmpty();
        assertThat(fit.likelihoodRatioTest().p()).isEqualTo(1);
        assertThat(fit.waldTest().degreesOfFreedom()).isZero();
        assertThat(fit.logLikelihood()).isEqualTo(fit.nullLogLikelihood());
        assertThat(fit.concordance().estimate()).isEqualTo(0.5);
        assertThat(fit.predict(PATTERNS, 0, 0, 0).get(0).survival()).isEqualTo(1);
    }

    @Test
    void nestedModelsAreComparedByTheirLikelihoods() {
        SurvivalCounts counts = counts(random(11));
        HypothesisTest test = EFRON.fit(counts, TERMS).likelihoodRatio(EFRON.fit(counts, Terms.of("age")));

        assertThat(test.degreesOfFreedom()).isEqualTo(2);
        assertThat(test.statistic()).isPositive();
        assertThat(EFRON.dropTerms(counts, TERMS).get(0).statistic()).isEqualTo(test.statistic());
    }

    @Test
    void impossibleDataAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        EFRON.fit(counts(List.of(new Cell(0, 0, 3, false, 5), new Cell(1, 0, 4, false, 5))), TERMS))
                .withMessageContaining("10 subjects without an event");
        assertThatIllegalArgumentException().isThrownBy(() -> counts(List.of(new Cell(0, 3, 3, true, 5))));
        assertThatIllegalArgumentException().isThrownBy(() -> counts(List.of(new Cell(0, 0, 3, true, -1))));
        assertThatIllegalArgumentException().isThrownBy(() -> counts(List.of(new Cell(0, 0, Double.NaN, true, 1))));
        assertThatIllegalArgumentException().isThrownBy(() -> counts(List.of(new Cell(6, 0, 3, true, 1))));
        SurvivalCounts atZero = SurvivalCounts.of(
                PATTERNS, new int[] {0, 1, 2}, new double[] {0, 1, 2}, new boolean[] {true, true, true}, new long[] {
                    1, 1, 1
                });
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EFRON.fit(atZero, Terms.of()).proportionality(TimeTransform.LOG));
    }

    private static void assertEqual(CoxFit one, CoxFit other) {
        assertSame(one.coefficients(), other.coefficients());
        assertSame(one.robust().coefficients(), other.robust().coefficients());
        assertThat(other.logLikelihood()).isCloseTo(one.logLikelihood(), within(1e-7));
        assertThat(other.nullLogLikelihood()).isCloseTo(one.nullLogLikelihood(), within(1e-7));
        assertThat(other.scoreTest().statistic()).isCloseTo(one.scoreTest().statistic(), within(1e-7));
        for (TimeTransform transform : TimeTransform.values()) {
            assertThat(other.proportionality(transform))
                    .zipSatisfy(
                            one.proportionality(transform),
                            (a, b) -> assertThat(a.statistic()).isCloseTo(b.statistic(), within(1e-7)));
        }
        if (one.baseline(0).size() == other.baseline(0).size()) {
            assertThat(other.concordance().standardError())
                    .isCloseTo(one.concordance().standardError(), within(1e-12));
        }
    }

    private static SurvivalCounts counts(List<Cell> cells) {
        return counts(cells, PATTERNS);
    }

    private static SurvivalCounts counts(List<Cell> cells, CovariateTable patterns) {
        boolean[] events = new boolean[cells.size()];
        IntStream.range(0, events.length).forEach(i -> events[i] = cells.get(i).event());
        return SurvivalCounts.of(
                        patterns,
                        cells.stream().mapToInt(Cell::pattern).toArray(),
                        cells.stream().mapToDouble(Cell::exit).toArray(),
                        events,
                        cells.stream().mapToLong(Cell::count).toArray())
                .withEntry(cells.stream().mapToDouble(Cell::entry).toArray());
    }

    /** Heavy ties, late entries, counts up to 4. */
    private static List<Cell> random(int seed) {
        Random random = new Random(seed);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            int entry = random.nextInt(3);
            int pattern = random.nextInt(6);
            int exit = entry + 1 + random.nextInt(pattern % 3 == 0 ? 8 : 5);
            cells.add(new Cell(pattern, entry, exit, random.nextInt(3) > 0, 1L + random.nextInt(4)));
        }
        return cells;
    }
}
