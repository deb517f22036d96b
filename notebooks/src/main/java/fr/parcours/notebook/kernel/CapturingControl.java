package fr.parcours.notebook.kernel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;

/**
 * Runs snippets in this very JVM and keeps what they returned or threw: JShell itself only passes texts on.
 *
 * <p>The parent class runs each snippet in its own thread and, from JDK 21, weaves stop checks into loops.
 */
final class CapturingControl extends LocalExecutionControl {

    private static final Method TRAMPOLINE = trampoline();

    /** The control whose snippet is about to run: the trampoline must be static to be invoked like a snippet. */
    private static volatile CapturingControl running;

    private volatile Method snippet;
    private volatile Thread thread;
    private volatile Object value;
    private volatile Throwable thrown;

    /** Forgets the last value and error. */
    void reset() {
        value = null;
        thrown = null;
    }

    Optional<Object> value() {
        return Optional.ofNullable(value);
    }

    Optional<Throwable> thrown() {
        return Optional.ofNullable(thrown);
    }

    /** Interrupts the thread of the running snippet, if any. */
    void interruptSnippet() {
        Thread current = thread;
        if (current != null) {
            current.interrupt();
        }
    }

    @Override
    protected String invoke(Method doit) throws Exception {
        snippet = doit;
        running = this;
        Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        try {
            // The text that JShell makes of the value is not used: tell it nothing, values may be large.
            super.invoke(TRAMPOLINE);
            return "";
        } finally {
            // JDK 17 leaves a handler behind that keeps the snippet's objects alive.
            Thread.setDefaultUncaughtExceptionHandler(handler);
        }
    }

    @Override
    protected String throwConvertedInvocationException(Throwable cause)
            throws ExecutionControl.RunException, ExecutionControl.InternalException {
        thrown = cause;
        return super.throwConvertedInvocationException(cause);
    }

    /** JShell drops errors that are not the snippet's own, such as a class that does not load: keep them. */
    @Override
    protected String throwConvertedOtherException(Throwable cause)
            throws ExecutionControl.RunException, ExecutionControl.InternalException {
        if (!(cause instanceof ExecutionControl.StoppedException)) {
            thrown = cause;
        }
        return super.throwConvertedOtherException(cause);
    }

    /**
     * Runs the snippet in the thread made for it. Public for reflection only.
     *
     * @throws Throwable what the snippet threw
     */
    @SuppressWarnings("unused")
    public static void runSnippet() throws Throwable {
        CapturingControl control = running;
        control.thread = Thread.currentThread();
        try {
            control.value = control.snippet.invoke(null);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            control.thread = null;
        }
    }

    private static Method trampoline() {
        try {
            Method method = CapturingControl.class.getMethod("runSnippet");
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
