package fr.parcours.engine.demo;

import static fr.parcours.layout.StepType.ADVICE;

import de.siegmar.fastcsv.writer.LineDelimiter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/** The file of the advice points: one row per interview. */
final class ConseilFile {

    private static final Map<String, String> LEVELS = Map.of("3", "V", "4", "IV", "5", "III", "6", "II", "7", "I");
    private static final Map<String, String> EDUCATION =
            Map.of("2", "VI", "3", "V", "4", "IV", "5", "III", "6", "II", "7", "I");
    private static final Map<String, String> SEX = Map.of("F", "Femme", "M", "Homme");
    private static final Map<String, String> EMPLOYMENT = Map.of(
            "PRIVATE",
            "Salarié privé",
            "PUBLIC",
            "Salarié public",
            "SELF_EMPLOYED",
            "Travailleur indépendant",
            "TEMPORARY",
            "Intérim",
            "SUBSIDISED",
            "Contrat aidé",
            "JOB_SEEKER",
            "Demandeur d'emploi",
            "JOB_SEEKER_LONG_TERM",
            "Demandeur d'emploi longue durée",
            "INACTIVE",
            "Inactif");
    private static final Map<String, String> DISABILITY = Map.of("YES", "O", "NO", "N");

    private ConseilFile() {}

    static ExtractShape shape() {
        return new ExtractShape(
                "conseil",
                "PRC",
                "conseil.csv",
                ExtractShape.RowUnit.JOURNEY,
                List.of("", "NSP"),
                "",
                List.of(
                        Field.key("N° entretien"),
                        Field.text("Identifiant", row -> row.who().person()),
                        Field.text("Point relais", row -> row.who().unit()),
                        Field.date("Date de l'entretien", ADVICE),
                        Field.code("Sexe", row -> SEX.get(row.who().sex())),
                        Field.number("Année de naissance", Snapshot::birthYear),
                        Field.text("Commune", Snapshot::commune),
                        Field.code("Diplôme obtenu", row -> row.education(EDUCATION)),
                        Field.code("Situation", row -> row.employment(EMPLOYMENT)),
                        Field.code("Handicap", row -> row.disability(DISABILITY)),
                        Field.code("Niveau visé", row -> row.level(LEVELS)),
                        Field.text(
                                "Certification envisagée",
                                row -> row.who().certification().label()),
                        Field.detail("Orientation", ADVICE)),
                new CsvFormat(Charset.forName("ISO-8859-15"), "", ';', LineDelimiter.LF, "dd/MM/uuuu"));
    }
}
