package fr.parcours.engine.demo;

import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The truth that no observatory knows: what becomes of the favourable decisions of 2007 to 2009 once all their futures
 * have come, and what support really changes.
 *
 * @param all everybody
 * @param byLevel by level aimed at
 * @param support the effect of support
 */
record Model(Futures all, Map<String, Futures> byLevel, SupportEffect support) {

    /**
     * Shares of favourable decisions.
     *
     * @param favourable number of favourable decisions
     * @param juryWithinMonths share that sees a jury within so many months of 30.4375 days
     * @param everJury share that ever sees a jury
     * @param fullWithin24Months share with full validation within 24 months
     */
    record Futures(int favourable, Map<String, Double> juryWithinMonths, double everJury, double fullWithin24Months) {}

    /**
     * Support, as the comparison of those who have it with the others shows it and as it is.
     *
     * @param supported share of candidates with support
     * @param juryObservedDifference difference of the shares that ever see a jury, supported minus others
     * @param juryTrueDifference mean change of that probability if everybody had support instead of nobody
     * @param fullObservedDifference difference of full validations among first juries, supported minus others
     * @param fullTrueDifference mean change of that probability if everybody had support instead of nobody
     */
    record SupportEffect(
            double supported,
            double juryObservedDifference,
            double juryTrueDifference,
            double fullObservedDifference,
            double fullTrueDifference) {}

    static Model of(List<Life> lives) {
        List<Life> favourable = lives.stream()
                .filter(life -> Life.favourable(life.events())
                        .filter(event -> Counts.inPeriod(event.date()))
                        .isPresent())
                .toList();
        Map<String, List<Life>> byLevel = favourable.stream()
                .collect(Collectors.groupingBy(
                        life -> Integer.toString(
                                life.candidate().certification().level()),
                        TreeMap::new,
                        Collectors.toList()));
        Map<String, Futures> futures = new TreeMap<>();
        byLevel.forEach((level, some) -> futures.put(level, futures(some)));
        return new Model(futures(favourable), futures, support(favourable));
    }

    private static Futures futures(List<Life> lives) {
        Map<String, Double> within = new TreeMap<>();
        for (int months : List.of(12, 18, 24, 36)) {
            within.put(Integer.toString(months), mean(lives, life -> reaches(life, months, false)));
        }
        return new Futures(
                lives.size(),
                within,
                mean(lives, life -> reaches(life, Integer.MAX_VALUE, false)),
                mean(lives, life -> reaches(life, 24, true)));
    }

    private static double reaches(Life life, int months, boolean full) {
        long decided = Life.favourable(life.events()).orElseThrow().date().toEpochDay();
        return life.events().stream()
                        .filter(event -> event.step() == StepType.JURY)
                        .filter(event -> !full || event.has(Outcome.FULL))
                        .anyMatch(event -> event.date().toEpochDay() - decided <= months * Simulator.DAYS_PER_MONTH)
                ? 1
                : 0;
    }

    private static SupportEffect support(List<Life> lives) {
        List<Life> with = lives.stream().filter(Model::supported).toList();
        List<Life> without = lives.stream().filter(life -> !supported(life)).toList();
        return new SupportEffect(
                mean(lives, life -> supported(life) ? 1 : 0),
                mean(with, Model::jury) - mean(without, Model::jury),
                mean(lives, life -> life.chances().juryWith() - life.chances().juryWithout()),
                mean(met(with), Model::full) - mean(met(without), Model::full),
                mean(lives, life -> life.chances().fullWith() - life.chances().fullWithout()));
    }

    private static boolean supported(Life life) {
        return !life.support().equals("NONE");
    }

    private static List<Life> met(List<Life> lives) {
        return lives.stream().filter(life -> jury(life) > 0).toList();
    }

    private static double jury(Life life) {
        return Life.first(StepType.JURY, life.events()).isPresent() ? 1 : 0;
    }

    private static double full(Life life) {
        return Life.first(StepType.JURY, life.events())
                        .filter(event -> event.has(Outcome.FULL))
                        .isPresent()
                ? 1
                : 0;
    }

    /** A plain loop: the summation of streams differs between versions of Java. */
    private static double mean(List<Life> lives, ToDoubleFunction<Life> value) {
        double sum = 0;
        for (Life life : lives) {
            sum += value.applyAsDouble(life);
        }
        return lives.isEmpty() ? 0 : sum / lives.size();
    }
}
