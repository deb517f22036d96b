package fr.parcours.engine.protect.table;

import fr.parcours.engine.protect.ProtectionRule;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Hides the cells below the threshold, and as many others as it takes for none of them to be computed from the sums: an
 * observer who solves the whole system finds, for each, values up to the threshold or beyond, and at least k − 1 apart.
 *
 * <p>Each hidden cell is proved by two alternative tables, checked in whole numbers. Small systems are searched for the
 * cheapest pattern; middle ones are protected by linear programs; large ones by cubes. All three are proved alike. The
 * answer depends on nothing but the arguments.
 *
 * @param rule the threshold
 * @param earlier what was said before
 * @param loss what is kept as low as can be
 */
public record SecretMode(ProtectionRule rule, EarlierRelease earlier, Loss loss) {

    /** Cells times sums up to which linear programs are solved for every cell. */
    private static final long SOLVER_SIZE = 100_000;

    private static final int MIDDLE_CELLS = 400;
    private static final int SEARCHED_CELLS = 150;
    private static final int SEARCH_PROGRAMS = 1_000;
    private static final int ROUNDS = 40;

    /**
     * Returns the mode for a first publication, keeping the sum of hidden counts low.
     *
     * @param rule the threshold
     * @return the mode
     */
    public static SecretMode of(ProtectionRule rule) {
        return new SecretMode(rule, EarlierRelease.NONE, Loss.COUNTS);
    }

    /**
     * Returns this mode after other publications.
     *
     * @param release what they said
     * @return the mode
     */
    public SecretMode after(EarlierRelease release) {
        return new SecretMode(rule, release, loss);
    }

    /**
     * Returns this mode with another measure of what hiding costs.
     *
     * @param measure the measure
     * @return the mode
     */
    public SecretMode minimising(Loss measure) {
        return new SecretMode(rule, earlier, measure);
    }

    /**
     * Protects a system.
     *
     * @param system all tables of one publication on one population
     * @return what may be shown
     * @throws UnprotectableTableException if it cannot be protected: categories must be merged
     */
    public Suppression protect(TableSystem system) {
        return protect(system, SEARCH_PROGRAMS);
    }

    /** Protects a system, solving at most so many programs in search of a cheaper pattern. */
    Suppression protect(TableSystem system, int searchPrograms) {
        Task task = Task.of(system, rule.threshold(), earlier);
        boolean solver = (long) system.size() * system.sums().size() <= SOLVER_SIZE;
        Prover prover = new Prover(task, solver);
        Pattern pattern = new Pattern(task, prover, loss);
        BitSet best = null;
        for (double[] price : prices(task)) {
            BitSet hidden = pattern.build(price);
            pattern.cleanUp(hidden);
            if (best == null || pattern.cost(hidden) < pattern.cost(best)) {
                best = hidden;
            }
        }
        if (solver && system.size() <= MIDDLE_CELLS) {
            best = pattern.recreate(best, prices(task).get(1), ROUNDS);
        }
        long bound = pattern.cost(task.hidden());
        if (solver && task.movable().cardinality() <= SEARCHED_CELLS) {
            CoverSearch search = new CoverSearch(task, prover, pattern, loss, searchPrograms);
            best = search.improve(best);
            bound = search.bound();
        }
        return Audit.certified(task, rule, best, prover.witnesses(), loss, bound);
    }

    /** Prices to try: the logarithm with margins twice as dear; in systems that are not large, two others. */
    private List<double[]> prices(Task task) {
        TableSystem system = task.system();
        BitSet margins = new BitSet();
        system.sums().forEach(sum -> margins.set(sum.total()));
        double[] usual = IntStream.range(0, system.size())
                .mapToDouble(i -> (1 + Math.log1p((double) system.count(i))) * (margins.get(i) ? 2 : 1))
                .toArray();
        if (system.size() > MIDDLE_CELLS) {
            return List.of(usual);
        }
        double[] own = IntStream.range(0, system.size())
                .mapToDouble(i -> loss.of(system.count(i)))
                .toArray();
        double[] equal = IntStream.range(0, system.size()).mapToDouble(i -> 1).toArray();
        return List.of(usual, own, equal);
    }
}
