package fr.parcours.engine.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.layout.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoningFileTest {

    @TempDir
    private Path folder;

    @Test
    void aCommuneOfAnotherYearFollowsTheOneThatHoldsIt() throws IOException {
        ZoningFile zoning = read("commune;zone\n69123;Lyon\n");
        assertThat(zoning.zones()).containsEntry("69123", "Lyon").containsEntry("69381", "Lyon");
    }

    @Test
    void aCommuneOfTodayHasTheZoneOfItsPartsIfTheyAgree() throws IOException {
        // Before it merged: the arrondissements of Marseille stand for the parts of a commune.
        ZoningFile agreed = read("commune,zone\n13201,Sud\n13202,Sud\n");
        assertThat(agreed.zones()).containsEntry("13055", "Sud").containsEntry("13203", "Sud");

        ZoningFile divided = read("commune,zone\n13201,Sud\n13202,Nord\n");
        assertThat(divided.zones())
                .containsEntry("13201", "Sud")
                .containsEntry("13202", "Nord")
                .doesNotContainKeys("13055", "13203");
        assertThat(divided.withoutZone()).contains("13055").hasSize(34_969);
    }

    @Test
    void whatIsKeptIsReadAgainAlikeWithItsLabel() throws IOException {
        ZoningFolder kept = new ZoningFolder(folder.resolve("zonings"));
        kept.add("ze2020", "Zones d'emploi,\n2020", file("commune\tzone\n69123\t\"Lyon, ville\"\n"), false);
        Zoning zoning = kept.zoning("zone_ze2020");
        assertThat(zoning.labelFr()).isEqualTo("Zones d'emploi, 2020");
        assertThat(zoning.zones()).containsEntry("69123", "Lyon, ville");
        assertThat(kept.names()).containsExactly("ze2020");
    }

    @Test
    void aZoningIsReplacedOnlyOnDemandAndAFaultyFileLeavesItAsItWas() throws IOException {
        ZoningFolder kept = new ZoningFolder(folder.resolve("zonings"));
        kept.add("ml", "Missions locales", file("commune,zone\n69123,A\n"), false);
        Path file = file("commune,zone\n69123,B\n");
        assertThatThrownBy(() -> kept.add("ml", "x", file, false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ml");
        file("commune,zone\n69123,B\n1001,B\n");
        assertThatThrownBy(() -> kept.add("ml", "x", file, true)).hasMessageContaining("1001");
        assertThat(kept.zoning("zone_ml").zones()).containsEntry("69123", "A");
        file("commune,zone\n69123,B\n");
        kept.add("ml", "x", file, true);
        assertThat(kept.zoning("zone_ml").zones()).containsEntry("69123", "B");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "commune,zone|vide",
                "commune,zone~1001,A|ligne 2, première colonne : « 1001 »",
                "commune,zone~69123,A~69123,B|ligne 3 : la commune 69123 est déjà dans la zone « A »",
                "commune,zone~69123|ligne 2 : 1 colonnes",
                "commune,zone,autre~69123,A,B|ligne 2 : 3 colonnes",
                "commune,zone~69123,|ligne 2, seconde colonne"
            })
    void aFaultIsToldWithItsLine(String text, String told) {
        assertThatThrownBy(() -> read(text.replace('~', '\n')))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("zonage.csv")
                .hasMessageContaining(told);
    }

    @Test
    void anUnknownZoningIsToldWithThoseThereAre() throws IOException {
        ZoningFolder kept = new ZoningFolder(folder.resolve("zonings"));
        assertThatThrownBy(() -> kept.zoning("zone_ze2010")).hasMessageContaining("aucun");
        kept.add("ze2020", "Zones d'emploi", file("commune,zone\n69123,A\n"), false);
        assertThatThrownBy(() -> kept.zoning("zone_ze2010")).hasMessageContaining("zone_ze2020");
    }

    private ZoningFile read(String text) throws IOException {
        return ZoningFile.read(file(text));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("zonage.csv"), text);
    }
}
