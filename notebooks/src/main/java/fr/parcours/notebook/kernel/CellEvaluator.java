package fr.parcours.notebook.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * Evaluates cells of Java, snippet by snippet, and returns the value of the last one if it is an expression.
 *
 * <p>One thread evaluates; {@link #interrupt()} may be called from another.
 */
public final class CellEvaluator implements AutoCloseable {

    /** How long a cell may take to notice an interruption before it is stopped the hard way. */
    private static final long GRACE_MILLIS = 1000;

    private final CapturingControl control = new CapturingControl();
    private final JShell shell;
    private final CodeAssistant assistant;
    private volatile Throwable lastThrown;
    private volatile boolean interrupted;

    /** Stands for the cell that is running; null between cells. */
    private volatile Object running;

    /** Opens a shell in which everything a study needs is imported. */
    public CellEvaluator() {
        shell = JShell.builder()
                .executionEngine(new Provider(control), Map.of())
                .out(System.out)
                .err(System.err)
                .build();
        assistant = new CodeAssistant(shell);
        // One snippet for all imports: JShell compiles once instead of fifteen times.
        for (SnippetEvent event : shell.eval(String.join(" ", Imports.ALL))) {
            if (event.status() != Status.VALID) {
                throw new IllegalStateException("Cannot import what notebooks need: "
                        + shell.diagnostics(event.snippet())
                                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                                .toList());
            }
        }
    }

    /**
     * Evaluates a cell.
     *
     * @param cell Java code: declarations, statements and expressions
     * @return the value of the last snippet, empty if it is not an expression or gave nothing
     * @throws CellException if the code is wrong, throws or is interrupted
     */
    public Optional<Object> evaluate(String cell) {
        interrupted = false;
        running = new Object();
        try {
            Optional<Object> result = Optional.empty();
            int offset = 0;
            String remaining = cell;
            List<DeclarationSnippet> declared = new ArrayList<>();
            while (!remaining.isBlank()) {
                if (interrupted) {
                    throw ErrorReport.ofInterruption();
                }
                int blanks = remaining.length() - remaining.stripLeading().length();
                offset += blanks;
                remaining = remaining.substring(blanks);
                CompletionInfo completion = shell.sourceCodeAnalysis().analyzeCompletion(remaining);
                if (completion.completeness() == Completeness.EMPTY) {
                    break;
                }
                String source = completion.completeness().isComplete() ? completion.source() : remaining;
                result = evaluate(source, cell, offset, declared);
                if (!completion.completeness().isComplete()) {
                    break;
                }
                offset += remaining.length() - completion.remaining().length();
                remaining = completion.remaining();
            }
            requireResolved(declared);
            return result;
        } finally {
            running = null;
        }
    }

    /** Interrupts the running cell: cancel hooks first, then the thread, then, a second later, by force. */
    public void interrupt() {
        Object target = running;
        if (target == null) {
            return;
        }
        interrupted = true;
        CancelHooks.runAll();
        control.interruptSnippet();
        Thread force = new Thread(() -> stopLater(target), "parcours-interrupt");
        force.setDaemon(true);
        force.start();
    }

    /**
     * Returns what the last failing cell threw, with its stack.
     *
     * @return the error, empty if no cell threw one
     */
    public Optional<Throwable> lastThrown() {
        return Optional.ofNullable(lastThrown);
    }

    /**
     * Returns the completion and documentation of this shell.
     *
     * @return the assistant
     */
    CodeAssistant assistant() {
        return assistant;
    }

    @Override
    public void close() {
        shell.close();
    }

    private Optional<Object> evaluate(String source, String cell, int offset, List<DeclarationSnippet> declared) {
        control.reset();
        Optional<Object> result = Optional.empty();
        for (SnippetEvent event : shell.eval(source)) {
            Snippet snippet = event.snippet();
            if (event.causeSnippet() != null) {
                continue;
            }
            if (interrupted) {
                throw ErrorReport.ofInterruption();
            }
            int start = offset + Math.max(0, source.indexOf(snippet.source()));
            if (event.status() == Status.REJECTED) {
                throw rejected(snippet, cell, start);
            }
            if (event.exception() != null || control.thrown().isPresent()) {
                throw failed(event, snippet, cell, start);
            }
            if (snippet instanceof DeclarationSnippet declaration) {
                declared.add(declaration);
            }
            result = shows(snippet) ? control.value() : Optional.empty();
        }
        return result;
    }

    private CellException rejected(Snippet snippet, String cell, int start) {
        CellException error = ErrorReport.ofCompilation(
                cell, start, shell.diagnostics(snippet).toList());
        return error.report().isEmpty()
                ? ErrorReport.ofIncomplete(cell, cell.stripTrailing().length())
                : error;
    }

    private CellException failed(SnippetEvent event, Snippet snippet, String cell, int start) {
        if (event.exception() instanceof jdk.jshell.UnresolvedReferenceException unresolved) {
            DeclarationSnippet declaration = unresolved.getSnippet();
            return ErrorReport.ofUnresolved(
                    declaration.name(),
                    shell.unresolvedDependencies(declaration).toList());
        }
        Throwable thrown = control.thrown().orElse(event.exception());
        lastThrown = thrown;
        int line = 0;
        if (event.exception() instanceof EvalException evaluation) {
            for (StackTraceElement frame : evaluation.getStackTrace()) {
                if (("#" + snippet.id()).equals(frame.getFileName()) && frame.getLineNumber() > 0) {
                    line = ErrorReport.lineOf(cell, start) + frame.getLineNumber() - 1;
                    break;
                }
            }
        }
        return ErrorReport.of(thrown, cell, line);
    }

    /** JShell accepts declarations that use names to come; at the end of a cell they must have come. */
    private void requireResolved(List<DeclarationSnippet> declared) {
        for (DeclarationSnippet declaration : declared) {
            Status status = shell.status(declaration);
            if (status == Status.RECOVERABLE_DEFINED || status == Status.RECOVERABLE_NOT_DEFINED) {
                throw ErrorReport.ofUnresolved(
                        declaration.name(),
                        shell.unresolvedDependencies(declaration).toList());
            }
        }
    }

    private static boolean shows(Snippet snippet) {
        return snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                || snippet.subKind() == SubKind.VAR_VALUE_SUBKIND
                || snippet.subKind() == SubKind.OTHER_EXPRESSION_SUBKIND;
    }

    private void stopLater(Object target) {
        try {
            Thread.sleep(GRACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (running == target) {
            shell.stop();
        }
    }

    private record Provider(LocalExecutionControl control) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "parcours";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            return control;
        }
    }
}
