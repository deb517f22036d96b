package fr.parcours.engine.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.layout.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResidenceResolverTest {

    private static final ResidenceResolver RESOLVER = new ResidenceResolver(Communes.official());

    @ParameterizedTest
    @CsvSource({
        "69003, Lyon, EXACT, 69123",
        "69003, LYON 3E ARRONDISSEMENT, EXACT, 69123",
        "75012, paris 12, EXACT, 75056",
        "42000, ST ETIENNE, EXACT, 42218",
        "42 000, Saint-Étienne, EXACT, 42218",
        "69400, VILLEFRANCHE S/ SAONE, EXACT, 69264",
        "69400, Villefranche, CORRECTED, 69264",
        "69100, VILEURBANNE, CORRECTED, 69266",
        "69429, Lyon Cedex 03, CORRECTED, 69123",
        "20000, AJACCIO, EXACT, 2A004",
        "'', Villeurbanne, CORRECTED, 69266",
        "69100, '', CORRECTED, 69266",
        "60000, Voisinlieu, EXACT, 60057"
    })
    void aResidenceIsFoundAsPeopleWriteIt(String postalCode, String name, ResidenceMatch match, String commune) {
        ResolvedResidence found = RESOLVER.resolve(postalCode, name);
        assertThat(found.match()).isEqualTo(match);
        assertThat(found.commune()).contains(commune);
    }

    @ParameterizedTest
    @CsvSource({
        "01400, '', AMBIGUOUS",
        "'', Saint-Denis, AMBIGUOUS",
        "'', '', UNRESOLVED",
        "69100, Bordeaux, UNRESOLVED",
        "00000, Lyon, UNRESOLVED",
        "99999, Nulle Part, UNRESOLVED"
    })
    void nothingIsChosenByChance(String postalCode, String name, ResidenceMatch match) {
        ResolvedResidence found = RESOLVER.resolve(postalCode, name);
        assertThat(found.match()).isEqualTo(match);
        assertThat(found.commune()).isEmpty();
    }

    @Test
    void thirtyFiveThousandResidencesAreAllAccountedForAndHardlyEverWrong() {
        Map<ResidenceMatch, Integer> counts = new EnumMap<>(ResidenceMatch.class);
        List<String> wrong = new ArrayList<>();
        List<WrittenResidences.Written> all = WrittenResidences.all();
        for (WrittenResidences.Written one : all) {
            ResolvedResidence found = RESOLVER.resolve(one.postalCode(), one.name());
            counts.merge(found.match(), 1, Integer::sum);
            found.commune()
                    .filter(commune -> !commune.equals(one.commune().code()))
                    .ifPresent(commune -> wrong.add(one + " → " + commune));
        }
        int lines = all.size();
        assertThat(lines).isGreaterThan(34_900);
        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(lines);
        assertThat(counts.get(ResidenceMatch.EXACT)).isGreaterThan(lines * 60 / 100);
        assertThat(counts.getOrDefault(ResidenceMatch.UNRESOLVED, 0)).isLessThan(lines * 5 / 100);
        assertThat(wrong).as("%s, %s", counts, wrong).hasSizeLessThan(lines / 1000);
    }

    @ParameterizedTest
    @CsvSource({
        "69100, Villeurbanne, 69",
        "69100, Bordeaux, 69",
        "01400, '', 01",
        "20000, AJACCIO, 2A",
        "69429, Lyon Cedex 03, 69",
        "'', Saint-Denis, ''",
        "99999, Nulle Part, ''"
    })
    void theDepartementIsToldWhereItIsCertain(String postalCode, String name, String departement) {
        assertThat(RESOLVER.departement(postalCode, RESOLVER.resolve(postalCode, name))
                        .orElse(""))
                .isEqualTo(departement);
    }

    @Test
    void aFileIsResolvedLineByLineAndNoLineIsLost(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("in.csv"), "nom;cp;ville\nSecret;69003;Lyon\nSecret;69100;\"Vileurbanne\"\nSecret;;\n");
        Path out = folder.resolve("out.csv");
        Map<ResidenceMatch, Long> counts = new ResidenceFile(file, "cp", "ville").resolve(RESOLVER, out);
        assertThat(counts)
                .containsEntry(ResidenceMatch.EXACT, 1L)
                .containsEntry(ResidenceMatch.CORRECTED, 1L)
                .containsEntry(ResidenceMatch.UNRESOLVED, 1L)
                .containsEntry(ResidenceMatch.AMBIGUOUS, 0L);
        assertThat(Files.readAllLines(out))
                .containsExactly(
                        "line,postal_code,name,match,commune,candidates",
                        "2,69003,Lyon,EXACT,69123,",
                        "3,69100,Vileurbanne,CORRECTED,69266,",
                        "4,,,UNRESOLVED,,");
    }

    @Test
    void aMissingColumnIsToldAndNothingIsWritten(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("in.csv"), "cp,ville\n69003,Lyon\n69003\n");
        Path out = folder.resolve("out.csv");
        assertThatThrownBy(() -> new ResidenceFile(file, "cp", "commune").resolve(RESOLVER, out))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("« commune »")
                .hasMessageContaining("cp, ville");
        assertThatThrownBy(() -> new ResidenceFile(file, "cp", "ville").resolve(RESOLVER, out))
                .hasMessageContaining("ligne 3");
        assertThat(folder.toFile().list()).containsExactly("in.csv");
    }
}
