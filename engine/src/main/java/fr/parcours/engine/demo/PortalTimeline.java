package fr.parcours.engine.demo;

import fr.parcours.engine.demo.PortalHistory.Archive;
import fr.parcours.engine.demo.PortalHistory.DropOut;
import fr.parcours.engine.demo.PortalHistory.Session;
import fr.parcours.engine.demo.PortalHistory.Status;
import fr.parcours.engine.demo.PortalHistory.StatusChange;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.FastMath;

/**
 * Draws what happens to one candidacy under the rules in force since 29 December 2023: registration first, an
 * accompanist on request, a decision within two months of the complete file, a jury within three months of the
 * validation file, the result within fifteen days.
 *
 * <p>Inactivity comes in two stages: after 60 days without a step (165 once there is a decision) the portal asks, and
 * half a year later it concludes: an archive before the decision, a drop-out after it. One object draws one candidacy.
 */
final class PortalTimeline {

    private static final WorkCalendar OFFICE = WorkCalendar.office();
    private static final WorkCalendar JURIES = WorkCalendar.juries();
    private static final int ASKED_BEFORE_DECISION = 60;
    private static final int ASKED_AFTER_DECISION = 165;
    private static final int CONCLUDED_AFTER = 180;
    private static final int LONGEST_PREPARATION = 335;
    private static final int MAX_JURIES = 3;
    private static final List<Status> BEFORE_THE_FILE =
            List.of(Status.VALIDATION, Status.PRISE_EN_CHARGE, Status.PARCOURS_ENVOYE, Status.PARCOURS_CONFIRME);
    private static final double[] MEAN_DAYS_BEFORE_THE_FILE = {38, 22, 45, 14};

    private final PortalParameters parameters;
    private final RandomGenerator random;
    private final List<StatusChange> statuses = new ArrayList<>();
    private final List<Session> juries = new ArrayList<>();
    private Optional<DropOut> dropOut = Optional.empty();
    private Optional<Archive> archive = Optional.empty();

    PortalTimeline(PortalParameters parameters, RandomGenerator random) {
        this.parameters = parameters;
        this.random = random;
    }

    PortalHistory draw(LocalDate registered, boolean supported, boolean partial) {
        add(Status.PROJET, registered);
        double files = supported ? parameters.filesSupported() : parameters.filesAlone();
        boolean sends = random.nextDouble() < files;
        if (supported) {
            prepare(sends ? BEFORE_THE_FILE.size() : stoppingStage());
        }
        if (!sends) {
            stopBeforeDecision(supported);
        } else if (decided(supported)) {
            double goesOn = supported ? parameters.goesOnSupported() : parameters.goesOnAlone();
            if (random.nextDouble() < goesOn) {
                meetJuries(partial);
            } else {
                stopAfterDecision();
            }
        }
        return new PortalHistory(statuses, juries, dropOut, archive);
    }

    /** The slow start: registration, first contact, offer of a path, agreement. */
    private void prepare(int stages) {
        for (int stage = 0; stage < stages; stage++) {
            next(BEFORE_THE_FILE.get(stage), 2, MEAN_DAYS_BEFORE_THE_FILE[stage]);
        }
    }

    private int stoppingStage() {
        double point = random.nextDouble();
        return point < 0.42 ? 0 : point < 0.64 ? 1 : point < 0.80 ? 2 : point < 0.90 ? 3 : 4;
    }

    /** Returns whether there is a favourable decision. */
    private boolean decided(boolean supported) {
        next(Status.DOSSIER_FAISABILITE_ENVOYE, 2, supported ? 60 : 85);
        if (random.nextDouble() < parameters.incomplete()) {
            next(Status.DOSSIER_FAISABILITE_INCOMPLET, 4, 18);
            if (random.nextDouble() > 0.86) {
                stopBeforeDecision(supported);
                return false;
            }
            next(Status.DOSSIER_FAISABILITE_ENVOYE, 2, 26);
        }
        LocalDate complete = lastDay();
        if (random.nextDouble() < 0.6) {
            next(Status.DOSSIER_FAISABILITE_COMPLET, 3, 7);
        }
        LocalDate decision = OFFICE.after(complete, Math.max(12, Math.min(80, gamma(7, 40))));
        boolean favourable = random.nextDouble() < parameters.favourable();
        add(
                favourable ? Status.DOSSIER_FAISABILITE_RECEVABLE : Status.DOSSIER_FAISABILITE_NON_RECEVABLE,
                latest(decision, lastDay()));
        return favourable;
    }

    private void meetJuries(boolean partial) {
        add(Status.DOSSIER_DE_VALIDATION_ENVOYE, OFFICE.after(lastDay(), preparationDays()));
        if (random.nextDouble() < 0.08) {
            next(Status.DOSSIER_DE_VALIDATION_SIGNALE, 3, 9);
            next(Status.DOSSIER_DE_VALIDATION_ENVOYE, 2, 16);
        }
        boolean again = true;
        LocalDate from = lastDay();
        while (again) {
            LocalDate day = JURIES.after(from, 22 + 44 * random.nextDouble());
            String result = PortalCodes.result(partial, random);
            LocalDate announced = day.plusDays(2 + random.nextInt(13));
            juries.add(new Session(at(day), result, announced));
            again = juries.size() < MAX_JURIES && random.nextDouble() < PortalCodes.returns(result);
            from = announced;
            if (again && result.startsWith("SUCCES_PARTIEL")) {
                from = OFFICE.after(announced, 30 + gamma(3, 130));
                add(Status.DOSSIER_DE_VALIDATION_ENVOYE, from);
            }
        }
    }

    /** A log-logistic delay, cut where the portal would have concluded that the candidate is inactive. */
    private double preparationDays() {
        double shape = 2.6;
        double scale = parameters.dossierMedianDays();
        double longest = 1 / (1 + FastMath.pow(LONGEST_PREPARATION / scale, -shape));
        double point = random.nextDouble() * longest;
        return Math.max(15, scale * FastMath.pow(point / (1 - point), 1 / shape));
    }

    private void stopBeforeDecision(boolean supported) {
        double end = random.nextDouble();
        if (end < 0.55) {
            archive(
                    lastDay().plusDays(ASKED_BEFORE_DECISION + CONCLUDED_AFTER + random.nextInt(5)),
                    "INACTIVITE_CANDIDAT");
        } else if (end < 0.76) {
            archive(OFFICE.after(lastDay(), 3 + gamma(2, 70)), PortalCodes.archiveReason(supported, random));
        } else if (end < 0.88 && supported) {
            dropOut(OFFICE.after(lastDay(), 5 + gamma(2, 80)), PortalCodes.dropOutReason(random));
        }
    }

    private void stopAfterDecision() {
        double end = random.nextDouble();
        if (end < parameters.dropOutDeclared()) {
            dropOut(OFFICE.after(lastDay(), 5 + gamma(2, 95)), PortalCodes.dropOutReason(random));
        } else if (end < parameters.dropOutDeclared() + parameters.inactive()) {
            dropOut(
                    lastDay().plusDays(ASKED_AFTER_DECISION + CONCLUDED_AFTER + random.nextInt(5)),
                    PortalCodes.INACTIVE);
        } else if (random.nextDouble() < 0.3) {
            archive(OFFICE.after(lastDay(), 10 + gamma(2, 90)), "REORIENTATION_HORS_FRANCE_VAE");
        }
    }

    private void dropOut(LocalDate day, String reason) {
        dropOut = Optional.of(
                new DropOut(at(day), reason, statuses.get(statuses.size() - 1).status()));
    }

    private void archive(LocalDate day, String reason) {
        add(Status.ARCHIVE, day);
        archive = Optional.of(new Archive(statuses.get(statuses.size() - 1).at(), reason));
    }

    private void next(Status status, double shape, double meanDays) {
        add(status, OFFICE.after(lastDay(), 1 + gamma(shape, meanDays)));
    }

    private void add(Status status, LocalDate day) {
        LocalDateTime at = at(day);
        if (!statuses.isEmpty()) {
            LocalDateTime before = statuses.get(statuses.size() - 1).at();
            at = at.isAfter(before) ? at : before.plusMinutes(7);
        }
        statuses.add(new StatusChange(status, at));
    }

    /** Office hours in France, so that the day is the same in universal time. */
    private LocalDateTime at(LocalDate day) {
        return day.atTime(7, 0).plusSeconds(random.nextInt(9 * 3600));
    }

    private LocalDate lastDay() {
        return statuses.get(statuses.size() - 1).at().toLocalDate();
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private double gamma(double shape, double mean) {
        return new GammaDistribution(random, shape, mean / shape).sample();
    }
}
