package fr.parcours.engine.demo;

import static fr.parcours.engine.analysis.ModelledEvent.outcome;
import static fr.parcours.engine.analysis.ModelledEvent.reaching;
import static fr.parcours.engine.cohort.Attributes.ageBand;
import static fr.parcours.engine.cohort.Attributes.certifier;
import static fr.parcours.engine.cohort.Attributes.educationLevel;
import static fr.parcours.engine.cohort.Attributes.employmentStatus;
import static fr.parcours.engine.cohort.Attributes.support;
import static fr.parcours.engine.cohort.Months.months;
import static fr.parcours.layout.Outcome.FAVOURABLE;
import static fr.parcours.layout.StepType.ELIGIBILITY;
import static fr.parcours.layout.StepType.JURY;
import static fr.parcours.layout.StepType.SUPPORT_START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.Observatory;
import fr.parcours.engine.analysis.ModelResult;
import fr.parcours.engine.analysis.ModelTerms;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The effect of support in a dataset made of certifiers' files, against the truth of their simulator: the comparison of
 * those who have it with the others, and the same adjusted for what drives both.
 */
class SupportInADatasetTest {

    private static final String SUPPORTED = "CERTIFIER:OTHER";

    /** Beyond two standard errors by so much: juries later than three years, and what the files leave out. */
    private static final double FOLLOWED = 0.005;

    private static Observatory observatory;
    private static SelectedSupport selected;

    @BeforeAll
    static void open() {
        selected = SelectedSupport.get();
        observatory = Observatory.open(selected.dataset());
    }

    @AfterAll
    static void close() {
        observatory.close();
    }

    private static Cohort eligible() {
        return observatory
                .cohort("Recevables")
                .enteringAt(ELIGIBILITY, FAVOURABLE)
                .between("2007-01-01", "2009-12-31");
    }

    private static ModelTerms adjusted() {
        return ModelTerms.of(support(), employmentStatus(), educationLevel(), ageBand(), certifier())
                .merging(support(), "CERTIFIER", "OTHER")
                .comparedWith(support(), "NONE");
    }

    private static double effect(ModelResult model, String column) {
        return effect(model, support().name(), SUPPORTED, column);
    }

    private static double effect(ModelResult model, String covariate, String level, String column) {
        List<String> columns =
                model.table().columns().stream().map(ResultColumn::name).toList();
        return model.table().rows().stream()
                .filter(row ->
                        row.get(0).equals(Cell.text(covariate)) && row.get(2).equals(Cell.text(level)))
                .map(row -> ((Cell.Measure) row.get(columns.indexOf(column))).value())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theAdjustedEffectOnSeeingAJuryIsTheTrueOneAndTheNaiveOneIsOffAsTheTruthSays() {
        ModelResult model = eligible().explainedBy(adjusted()).logistic(reaching(JURY), months(36));

        double observed = selected.truth("juryObservedDifference");
        double real = selected.truth("juryTrueDifference");
        double naive = effect(model, "crude_difference");
        double lower = effect(model, "marginal_lower");
        double upper = effect(model, "marginal_upper");
        assertThat(real).isBetween(lower, upper);
        assertThat(upper - lower).isLessThan(0.07);
        // The same journeys but for those whose rows are rejected.
        assertThat(naive).isCloseTo(observed, within(0.015)).isGreaterThan(upper);
        assertThat(naive - effect(model, "marginal_effect"))
                .isCloseTo(observed - real, within((upper - lower) / 2 + FOLLOWED))
                .isGreaterThan(0.05);
        assertThat(model.provenance().warnings()).anyMatch(warning -> warning.contains("temps immortel"));
    }

    @Test
    void theAdjustedEffectOnTheDecisionOfTheFirstJuryIsTheTrueOneAndTheNaiveOneIsNot() {
        ModelResult model = observatory
                .cohort("Jurys")
                .enteringAt(JURY)
                .explainedBy(adjusted())
                .logistic(outcome("full"), months(1));

        double real = selected.truth("fullTrueDifference");
        double naive = effect(model, "crude_difference");
        assertThat(real).isBetween(effect(model, "marginal_lower"), effect(model, "marginal_upper"));
        assertThat(effect(model, "marginal_effect") - naive)
                .isCloseTo(real - selected.truth("fullObservedDifference"), within(0.04))
                .isGreaterThan(0.02);
        assertThat(naive).isLessThan(effect(model, "marginal_lower"));
    }

    @Test
    void fromTheDayItStartsSupportSpeedsJuriesUpLessThanTheNaiveRatioSays() {
        Cohort changing = eligible().changingAt(SUPPORT_START);
        ModelResult naive =
                changing.explainedBy(ModelTerms.of().within(certifier())).cox(reaching(JURY));
        ModelResult model = changing.explainedBy(ModelTerms.of(employmentStatus(), educationLevel(), ageBand())
                        .within(certifier()))
                .cox(reaching(JURY));

        assertThat(effect(model, "phase", "AFTER", "lower")).isGreaterThan(1.5);
        assertThat(effect(naive, "phase", "AFTER", "hazard_ratio"))
                .isGreaterThan(effect(model, "phase", "AFTER", "upper"));
        // Support changes who ever sees a jury much more than when: the ratio of hazards is not constant.
        assertThat(model.proportionality())
                .filteredOn(test -> test.covariate().equals("phase"))
                .singleElement()
                .satisfies(test -> assertThat(test.p()).isLessThan(0.001));
    }
}
