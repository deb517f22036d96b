package fr.parcours.engine.intake.direct;

import fr.parcours.engine.progress.Progress;
import fr.parcours.engine.session.Session;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Follows the statement that runs in a session, from another thread, as so many units of work. */
final class StatementProgress implements AutoCloseable {

    private static final long PERIOD_MILLISECONDS = 250;

    private final Session session;
    private final Progress progress;
    private final long total;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private Optional<Future<?>> following = Optional.empty();
    private long done;

    /** Runs a statement and shows how far it is. */
    static void follow(Session session, Progress progress, long total, Runnable statement) {
        try (StatementProgress followed = new StatementProgress(session, progress, total)) {
            followed.start();
            statement.run();
        }
    }

    private StatementProgress(Session session, Progress progress, long total) {
        this.session = session;
        this.progress = progress;
        this.total = total;
    }

    private void start() {
        following = Optional.of(timer.scheduleAtFixedRate(
                this::follow, PERIOD_MILLISECONDS, PERIOD_MILLISECONDS, TimeUnit.MILLISECONDS));
    }

    private void follow() {
        session.percentage().ifPresent(percentage -> {
            long now = Math.min(total, Math.round(total * percentage / 100));
            if (now > done) {
                progress.advance(now - done);
                done = now;
            }
        });
    }

    @Override
    public void close() {
        following.ifPresent(task -> task.cancel(false));
        timer.shutdownNow();
    }
}
