package fr.parcours.engine.demo;

import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a study of a region would count among the journeys it knows: decisions of 2007 to 2009 and what followed.
 *
 * @param journeys journeys at certifiers
 * @param adviceInterviews interviews at advice points
 * @param decisions journeys with a decision in the period
 * @param favourable those whose decision is favourable
 * @param seenByJury those among the favourable who have seen a jury
 * @param firstJury result of their first jury
 * @param jobSeekers journeys with a decision in the period of candidates known to be job seekers
 * @param favourableByLevel favourable decisions by level
 * @param seenByJuryByLevel among them those seen by a jury
 */
record Counts(
        int journeys,
        int adviceInterviews,
        int decisions,
        int favourable,
        int seenByJury,
        Map<String, Integer> firstJury,
        int jobSeekers,
        Map<String, Integer> favourableByLevel,
        Map<String, Integer> seenByJuryByLevel) {

    private static final LocalDate FROM = LocalDate.of(2007, 1, 1);
    private static final LocalDate TO = LocalDate.of(2009, 12, 31);

    /** What is known of a journey. */
    record Known(Life life, List<Event> steps) {

        Optional<Event> decision() {
            return Life.first(StepType.ELIGIBILITY, steps).filter(event -> inPeriod(event.date()));
        }

        boolean favourable() {
            return decision().filter(event -> event.has(Outcome.FAVOURABLE)).isPresent();
        }

        Optional<Event> firstJury() {
            return Life.first(StepType.JURY, steps);
        }

        boolean advice() {
            return life.candidate().certifier().equals("PRC");
        }

        boolean jobSeeker() {
            return life.candidate().jobSeeker() && !life.candidate().unknown().contains(Candidate.Attribute.EMPLOYMENT);
        }

        String level() {
            return Integer.toString(life.candidate().certification().level());
        }
    }

    static boolean inPeriod(LocalDate day) {
        return !day.isBefore(FROM) && !day.isAfter(TO);
    }

    static Counts of(List<Known> known) {
        List<Known> favourable = known.stream().filter(Known::favourable).toList();
        Map<String, Integer> firstJury = new TreeMap<>();
        Map<String, Integer> favourableByLevel = new TreeMap<>();
        Map<String, Integer> seenByLevel = new TreeMap<>();
        for (Known journey : favourable) {
            favourableByLevel.merge(journey.level(), 1, Integer::sum);
            journey.firstJury().ifPresent(jury -> {
                seenByLevel.merge(journey.level(), 1, Integer::sum);
                firstJury.merge(jury.outcome().orElseThrow().name(), 1, Integer::sum);
            });
        }
        return new Counts(
                count(known, journey -> !journey.advice()),
                count(known, Known::advice),
                count(known, journey -> journey.decision().isPresent()),
                favourable.size(),
                count(favourable, journey -> journey.firstJury().isPresent()),
                firstJury,
                count(known, journey -> journey.decision().isPresent() && journey.jobSeeker()),
                favourableByLevel,
                seenByLevel);
    }

    private static int count(List<Known> known, Predicate<Known> wanted) {
        return (int) known.stream().filter(wanted).count();
    }
}
