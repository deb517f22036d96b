package fr.parcours.notebook.kernel;

import java.util.Optional;
import java.util.concurrent.Future;

/** Ends the kernel when the Jupyter that started it is gone: it would otherwise live on, unreachable. */
final class ParentWatch {

    private ParentWatch() {}

    /** Runs an action when the parent process ends, at once if it already has. */
    static void start(Runnable whenGone) {
        Optional<ProcessHandle> parent = parent();
        if (parent.isEmpty() || !parent.get().isAlive()) {
            whenGone.run();
            return;
        }
        Future<?> unused = parent.get().onExit().thenRun(whenGone);
    }

    private static Optional<ProcessHandle> parent() {
        String announced = System.getenv("JPY_PARENT_PID");
        if (announced != null && announced.matches("[0-9]{1,18}") && Long.parseLong(announced) > 1) {
            return ProcessHandle.of(Long.parseLong(announced));
        }
        return ProcessHandle.current().parent();
    }
}
