package fr.parcours.engine.stats.study;

import fr.parcours.engine.stats.study.Question.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Draws many samples with known truth and counts, for every estimator, how often its interval of 95 % holds the truth
 * and its test at 5 % rejects it.
 *
 * <p>The same seed gives the same samples on every machine, whatever the number of processors. Samples are drawn in
 * parallel: each has its own random numbers, split from those of its experiment in their order.
 *
 * <p>Immutable and thread-safe.
 */
public final class SimulationStudy {

    /** Enough for Monte Carlo limits of ± 0.4 points around 95 %. */
    public static final int DEFAULT_SAMPLES = 10_000;

    /** Start of the random numbers unless another is given. */
    public static final long DEFAULT_SEED = 20_100_715;

    private static final List<Experiment> EXPERIMENTS = List.of(
            new JourneyExperiment(Setting.MONTHS),
            new JourneyExperiment(Setting.MONTHS_LATE),
            new JourneyExperiment(Setting.DAYS),
            new ProportionExperiment(),
            new ComparisonExperiment(Setting.MONTHS),
            new ComparisonExperiment(Setting.MONTHS_LATE),
            new LogisticExperiment(),
            new CoxExperiment(Setting.MONTHS),
            new CoxExperiment(Setting.MONTHS_LATE),
            new SupportExperiment(),
            new StatesExperiment(Setting.ONE_START),
            new StatesExperiment(Setting.DRAWN_START));

    private final int samples;
    private final long seed;
    private final List<Experiment> chosen;
    private final UnaryOperator<Answer> change;

    /**
     * Prepares a study.
     *
     * @param samples samples per experiment, at least 1
     * @param seed start of the random numbers
     * @throws IllegalArgumentException if there is no sample
     */
    public SimulationStudy(int samples, long seed) {
        this(samples, seed, EXPERIMENTS, UnaryOperator.identity());
    }

    /** Some experiments, whose answers are changed before they are judged: what would be said of wrong estimators. */
    SimulationStudy(int samples, long seed, List<Experiment> chosen, UnaryOperator<Answer> change) {
        if (samples < 1) {
            throw new IllegalArgumentException("Cannot study " + samples + " samples");
        }
        this.samples = samples;
        this.seed = seed;
        this.chosen = List.copyOf(chosen);
        this.change = change;
    }

    /**
     * Returns how many experiments there are.
     *
     * @return above zero
     */
    public static int experiments() {
        return EXPERIMENTS.size();
    }

    /**
     * Runs the experiments.
     *
     * @param progress told of every experiment done, with their number, one
     * @return findings, in a fixed order
     */
    public List<Finding> run(LongConsumer progress) {
        List<Finding> findings = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        for (Experiment experiment : chosen) {
            findings.addAll(run(experiment, random.split()));
            progress.accept(1);
        }
        return List.copyOf(findings);
    }

    private List<Finding> run(Experiment experiment, SplittableRandom random) {
        SplittableRandom[] streams = new SplittableRandom[samples];
        for (int sample = 0; sample < samples; sample++) {
            streams[sample] = random.split();
        }
        List<List<Answer>> answers = IntStream.range(0, samples)
                .parallel()
                .mapToObj(sample ->
                        experiment.answers(streams[sample]).stream().map(change).toList())
                .toList();
        List<Question> questions = experiment.questions();
        return IntStream.range(0, questions.size())
                .mapToObj(i -> finding(
                        questions.get(i),
                        answers.stream().map(all -> all.get(i)).toList()))
                .toList();
    }

    private Finding finding(Question question, List<Answer> answers) {
        int accepted = 0;
        int known = 0;
        double sum = 0;
        for (Answer answer : answers) {
            accepted += answer.accepts(question.truth()) ? 1 : 0;
            boolean exists = Double.isFinite(answer.value());
            known += exists ? 1 : 0;
            sum += exists ? answer.value() : 0;
        }
        return new Finding(question, samples, accepted, sum / known);
    }
}
