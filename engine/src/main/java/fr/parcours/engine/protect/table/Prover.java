package fr.parcours.engine.protect.table;

import java.util.BitSet;
import java.util.Optional;

/** Finds alternative tables that prove a hidden cell uncertain enough, and what else to hide for them to exist. */
final class Prover {

    /** Price of a change in a cell that is hidden already: small, so that short ways are preferred. */
    private static final double HIDDEN_PRICE = 1e-4;

    /** Programs solved for a large system, each of which takes the longer the larger it is. */
    private static final int FEWEST_PROGRAMS = 40;

    private static final int MOST_PROGRAMS = 1_000;

    /** Cells times sums of all programs together. */
    private static final long MOST_WORK = 4_000_000_000L;

    private final Task task;
    private final boolean solver;
    private final long mostPrograms;
    private final Witnesses witnesses;
    private final CubeSearch cubes;
    private final FlowProgram programs;
    private final UnsafePatterns unsafe = new UnsafePatterns();

    /**
     * Creates a prover.
     *
     * @param task what to protect
     * @param solver whether to solve programs to the end, or only where cubes find nothing
     */
    Prover(Task task, boolean solver) {
        this.task = task;
        this.solver = solver;
        long size =
                Math.max(1, (long) task.system().size() * task.system().sums().size());
        mostPrograms = Math.max(FEWEST_PROGRAMS, Math.min(MOST_PROGRAMS, MOST_WORK / size));
        witnesses = new Witnesses(task);
        cubes = new CubeSearch(task);
        programs = new FlowProgram(task);
    }

    Witnesses witnesses() {
        return witnesses;
    }

    int programsSolved() {
        return programs.solved();
    }

    /**
     * Whether a cell is uncertain enough when exactly these cells are hidden. Without solver, false means not found.
     */
    boolean prove(int cell, BitSet hidden) {
        if (witnesses.prove(cell, hidden)) {
            return true;
        }
        long width = task.k() - 1L;
        double[] free = new double[task.system().size()];
        cubes.reach(cell, width, hidden, free).ifPresent(witnesses::offer);
        if (task.room(cell) > 0 && !witnesses.prove(cell, hidden)) {
            cubes.reach(cell, -Math.min(width, task.room(cell)), hidden, free).ifPresent(witnesses::offer);
        }
        if (!solver || witnesses.prove(cell, hidden)) {
            return witnesses.prove(cell, hidden);
        }
        if (unsafe.contains(cell, hidden)) {
            return false;
        }
        furthest(cell, 1, width, hidden);
        if (!witnesses.prove(cell, hidden) && task.room(cell) > 0) {
            furthest(cell, -1, width, hidden);
        }
        boolean proved = witnesses.prove(cell, hidden);
        if (!proved) {
            unsafe.add(cell, hidden);
        }
        return proved;
    }

    private void furthest(int cell, int sign, long most, BitSet hidden) {
        Optional<double[]> found = programs.furthest(cell, sign, most, hidden, false);
        Optional<Shift> shift = found.flatMap(Shift::ofSolution);
        if (found.isPresent() && shift.isEmpty()) {
            shift = programs.furthest(cell, sign, most, hidden, true).flatMap(Shift::ofSolution);
        }
        shift.filter(whole -> whole.cells().length > 0).ifPresent(witnesses::offer);
    }

    /**
     * Hides what it takes for a cell to be uncertain enough.
     *
     * @param cell the cell
     * @param hidden cells hidden, to which others are added
     * @param price price of hiding each cell
     * @return false if hiding all that may be hidden is not enough
     */
    boolean extend(int cell, BitSet hidden, double[] price) {
        if (prove(cell, hidden)) {
            return true;
        }
        long width = task.k() - 1L;
        long down = Math.min(width, task.room(cell));
        if (down > 0) {
            cheapest(cell, -down, hidden, price).ifPresent(shift -> hide(shift, cell, hidden));
        }
        long reached = -witnesses
                .furthest(cell, -1, hidden)
                .map(shift -> shift.at(cell))
                .orElse(0L);
        long up = Math.max(width - reached, task.k() - task.system().count(cell));
        if (!witnesses.prove(cell, hidden)) {
            cheapest(cell, up, hidden, price).ifPresent(shift -> hide(shift, cell, hidden));
        }
        return witnesses.prove(cell, hidden);
    }

    private void hide(Shift shift, int asked, BitSet hidden) {
        for (int cell : shift.cells()) {
            hidden.set(cell);
        }
        witnesses.offer(shift, asked);
    }

    private Optional<Shift> cheapest(int cell, long amount, BitSet hidden, double[] price) {
        double[] now = price.clone();
        hidden.stream().forEach(i -> now[i] = HIDDEN_PRICE);
        Optional<Shift> byCubes =
                cubes.reach(cell, amount, task.movable(), now).filter(shift -> shift.at(cell) == amount);
        if (!solver && byCubes.isPresent()) {
            return byCubes;
        }
        if (!solver && programs.solved() >= mostPrograms) {
            return byCubes;
        }
        Optional<double[]> found = programs.cheapest(cell, amount, task.movable(), now, false);
        // A solver may round its way out of the bounds; what it says is a proposal.
        Optional<Shift> shift = found.flatMap(Shift::ofSolution)
                .filter(whole -> whole.at(cell) == amount && task.possible(whole, task.movable()));
        if (shift.isPresent() || byCubes.isPresent()) {
            return shift.or(() -> byCubes);
        }
        return found.isEmpty()
                ? Optional.empty()
                : programs.cheapest(cell, amount, task.movable(), now, true).flatMap(Shift::ofSolution);
    }
}
