package fr.parcours.engine.cli;

import fr.parcours.engine.progress.Progress;
import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows progress on standard error: a bar that redraws itself in a terminal, one line per task of known length
 * elsewhere. Whether it is a terminal is told by the launcher in the system property {@code parcours.terminal}.
 */
final class TerminalProgress implements Progress, AutoCloseable {

    private final PrintStream stream;
    private final boolean terminal;
    private ProgressBar bar;

    private TerminalProgress(PrintStream stream, boolean terminal) {
        this.stream = stream;
        this.terminal = terminal;
    }

    static TerminalProgress standardError() {
        return new TerminalProgress(System.err, Boolean.getBoolean("parcours.terminal"));
    }

    @Override
    public void start(String task, long total) {
        end();
        if (terminal) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                    .setConsumer(new me.tongfei.progressbar.ConsoleProgressBarConsumer(stream))
                    .setUpdateIntervalMillis(200)
                    .clearDisplayOnFinish()
                    .build();
        } else if (total > 0) {
            stream.println(task + "…");
        }
    }

    @Override
    public void advance(long units) {
        if (bar != null) {
            bar.stepBy(units);
        }
    }

    @Override
    public void end() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    @Override
    public void close() {
        end();
    }
}
