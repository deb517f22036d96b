package fr.parcours.notebook.kernel;

import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jdk.jshell.Diag;

/** Says what went wrong in a cell: where, why in one line, and what to do. */
final class ErrorReport {

    private static final Texts TEXTS = Texts.of(ErrorReport.class);
    private static final int MAX_CAUSES = 4;

    private ErrorReport() {}

    /** Code that does not compile: each message with its line, and a mark below the place. */
    static CellException ofCompilation(String cell, int offset, List<Diag> diagnostics) {
        List<String> lines = new ArrayList<>();
        for (Diag diagnostic : diagnostics) {
            if (!diagnostic.isError()) {
                continue;
            }
            int at = Math.min(cell.length(), offset + (int) Math.max(0, diagnostic.getPosition()));
            int start = cell.lastIndexOf('\n', at - 1) + 1;
            int end = cell.indexOf('\n', at) < 0 ? cell.length() : cell.indexOf('\n', at);
            lines.add(TEXTS.format("compile.line", lineOf(cell, at), message(diagnostic)));
            lines.add("    " + cell.substring(start, end).replace('\t', ' '));
            long length = Math.max(1, diagnostic.getEndPosition() - diagnostic.getStartPosition());
            lines.add("    " + " ".repeat(at - start) + "^".repeat((int) Math.min(length, Math.max(1, end - at))));
        }
        return new CellException("CompilationError", lines.isEmpty() ? cell : lines.get(0), lines);
    }

    /** Code that ends too early, such as a missing brace or semicolon. */
    static CellException ofIncomplete(String cell, int offset) {
        int line = lineOf(cell, offset);
        String message = TEXTS.format("compile.incomplete", line);
        return new CellException("CompilationError", message, List.of(message, "    " + lineText(cell, line)));
    }

    /** Names that a declaration uses and that do not exist yet. */
    static CellException ofUnresolved(String name, List<String> missing) {
        String message = TEXTS.format("unresolved", name, String.join(", ", missing));
        return new CellException("UnresolvedReference", message, List.of(message));
    }

    static CellException ofInterruption() {
        String message = TEXTS.format("interrupted");
        return new CellException("Interrupted", message, List.of(message));
    }

    /** What the cell threw. Our own errors are addressed to the user: their message says it all. */
    static CellException of(Throwable thrown, String cell, int line) {
        if (thrown instanceof InvalidInputException || thrown instanceof IntegrityException) {
            String message = String.valueOf(thrown.getMessage());
            return new CellException(thrown.getClass().getSimpleName(), message, List.of(message.split("\n")));
        }
        List<String> lines = new ArrayList<>();
        lines.add(describe(thrown));
        Throwable cause = thrown.getCause();
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            lines.add(TEXTS.format("cause", describe(cause)));
            cause = cause.getCause();
        }
        if (line > 0) {
            lines.add(TEXTS.format("at.line", line, lineText(cell, line)));
        }
        lines.add(TEXTS.format("stack.hint"));
        return new CellException(thrown.getClass().getSimpleName(), lines.get(0), lines);
    }

    static int lineOf(String cell, int position) {
        return 1
                + (int) cell.substring(0, Math.min(position, cell.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private static String lineText(String cell, int line) {
        return cell.lines().skip(line - 1L).findFirst().orElse("").strip();
    }

    private static String describe(Throwable thrown) {
        String message = thrown.getMessage();
        String name = thrown.getClass().getSimpleName();
        return message == null || message.isBlank() ? name : TEXTS.format("thrown", name, message);
    }

    private static String message(Diag diagnostic) {
        return diagnostic.getMessage(Locale.FRENCH).strip().replaceAll("\\R\\s*", " ");
    }
}
