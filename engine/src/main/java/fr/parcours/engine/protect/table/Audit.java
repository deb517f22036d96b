package fr.parcours.engine.protect.table;

import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.Suppression.Certificate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks what is to be shown as an observer would attack it. The first check counts in whole numbers and needs no
 * solver; the second solves the system for every hidden cell. Both reports name small cells: they are not for release.
 */
public final class Audit {

    private static final long FAR = 1_000_000_000L;

    private Audit() {}

    /**
     * What an observer can compute of a hidden cell.
     *
     * @param cell the cell
     * @param count true count
     * @param low smallest possible count
     * @param high largest possible count; infinite if nothing limits it
     * @param required whether the cell must stay uncertain, or is hidden for another one
     * @param wideEnough whether the interval is as wide as the rule asks
     */
    public record Interval(CellKey cell, long count, double low, double high, boolean required, boolean wideEnough) {}

    static Suppression certified(
            Task task, ProtectionRule rule, BitSet hidden, Witnesses witnesses, Loss loss, long bound) {
        List<Certificate> certificates = task.required().stream()
                .mapToObj(cell -> new Certificate(
                        task.system().cells().get(cell).key(),
                        changes(task.system(), witnesses.furthest(cell, -1, hidden)),
                        changes(task.system(), witnesses.furthest(cell, 1, hidden))))
                .toList();
        Set<CellKey> keys = new HashSet<>();
        hidden.stream()
                .mapToObj(task.system().cells()::get)
                .filter(TableSystem.Cell::published)
                .forEach(cell -> keys.add(cell.key()));
        Set<CellKey> perhapsZero = new HashSet<>();
        task.perhapsZero().stream()
                .forEach(cell -> perhapsZero.add(task.system().cells().get(cell).key()));
        Suppression suppression = new Suppression(task.system(), rule, keys, perhapsZero, certificates, loss, bound);
        certificates(suppression).stream()
                .filter(interval -> !interval.wideEnough())
                .findFirst()
                .ifPresent(interval -> {
                    throw Refusal.of(interval.cell());
                });
        return suppression;
    }

    private static Map<CellKey, Long> changes(TableSystem system, Optional<Shift> shift) {
        Map<CellKey, Long> counts = new HashMap<>();
        shift.ifPresent(found -> {
            for (int j = 0; j < found.cells().length; j++) {
                TableSystem.Cell cell = system.cells().get(found.cells()[j]);
                counts.put(cell.key(), cell.count() + found.deltas()[j]);
            }
        });
        return counts;
    }

    /**
     * Checks the proofs in whole numbers: every alternative table adds up, equals the true one wherever a count is
     * shown, is zero where zeros are printed and at least 1 elsewhere. A proof that fails counts as no interval at all.
     *
     * @param suppression what is to be shown
     * @return for each cell that must stay uncertain, an interval that an observer cannot narrow
     */
    public static List<Interval> certificates(Suppression suppression) {
        BitSet hidden = unknown(suppression);
        return suppression.certificates().stream()
                .map(proof -> {
                    int cell = suppression.system().position(proof.cell());
                    long[] low = table(suppression, proof.low());
                    long[] high = table(suppression, proof.high());
                    boolean sound = possible(suppression, hidden, low) && possible(suppression, hidden, high);
                    return sound
                            ? interval(suppression, proof.cell(), (double) low[cell], (double) high[cell], true)
                            : interval(suppression, proof.cell(), 0, 0, true);
                })
                .toList();
    }

    private static long[] table(Suppression suppression, Map<CellKey, Long> changes) {
        long[] counts = suppression.system().cells().stream()
                .mapToLong(TableSystem.Cell::count)
                .toArray();
        changes.forEach((key, count) -> counts[suppression.system().position(key)] = count);
        return counts;
    }

    private static boolean possible(Suppression suppression, BitSet hidden, long[] table) {
        TableSystem system = suppression.system();
        for (int i = 0; i < table.length; i++) {
            long least =
                    suppression.perhapsZero().contains(system.cells().get(i).key()) ? 0 : 1;
            if (hidden.get(i) ? table[i] < least : table[i] != system.count(i)) {
                return false;
            }
        }
        for (Dimension.Sum sum : system.sums()) {
            long difference = table[sum.total()];
            for (int part : sum.parts()) {
                difference -= table[part];
            }
            if (difference != 0) {
                return false;
            }
        }
        return true;
    }

    /** What an observer does not know: zeros are printed, but where a table says that it hides some. */
    private static BitSet unknown(Suppression suppression) {
        TableSystem system = suppression.system();
        BitSet hidden = new BitSet();
        for (int i = 0; i < system.size(); i++) {
            TableSystem.Cell cell = system.cells().get(i);
            hidden.set(
                    i,
                    (cell.count() > 0 || suppression.perhapsZero().contains(cell.key()))
                            && (!cell.published() || suppression.hidden().contains(cell.key())));
        }
        return hidden;
    }

    /**
     * Attacks every hidden cell, cells in no table included, with two linear programs each.
     *
     * @param suppression what is to be shown
     * @return the interval of each cell
     * @throws UnprotectableTableException if a program is not solved to the end
     */
    public static List<Interval> attack(Suppression suppression) {
        TableSystem system = suppression.system();
        Set<CellKey> required = new HashSet<>();
        suppression.certificates().forEach(proof -> required.add(proof.cell()));
        BitSet hidden = unknown(suppression);
        BitSet perhapsZero = new BitSet();
        suppression.perhapsZero().forEach(key -> perhapsZero.set(system.position(key)));
        FlowProgram programs = new FlowProgram(
                new Task(system, suppression.rule().threshold(), new BitSet(), hidden, hidden, perhapsZero));
        return hidden.stream()
                .mapToObj(cell -> {
                    CellKey key = system.cells().get(cell).key();
                    double up = solved(programs, cell, 1, hidden, key);
                    double down = solved(programs, cell, -1, hidden, key);
                    double high = up >= FAR ? Double.POSITIVE_INFINITY : system.count(cell) + up;
                    return interval(suppression, key, system.count(cell) + down, high, required.contains(key));
                })
                .toList();
    }

    private static double solved(FlowProgram programs, int cell, int sign, BitSet hidden, CellKey key) {
        return programs.furthest(cell, sign, FAR, hidden, false).orElseThrow(() -> Refusal.of(key))[cell];
    }

    private static Interval interval(Suppression suppression, CellKey key, double low, double high, boolean required) {
        int k = suppression.rule().threshold();
        boolean wide = high >= k - 1e-6 && high - low >= k - 1 - 1e-6;
        return new Interval(
                key, suppression.system().count(suppression.system().position(key)), low, high, required, wide);
    }
}
