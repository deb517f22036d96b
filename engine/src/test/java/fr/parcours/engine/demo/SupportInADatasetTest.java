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

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.parcours.engine.Cohort;
import fr.parcours.engine.Observatory;
import fr.parcours.engine.analysis.ModelResult;
import fr.parcours.engine.analysis.ModelTerms;
import fr.parcours.engine.cli.Main;
import fr.parcours.engine.progress.Progress;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.layout.Campaign;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The effect of support in a dataset made of certifiers' files, against the truth of their simulator: the comparison of
 * those who have it with the others, and the same adjusted for what drives both.
 *
 * <p>One region whose favourable decisions of 2007 to 2009, those that the truth is about, are all followed for three
 * years. Job seekers and holders of diplomas go without support and give up more often than by default, so that a
 * thousand journeys tell the one comparison from the other.
 */
class SupportInADatasetTest {

    private static final String REGION = "93";
    private static final String SUPPORTED = "CERTIFIER:OTHER";

    /** Beyond two standard errors by so much: juries later than three years, and what the files leave out. */
    private static final double FOLLOWED = 0.005;

    @TempDir
    private static Path folder;

    private static Observatory observatory;
    private static JsonNode truth;

    @BeforeAll
    static void takeIn() throws IOException {
        Demo demo = new Demo(folder, Simulator.of(parameters()));
        Simulation simulation = demo.simulate(Progress.none());
        demo.takeIn(simulation, Progress.none());
        observatory = Observatory.open(demo.dataset());
        truth = JsonMapper.builder()
                .build()
                .readTree(simulation.truth().toFile())
                .at("/regions/" + REGION + "/model/support");
    }

    private static Parameters parameters() {
        Parameters usual = Parameters.defaults();
        return new Parameters(
                1,
                0.4,
                usual.firstApplication(),
                IntStream.rangeClosed(2008, 2013)
                        .mapToObj(year ->
                                new Parameters.Delivery(Campaign.parse(year + "-1"), LocalDate.of(year, 1, 15)))
                        .toList(),
                usual.regions().stream()
                        .filter(region -> region.region().equals(REGION))
                        .toList(),
                usual.certifiers(),
                selecting(usual.journey()),
                usual.dirt(),
                usual.portal().closed());
    }

    private static Parameters.JourneyParameters selecting(Parameters.JourneyParameters usual) {
        JsonMapper json = JsonMapper.builder().build();
        Map<String, Double> effects = json.convertValue(usual, new TypeReference<TreeMap<String, Double>>() {});
        effects.put("employedOnSupport", 2.0);
        effects.put("jobSeekerOnNever", 1.4);
        effects.put("lowEducationOnSupport", 1.5);
        effects.put("lowEducationOnNever", -0.9);
        effects.put("lowEducationOnFull", -0.8);
        return json.convertValue(effects, Parameters.JourneyParameters.class);
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

        double observed = truth.get("juryObservedDifference").asDouble();
        double real = truth.get("juryTrueDifference").asDouble();
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
        ModelResult model =
                observatory.cohort("Jurys").enteringAt(JURY).explainedBy(adjusted()).logistic(outcome("full"), months(1));

        double real = truth.get("fullTrueDifference").asDouble();
        double naive = effect(model, "crude_difference");
        assertThat(real).isBetween(effect(model, "marginal_lower"), effect(model, "marginal_upper"));
        assertThat(effect(model, "marginal_effect") - naive)
                .isCloseTo(real - truth.get("fullObservedDifference").asDouble(), within(0.04))
                .isGreaterThan(0.02);
        assertThat(naive).isLessThan(effect(model, "marginal_lower"));
    }

    @Test
    void theCommandSaysTheSame() {
        ModelResult model = eligible().explainedBy(adjusted()).logistic(reaching(JURY), months(36));
        StringWriter out = new StringWriter();
        int exit = Main.commandLine()
                .setOut(new PrintWriter(out))
                .execute(("model " + folder.resolve("observatory") + " --entered 2007..2009 --event JURY --horizon 36"
                                + " --by support,employment_status,education_level,age_band,certifier"
                                + " --merge support=" + SUPPORTED + " --reference support=NONE --format csv")
                        .split(" "));
        assertThat(exit).isZero();
        assertThat(out.toString().lines())
                .filteredOn(line -> line.startsWith("support,") && line.contains(SUPPORTED))
                .singleElement()
                .asString()
                .contains(
                        Double.toString(effect(model, "crude_difference")),
                        Double.toString(effect(model, "marginal_effect")));
    }

    @Test
    void fromTheDayItStartsSupportSpeedsJuriesUpLessThanTheNaiveRatioSays() {
        Cohort changing = eligible().changingAt(SUPPORT_START);
        ModelResult naive = changing.explainedBy(ModelTerms.of().within(certifier())).cox(reaching(JURY));
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
