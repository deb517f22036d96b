package fr.parcours.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.Observatory;
import fr.parcours.engine.intake.quality.ReportText;
import fr.parcours.engine.intake.quality.ThresholdsInForce;
import fr.parcours.engine.territory.Communes;
import fr.parcours.engine.territory.ResidenceMatch;
import fr.parcours.engine.territory.ResidenceResolver;
import fr.parcours.engine.territory.WrittenResidences;
import fr.parcours.engine.territory.WrittenResidences.Written;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.RowAccount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Residences that an extract tells by postal code and name of commune. */
class ToldResidenceTest {

    private static final String PLAIN = """
            dates: dd/MM/yyyy
            format: {type: csv, delimiter: ";"}
            journey:
              file_number: {column: Dossier}
            steps:
              - {step: APPLICATION, date: {column: Livret 1}}
            """;
    private static final String TOLD = PLAIN.replace("steps:", """
              residence_postal_code: {column: CP}
              residence_commune_name: {column: Ville}
            steps:""");

    @TempDir
    private Path folder;

    @Test
    void eachRowHasItsCommuneOrElseItsDepartementAndIsCounted() {
        Bench bench = new Bench(folder);
        RowAccount rows = bench.take(TOLD, bench.file("extrait.csv", """
                Dossier;Livret 1;CP;Ville
                A1;01/03/2008;69003;Lyon
                A2;01/03/2008;42 000;ST ETIENNE
                A3;01/03/2008;69100;Vileurbanne
                A4;01/03/2008;01400;
                A5;01/03/2008;69100;Bordeaux
                A6;01/03/2008;99999;Nulle Part
                A7;01/03/2008;;
                A8;32/03/2008;69003;Lyon
                """));
        assertThat(rows.findings())
                .containsEntry("residence_exact", 3L)
                .containsEntry("residence_corrected", 1L)
                .containsEntry("residence_ambiguous", 1L)
                .containsEntry("residence_unresolved", 2L);
        assertThat(rows.rejectedByReason()).containsExactly(Map.entry("invalid_date", 1L));
        try (Observatory observatory = Observatory.open(bench.dataset())) {
            assertThat(ReportText.of(observatory.qualityReport("", "", new ThresholdsInForce(List.of())))
                            .replaceAll("\\h", " "))
                    .contains(
                            "7, dont 42,9 % trouvées telles quelles, 14,3 % après correction, 14,3 % ambiguës, 28,6 %");
        }
        assertThat(places(bench, 7)).containsExactly("69123 69", "42218 42", "69266 69", " 01", " 69", " ", " ");
    }

    @Test
    void aCorrectedRowHasItsCommuneToo() {
        Bench bench = new Bench(folder);
        bench.take(TOLD, bench.file("extrait.csv", """
                Dossier;Livret 1;CP;Ville
                A1;32/03/2008;69100;Vileurbanne
                """ + Bench.fill(9, "#;01/03/2008;;\n")));
        String rejected = bench.quarantined("AGRI.csv");
        bench.corrected(bench.file("corrigé.csv", rejected.replace("32/03/2008", "31/03/2008")));
        assertThat(places(bench, 1)).containsExactly("69266 69");
    }

    private static List<String> places(Bench bench, int rows) {
        List<String> places = new ArrayList<>();
        for (int i = 1; i <= rows; i++) {
            places.add(bench.attribute("A" + i, "residence_commune") + " "
                    + bench.attribute("A" + i, "residence_departement"));
        }
        return places;
    }

    @Test
    void aNameAloneOrAnAddressIsEnoughAndAGivenDepartementStays() {
        Bench bench = new Bench(folder);
        String yaml = PLAIN.replace("steps:", """
                  residence_postal_code: {sql: "left({Résidence}, 5)"}
                  residence_commune_name: {sql: "substr({Résidence}, 7)"}
                  residence_departement: {column: Dpt}
                steps:""");
        RowAccount rows = bench.take(yaml, bench.file("extrait.csv", """
                Dossier;Livret 1;Résidence;Dpt
                A1;01/03/2008;69003 LYON;
                A2;01/03/2008;69100 BORDEAUX;33
                """));
        assertThat(rows.findings()).containsEntry("residence_exact", 1L).containsEntry("residence_unresolved", 1L);
        assertThat(places(bench, 2)).containsExactly("69123 69", " 33");
    }

    @Test
    void thirtyFiveThousandResidencesAreAllAccountedForAndRowsAreTakenAsWithoutThem() {
        List<Written> all = WrittenResidences.all();
        StringBuilder text = new StringBuilder("Dossier;Livret 1;CP;Ville\n");
        ResidenceResolver resolver = new ResidenceResolver(Communes.official());
        Map<String, Long> expected = new TreeMap<>();
        for (int i = 0; i < all.size(); i++) {
            Written one = all.get(i);
            // One row in a hundred is rejected for another reason.
            String date = i % 100 == 0 ? "31/02/2008" : "01/03/2008";
            text.append('A').append(i).append(';').append(date).append(';');
            text.append(one.postalCode()).append(';').append(one.name()).append('\n');
            ResidenceMatch match =
                    resolver.resolve(one.postalCode(), one.name()).match();
            expected.merge("residence_" + match.name().toLowerCase(java.util.Locale.ROOT), 1L, Long::sum);
        }
        Bench bench = new Bench(folder);
        Path file = bench.file("extrait.csv", text.toString());
        RowAccount without = bench.take(PLAIN, file);
        RowAccount rows = bench.take(TOLD, file);

        assertThat(rows.read()).isEqualTo(all.size()).isEqualTo(without.read()).isGreaterThan(34_900);
        assertThat(rows.accepted()).isEqualTo(without.accepted());
        assertThat(rows.rejectedByReason()).isEqualTo(without.rejectedByReason());
        Map<String, Long> found = new TreeMap<>(rows.findings());
        found.keySet().retainAll(expected.keySet());
        assertThat(found).isEqualTo(expected);
        assertThat(found.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(rows.read());
        assertThat(found.get("residence_exact")).isGreaterThan(rows.read() * 75 / 100);
        assertThat(found.get("residence_unresolved")).isLessThan(rows.read() * 5 / 100);

        long communes = bench.journeys("residence_commune is not null");
        long departements = bench.journeys("residence_departement is not null");
        assertThat(communes).isGreaterThan(rows.accepted() * 95 / 100);
        assertThat(departements).as("kept for most of those without commune").isGreaterThan(rows.accepted() * 99 / 100);
    }

    @Test
    void aCommuneToldTwiceIsAFaultOfTheSpecification() {
        String yaml = TOLD.replace("  residence_postal", "  residence_commune: {column: Insee}\n  residence_postal");
        assertThatThrownBy(() -> Bench.specification(yaml))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("residence_postal_code")
                .hasMessageContaining("ligne 10");
    }
}
