package fr.parcours.engine.demo;

import static fr.parcours.layout.StepType.APPLICATION;
import static fr.parcours.layout.StepType.DOSSIER;
import static fr.parcours.layout.StepType.ELIGIBILITY;
import static fr.parcours.layout.StepType.EXPIRY;
import static fr.parcours.layout.StepType.JURY;
import static fr.parcours.layout.StepType.SUPPORT_END;
import static fr.parcours.layout.StepType.SUPPORT_START;
import static fr.parcours.layout.StepType.WITHDRAWAL;

import fr.parcours.engine.demo.Parameters.CertifierParameters;
import fr.parcours.engine.demo.Parameters.JourneyParameters;
import fr.parcours.layout.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Puts what happens to a candidate on the calendar. Every date is a working day and no step stands before one it needs.
 */
final class Timeline {

    /**
     * What happens to a candidate.
     *
     * @param favourable whether the decision is favourable
     * @param supported whether the candidate has support
     * @param met whether a jury is ever seen
     * @param delay average days from the decision to the jury, if it is
     * @param full probability of full validation for a candidate who comes
     */
    record Fate(boolean favourable, boolean supported, boolean met, double delay, double full) {}

    private static final int MAX_JURIES = 3;
    private static final double SHORTEST_DELAY = 60;

    private static final WorkCalendar OFFICE = WorkCalendar.office();
    private static final WorkCalendar JURIES = WorkCalendar.juries();
    private static final Choice<String> REASONS = Choice.of(
            "Manque de temps", 0.26,
            "Raisons personnelles", 0.22,
            "Changement de projet", 0.18,
            "Entrée en formation", 0.12,
            "Reprise d'emploi", 0.10,
            "Financement non obtenu", 0.06,
            "Découragement", 0.06);

    private final CertifierParameters certifier;
    private final JourneyParameters journey;
    private final RandomGenerator random;

    Timeline(CertifierParameters certifier, JourneyParameters journey, RandomGenerator random) {
        this.certifier = certifier;
        this.journey = journey;
        this.random = random;
    }

    /** Draws who gives the support, for a candidate who has some. */
    String support(Fate fate) {
        double point = random.nextDouble();
        if (!fate.favourable()) {
            return "";
        }
        return !fate.supported() ? "NONE" : point < 0.6 ? "CERTIFIER" : "OTHER";
    }

    List<Event> draw(LocalDate applied, Fate fate) {
        List<Event> events = new ArrayList<>();
        events.add(Event.of(APPLICATION, applied));
        LocalDate decided = OFFICE.after(applied, Math.max(15, Math.min(115, gamma(9, 62))));
        events.add(Event.of(ELIGIBILITY, decided, fate.favourable() ? Outcome.FAVOURABLE : Outcome.UNFAVOURABLE));
        if (fate.favourable() && fate.met()) {
            meetJury(decided, fate, events);
        } else if (fate.favourable()) {
            fadeOut(decided, fate, events);
        }
        events.sort(Comparator.comparing(Event::date).thenComparing(Event::step));
        return events;
    }

    private void meetJury(LocalDate decided, Fate fate, List<Event> events) {
        LocalDate jury = JURIES.after(decided, Math.max(SHORTEST_DELAY, fate.delay()));
        double wait = Math.max(0.15, Math.min(0.6, gamma(5, 115) / days(decided, jury)));
        LocalDate dossier = OFFICE.between(decided, jury, 1 - wait);
        events.add(Event.of(DOSSIER, dossier));
        if (fate.supported()) {
            support(decided, dossier, events);
        }
        Outcome outcome = firstOutcome(fate.full());
        events.add(Event.of(JURY, jury, outcome));
        for (int passage = 2; passage <= MAX_JURIES && returns(outcome); passage++) {
            jury = JURIES.after(jury, Math.max(45, gamma(4, returnDays(outcome))));
            outcome = outcome == Outcome.PARTIAL ? outcomeAfterPartial() : firstOutcome(fate.full());
            events.add(Event.of(JURY, jury, outcome));
        }
    }

    private void fadeOut(LocalDate decided, Fate fate, List<Event> events) {
        double end = random.nextDouble();
        LocalDate horizon;
        if (end < journey.withdrawn()) {
            horizon = OFFICE.after(decided, 30 + gamma(2, 250));
            events.add(Event.of(WITHDRAWAL, horizon, REASONS.draw(random)));
        } else if (end < journey.withdrawn() + journey.expired()) {
            horizon = OFFICE.after(decided.plusMonths(certifier.validityMonths()), 10 + 50 * random.nextDouble());
            events.add(Event.of(EXPIRY, horizon));
        } else {
            horizon = OFFICE.after(decided, 500);
        }
        LocalDate last = fate.supported() ? support(decided, horizon, events) : decided;
        boolean filed = random.nextDouble() < 0.12;
        LocalDate dossier = OFFICE.between(last, horizon, 0.2 + 0.6 * random.nextDouble());
        if (filed) {
            events.add(Event.of(DOSSIER, dossier));
        }
    }

    /** Adds support between two days, mostly in the first months, and returns its end. */
    private LocalDate support(LocalDate from, LocalDate to, List<Event> events) {
        double startDays = 10 + 80 * random.nextDouble();
        LocalDate start = OFFICE.between(from, to, Math.min(0.5, startDays / days(from, to)));
        double length = 60 + 150 * random.nextDouble();
        LocalDate end = OFFICE.between(start, to, Math.min(0.95, length / days(start, to)));
        events.add(Event.of(SUPPORT_START, start));
        events.add(Event.of(SUPPORT_END, end));
        return end;
    }

    private boolean returns(Outcome outcome) {
        double point = random.nextDouble();
        return switch (outcome) {
            case PARTIAL -> point < journey.returnAfterPartial();
            case ABSENT -> point < journey.returnAfterAbsence();
            case FAVOURABLE, UNFAVOURABLE, FULL, NONE -> false;
        };
    }

    private double returnDays(Outcome outcome) {
        return outcome == Outcome.PARTIAL ? journey.returnMonths() * Simulator.DAYS_PER_MONTH : 180;
    }

    private Outcome firstOutcome(double full) {
        double present = random.nextDouble();
        double success = random.nextDouble();
        double partial = random.nextDouble();
        if (present < certifier.absent()) {
            return Outcome.ABSENT;
        }
        if (success < full) {
            return Outcome.FULL;
        }
        return partial < certifier.partial() / (certifier.partial() + certifier.none())
                ? Outcome.PARTIAL
                : Outcome.NONE;
    }

    private Outcome outcomeAfterPartial() {
        double point = random.nextDouble();
        return point < 0.68
                ? Outcome.FULL
                : point < 0.90 ? Outcome.PARTIAL : point < 0.98 ? Outcome.NONE : Outcome.ABSENT;
    }

    private double gamma(double shape, double mean) {
        return new GammaDistribution(random, shape, mean / shape).sample();
    }

    private static double days(LocalDate from, LocalDate to) {
        return Math.max(1, to.toEpochDay() - from.toEpochDay());
    }
}
