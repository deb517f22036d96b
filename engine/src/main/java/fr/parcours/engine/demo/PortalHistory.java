package fr.parcours.engine.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What the portal has recorded of a candidacy: nothing is ever overwritten.
 *
 * @param statuses the statuses by date, the registration first
 * @param juries the sessions by date
 * @param dropOut how the candidate dropped out, if so
 * @param archive why the candidacy was archived, if it was; archiving is no drop-out
 */
record PortalHistory(
        List<StatusChange> statuses, List<Session> juries, Optional<DropOut> dropOut, Optional<Archive> archive) {

    /** The statuses of a candidacy, as the portal names them. */
    enum Status {
        PROJET,
        VALIDATION,
        PRISE_EN_CHARGE,
        PARCOURS_ENVOYE,
        PARCOURS_CONFIRME,
        DOSSIER_FAISABILITE_ENVOYE,
        DOSSIER_FAISABILITE_INCOMPLET,
        DOSSIER_FAISABILITE_COMPLET,
        DOSSIER_FAISABILITE_RECEVABLE,
        DOSSIER_FAISABILITE_NON_RECEVABLE,
        DOSSIER_DE_VALIDATION_ENVOYE,
        DOSSIER_DE_VALIDATION_SIGNALE,
        ARCHIVE
    }

    /** A status and the moment at which it began. */
    record StatusChange(Status status, LocalDateTime at) {}

    /**
     * A session.
     *
     * @param at when it was held
     * @param result code of the result
     * @param announced day on which the result was notified; before it the portal shows no session
     */
    record Session(LocalDateTime at, String result, LocalDate announced) {}

    /** A drop-out with its reason and the status at which the candidate was. */
    record DropOut(LocalDateTime at, String reason, Status status) {}

    /** An archived candidacy. */
    record Archive(LocalDateTime at, String reason) {}

    PortalHistory {
        statuses = List.copyOf(statuses);
        juries = List.copyOf(juries);
    }

    LocalDate registered() {
        return statuses.get(0).at().toLocalDate();
    }

    PortalHistory knownAt(LocalDate day) {
        return new PortalHistory(
                statuses.stream()
                        .filter(one -> !one.at().toLocalDate().isAfter(day))
                        .toList(),
                juries.stream().filter(one -> !one.announced().isAfter(day)).toList(),
                dropOut.filter(one -> !one.at().toLocalDate().isAfter(day)),
                archive.filter(one -> !one.at().toLocalDate().isAfter(day)));
    }

    /** Returns whether the portal may still hold the candidacy: it keeps them for a year after their end. */
    boolean deliveredAt(LocalDate asOf) {
        return !registered().isAfter(asOf)
                && closed().map(day -> day.isAfter(asOf.minusYears(1))).orElse(true);
    }

    private Optional<LocalDate> closed() {
        Optional<LocalDate> left =
                dropOut.map(DropOut::at).or(() -> archive.map(Archive::at)).map(LocalDateTime::toLocalDate);
        return left.or(() -> first(Status.DOSSIER_FAISABILITE_NON_RECEVABLE))
                .or(() -> juries.stream()
                        .filter(one -> one.result().startsWith("SUCCES_TOTAL"))
                        .map(Session::announced)
                        .findFirst());
    }

    Optional<LocalDate> first(Status status) {
        return statuses.stream()
                .filter(one -> one.status() == status)
                .map(one -> one.at().toLocalDate())
                .findFirst();
    }

    /** Returns the last status that is not the archive. */
    Status last() {
        return statuses.stream()
                .map(StatusChange::status)
                .filter(status -> status != Status.ARCHIVE)
                .reduce((one, other) -> other)
                .orElseThrow();
    }
}
