package fr.parcours.engine.session;

import fr.parcours.layout.DeniedAccess;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells apart why a statement failed: the user stopped it, the machine lacks something, or the statement is wrong. */
final class Failures {

    private static final Texts TEXTS = Texts.of(Session.class);
    private static final Pattern DENIED = Pattern.compile("file \"([^\"]+)\": Permission denied");

    private Failures() {}

    static RuntimeException of(String sql, SQLException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("INTERRUPT")) {
            return new CancelledException(TEXTS.format("cancelled"));
        }
        if (message.contains("Out of Memory") || message.contains("could not allocate")) {
            return new InvalidInputException(TEXTS.format("memory"), e);
        }
        if (message.contains("No space left on device")) {
            return new InvalidInputException(TEXTS.format("disk"), e);
        }
        Matcher denied = DENIED.matcher(message);
        if (denied.find()) {
            return DeniedAccess.at(Path.of(denied.group(1)), e);
        }
        return new QueryFailedException(sql, e);
    }
}
