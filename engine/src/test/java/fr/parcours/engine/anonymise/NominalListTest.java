package fr.parcours.engine.anonymise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NominalListTest {

    private final NominalList list = new NominalList();

    @BeforeEach
    void fill() {
        list.person("D'Almeida", "Zoë, Marie");
        list.person("Le Goff", "Jean-Pierre");
        list.person("Boulanger", "Léa");
        list.contact("zoe.dalmeida@exemple.fr");
        list.contact("06 12 34 56 78");
        list.contact("12 bis, rue des Lilas");
        list.contact("oui");
        list.contact("ORLEANS");
        list.contact("45000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dossier de Zoë D'Almeida",
                "DALMEIDA ZOE",
                "d almeida (épouse Roy), Zoe",
                "vu LE-GOFF Jean Pierre ce jour",
                "le goff jean",
                "écrire à ZOE.DALMEIDA@EXEMPLE.FR vite",
                "tél 06.12.34.56.78",
                "0612345678",
                "habite 12 bis rue des lilas à Orléans",
                "Léa Boulanger"
            })
    void identitiesOfTheListAreFoundHoweverTheyAreWritten(String text) {
        assertThat(list.names(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CAP Boulanger",
                "Almeida",
                "Orléans",
                "45000 ORLEANS",
                "oui",
                "Zoë a écrit une longue lettre au sujet de Monsieur Dalmeida",
                "Jean Boulanger",
                "061234567",
                "12 rue des Lilas",
                ""
            })
    void otherTextsAreNot(String text) {
        assertThat(list.names(text)).isFalse();
    }

    @Test
    void aTextFoundCleanIsLookedAtAgainWhenTheListGrows() {
        assertThat(list.names("Ahmed Durand")).isFalse();
        list.person("Durand", "Ahmed");
        assertThat(list.names("Ahmed Durand")).isTrue();
    }

    @Test
    void aNameAloneAndABirthDateAreFoundInTheRowOfTheirPerson() {
        OwnRow row = new OwnRow();
        row.begin("Boulanger", "");
        row.born(LocalDate.of(1984, 3, 7));
        assertThat(row.holdsName("Mme Boulanger a rappelé")).isTrue();
        assertThat(row.holdsName("CAP Boulangerie")).isFalse();
        assertThat(row.holdsBirthDate("né le 07/03/1984 à Tours")).isTrue();
        assertThat(row.holdsBirthDate("7 mars 1984")).isTrue();
        assertThat(row.holdsBirthDate("19840307")).isTrue();
        assertThat(row.holdsBirthDate("le 07/04/1984")).isFalse();
        row.begin("Li", "");
        assertThat(row.holdsName("li est venu")).isFalse();
        assertThat(row.holdsBirthDate("07/03/1984")).isFalse();
    }

    @Test
    void manyPersonsAreAllFound() {
        IntStream.range(0, 5_000).forEach(i -> list.person("Nom" + (char) ('a' + i % 26) + "x".repeat(i / 26), "Zoé"));
        assertThat(IntStream.range(0, 5_000))
                .allMatch(i -> list.names("de ZOE, NOM" + (char) ('A' + i % 26) + "X".repeat(i / 26)));
    }
}
