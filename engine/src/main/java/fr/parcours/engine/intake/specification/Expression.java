package fr.parcours.engine.intake.specification;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An expression in SQL that names columns in braces; braces inside a text in apostrophes are part of the text. */
public final class Expression {

    private static final Pattern COLUMN = Pattern.compile("'(?:[^']|'')*'|\\{((?:[^{}]|\\{n})+)}");

    private Expression() {}

    /**
     * Lists the columns of an expression.
     *
     * @param expression such as {@code left({Code}, 3)}
     * @return their names, each once
     */
    public static List<String> columns(String expression) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = COLUMN.matcher(expression);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                names.add(matcher.group(1));
            }
        }
        return new ArrayList<>(names);
    }

    /**
     * Puts SQL in the place of the columns.
     *
     * @param expression such as {@code left({Code}, 3)}
     * @param column gives the SQL of a column
     * @return plain SQL
     */
    public static String replace(String expression, UnaryOperator<String> column) {
        return COLUMN.matcher(expression)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(1) == null ? match.group() : column.apply(match.group(1))));
    }
}
