package fr.parcours.engine.demo;

import static fr.parcours.layout.StepType.APPLICATION;
import static fr.parcours.layout.StepType.DOSSIER;
import static fr.parcours.layout.StepType.ELIGIBILITY;
import static fr.parcours.layout.StepType.EXPIRY;
import static fr.parcours.layout.StepType.SUPPORT_END;
import static fr.parcours.layout.StepType.SUPPORT_START;
import static fr.parcours.layout.StepType.WITHDRAWAL;

import de.siegmar.fastcsv.writer.LineDelimiter;
import fr.parcours.engine.demo.Candidate.Attribute;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The file of the ministry of agriculture: plain headers, ISO dates, labels with commas, no identifier of persons. */
final class AgricultureFile {

    private static final Map<String, String> LEVELS = Map.of("3", "V", "4", "IV", "5", "III", "6", "II", "7", "I");
    private static final Map<String, String> EMPLOYMENT = Map.of(
            "PRIVATE",
            "salarié",
            "PUBLIC",
            "agent public",
            "SELF_EMPLOYED",
            "exploitant ou indépendant",
            "TEMPORARY",
            "saisonnier",
            "SUBSIDISED",
            "contrat aidé",
            "JOB_SEEKER",
            "demandeur d'emploi",
            "JOB_SEEKER_LONG_TERM",
            "demandeur d'emploi, longue durée",
            "INACTIVE",
            "sans activité");
    private static final Map<String, String> SUPPORT =
            Map.of("NONE", "sans", "CERTIFIER", "établissement", "OTHER", "autre");
    private static final Map<String, String> FUNDING = Map.of(
            "EMPLOYER",
            "employeur",
            "TRAINING_FUND",
            "fonds de formation",
            "REGION",
            "région",
            "EMPLOYMENT_SERVICE",
            "pôle emploi",
            "STATE",
            "état",
            "SELF",
            "candidat",
            "OTHER",
            "autre");
    private static final Map<String, String> DECISION =
            Map.of("FAVOURABLE", "recevable", "UNFAVOURABLE", "non recevable");
    private static final Map<String, String> RESULT =
            Map.of("FULL", "totale", "PARTIAL", "partielle", "NONE", "aucune", "ABSENT", "absent");

    private AgricultureFile() {}

    static ExtractShape shape() {
        return new ExtractShape(
                "agriculture",
                "AGRI",
                "agriculture.csv",
                ExtractShape.RowUnit.JOURNEY,
                List.of("", "non connu"),
                "non recevable",
                List.of(
                        Field.key("num_dossier"),
                        Field.text(
                                "code_diplome", row -> row.who().certification().code()),
                        Field.text("diplome", row -> row.who().certification().label()),
                        Field.code("niveau", row -> row.level(LEVELS)),
                        Field.text("nsf", row -> row.who().certification().speciality()),
                        Field.code("sexe", row -> row.who().sex()),
                        Field.number("annee_naissance", Snapshot::birthYear),
                        Field.code(
                                "niveau_etudes",
                                row -> row.known(
                                        Attribute.EDUCATION,
                                        Integer.toString(row.who().education()))),
                        Field.code("situation", row -> row.employment(EMPLOYMENT)),
                        Field.text("commune", Snapshot::commune),
                        Field.code("accompagnement", row -> row.support(SUPPORT)),
                        Field.code("financement", row -> row.funding(FUNDING)),
                        Field.date("depot_livret1", APPLICATION),
                        Field.date("decision_date", ELIGIBILITY),
                        Field.outcome("decision", ELIGIBILITY, DECISION),
                        Field.date("debut_accompagnement", SUPPORT_START),
                        Field.date("fin_accompagnement", SUPPORT_END),
                        Field.date("depot_livret2", DOSSIER),
                        Field.juryDate("jury1_date", 1),
                        Field.juryOutcome("jury1_resultat", 1, RESULT),
                        Field.juryDate("jury2_date", 2),
                        Field.juryOutcome("jury2_resultat", 2, RESULT),
                        Field.juryDate("jury3_date", 3),
                        Field.juryOutcome("jury3_resultat", 3, RESULT),
                        Field.date("abandon_date", WITHDRAWAL),
                        Field.detail("abandon_motif", WITHDRAWAL),
                        Field.date("caducite", EXPIRY)),
                new CsvFormat(StandardCharsets.UTF_8, "", ',', LineDelimiter.LF, "uuuu-MM-dd"));
    }
}
