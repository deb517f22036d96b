package fr.parcours.engine.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import fr.parcours.engine.territory.Indicator.InForce;
import fr.parcours.layout.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariableFolderTest {

    private static final String HEADER = "level;code;period;indicator;value;unit;source\n";

    @TempDir
    private Path folder;

    private VariableFolder variables() {
        return new VariableFolder(
                folder.resolve("variables"), new ZoneLevels(new ZoningFolder(folder.resolve("zonings"))));
    }

    @Test
    void whatIsKeptIsReadAgainAlike() throws IOException {
        Path file = file("""
                source,unité,Valeur,indicateur,période,code,niveau
                "Insee, 2025",%,"7,9",chomage,2024-T1,01,departement
                Insee,%,8.25,chomage,2024-T2,01,residence_departement
                RP,personnes,1200,actifs,2021,84,region_2016
                """);
        variables().add(file, false);
        assertThat(variables().names()).containsExactly("actifs", "chomage");
        Indicator kept = variables().indicator("chomage");
        assertThat(kept.level()).isEqualTo("departement");
        assertThat(kept.unit()).isEqualTo("%");
        assertThat(kept.periods()).extracting(Period::toString).containsExactly("2024-T1", "2024-T2");
        assertThat(kept.all()).containsExactly(7.9, 8.25);
        assertThat(kept.sources().values()).containsExactly("Insee, 2025", "Insee");
        assertThat(variables().levels().without(kept)).contains("02", "2A").doesNotContain("01");
    }

    @Test
    void periodsAreAddedAndAnIndicatorIsReplacedOnlyOnDemand() throws IOException {
        variables().add(file(HEADER + "departement;01;2023;chomage;6;%;a\n"), false);
        variables().add(file(HEADER + "departement;01;2024;chomage;7;%;b\ndepartement;01;2023;chomage;6;%;c\n"), false);
        assertThat(variables().indicator("chomage").all()).containsExactly(6.0, 7.0);
        assertThat(variables().indicator("chomage").sources().values()).containsExactly("a ; c", "b");

        Path other = file(HEADER + "departement;02;2024;autre;1;%;b\ndepartement;01;2024;chomage;7.5;%;b\n");
        assertThatThrownBy(() -> variables().add(other, false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("« chomage » a déjà pour 01 en 2024 la valeur 7, le fichier donne 7.5");
        assertThat(variables().names()).as("nothing of a refused file").containsExactly("chomage");
        Path unit = file(HEADER + "departement;01;2025;chomage;7.5;‰;b\n");
        assertThatThrownBy(() -> variables().add(unit, false)).hasMessageContaining("--replace");

        variables().add(unit, true);
        assertThat(variables().indicator("chomage").all()).containsExactly(7.5);
    }

    @Test
    void sourcesOfOnePeriodAreKeptTogetherHoweverLong() throws IOException {
        String first = "a".repeat(150);
        String second = "b".repeat(150);
        variables()
                .add(
                        file(HEADER + "departement;01;2023;c;6;%;" + first + "\ndepartement;02;2023;c;6;%;" + second
                                + "\n"),
                        false);
        assertThat(variables().indicator("c").sources().values()).containsExactly(first + " ; " + second);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pays;01;2024;c;1;%;s|ligne 2, colonne « level », valeur « pays » : échelle inconnue. Échelles",
                "zone_x;01;2024;c;1;%;s|valeur « zone_x » : échelle inconnue",
                "departement;1;2024;c;1;%;s|ligne 2, colonne « code », valeur « 1 » : code inconnu à l'échelle «"
                        + " departement ». Écrivez « 01 »",
                "commune;69381;2024;c;1;%;s|Cette commune est aujourd'hui dans 69123",
                "region_2016;82;2024;c;1;%;s|C'est un code de l'échelle « departement »",
                "epci;x;2024;c;1;%;s|Codes de cette échelle : ",
                "departement;01;2024-T5;c;1;%;s|colonne « period », valeur « 2024-T5 » : période illisible",
                "departement;01;2024-13;c;1;%;s|période illisible",
                "departement;01;2024;Chômage;1;%;s|colonne « indicator », valeur « Chômage » : nom d'indicateur refusé",
                "departement;01;2024;c;7,9 %;%;s|colonne « value », valeur « 7,9 % » : nombre illisible",
                "departement;01;2024;c;;%;s|valeur «  » : nombre illisible",
                "departement;01;2024;c;NaN;%;s|nombre illisible",
                "departement;01;2024;c;1;;s|colonne « unit »",
                "departement;01;2024;c;1;%;|colonne « source »",
                "departement;01;2024;c;1;%|ligne 2 : 6 colonnes. Il en faut 7",
                "departement;01;2024;c;1;%;s~departement;01;2024;c;2;%;s|ligne 3, colonne « code », valeur « 01 » :"
                        + " cette zone a déjà une valeur pour 2024 (c), à la ligne 2",
                "departement;01;2024;c;1;%;s~departement;02;2024;c;2;‰;s|ligne 3, colonne « unit », valeur « ‰ » :"
                        + " l'indicateur est en « % » depuis la ligne 2",
                "departement;01;2024;c;1;%;s~region_2016;84;2024;c;2;%;s|l'indicateur est à l'échelle « departement »",
                "departement;01;2024;c;1;%;s~departement;02;2024-T1;c;2;%;s|périodes d'une autre durée depuis la"
                        + " ligne 2",
            })
    void aFaultIsToldWithLineColumnAndValue(String text, String told) {
        assertThatThrownBy(() -> variables().add(file(HEADER + text.replace('~', '\n') + "\n"), false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("variables.csv")
                .hasMessageContaining(told);
        assertThat(variables().names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "level;code~departement;01|ligne 1, colonne « period »",
                "level;code;period;indicator;value;unit;source;note~a;b;c;d;e;f;g;h|colonne « note »",
                "level;niveau;period;indicator;value;unit;source~a;b;c;d;e;f;g|colonne donnée deux fois",
                "level;code;period;indicator;value;unit;source|vide",
            })
    void aHeaderAtFaultIsToldWithTheColumnsThereMustBe(String text, String told) {
        assertThatThrownBy(() -> variables().add(file(text.replace('~', '\n')), false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(told)
                .hasMessageContaining("level, code, period, indicator, value, unit, source");
    }

    @Test
    void allFaultsOfAFileAreToldAtOnceTheFirstOnesInFull() {
        String lines = "departement;999;20;C;x;;\n".repeat(3);
        assertThatThrownBy(() -> variables().add(file(HEADER + lines), false))
                .hasMessageContaining("ligne 2, colonne « code »")
                .hasMessageContaining("ligne 3, colonne « period »")
                .hasMessageContaining("et 8 autres fautes");
    }

    @Test
    void aFileThatIsNoTextOrIsNotThereIsToldSo() throws IOException {
        Path bytes = Files.write(folder.resolve("bytes.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> variables().add(bytes, false)).hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> variables().add(folder.resolve("absent.csv"), false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("absent.csv");
    }

    @Test
    void valuesOfAZoningOfTheUserAreKept() throws IOException {
        variables()
                .levels()
                .zonings()
                .add("ze", "ZE", Files.writeString(folder.resolve("ze.csv"), "commune,zone\n69123,Lyon\n"), false);
        variables().add(file(HEADER + "ze;Lyon;2024;c;1;%;s\n"), false);
        assertThat(variables().indicator("c").level()).isEqualTo("zone_ze");
        assertThatThrownBy(() -> variables().add(file(HEADER + "zone_ze;Paris;2024;d;1;%;s\n"), false))
                .hasMessageContaining("Codes de cette échelle : Lyon.");

        ZoningFolder zonings = variables().levels().zonings();
        zonings.add("ze", "ZE", Files.writeString(folder.resolve("ze.csv"), "commune,zone\n69123,Rhône\n"), true);
        assertThatThrownBy(() -> variables().indicator("c")).hasMessageContaining("« c » ne va plus avec ses zones");
        variables().add(file(HEADER + "ze;Rhône;2024;c;1;%;s\n"), true);
        assertThat(variables().indicator("c").zones()).containsExactly("Rhône");
    }

    @Test
    void aValueIsInForceUntilTheNextOneAndNoLongerThanAsked() throws IOException {
        variables().add(file(HEADER + "departement;01;2023-T4;c;6;%;s\ndepartement;01;2024-T2;c;7;%;s\n"), false);
        Indicator kept = variables().indicator("c");
        int last2023 = 2023 * 4 + 3;
        assertThat(kept.inForce(0))
                .containsExactlyInAnyOrder(new InForce("01", last2023, 6, 0), new InForce("01", last2023 + 2, 7, 0));
        assertThat(kept.inForce(2))
                .containsExactlyInAnyOrder(
                        new InForce("01", last2023, 6, 0),
                        new InForce("01", last2023 + 1, 6, 1),
                        new InForce("01", last2023 + 2, 7, 0),
                        new InForce("01", last2023 + 3, 7, 1),
                        new InForce("01", last2023 + 4, 7, 2));
        assertThat(kept.gaps())
                .containsOnly(entry("01", List.of(Period.parse("2024-T1").orElseThrow())));
    }

    @Test
    void quantilesHoldAsManyValuesEachAndEqualOnesTogether() {
        ValueClasses quarters = ValueClasses.quantiles(List.of(8.0, 1.0, 7.0, 2.0, 6.0, 3.0, 5.0, 4.0), 4, "%");
        assertThat(quarters.codes()).containsExactly("1 1..2 %", "2 3..4 %", "3 5..6 %", "4 7..8 %");
        assertThat(quarters.of(2)).isEqualTo(1);
        assertThat(quarters.of(3)).isEqualTo(2);
        assertThat(quarters.of(8)).isEqualTo(4);

        ValueClasses equal = ValueClasses.quantiles(List.of(1.0, 1.0, 1.0, 9.5), 4, "%");
        assertThat(equal.codes()).containsExactly("1 1..1 %", "2 9.5..9.5 %");
        assertThat(ValueClasses.quantiles(List.of(3.0, 3.0), 2, "%").codes()).containsExactly("1 3..3 %");
    }

    @Test
    void classesTellTheirBoundsInTheLanguageOfTheReader() {
        ValueClasses quarters = ValueClasses.quantiles(List.of(-0.5, 6.1, 7.9, 12000.0), 2, "%");
        assertThat(ValueClasses.label(quarters.codes().get(0), Locale.FRENCH)).isEqualTo("de -0,5 à 6,1 %");
        assertThat(ValueClasses.label(quarters.codes().get(1), Locale.FRENCH)).isEqualTo("de 7,9 à 12\u202f000 %");
        ValueClasses cuts = ValueClasses.cuts(List.of(6.5, 8.0), "nombre d'emplois");
        assertThat(cuts.codes().stream().map(code -> ValueClasses.label(code, Locale.FRENCH)))
                .containsExactly(
                        "moins de 6,5 nombre d'emplois",
                        "de 6,5 à moins de 8 nombre d'emplois",
                        "8 nombre d'emplois et plus");
        assertThat(cuts.codes().stream().map(code -> ValueClasses.label(code, Locale.ENGLISH)))
                .startsWith("under 6.5 nombre d'emplois");
        assertThat(cuts.of(6.5)).isEqualTo(2);
        assertThat(ValueClasses.key(
                        ValueClasses.quantiles(List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0), 10, "%")
                                .codes()
                                .get(1)))
                .isEqualTo("2");
    }

    @Test
    void countsAreAddedUpWhereAllPartsAreThereAndRatesNever() throws IOException {
        // The region 24 of 2016 has six départements; that of 28 lacks the last one here.
        String parts = List.of("18", "28", "36", "37", "41", "45", "14", "27", "50", "61").stream()
                .map(code -> "departement;" + code + ";2021;actifs;100,5;personnes;RP\n")
                .collect(Collectors.joining());
        variables().add(file(HEADER + parts + "departement;18;2021;chomage;7;%;RP\n"), false);
        TerritoryVariables api = new TerritoryVariables(variables());

        ZoneValues departements = api.values("actifs", "residence_departement", "2021");
        assertThat(departements.values()).hasSize(10).containsEntry("18", 100.5);
        assertThat(departements.unit()).isEqualTo("personnes");
        assertThat(departements.source()).isEqualTo("RP");
        assertThat(departements.isCount()).isTrue();
        assertThat(departements.without()).contains("76").doesNotContain("14");
        assertThat(departements.attribute()).isEqualTo("residence_departement");

        ZoneValues regions = api.values("actifs", "region_2016", "2021");
        assertThat(regions.values()).containsOnlyKeys("24");
        assertThat(regions.values().get("24")).isCloseTo(603, within(1e-9));
        assertThat(regions.without()).contains("28");

        assertThat(api.values("chomage", "departement", "2021").isCount()).isFalse();
        assertThatThrownBy(() -> api.values("chomage", "region_2016", "2021")).hasMessageContaining("s'additionnent");
        assertThatThrownBy(() -> api.values("actifs", "epci", "2021")).hasMessageContaining("epci");
        assertThatThrownBy(() -> api.values("actifs", "departement", "2022")).hasMessageContaining("2021");
        assertThatThrownBy(() -> api.values("actifs", "pays", "2021")).hasMessageContaining("region_2016");
        assertThatThrownBy(() -> api.values("autre", "departement", "2021")).hasMessageContaining("actifs, chomage");
    }

    @Test
    void communesAddUpToAnyLargerZone() throws IOException {
        List<Commune> all = Communes.official().current().stream()
                .filter(one -> one.departement().equals("90"))
                .toList();
        variables()
                .add(
                        file(HEADER
                                + all.stream()
                                        .map(one -> "commune;" + one.code() + ";2021;actifs;2;nombre d'actifs;RP\n")
                                        .collect(Collectors.joining())),
                        false);
        TerritoryVariables api = new TerritoryVariables(variables());
        assertThat(api.values("actifs", "departement", "2021").values()).containsOnly(entry("90", 2.0 * all.size()));
        assertThat(api.values("actifs", "epci", "2021").values()).isNotEmpty();
        assertThat(api.values("actifs", "region_2016", "2021").values()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "personnes, true",
        "nombre d'emplois, true",
        "Habitants, true",
        "%, false",
        "emplois pour 100 actifs, false",
        "euros, false",
        "taux, false"
    })
    void unitsThatCountAreToldFromRates(String unit, boolean isCount) throws IOException {
        variables().add(file(HEADER + "departement;01;2021;c;1;" + unit + ";s\n"), true);
        assertThat(variables().indicator("c").isCount()).isEqualTo(isCount);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("variables.csv"), text);
    }
}
