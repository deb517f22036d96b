package fr.parcours.engine.demo;

import static fr.parcours.layout.StepType.APPLICATION;
import static fr.parcours.layout.StepType.DOSSIER;
import static fr.parcours.layout.StepType.ELIGIBILITY;
import static fr.parcours.layout.StepType.EXPIRY;
import static fr.parcours.layout.StepType.SUPPORT_END;
import static fr.parcours.layout.StepType.SUPPORT_START;
import static fr.parcours.layout.StepType.WITHDRAWAL;

import fr.parcours.layout.StepType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The workbook of the universities: one sheet per establishment, each with its own numbers and its own gaps. */
final class UniversitesFile {

    private static final Map<String, String> EDUCATION =
            Map.of("2", "Aucun", "3", "CAP-BEP", "4", "Bac", "5", "Bac+2", "6", "Bac+3/4", "7", "Bac+5");
    private static final Map<String, String> SEX = Map.of("F", "Mme", "M", "M.");
    private static final Map<String, String> EMPLOYMENT = Map.of(
            "PRIVATE",
            "Salarié",
            "PUBLIC",
            "Fonctionnaire",
            "SELF_EMPLOYED",
            "Indépendant",
            "TEMPORARY",
            "Intermittent",
            "SUBSIDISED",
            "Contrat aidé",
            "JOB_SEEKER",
            "Demandeur d'emploi",
            "JOB_SEEKER_LONG_TERM",
            "Demandeur d'emploi (+ 1 an)",
            "INACTIVE",
            "Autre");
    private static final Map<String, String> SUPPORT =
            Map.of("NONE", "non", "CERTIFIER", "service VAE", "OTHER", "externe");
    private static final Map<String, String> FUNDING = Map.of(
            "EMPLOYER",
            "Employeur",
            "TRAINING_FUND",
            "Opca/Fongecif",
            "REGION",
            "Région",
            "EMPLOYMENT_SERVICE",
            "Pôle emploi",
            "STATE",
            "État",
            "SELF",
            "Individuelle",
            "OTHER",
            "Autre");
    private static final Map<String, String> DECISION =
            Map.of("FAVOURABLE", "Favorable", "UNFAVOURABLE", "Défavorable");
    private static final Map<String, String> RESULT =
            Map.of("FULL", "VT", "PARTIAL", "VP", "NONE", "REFUS", "ABSENT", "ABS");

    /** Universities that do not follow support in their files. */
    private static final Set<String> WITHOUT_SUPPORT = Set.of("Université Lyon 3", "Université d'Avignon");

    private UniversitesFile() {}

    static ExtractShape shape() {
        return new ExtractShape(
                "universites",
                "ESR",
                "universites.xlsx",
                ExtractShape.RowUnit.JOURNEY,
                List.of("", "?"),
                "Défavorable",
                List.of(
                        Field.key("N° candidature"),
                        Field.text("Identifiant", row -> row.who().person()),
                        Field.text(
                                "Code diplôme", row -> row.who().certification().code()),
                        Field.text(
                                "Diplôme visé", row -> row.who().certification().label()),
                        Field.code("Cycle", row -> row.who().certification().family()),
                        Field.text(
                                "Discipline (NSF)",
                                row -> row.who().certification().speciality()),
                        Field.code("Civilité", row -> SEX.get(row.who().sex())),
                        Field.number("Année de naissance", Snapshot::birthYear),
                        Field.code("Dernier diplôme", row -> row.education(EDUCATION)),
                        Field.code("Statut", row -> row.employment(EMPLOYMENT)),
                        Field.text("CSP", Snapshot::occupation),
                        Field.text("NAF", Snapshot::sector),
                        Field.text("Commune", Snapshot::commune),
                        Field.code("Suivi", row -> followed(row) ? row.support(SUPPORT) : ""),
                        Field.code("Prise en charge", row -> row.funding(FUNDING)),
                        Field.date("Dépôt de la demande", APPLICATION),
                        Field.date("Commission", ELIGIBILITY),
                        Field.outcome("Avis", ELIGIBILITY, DECISION),
                        followed("Début du suivi", SUPPORT_START),
                        followed("Fin du suivi", SUPPORT_END),
                        Field.date("Dépôt du mémoire", DOSSIER),
                        Field.juryDate("Jury", 1),
                        Field.juryOutcome("Décision", 1, RESULT),
                        Field.juryDate("Jury 2", 2),
                        Field.juryOutcome("Décision 2", 2, RESULT),
                        Field.juryDate("Jury 3", 3),
                        Field.juryOutcome("Décision 3", 3, RESULT),
                        Field.date("Abandon", WITHDRAWAL),
                        Field.detail("Motif", WITHDRAWAL),
                        Field.date("Caducité", EXPIRY)),
                new XlsxFormat(asOf -> List.of(), life -> life.candidate().unit()));
    }

    private static boolean followed(Snapshot row) {
        return !WITHOUT_SUPPORT.contains(row.who().unit());
    }

    private static Field followed(String name, StepType step) {
        return new Field(name, Field.Kind.DATE, Optional.of(step), row -> followed(row) ? row.date(step) : "");
    }
}
