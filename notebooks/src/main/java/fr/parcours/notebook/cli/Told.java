package fr.parcours.notebook.cli;

import fr.parcours.engine.progress.Progress;
import java.io.PrintWriter;

/**
 * Tells what takes time, such as installing Jupyter on first use.
 *
 * @param err where it is told
 */
record Told(PrintWriter err) implements Progress {

    @Override
    public void start(String task, long total) {
        err.println(task + "…");
    }

    @Override
    public void advance(long units) {}

    @Override
    public void end() {}
}
