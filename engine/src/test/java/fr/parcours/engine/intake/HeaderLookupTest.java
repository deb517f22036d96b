package fr.parcours.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns are found by their names, whatever a year or a software made of them. */
class HeaderLookupTest {

    private static final String FORMAT = "format: {type: csv, delimiter: \";\"}\ndates: [dd/MM/yyyy]\n";
    private static final String BY_NAME = FORMAT
            + "journey: {file_number: {column: N° dossier}, certification_label: {column: Intitulé du diplôme}}\n";
    private static final String JURIES = "checks: {jury_without_eligibility: keep}\n";

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void prepare() {
        bench = new Bench(folder);
    }

    private Path csv(String text) {
        return bench.file("a.csv", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "N° dossier;Intitulé du diplôme",
                "Intitulé du diplôme;N° dossier",
                "INTITULE DU DIPLOME;n° DOSSIER",
                " Intitule  du\u00a0diplôme ;N°\u202fdossier",
                "\"Intitulé\ndu diplôme\";Autre;N° Dossier",
                "Intitule\u0301 du diplo\u0302me;N° dossier",
            })
    void accentsCaseSpacesAndOrderAreForgiven(String header) {
        String row = header.replaceAll("(?is)\"?[^;]*(dossier|dipl)[^;]*", "x");
        String values = header.toLowerCase(java.util.Locale.ROOT).indexOf("dossier")
                        < header.toLowerCase(java.util.Locale.ROOT).indexOf("dipl")
                ? "A1;CAP"
                : row.length() > 3 ? "CAP;?;A1" : "CAP;A1";
        bench.take(BY_NAME, csv(header + "\n" + values + "\n"));
        assertThat(bench.attribute("A1", "certification_label")).isEqualTo("CAP");
    }

    @Test
    void listedColumnsInAnotherOrderNeedAWord() {
        String listed = BY_NAME + "columns: [N° dossier, Intitulé du diplôme]\n";
        Path file = csv("Intitulé du diplôme;N° dossier\nCAP;A1\n");
        bench.refuses(listed, file, "ordre", "column_order: any");
        bench.take(listed + "column_order: any\n", file);
        assertThat(bench.attribute("A1", "certification_label")).isEqualTo("CAP");
    }

    @Test
    void otherColumnsAreRefusedWhereColumnsAreListedUnlessIgnored() {
        String listed = BY_NAME + "columns: [N° dossier, Intitulé du diplôme]\n";
        Path file = csv("N° dossier;Note;Intitulé du diplôme\nA1;12;CAP\n");
        bench.refuses(listed, file, "Note", "other_columns: ignore");
        bench.take(listed + "other_columns: ignore\n", file);
        assertThat(bench.attribute("A1", "certification_label")).isEqualTo("CAP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dossier", "Numéro", "n°", "NUMERO"})
    void aColumnMayHaveOtherNames(String name) {
        String inColumns =
                FORMAT + "columns: [{name: Dossier, also: [Numéro, N°]}]\njourney: {file_number: {column: Dossier}}\n";
        String inSource = FORMAT + "journey: {file_number: {column: [Dossier, Numéro, N°]}}\n";
        assertThat(bench.take(inColumns, csv(name + "\nA1\n")).accepted()).isEqualTo(1);
        assertThat(bench.take(inSource, csv(name + "\nA1\n")).accepted()).isEqualTo(1);
        assertThat(bench.steps("A1")).isEmpty();
    }

    @Test
    void twoNamesOfOneColumnInTheSameFileAreRefused() {
        bench.refuses(
                FORMAT + "journey: {file_number: {column: [Dossier, Numéro]}}\n",
                csv("Dossier;Numéro\nA1;B1\n"),
                "Dossier » , « Numéro".replace(" , ", ", "),
                "deux noms");
    }

    @Test
    void aNameThatIsRepeatedIsNumbered() {
        String yaml = FORMAT + JURIES + "journey: {file_number: {column: Dossier}}\nsteps:\n"
                + "  - {step: JURY, date: {column: \"Jury ({n})\"}, outcome: {column: \"Avis ({n})\", values: {T: FULL, P: PARTIAL}}, repeat: 3}\n";
        bench.take(yaml, csv("Dossier;Jury;Avis;JURY ;avis\nA1;03/03/2008;P;04/04/2009;T\n"));
        assertThat(bench.steps("A1")).containsExactly("JURY 2008-03-03 PARTIAL", "JURY 2009-04-04 FULL");
    }

    @Test
    void numberedColumnsAreRepeated() {
        String yaml = FORMAT + JURIES + "journey: {file_number: {column: Dossier}}\nsteps:\n"
                + "  - {step: JURY, date: {column: \"Date jury {n}\"}, outcome: {column: \"Avis {n}\", values: {T: FULL, P: PARTIAL}}, repeat: 10}\n";
        bench.take(yaml, csv("Dossier;Date jury 1;Avis 1;Date jury 2;Avis 2\nA1;03/03/2008;P;04/04/2009;T\nA2;;;;\n"));
        assertThat(bench.steps("A1")).containsExactly("JURY 2008-03-03 PARTIAL", "JURY 2009-04-04 FULL");
        assertThat(bench.journeys()).isEqualTo(2);
    }

    private String refusal(String yaml, String text) {
        Path file = csv(text);
        return org.assertj.core.api.Assertions.catchThrowableOfType(
                        fr.parcours.layout.InvalidInputException.class, () -> bench.take(yaml, file))
                .getMessage();
    }

    @Test
    void aFirstLineOfDataIsNotRepeatedInTheMessage() {
        String person = "DURAND;Marcelline;153046910300327;a.durand@exemple.fr;12/03/1953;CAP;3 rue des Lilas\n";
        String[] identities = {"DURAND", "Marcelline", "1530469", "@", "1953", "Lilas"};
        assertThat(refusal(BY_NAME, person))
                .contains("a.csv", "N° dossier", "en-tête", "7 champs")
                .doesNotContain(identities);
        assertThat(refusal(BY_NAME, "DURAND;CAP;Lyon\n")).contains("header_row").doesNotContain("DURAND");
        String listed = BY_NAME + "columns: [N° dossier, Intitulé du diplôme]\n";
        assertThat(refusal(listed, person)).contains("header_row").doesNotContain(identities);
        assertThat(refusal(listed, "N° dossier;Intitulé du diplôme;" + person))
                .contains("colonne inattendue", "(colonne 3)")
                .doesNotContain(identities);
    }

    @Test
    void namesOfColumnsAreRepeatedInTheMessageUnlessTheyLookLikeValues() {
        assertThat(refusal(BY_NAME, "N° dossier;Titre visé;Jury 2009;Date_1\n"))
                .contains("En-tête lu : N° dossier | Titre visé | … | Date_1.");
        assertThat(refusal(BY_NAME, "N° dossier,Intitulé,Lieu\n")).contains("N° dossier,Intitulé,Lieu");
    }

    @Test
    void aThousandRepetitionsAreRead() {
        String yaml = FORMAT + JURIES + "journey: {file_number: {column: Dossier}}\nsteps:\n"
                + "  - {step: JURY, date: {column: \"Jury {n}\"}, outcome: {constant: PARTIAL}, repeat: 1000}\n";
        String header =
                IntStream.rangeClosed(1, 1000).mapToObj(i -> ";Jury " + i).collect(Collectors.joining());
        bench.take(yaml, csv("Dossier" + header + "\nA1" + ";".repeat(1000) + "03/03/2008\n"));
        assertThat(bench.steps("A1")).containsExactly("JURY 2008-03-03 PARTIAL");
    }

    @Test
    void aColumnBeyondTheRepetitionsIsNotDroppedInSilence() {
        String yaml = FORMAT + JURIES + "journey: {file_number: {column: Dossier}}\nsteps:\n"
                + "  - {step: JURY, date: {column: \"Jury {n}\"}, outcome: {column: \"Avis {n}\", values: {T: FULL}}, repeat: 2}\n";
        bench.refuses(
                yaml,
                csv("Dossier;Jury 1;Avis 1;Jury 2;Avis 2;Jury 3;Avis 3\nA1;03/03/2008;T;;;04/04/2009;T\n"),
                "Jury 3",
                "repeat");
    }

    @Test
    void aUsedNameThatAFileHasTwiceIsRefused() {
        bench.refuses(BY_NAME, csv("N° dossier;Intitulé du diplôme;N° DOSSIER\nA1;CAP;B1\n"), "N° dossier", "fois");
    }

    @Test
    void anOptionalColumnMayBeAbsentAndARequiredOneMayNot() {
        Path file = csv("N° dossier\nA1\n");
        bench.refuses(BY_NAME, file, "Intitulé du diplôme", "manque");
        bench.take(
                BY_NAME.replace("{column: Intitulé du diplôme}", "{column: Intitulé du diplôme, optional: true}"),
                file);
        assertThat(bench.attribute("A1", "certification_label")).isEmpty();
    }

    @Test
    void spacesAroundValuesAreRemovedThoseOfOfficeSoftwareToo() {
        bench.take(BY_NAME, csv("N° dossier;Intitulé du diplôme\n\u00a0A1 ;\u202fCAP\u00a0cuisine \n"));
        assertThat(bench.attribute("A1", "certification_label")).isEqualTo("CAP cuisine");
    }
}
