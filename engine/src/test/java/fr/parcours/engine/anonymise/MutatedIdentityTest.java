package fr.parcours.engine.anonymise;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A slip of the pen in a declared identity must not carry it into the output. */
class MutatedIdentityTest {

    private static final List<String> COLUMNS = List.of(
            "Dossier",
            "Nom",
            "Usage",
            "Prénom",
            "Né(e) le",
            "Adresse",
            "Code",
            "NIR",
            "Courriel",
            "Téléphone",
            "Diplôme");
    private static final List<String> ROW = List.of(
            "DOSS-70010",
            "D'Almeida",
            "Le Goff",
            "Zoë, Marie",
            "07/03/1984",
            "12 rue des Lilas 45000 Orléans",
            "45234",
            "2 69 05 49 588 157 80",
            "zoe.dalmeida@exemple.fr",
            "06 12 34 56 78",
            "BTS");
    private static final String SUBSTITUTES = "aZ09 -.'@/,;\"\u00e9\u00a0\t";

    @TempDir
    Path folder;

    /** All texts at one deletion, substitution or insertion. */
    private static Set<String> mutations(String text) {
        Set<String> mutations = new LinkedHashSet<>();
        for (int i = 0; i <= text.length(); i++) {
            for (int at = 0; at < SUBSTITUTES.length(); at++) {
                char c = SUBSTITUTES.charAt(at);
                mutations.add(text.substring(0, i) + c + text.substring(i));
                if (i < text.length()) {
                    mutations.add(text.substring(0, i) + c + text.substring(i + 1));
                }
            }
            if (i < text.length()) {
                mutations.add(text.substring(0, i) + text.substring(i + 1));
            }
        }
        mutations.remove(text);
        return mutations;
    }

    private static List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (int column = 0; column < COLUMNS.size() - 1; column++) {
            for (String mutation : mutations(ROW.get(column))) {
                List<String> row = new ArrayList<>(ROW);
                row.set(column, mutation);
                rows.add(row);
            }
        }
        return rows;
    }

    private static IdentitySource source(List<List<String>> rows) {
        return new IdentitySource() {
            @Override
            public List<String> columns() {
                return COLUMNS;
            }

            @Override
            public void read(Sink sink) {
                for (int i = 0; i < rows.size(); i++) {
                    sink.row("nominatif.csv", i + 2L, rows.get(i));
                }
            }
        };
    }

    @Test
    void noMutationOfOneCharacterOfADeclaredIdentityLeaves() throws IOException {
        AnonymisationPlan plan = new AnonymisationPlan(
                "EN",
                new AnonymisationPlan.Traits(
                        "Nom",
                        "Prénom",
                        "Né(e) le",
                        new AnonymisationPlan.SexSource(Optional.empty(), Map.of()),
                        Optional.of("Usage")),
                PlainDates::read,
                Set.of(),
                "Dossier",
                Optional.empty(),
                List.of("NIR", "Courriel", "Téléphone"),
                Map.of(
                        "Né(e) le",
                        Generalisation.YEAR,
                        "Adresse",
                        Generalisation.DEPARTEMENT,
                        "Code",
                        Generalisation.COMMUNE),
                List.of("Né(e) le", "Adresse", "Code", "Diplôme"),
                Set.of(),
                Set.of(),
                List.of());
        List<List<String>> rows = rows();
        Path output = folder.resolve("anonyme.csv");
        AnonymisationReport report = new Anonymiser(
                        plan, Keys.stage1(folder), LocalDate.of(2009, 7, 15), Set.of(), Progress.none())
                .write(source(rows), output);
        assertThat(report.rowsWritten()).isEqualTo(rows.size()).isGreaterThan(3_000);
        // Nothing but pseudonyms, a year, a département, a code of a commune, and what is no identity.
        assertThat(Files.readAllLines(output).stream().skip(1))
                .hasSize(rows.size())
                .allMatch(line ->
                        line.matches("[0-9a-f]{32},([0-9a-f]{32})?,(\\d{4})?,(\\d\\d|2[AB]|9[78]\\d)?,(\\d{5})?,BTS"));
    }
}
