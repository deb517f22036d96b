package fr.parcours.engine.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of the portal's file, with what is known of it.
 *
 * @param candidacy the candidacy it tells
 * @param known what it tells when it is right
 * @param json the object of the line
 * @param line the line as it is written
 * @param dirt the error put into it, if any
 */
record PortalRow(PortalCandidacy candidacy, PortalHistory known, ObjectNode json, String line, Optional<DirtKind> dirt)
        implements DirtyRow<PortalRow> {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT);

    static PortalRow clean(PortalCandidacy candidacy, PortalHistory known) {
        return of(candidacy, known, json(candidacy, known));
    }

    private static PortalRow of(PortalCandidacy candidacy, PortalHistory known, ObjectNode json) {
        return new PortalRow(candidacy, known, json, json.toString(), Optional.empty());
    }

    /** Returns the row with another object. */
    PortalRow with(ObjectNode other) {
        return of(candidacy, known, other);
    }

    /** Returns the row with a line that is no object any more. */
    PortalRow cut(int length) {
        return new PortalRow(candidacy, known, json, line.substring(0, length), dirt);
    }

    @Override
    public PortalRow dirty(DirtKind kind) {
        return new PortalRow(candidacy, known, json, line, Optional.of(kind));
    }

    static String moment(LocalDateTime at) {
        return MOMENT.format(at);
    }

    private static ObjectNode json(PortalCandidacy candidacy, PortalHistory known) {
        ObjectNode json = NODES.objectNode();
        json.put("id", candidacy.id());
        json.putObject("certification")
                .put("codeRncp", candidacy.certification().code())
                .put("nom", candidacy.certification().label())
                .put("niveau", candidacy.certification().level())
                .put("estViseePartiellement", candidacy.partial())
                .put("certificateur", candidacy.certification().certifier());
        candidate(json.putObject("candidat"), candidacy);
        json.put("typeAccompagnement", candidacy.support());
        boolean decided =
                known.first(PortalHistory.Status.DOSSIER_FAISABILITE_RECEVABLE).isPresent();
        json.put("financement", candidacy.funding().filter(unused -> decided).orElse(null));
        history(json, known);
        return json;
    }

    private static void candidate(ObjectNode json, PortalCandidacy candidacy) {
        PortalCandidacy.Person person = candidacy.person();
        PortalCandidacy.Situation situation = candidacy.situation();
        json.put("pseudo", person.pseudonym());
        json.put("genre", person.sex().equals("F") ? "FEMME" : "HOMME");
        json.put("anneeNaissance", person.birthYear());
        person.birthDepartement().ifPresent(code -> json.put("departementNaissance", code));
        json.putObject("adresse")
                .put("codeCommune", person.commune().code())
                .put("departement", person.commune().departement());
        ObjectNode told = json.putObject("situation")
                .put("niveauFormation", PortalCodes.education(situation.schooling()))
                .put("niveauCertification", PortalCodes.education(situation.diploma()))
                .put("typologie", situation.typology());
        situation.disability().ifPresentOrElse(yes -> told.put("rqth", yes), () -> told.putNull("rqth"));
    }

    private static void history(ObjectNode json, PortalHistory known) {
        var statuses = json.putArray("statuts");
        known.statuses()
                .forEach(one ->
                        statuses.addObject().put("statut", one.status().name()).put("date", moment(one.at())));
        var juries = json.putArray("jurys");
        known.juries()
                .forEach(one -> juries.addObject().put("date", moment(one.at())).put("resultat", one.result()));
        known.dropOut()
                .ifPresentOrElse(
                        one -> json.putObject("abandon")
                                .put("date", moment(one.at()))
                                .put("raison", one.reason())
                                .put("statut", one.status().name()),
                        () -> json.putNull("abandon"));
        known.archive()
                .ifPresentOrElse(
                        one -> json.putObject("archivage")
                                .put("date", moment(one.at()))
                                .put("raison", one.reason()),
                        () -> json.putNull("archivage"));
    }
}
