package fr.parcours.engine.demo;

import static fr.parcours.layout.StepType.APPLICATION;
import static fr.parcours.layout.StepType.DOSSIER;
import static fr.parcours.layout.StepType.ELIGIBILITY;
import static fr.parcours.layout.StepType.EXPIRY;
import static fr.parcours.layout.StepType.SUPPORT_END;
import static fr.parcours.layout.StepType.SUPPORT_START;
import static fr.parcours.layout.StepType.WITHDRAWAL;

import de.siegmar.fastcsv.writer.LineDelimiter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/** The file of the Éducation nationale: one wide row per journey, coded values, windows-1252. */
final class EducationNationaleFile {

    private static final Map<String, String> LEVELS = Map.of("3", "V", "4", "IV", "5", "III", "6", "II", "7", "I");
    private static final Map<String, String> EDUCATION =
            Map.of("2", "VI", "3", "V", "4", "IV", "5", "III", "6", "II", "7", "I");
    private static final Map<String, String> SEX = Map.of("M", "1", "F", "2");
    private static final Map<String, String> EMPLOYMENT = Map.of(
            "PRIVATE", "1",
            "PUBLIC", "2",
            "SELF_EMPLOYED", "3",
            "TEMPORARY", "4",
            "SUBSIDISED", "5",
            "JOB_SEEKER", "6",
            "JOB_SEEKER_LONG_TERM", "7",
            "INACTIVE", "8");
    private static final Map<String, String> DISABILITY = Map.of("YES", "O", "NO", "N");
    private static final Map<String, String> SUPPORT = Map.of("NONE", "0", "CERTIFIER", "1", "OTHER", "2");
    private static final Map<String, String> FUNDING = Map.of(
            "EMPLOYER", "E",
            "TRAINING_FUND", "O",
            "REGION", "R",
            "EMPLOYMENT_SERVICE", "P",
            "STATE", "T",
            "SELF", "C",
            "OTHER", "A");
    private static final Map<String, String> DECISION = Map.of("FAVOURABLE", "R", "UNFAVOURABLE", "I");
    private static final Map<String, String> RESULT = Map.of("FULL", "T", "PARTIAL", "P", "NONE", "R", "ABSENT", "A");

    private EducationNationaleFile() {}

    static ExtractShape shape() {
        return new ExtractShape(
                "education-nationale",
                "EN",
                "education-nationale.csv",
                ExtractShape.RowUnit.JOURNEY,
                List.of("", "NR", "-"),
                "I",
                List.of(
                        Field.key("N° dossier"),
                        Field.text("Identifiant candidat", row -> row.who().person()),
                        Field.text("Académie", row -> row.who().unit()),
                        Field.text(
                                "Code diplôme", row -> row.who().certification().code()),
                        Field.text(
                                "Intitulé du diplôme",
                                row -> row.who().certification().label()),
                        Field.code("Niveau", row -> row.level(LEVELS)),
                        Field.text(
                                "Spécialité", row -> row.who().certification().speciality()),
                        Field.code("Sexe", row -> SEX.get(row.who().sex())),
                        Field.number("Année de naissance", Snapshot::birthYear),
                        Field.code("Diplôme le plus élevé", row -> row.education(EDUCATION)),
                        Field.code("Situation", row -> row.employment(EMPLOYMENT)),
                        Field.code("RQTH", row -> row.disability(DISABILITY)),
                        Field.text("PCS", Snapshot::occupation),
                        Field.text("NAF", Snapshot::sector),
                        Field.text("Commune de résidence", Snapshot::commune),
                        Field.code("Accompagnement", row -> row.support(SUPPORT)),
                        Field.code("Financement", row -> row.funding(FUNDING)),
                        Field.date("Dépôt livret 1", APPLICATION),
                        Field.date("Date décision", ELIGIBILITY),
                        Field.outcome("Décision", ELIGIBILITY, DECISION),
                        Field.date("Début accompagnement", SUPPORT_START),
                        Field.date("Fin accompagnement", SUPPORT_END),
                        Field.date("Dépôt livret 2", DOSSIER),
                        Field.juryDate("Date jury 1", 1),
                        Field.juryOutcome("Résultat 1", 1, RESULT),
                        Field.juryDate("Date jury 2", 2),
                        Field.juryOutcome("Résultat 2", 2, RESULT),
                        Field.juryDate("Date jury 3", 3),
                        Field.juryOutcome("Résultat 3", 3, RESULT),
                        Field.date("Date abandon", WITHDRAWAL),
                        Field.detail("Motif abandon", WITHDRAWAL),
                        Field.date("Date caducité", EXPIRY)),
                new CsvFormat(Charset.forName("windows-1252"), "", ';', LineDelimiter.CRLF, "dd/MM/uuuu"));
    }
}
