package fr.parcours.engine.result;

import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * Writes cells for people: {@code 1 234}, {@code 12,3 %}, {@code 20,5} in French, {@code 1,234}, {@code 12.3%},
 * {@code 20.5} in English; {@code s} for a hidden value and {@code –} for a missing one.
 *
 * <p>Control characters in texts become blanks. French numbers use the narrow no-break space. Not thread-safe.
 */
public final class CellText {

    /** Shown in place of a hidden value. */
    public static final String HIDDEN = "s";

    /** Shown in place of a missing value. */
    public static final String MISSING = "–";

    /** Smaller probabilities of a test are not told apart. */
    private static final double LEAST_PROBABILITY = 0.001;

    private static final double POINTS = 100;

    private final DecimalFormat count;
    private final DecimalFormat rate;
    private final DecimalFormat months;
    private final DecimalFormat ratio;
    private final DecimalFormat probability;

    private CellText(DecimalFormatSymbols symbols, String ratePattern) {
        count = format("#,##0", symbols);
        rate = format(ratePattern, symbols);
        months = format("#,##0.0", symbols);
        ratio = format("#,##0.00", symbols);
        probability = format("0.000", symbols);
    }

    private static DecimalFormat format(String pattern, DecimalFormatSymbols symbols) {
        DecimalFormat format = new DecimalFormat(pattern, symbols);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }

    /**
     * Makes a writer.
     *
     * @param locale English, or else French
     * @return the writer
     */
    public static CellText in(Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setDecimalSeparator(english ? '.' : ',');
        symbols.setGroupingSeparator(english ? ',' : '\u202f');
        return new CellText(symbols, english ? "#,##0.0%" : "#,##0.0\u202f%");
    }

    private String probability(double value) {
        return value < LEAST_PROBABILITY
                ? "<\u202f" + probability.format(LEAST_PROBABILITY)
                : probability.format(value);
    }

    /**
     * Writes a cell.
     *
     * @param cell the cell
     * @param kind what its column holds
     * @return the text
     */
    public String show(Cell cell, ResultColumn.Kind kind) {
        if (cell instanceof Cell.Text text) {
            return text.value().replaceAll("\\p{Cntrl}+", " ");
        }
        if (cell instanceof Cell.Count number) {
            return count.format(number.value());
        }
        if (cell instanceof Cell.Measure measure) {
            return switch (kind) {
                case RATE -> rate.format(measure.value());
                case POINTS -> months.format(POINTS * measure.value());
                case DAYS, HORIZON -> count.format(measure.value());
                case RATIO -> ratio.format(measure.value());
                case PROBABILITY -> probability(measure.value());
                default -> months.format(measure.value());
            };
        }
        return cell instanceof Cell.Hidden ? HIDDEN : MISSING;
    }
}
