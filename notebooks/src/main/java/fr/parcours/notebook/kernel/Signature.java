package fr.parcours.notebook.kernel;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A signature as JShell writes it, taken apart: {@code Cohort Cohort.between(LocalDate from, LocalDate until)},
 * {@code StepType.JURY}, {@code java.util.List<E>} or, of a variable, {@code c:fr.parcours.engine.Cohort}.
 *
 * @param text the signature, whole
 * @param kind what it declares
 * @param name name of the type, or of the owner and its member, dotted and as far qualified as JShell did
 * @param parameters those of a method or constructor
 */
record Signature(String text, Kind kind, String name, List<Parameter> parameters) {

    /** What a signature declares. A field is not told from a nested type. */
    enum Kind {
        /** A type or a field. */
        NAME,
        METHOD,
        CONSTRUCTOR
    }

    /**
     * A parameter.
     *
     * @param type simple name of its type without type arguments
     * @param name its name, empty where the class file does not say it
     */
    record Parameter(String type, Optional<String> name) {}

    /** Newer versions of Java write the components of a record after its name, be it the owner of a method only. */
    private static final Pattern COMPONENTS = Pattern.compile("\\([^()]*\\)(?=[.(])");

    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");
    private static final Pattern ARGUMENTS = Pattern.compile("<[^<>]*>");

    Signature {
        parameters = List.copyOf(parameters);
    }

    static Signature of(String written) {
        String text = COMPONENTS.matcher(written).replaceAll("");
        String erased = erased(text);
        int open = erased.lastIndexOf('(');
        int close = erased.lastIndexOf(')');
        if (open < 0 || close < open) {
            return new Signature(text, Kind.NAME, named(erased), List.of());
        }
        String head = erased.substring(0, open);
        return new Signature(
                text,
                head.indexOf(' ') < 0 ? Kind.CONSTRUCTOR : Kind.METHOD,
                head.substring(head.lastIndexOf(' ') + 1),
                Stream.of(erased.substring(open + 1, close).split(","))
                        .map(String::strip)
                        .filter(parameter -> !parameter.isEmpty())
                        .map(Signature::parameter)
                        .toList());
    }

    /** What the last name belongs to; empty for a name alone. */
    String owner() {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    /** The signature as it is shown: only a name that stands alone keeps its package, to be imported by. */
    String shown() {
        return kind == Kind.NAME ? text : PACKAGE.matcher(text).replaceAll("");
    }

    /** The last name. */
    String member() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Writes a type as signatures are compared: its simple name, without type arguments, varargs as an array. */
    static String simpleType(String written) {
        String type = erased(written).replace("...", "[]").strip();
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static String named(String erased) {
        int colon = erased.indexOf(':');
        boolean isVariable = colon >= 0 && erased.lastIndexOf('.', colon) < 0;
        return isVariable ? erased.substring(colon + 1) : erased.substring(0, colon < 0 ? erased.length() : colon);
    }

    private static Parameter parameter(String written) {
        int space = written.lastIndexOf(' ');
        return space < 0
                ? new Parameter(simpleType(written), Optional.empty())
                : new Parameter(simpleType(written.substring(0, space)), Optional.of(written.substring(space + 1)));
    }

    /** Takes type arguments away. */
    static String erased(String text) {
        String erased = text;
        String before;
        do {
            before = erased;
            erased = ARGUMENTS.matcher(before).replaceAll("");
        } while (!erased.equals(before));
        return erased;
    }
}
