package fr.parcours.engine.cli;

import fr.parcours.engine.session.CancelledException;
import fr.parcours.engine.session.QueryFailedException;
import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import fr.parcours.query.QueryException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Tells errors to the user: what is wrong and what to do for their input, where to report it for a defect of ours. The
 * messages of unexpected exceptions may quote data, so only their types and places are shown.
 */
final class ErrorReport implements IExecutionExceptionHandler {

    static final int DEFECT = 1;
    static final int BAD_INPUT = 2;
    static final int CHECK_FAILED = 3;

    private static final Texts TEXTS = Texts.of(ErrorReport.class);

    @Override
    public int handleExecutionException(Exception error, CommandLine commandLine, ParseResult parsed) {
        PrintWriter err = commandLine.getErr();
        if (error instanceof InvalidInputException
                || error instanceof QueryException
                || error instanceof CancelledException) {
            err.println(TEXTS.format("error", error.getMessage()));
            return BAD_INPUT;
        }
        if (error instanceof IntegrityException) {
            err.println(TEXTS.format("error", error.getMessage()));
            return CHECK_FAILED;
        }
        err.println(TEXTS.format("defect"));
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            err.println(cause.getClass().getName());
            for (StackTraceElement frame : cause.getStackTrace()) {
                err.println("    at " + frame);
            }
            if (cause instanceof QueryFailedException failed) {
                err.println(failed.sql());
            }
        }
        return DEFECT;
    }
}
