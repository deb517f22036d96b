package fr.parcours.engine.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatticeTest {

    @Test
    void nodesGoFromTheFinestToTheCoarsest() {
        List<LatticeNode> nodes = Lattice.nodes(EnumSet.allOf(QuasiIdentifier.class));

        assertThat(nodes).doesNotHaveDuplicates();
        assertThat(nodes.get(0).key()).isEqualTo("kept");
        assertThat(nodes.get(nodes.size() - 1).rules())
                .allSatisfy((quasi, rule) -> assertThat(rule)
                        .isEqualTo(quasi.hierarchy().get(quasi.hierarchy().size() - 1)));
        for (int i = 3; i < nodes.size(); i++) {
            LatticeNode finer = nodes.get(i - 1);
            nodes.get(i)
                    .rules()
                    .forEach((quasi, rule) -> assertThat(quasi.depth(rule))
                            .as(quasi.key())
                            .isGreaterThanOrEqualTo(quasi.depth(finer.rules().get(quasi))));
        }
    }

    @Test
    void everyRuleIsOfTheHierarchyOfItsQuasiIdentifier() {
        assertThat(Lattice.nodes(EnumSet.allOf(QuasiIdentifier.class)))
                .allSatisfy(node -> node.rules()
                        .forEach((quasi, rule) -> assertThat(quasi.hierarchy()).contains(rule)));
    }

    @Test
    void aNodeThatChangesNothingMoreIsNotTriedTwice() {
        assertThat(Lattice.nodes(EnumSet.of(QuasiIdentifier.SEX))).hasSize(1);
        assertThat(Lattice.nodes(EnumSet.of(QuasiIdentifier.SECTOR, QuasiIdentifier.SEX)))
                .hasSize(2);
    }
}
