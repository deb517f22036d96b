package fr.parcours.engine.stats.study;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.stats.study.Question.Kind;
import fr.parcours.engine.stats.study.Question.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

/**
 * A short simulation study, held to the figures of the long one in {@code docs/methods.md}. With right estimators and
 * other random numbers it would fail once in a million times; standard errors a tenth too small make it fail.
 */
class SimulationStudyTest {

    private static final Path PAGE = Path.of("..", "docs", "methods.md");
    private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\| (\\w+) \\| (.+) \\|$", Pattern.MULTILINE);
    private static final Pattern SHARE = Pattern.compile("(?:(\\w+): )?(\\d+\\.\\d+) %");
    private static final int SAMPLES = 4_000;
    private static final double CHANCE = 1e-6;

    private static final List<Experiment> EXPERIMENTS = List.of(
            new JourneyExperiment(Setting.MONTHS_LATE),
            new ProportionExperiment(),
            new ComparisonExperiment(Setting.MONTHS),
            new LogisticExperiment(),
            new CoxExperiment(Setting.MONTHS_LATE),
            new SupportExperiment(),
            new StatesExperiment(Setting.ONE_START));

    private static List<Finding> study(List<Experiment> experiments, UnaryOperator<Answer> change) {
        return new SimulationStudy(SAMPLES, 7, experiments, change).run(done -> {});
    }

    /** The shares of the page, by estimator, setting and quantity. */
    private static Map<String, Double> page() throws IOException {
        Map<String, Double> shares = new HashMap<>();
        Matcher row = ROW.matcher(Files.readString(PAGE));
        while (row.find()) {
            Matcher share = SHARE.matcher(row.group(3));
            while (share.find()) {
                String quantity = share.group(1) == null ? "" : share.group(1);
                shares.put(key(row.group(1), row.group(2), quantity), Double.parseDouble(share.group(2)) / 100);
            }
        }
        return shares;
    }

    private static String key(String estimator, String setting, String quantity) {
        return estimator + " " + setting + " " + quantity;
    }

    private static String key(Question question) {
        return key(question.estimator(), question.setting().name(), question.quantity());
    }

    /** Whether a share agrees with the one of the page, but for chance in both. */
    private static boolean agrees(Finding finding, double expected, double chance) {
        double error = Math.sqrt(expected * (1 - expected) / SimulationStudy.DEFAULT_SAMPLES);
        int low = new BinomialDistribution(SAMPLES, expected - error).inverseCumulativeProbability(chance / 2);
        int high = new BinomialDistribution(SAMPLES, expected + error).inverseCumulativeProbability(1 - chance / 2);
        int counted =
                finding.question().kind() == Kind.SIZE ? finding.samples() - finding.accepted() : finding.accepted();
        return counted >= low && counted <= high;
    }

    @Test
    void intervalsHoldTheTruthAndTestsRejectItAsOftenAsThePageSays() throws IOException {
        Map<String, Double> page = page();
        List<Finding> findings = study(EXPERIMENTS, UnaryOperator.identity());
        assertThat(findings).hasSizeGreaterThan(40).allSatisfy(finding -> {
            String key = key(finding.question());
            assertThat(page).containsKey(key);
            assertThat(agrees(finding, page.get(key), CHANCE / findings.size()))
                    .as("%s: %s, page %s", key, finding.share(), page.get(key))
                    .isTrue();
        });
    }

    @Test
    void thePageShowsEveryQuestionAndNoneOutsideItsLimitsButThoseItExplains() throws IOException {
        Map<String, Double> page = page();
        List<Finding> all = new SimulationStudy(1, 7).run(done -> {});
        assertThat(page.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(finding -> key(finding.question())).toList());
        all.stream()
                .map(Finding::question)
                .filter(question -> !question.estimator().equals("median") || question.setting() == Setting.DAYS)
                .forEach(question -> {
                    double share = page.get(key(question));
                    assertThat(question.kind() == Kind.SIZE ? 1 - share : share)
                            .as(key(question))
                            .isBetween(0.93, 0.97);
                });
    }

    @Test
    void errorsThatAreAnEighthTooSmallOrASixthTooLargeWouldBeSeen() throws IOException {
        Map<String, Double> page = page();
        for (double factor : new double[] {0.875, 1.167}) {
            assertThat(study(List.of(new LogisticExperiment()), answer -> ((Answer.Interval) answer).stretched(factor)))
                    .noneMatch(finding -> agrees(finding, page.get(key(finding.question())), CHANCE / 50));
        }
    }

    @Test
    void theSameSeedGivesTheSameFindings() {
        List<Experiment> one = List.of(new ProportionExperiment());
        assertThat(study(one, UnaryOperator.identity())).isEqualTo(study(one, UnaryOperator.identity()));
    }
}
