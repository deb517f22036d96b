package fr.parcours.notebook.kernel;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What to call when the user interrupts a cell: work in native code does not see an interrupted thread. */
public final class CancelHooks {

    private static final Set<Runnable> HOOKS = ConcurrentHashMap.newKeySet();

    private CancelHooks() {}

    /**
     * Registers a hook.
     *
     * @param hook cancels running work from another thread; does nothing if there is none
     */
    public static void add(Runnable hook) {
        HOOKS.add(hook);
    }

    /**
     * Removes a hook.
     *
     * @param hook the same object as was added
     */
    public static void remove(Runnable hook) {
        HOOKS.remove(hook);
    }

    static void runAll() {
        for (Runnable hook : HOOKS) {
            try {
                hook.run();
            } catch (RuntimeException e) {
                // A hook that fails has nothing left to cancel; the others must still run.
            }
        }
    }
}
