package fr.parcours.engine.result;

import fr.parcours.engine.result.Published.Line;
import fr.parcours.engine.result.ResultColumn.Kind;
import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Reads the numbers of a published table: {@code 0.28}, {@code 0,28}, {@code 28 %}, {@code 42 693}. An empty field is
 * no number.
 */
final class PublishedValues {

    private static final Pattern NUMBER = Pattern.compile("[-−]?\\d+(?:[.,]\\d+)?%?");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u202f]+");
    private static final int PERCENT = 2;

    private final Published published;

    PublishedValues(Published published) {
        this.published = published;
    }

    /** The value of a column, in the unit of the result. */
    OptionalDouble value(Line line, ResultColumn column) {
        OptionalDouble value = number(line, column.name());
        if (value.isPresent() && column.kind() == Kind.RATE && value.getAsDouble() > 1) {
            throw published.refused(line, column.name(), "published.rate");
        }
        if (value.isPresent() && column.kind() == Kind.COUNT && value.getAsDouble() != Math.rint(value.getAsDouble())) {
            throw published.refused(line, column.name(), "published.count");
        }
        return value;
    }

    /** A rounding unit or a tolerance; 0 if there is none. */
    double margin(Line line, String column) {
        double margin = number(line, column).orElse(0);
        if (margin < 0) {
            throw published.refused(line, column, "published.margin");
        }
        return margin;
    }

    /** A number that tells rows apart, such as a horizon. */
    OptionalDouble number(Line line, String column) {
        String text = BLANKS.matcher(published.field(line, column)).replaceAll("");
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (!NUMBER.matcher(text).matches()) {
            throw published.refused(line, column, "published.number");
        }
        boolean isPercentage = text.endsWith("%");
        String digits = (isPercentage ? text.substring(0, text.length() - 1) : text)
                .replace(',', '.')
                .replace('−', '-');
        BigDecimal value = new BigDecimal(digits);
        return OptionalDouble.of((isPercentage ? value.movePointLeft(PERCENT) : value).doubleValue());
    }
}
