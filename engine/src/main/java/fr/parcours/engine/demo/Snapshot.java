package fr.parcours.engine.demo;

import fr.parcours.engine.demo.Candidate.Attribute;
import fr.parcours.layout.StepType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a certifier writes in one row: a life as known at a date.
 *
 * @param life the life
 * @param steps the steps the row holds
 * @param missing texts by which the certifier says that it does not know
 */
record Snapshot(Life life, List<Event> steps, List<String> missing) {

    Candidate who() {
        return life.candidate();
    }

    /** Returns a text the certifier may not know. */
    String known(Attribute attribute, String text) {
        return who().unknown().contains(attribute)
                ? missing.get((life.sequence() + attribute.name().length()) % missing.size())
                : text;
    }

    String birthYear() {
        return known(Attribute.BIRTH_YEAR, Integer.toString(who().birthYear()));
    }

    String education(Map<String, String> codes) {
        return known(Attribute.EDUCATION, code(codes, Integer.toString(who().education())));
    }

    String employment(Map<String, String> codes) {
        return known(Attribute.EMPLOYMENT, code(codes, who().employment()));
    }

    String disability(Map<String, String> codes) {
        return known(Attribute.DISABILITY, code(codes, who().disability()));
    }

    String occupation() {
        return known(Attribute.OCCUPATION, who().certification().occupation());
    }

    String sector() {
        return known(Attribute.SECTOR, who().certification().sector());
    }

    String commune() {
        return known(Attribute.COMMUNE, who().commune().code());
    }

    String funding(Map<String, String> codes) {
        return known(Attribute.FUNDING, code(codes, who().funding()));
    }

    String level(Map<String, String> codes) {
        return code(codes, Integer.toString(who().certification().level()));
    }

    /** Returns the support, which is known from the favourable decision on. */
    String support(Map<String, String> codes) {
        return Life.favourable(steps).isPresent() ? code(codes, life.support()) : "";
    }

    String date(StepType step) {
        return date(Life.first(step, steps));
    }

    String outcome(StepType step, Map<String, String> codes) {
        return outcome(Life.first(step, steps), codes);
    }

    String detail(StepType step) {
        return Life.first(step, steps).map(Event::detail).orElse("");
    }

    String juryDate(int rank) {
        return date(jury(rank));
    }

    String juryOutcome(int rank, Map<String, String> codes) {
        return outcome(jury(rank), codes);
    }

    private Optional<Event> jury(int rank) {
        return steps.stream()
                .filter(step -> step.step() == StepType.JURY)
                .skip(rank - 1L)
                .findFirst();
    }

    private static String date(Optional<Event> event) {
        return event.map(Event::date).map(LocalDate::toString).orElse("");
    }

    private static String outcome(Optional<Event> event, Map<String, String> codes) {
        return event.flatMap(Event::outcome)
                .map(outcome -> code(codes, outcome.name()))
                .orElse("");
    }

    static String code(Map<String, String> codes, String code) {
        String text = codes.get(code);
        if (text == null) {
            throw new IllegalStateException("The certifier has no code for " + code + ".");
        }
        return text;
    }
}
