package fr.parcours.engine.demo;

import static fr.parcours.layout.StepType.APPLICATION;
import static fr.parcours.layout.StepType.DOSSIER;
import static fr.parcours.layout.StepType.ELIGIBILITY;
import static fr.parcours.layout.StepType.EXPIRY;
import static fr.parcours.layout.StepType.SUPPORT_END;
import static fr.parcours.layout.StepType.SUPPORT_START;
import static fr.parcours.layout.StepType.WITHDRAWAL;

import de.siegmar.fastcsv.writer.LineDelimiter;
import fr.parcours.layout.StepType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The file of the ministry of labour: one row per session, the journey repeated on each, UTF-8 with a byte order mark.
 */
final class EmploiFile {

    private static final Map<String, String> LEVELS = Map.of("3", "5", "4", "4", "5", "3", "6", "2", "7", "1");
    private static final Map<String, String> EDUCATION =
            Map.of("2", "6", "3", "5", "4", "4", "5", "3", "6", "2", "7", "1");
    private static final Map<String, String> SEX = Map.of("F", "F", "M", "H");
    private static final Map<String, String> EMPLOYMENT = Map.of(
            "PRIVATE",
            "SAL",
            "PUBLIC",
            "PUB",
            "SELF_EMPLOYED",
            "IND",
            "TEMPORARY",
            "INT",
            "SUBSIDISED",
            "CAE",
            "JOB_SEEKER",
            "DE",
            "JOB_SEEKER_LONG_TERM",
            "DELD",
            "INACTIVE",
            "INA");
    private static final Map<String, String> DISABILITY = Map.of("YES", "OUI", "NO", "NON");
    private static final Map<String, String> SUPPORT = Map.of("NONE", "AUCUN", "CERTIFIER", "CENTRE", "OTHER", "AUTRE");
    private static final Map<String, String> FUNDING = Map.of(
            "EMPLOYER",
            "EMPLOYEUR",
            "TRAINING_FUND",
            "OPCA",
            "REGION",
            "REGION",
            "EMPLOYMENT_SERVICE",
            "POLE EMPLOI",
            "STATE",
            "ETAT",
            "SELF",
            "CANDIDAT",
            "OTHER",
            "AUTRE");
    private static final Map<String, String> DECISION =
            Map.of("FAVOURABLE", "FAVORABLE", "UNFAVOURABLE", "DEFAVORABLE");
    private static final Map<String, String> RESULT =
            Map.of("FULL", "TITRE", "PARTIAL", "CCP", "NONE", "ECHEC", "ABSENT", "ABSENT");

    private EmploiFile() {}

    static ExtractShape shape() {
        return new ExtractShape(
                "emploi",
                "EMPLOI",
                "emploi.csv",
                ExtractShape.RowUnit.SESSION,
                List.of("", "NC"),
                "DEFAVORABLE",
                List.of(
                        Field.key("N° parcours"),
                        Field.text("Clé candidat", row -> row.who().person()),
                        Field.text(
                                "Code titre", row -> row.who().certification().code()),
                        Field.text(
                                "Titre professionnel",
                                row -> row.who().certification().label()),
                        Field.code("Niveau", row -> row.level(LEVELS)),
                        Field.text("NSF", row -> row.who().certification().speciality()),
                        Field.code("Sexe", row -> SEX.get(row.who().sex())),
                        Field.number("Né(e) en", Snapshot::birthYear),
                        Field.code("Niveau de formation", row -> row.education(EDUCATION)),
                        Field.code("Statut", row -> row.employment(EMPLOYMENT)),
                        Field.code("TH", row -> row.disability(DISABILITY)),
                        Field.text("Commune", Snapshot::commune),
                        Field.code("Accompagnateur", row -> row.support(SUPPORT)),
                        Field.code("Financeur", row -> row.funding(FUNDING)),
                        Field.text("Action collective", row -> row.who().programme()),
                        Field.date("Demande reçue le", APPLICATION),
                        Field.date("Recevabilité le", ELIGIBILITY),
                        Field.outcome("Avis", ELIGIBILITY, DECISION),
                        Field.date("Prestation du", SUPPORT_START),
                        Field.date("Prestation au", SUPPORT_END),
                        Field.date("DSPP reçu le", DOSSIER),
                        Field.text("N° session", EmploiFile::session),
                        Field.juryDate("Date session", 1),
                        Field.juryOutcome("Décision du jury", 1, RESULT),
                        Field.date("Renoncement le", WITHDRAWAL),
                        Field.detail("Motif du renoncement", WITHDRAWAL),
                        Field.date("Caduc le", EXPIRY)),
                new CsvFormat(StandardCharsets.UTF_8, "\uFEFF", ';', LineDelimiter.CRLF, "dd/MM/uuuu"));
    }

    /** Sessions are numbered by title and day. */
    private static String session(Snapshot row) {
        return Life.first(StepType.JURY, row.steps())
                .map(jury -> row.who().certification().code() + "/" + jury.date())
                .orElse("");
    }
}
