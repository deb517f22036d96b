package fr.parcours.engine.benchmark;

import fr.parcours.engine.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Times two ways of doing the same work so that neither profits from its place: both run once before the clock starts,
 * and the one that goes first changes at every run.
 */
final class SideBySide {

    private final Runnable engine;
    private final Runnable bare;

    SideBySide(Runnable engine, Runnable bare) {
        this.engine = engine;
        this.bare = bare;
    }

    /** Runs both once, not timed: loads classes and libraries, and brings the files into the memory of the system. */
    SideBySide warmUp() {
        bare.run();
        engine.run();
        return this;
    }

    /** Times both; {@code runs} is even, so that each goes first as often as the other. */
    Comparison measure(int runs, Progress progress) {
        if (runs < 2 || runs % 2 != 0) {
            throw new IllegalArgumentException("An even number of runs is needed, not " + runs + ".");
        }
        Side engineSide = new Side(engine);
        Side bareSide = new Side(bare);
        for (int run = 0; run < runs; run++) {
            (run % 2 == 0 ? bareSide : engineSide).run();
            (run % 2 == 0 ? engineSide : bareSide).run();
            progress.advance(1);
        }
        return new Comparison(engineSide.seconds, bareSide.seconds, engineSide.peak(), bareSide.peak());
    }

    /** One of the two ways, with what its runs took. */
    private static final class Side {
        private final Runnable work;
        private final List<Double> seconds = new ArrayList<>();
        private final List<Long> peaks = new ArrayList<>();

        Side(Runnable work) {
            this.work = work;
        }

        void run() {
            ProcessMemory.forgetPeak();
            seconds.add(Stopwatch.seconds(work));
            ProcessMemory.peakBytes().ifPresent(peaks::add);
        }

        OptionalLong peak() {
            return peaks.stream().mapToLong(Long::longValue).max();
        }
    }
}
