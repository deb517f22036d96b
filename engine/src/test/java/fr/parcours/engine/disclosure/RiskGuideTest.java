package fr.parcours.engine.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The French guide names every quasi-identifier, and every node of the lattice in its order. */
class RiskGuideTest {

    private static final Path GUIDE = Path.of("..", "docs", "guide", "risque-de-copie.md");

    @ParameterizedTest
    @EnumSource(QuasiIdentifier.class)
    void everyQuasiIdentifierIsThere(QuasiIdentifier quasi) throws IOException {
        assertThat(Files.readString(GUIDE)).contains("`" + quasi.key() + "`");
    }

    @Test
    void everyNodeIsThereInItsOrder() throws IOException {
        List<String> guide = Files.readAllLines(GUIDE);
        List<LatticeNode> nodes = Lattice.nodes(QuasiIdentifier.standard());
        for (int i = 0; i < nodes.size(); i++) {
            LatticeNode node = nodes.get(i);
            String start = "| " + (i + 1) + " | "
                    + word(node, QuasiIdentifier.RESIDENCE, "commune")
                    + word(node, QuasiIdentifier.BIRTH_YEAR, "année")
                    + word(node, QuasiIdentifier.CERTIFICATION, "certification")
                    + word(node, QuasiIdentifier.EMPLOYMENT_STATUS, "code");
            assertThat(guide).anyMatch(line -> line.startsWith(start), start);
        }
    }

    private static String word(LatticeNode node, QuasiIdentifier quasi, String kept) {
        return switch (node.rules().get(quasi)) {
                    case KEPT -> kept;
                    case DEPARTEMENT -> "département";
                    case YEARS_5 -> "5 ans";
                    case YEARS_10 -> "10 ans";
                    case SPECIALITY -> "spécialité";
                    case LEVEL -> "niveau";
                    case GROUP -> "rubrique";
                    case MISSING -> "vide";
                }
                + " | ";
    }
}
