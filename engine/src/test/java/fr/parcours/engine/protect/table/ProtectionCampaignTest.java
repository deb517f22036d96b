package fr.parcours.engine.protect.table;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.protect.ProtectionRule;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Protects random tables, then attacks them with another solver. The build tries some; {@code -Dparcours.campaign=full}
 * tries 1,000 tables and 50 linked pairs, and writes what it measured to {@code target/protection-campaign.txt}.
 */
class ProtectionCampaignTest {

    private static final boolean FULL = "full".equals(System.getProperty("parcours.campaign"));
    private static final int TABLES = FULL ? 1_000 : 40;
    private static final int PAIRS = FULL ? 50 : 4;
    private static final int SEARCH = FULL ? 2_000 : 100;

    /** What was met: times are of this thread. */
    private static final class Measures {
        private int systems;
        private int refused;
        private int attacked;
        private int violations;
        private int optimal;
        private double worst = 1;
        private double ratios;
        private long slowest;
        private long total;

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "systems %d, refused %d, cells attacked %d, violations %d, proved optimal %d, "
                            + "cost to bound: mean %.4f, worst %.3f; CPU ms: mean %d, slowest %d%n",
                    systems,
                    refused,
                    attacked,
                    violations,
                    optimal,
                    ratios / systems,
                    worst,
                    total / systems,
                    slowest);
        }
    }

    @Test
    void noProtectedCellIsKnownMoreExactlyThanTheRuleAllows() throws IOException {
        StringBuilder report = new StringBuilder();
        for (Loss loss : Loss.values()) {
            if (!FULL && loss == Loss.CELLS) {
                continue;
            }
            Measures tables = new Measures();
            Measures pairs = new Measures();
            IntStream.range(0, TABLES)
                    .forEach(seed ->
                            attack(new RandomSystems(seed).table(seed % 10 == 0 ? 12 : 6), seed, loss, tables));
            IntStream.range(0, PAIRS).forEach(seed -> attack(new RandomSystems(seed).linkedPair(), seed, loss, pairs));
            assertThat(tables.violations + pairs.violations).isZero();
            assertThat(tables.attacked).isGreaterThan(TABLES);
            assertThat(pairs.attacked).isGreaterThan(PAIRS);
            report.append(loss).append(" tables: ").append(tables);
            report.append(loss).append(" pairs: ").append(pairs);
        }
        if (FULL) {
            Files.writeString(Path.of("target", "protection-campaign.txt"), report);
        }
    }

    private static void attack(TableSystem system, int seed, Loss loss, Measures measures) {
        int k = List.of(3, 5, 11).get(seed % 3);
        long start = cpu();
        measures.systems++;
        Suppression shown;
        try {
            shown = SecretMode.of(ProtectionRule.of(k)).minimising(loss).protect(system, SEARCH);
        } catch (UnprotectableTableException refused) {
            measures.refused++;
            measures.ratios++;
            return;
        }
        long time = (cpu() - start) / 1_000_000;
        measures.total += time;
        measures.slowest = Math.max(measures.slowest, time);
        SimplexAttack attack = new SimplexAttack(shown);
        shown.certificates().forEach(proof -> {
            double[] interval = attack.interval(proof.cell());
            measures.attacked++;
            if (interval[1] < k - 1e-6 || interval[1] - interval[0] < k - 1 - 1e-6) {
                measures.violations++;
            }
        });
        double ratio = shown.hidden().isEmpty() ? 1 : (double) shown.cost(loss) / shown.leastCost();
        measures.ratios += ratio;
        measures.worst = Math.max(measures.worst, ratio);
        measures.optimal += shown.hidden().isEmpty() || shown.cost(loss) == shown.leastCost() ? 1 : 0;
    }

    @Test
    void noCheaperPatternProtectsASmallTable() {
        int compared = 0;
        for (int seed = 0; compared < (FULL ? 60 : 6); seed++) {
            RandomSystems random = new RandomSystems(seed);
            List<Dimension> axes = List.of(
                    Dimension.flat("d0", List.of("a", "b", "c")),
                    random.nextInt(2) == 0
                            ? Dimension.flat("d1", List.of("x", "y"))
                            : Dimension.flat("d1", List.of("x", "y", "z")));
            TableSystem system = TableSystem.of(axes, random.counts(axes, 4 + random.nextInt(8)));
            for (Loss loss : Loss.values()) {
                Suppression shown = SecretMode.of(ProtectionRule.of(3 + seed % 3))
                        .minimising(loss)
                        .protect(system);
                if (shown.hidden().size() > shown.certificates().size()) {
                    compared++;
                    assertThat((double) shown.cost(loss))
                            .as("seed %s, %s", seed, loss)
                            .isLessThanOrEqualTo(1.1 * cheapest(shown, loss));
                }
            }
        }
    }

    /** Tries every set of cells that costs less, and returns the lowest cost of one that resists the attack. */
    private static long cheapest(Suppression shown, Loss loss) {
        TableSystem system = shown.system();
        Set<CellKey> small = new HashSet<>();
        shown.certificates().forEach(proof -> small.add(proof.cell()));
        List<TableSystem.Cell> others = system.cells().stream()
                .filter(cell -> cell.count() > 0 && !small.contains(cell.key()))
                .toList();
        long best = shown.cost(loss);
        for (int set = 0; set < 1 << others.size(); set++) {
            Set<CellKey> hidden = new HashSet<>(small);
            for (int i = 0; i < others.size(); i++) {
                if ((set >> i & 1) == 1) {
                    hidden.add(others.get(i).key());
                }
            }
            Suppression tried = new Suppression(system, shown.rule(), hidden, Set.of(), shown.certificates(), loss, 0);
            if (tried.cost(loss) < best && resists(tried)) {
                best = tried.cost(loss);
            }
        }
        return best;
    }

    private static boolean resists(Suppression tried) {
        int k = tried.rule().threshold();
        SimplexAttack attack = new SimplexAttack(tried);
        return tried.certificates().stream().allMatch(proof -> {
            double[] interval = attack.interval(proof.cell());
            return interval[1] >= k - 1e-6 && interval[1] - interval[0] >= k - 1 - 1e-6;
        });
    }

    @Test
    void theAuditFindsWhatTheAttackFinds() {
        for (int seed = 0; seed < 12; seed++) {
            Suppression shown = SecretMode.of(ProtectionRule.standard()).protect(new RandomSystems(seed).table(5), 50);
            SimplexAttack attack = new SimplexAttack(shown);
            assertThat(Audit.attack(shown)).allSatisfy(audited -> {
                double[] interval = attack.interval(audited.cell());
                assertThat(new double[] {audited.low(), audited.high()})
                        .as("%s", audited.cell())
                        .usingComparatorWithPrecision(1e-6)
                        .isEqualTo(interval);
            });
        }
    }

    @Test
    void aTableOfTwentyTwoByTwelveBySixTakesLessThanFiveSeconds() {
        RandomSystems random = new RandomSystems(7);
        List<Dimension> axes = List.of(flat("zone", 22), flat("domaine", 12), flat("age", 6));
        TableSystem system = TableSystem.of(axes, random.counts(axes, 9));
        long start = cpu();
        Suppression shown = SecretMode.of(ProtectionRule.standard()).protect(system);
        assertThat((cpu() - start) / 1e9).isLessThan(5);
        assertThat(shown.certificates()).hasSizeGreaterThan(50);
        assertThat(Audit.certificates(shown)).allMatch(Audit.Interval::wideEnough);
    }

    private static Dimension flat(String name, int n) {
        return Dimension.flat(
                name, IntStream.range(0, n).mapToObj(i -> name + i).toList());
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
