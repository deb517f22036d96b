package fr.parcours.engine.demo;

import static fr.parcours.layout.StepType.APPLICATION;
import static fr.parcours.layout.StepType.DOSSIER;
import static fr.parcours.layout.StepType.ELIGIBILITY;
import static fr.parcours.layout.StepType.EXPIRY;
import static fr.parcours.layout.StepType.SUPPORT_END;
import static fr.parcours.layout.StepType.SUPPORT_START;
import static fr.parcours.layout.StepType.WITHDRAWAL;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The workbook of the health and social ministries: a title block above the header, real dates. */
final class SanteSocialFile {

    private static final Map<String, String> LEVELS =
            Map.of("3", "Niveau V", "4", "Niveau IV", "5", "Niveau III", "6", "Niveau II", "7", "Niveau I");
    private static final Map<String, String> EDUCATION =
            Map.of("2", "Sans diplôme", "3", "CAP-BEP", "4", "Bac", "5", "Bac+2", "6", "Bac+3", "7", "Bac+5");
    private static final Map<String, String> SEX = Map.of("F", "Féminin", "M", "Masculin");
    private static final Map<String, String> EMPLOYMENT = Map.of(
            "PRIVATE",
            "Salarié du privé",
            "PUBLIC",
            "Agent public",
            "SELF_EMPLOYED",
            "Indépendant",
            "TEMPORARY",
            "Intérimaire",
            "SUBSIDISED",
            "Contrat aidé",
            "JOB_SEEKER",
            "Demandeur d'emploi",
            "JOB_SEEKER_LONG_TERM",
            "Demandeur d'emploi depuis plus d'un an",
            "INACTIVE",
            "Sans activité");
    private static final Map<String, String> DISABILITY = Map.of("YES", "oui", "NO", "non");
    private static final Map<String, String> SUPPORT =
            Map.of("NONE", "Aucun", "CERTIFIER", "Certificateur", "OTHER", "Organisme de formation");
    private static final Map<String, String> FUNDING = Map.of(
            "EMPLOYER",
            "Employeur",
            "TRAINING_FUND",
            "Opca",
            "REGION",
            "Région",
            "EMPLOYMENT_SERVICE",
            "Pôle emploi",
            "STATE",
            "État",
            "SELF",
            "Candidat",
            "OTHER",
            "Autre");
    private static final Map<String, String> DECISION =
            Map.of("FAVOURABLE", "Favorable", "UNFAVOURABLE", "Défavorable");
    private static final Map<String, String> RESULT =
            Map.of("FULL", "Totale", "PARTIAL", "Partielle", "NONE", "Refus", "ABSENT", "Absent");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private SanteSocialFile() {}

    static ExtractShape shape() {
        return new ExtractShape(
                "sante-social",
                "SOCIAL",
                "sante-social.xlsx",
                ExtractShape.RowUnit.JOURNEY,
                List.of("", "non renseigné"),
                "Défavorable",
                List.of(
                        Field.key("Dossier"),
                        Field.text("Identifiant pseudonymisé", row -> row.who().person()),
                        Field.text("Diplôme", row -> row.who().certification().code()),
                        Field.text(
                                "Libellé du diplôme",
                                row -> row.who().certification().label()),
                        Field.code("Niveau", row -> row.level(LEVELS)),
                        Field.code("Sexe", row -> SEX.get(row.who().sex())),
                        Field.number("Année de naissance", Snapshot::birthYear),
                        Field.code("Niveau de diplôme", row -> row.education(EDUCATION)),
                        Field.code("Situation professionnelle", row -> row.employment(EMPLOYMENT)),
                        Field.code("Travailleur handicapé", row -> row.disability(DISABILITY)),
                        Field.text("PCS", Snapshot::occupation),
                        Field.text("NAF", Snapshot::sector),
                        Field.text("Commune (INSEE)", Snapshot::commune),
                        Field.code("Accompagnement", row -> row.support(SUPPORT)),
                        Field.code("Financement", row -> row.funding(FUNDING)),
                        Field.text("Programme", row -> row.who().programme()),
                        Field.date("Réception livret 1", APPLICATION),
                        Field.date("Notification de recevabilité", ELIGIBILITY),
                        Field.outcome("Recevabilité", ELIGIBILITY, DECISION),
                        Field.date("Début d'accompagnement", SUPPORT_START),
                        Field.date("Fin d'accompagnement", SUPPORT_END),
                        Field.date("Réception livret 2", DOSSIER),
                        Field.juryDate("Jury plénier", 1),
                        Field.juryOutcome("Résultat", 1, RESULT),
                        Field.juryDate("Deuxième jury", 2),
                        Field.juryOutcome("Deuxième résultat", 2, RESULT),
                        Field.juryDate("Troisième jury", 3),
                        Field.juryOutcome("Troisième résultat", 3, RESULT),
                        Field.date("Désistement", WITHDRAWAL),
                        Field.detail("Motif du désistement", WITHDRAWAL),
                        Field.date("Caducité", EXPIRY)),
                new XlsxFormat(
                        asOf -> List.of(
                                "DONNÉES SIMULÉES",
                                "VAE, diplômes sanitaires et sociaux : dossiers au " + DAY.format(asOf),
                                ""),
                        life -> "Dossiers"));
    }
}
