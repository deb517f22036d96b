package fr.parcours.notebook.display;

import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.Texts;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dflib.jjava.jupyter.kernel.DisplayStream;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/**
 * Shows under the running cell how far long work is, in one place that changes and that is empty afterwards. Work that
 * ends within a second shows nothing. Any thread may call it.
 */
public final class CellProgress implements Progress {

    private static final Texts TEXTS = Texts.of(CellProgress.class);
    private static final long PERIOD_MILLIS = 500;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Where the kernel shows things; null where there is no kernel, or one that is not known to have this. */
    private static volatile DisplayStream stream;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "parcours-progress");
        thread.setDaemon(true);
        return thread;
    });
    private String task;
    private String place;
    private long total;
    private long done;
    private long begun;
    private Future<?> ticking;

    /** Creates a follower, which shows nothing yet. */
    public CellProgress() {}

    static void showIn(DisplayStream kernel) {
        stream = kernel;
    }

    @Override
    public synchronized void start(String newTask, long units) {
        end();
        task = newTask;
        total = units;
        done = 0;
        begun = System.nanoTime();
        ticking = timer.scheduleWithFixedDelay(this::show, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void advance(long units) {
        done += units;
    }

    @Override
    public synchronized void end() {
        if (ticking == null) {
            return;
        }
        ticking.cancel(false);
        ticking = null;
        if (place != null) {
            send("", "");
            place = null;
        }
    }

    private synchronized void show() {
        long elapsed = System.nanoTime() - begun;
        if (ticking == null || stream == null || !stream.isAttached() || elapsed < PATIENCE_NANOS) {
            return;
        }
        String text = TEXTS.format(
                total > 0 ? "progress.part" : "progress",
                task,
                TimeUnit.NANOSECONDS.toSeconds(elapsed),
                total > 0 ? 100 * done / total : 0);
        String bar = total > 0 ? " max=\"" + total + "\" value=\"" + done + "\"" : "";
        send(
                Html.frame("<label class=\"parcours-note\"><progress" + bar + "></progress> " + Html.escape(text)
                        + "</label>"),
                text);
    }

    private void send(String html, String text) {
        DisplayData data = new DisplayData(text);
        data.putHTML(html);
        if (place == null) {
            place = UUID.randomUUID().toString();
            data.setDisplayId(place);
            stream.display(data);
        } else {
            stream.updateDisplay(place, data);
        }
    }
}
