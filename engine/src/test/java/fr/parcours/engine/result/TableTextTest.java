package fr.parcours.engine.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TableTextTest {

    @Test
    void tableIsAlignedAndFrench() {
        assertThat(TableText.of(Results.sample()).lines().limit(6))
                .containsExactly(
                        "Délai jusqu'au jury",
                        "",
                        "Niveau visé  Parcours  Part au jury  Médiane (mois)",
                        "───────────  ────────  ────────────  ──────────────",
                        "5              12\u202f345        45,7\u202f%            20,3",
                        "=cmd()              s             s               –");
    }

    @Test
    void tablesThatCompleteAResultFollowItAndAreInItsJson() {
        Result result = new Results.Detailed(Results.table(), Results.provenance(true), List.of(Results.table()));
        StringWriter json = new StringWriter();
        TableJson.write(result, json);

        assertThat(TableText.of(result).lines().filter("Délai jusqu'au jury"::equals))
                .hasSize(2);
        assertThat(json.toString()).contains("\"details\" : [ {");
        assertThat(TableText.of(Results.sample()).lines().filter("Délai jusqu'au jury"::equals))
                .hasSize(1);
    }

    @Test
    void controlCharactersNeverReachTheTerminal() {
        assertThat(CellText.in(Locale.FRENCH).show(Cell.text("a\u001b[2Jb\nc"), ResultColumn.Kind.TEXT))
                .isEqualTo("a [2Jb c");
    }

    @Test
    void captionSaysWhereTheNumbersComeFrom() {
        assertThat(TableText.of(Results.sample()))
                .contains("Population : Parcours déclarés recevables en 2008")
                .contains("cohorte « Recevables 2008 »")
                .contains("régions 82, 93", "campagnes 2009-1, 2009-2", "observé jusqu'au 15/07/2009")
                .contains("Données simulées")
                .contains("Protection : seuil 5")
                .contains("Attention : peu d'événements")
                .contains("s : secret statistique");
    }

    @Test
    void realDataAreNotCalledSimulated() {
        assertThat(TableText.of(new Results.Plain(Results.table(), Results.provenance(false))))
                .doesNotContainIgnoringCase("simul");
    }

    @Test
    void englishHasItsOwnLabelsAndNumbers() {
        assertThat(TableText.of(Results.sample(), Locale.ENGLISH))
                .contains("Level aimed at", "12,345", "45.7%", "20.3", "Simulated data", "observed until 2009-07-15");
    }

    @Test
    void explanationShowsMethodAndStatements() {
        assertThat(Results.sample().explain())
                .contains("Délai jusqu'au jury", "Méthode : Kaplan–Meier", "Requêtes exécutées", "from cohort");
    }
}
