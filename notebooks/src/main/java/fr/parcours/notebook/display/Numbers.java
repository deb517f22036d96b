package fr.parcours.notebook.display;

import fr.parcours.layout.Texts;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;

/** Numbers as people read them: in French, a narrow no-break space between thousands and a decimal comma. */
public final class Numbers {

    /** What stands for a value withheld by disclosure control. */
    public static final String HIDDEN = "s";

    /** What stands for a value that does not exist. */
    public static final String MISSING = "–";

    private Numbers() {}

    /**
     * Writes a count.
     *
     * @param value the count
     * @return such as {@code 18 941}
     */
    public static String count(long value) {
        return countFormat().format(value);
    }

    /**
     * Writes a proportion with one decimal.
     *
     * @param proportion a number between 0 and 1
     * @return such as {@code 47,3 %}
     */
    public static String percent(double proportion) {
        return percentFormat().format(proportion);
    }

    /**
     * Writes a proportion without decimals, for axes.
     *
     * @param proportion a number between 0 and 1
     * @return such as {@code 40 %}
     */
    public static String wholePercent(double proportion) {
        return fixed(NumberFormat.getPercentInstance(locale()), 0).format(proportion);
    }

    /**
     * Writes a quantity with one decimal.
     *
     * @param value the quantity
     * @return such as {@code 13,6}
     */
    public static String decimal(double value) {
        return decimalFormat().format(value);
    }

    /**
     * Returns the format of counts.
     *
     * @return a new format
     */
    public static NumberFormat countFormat() {
        return NumberFormat.getIntegerInstance(locale());
    }

    /**
     * Returns the format of proportions, with one decimal.
     *
     * @return a new format
     */
    public static NumberFormat percentFormat() {
        return fixed(NumberFormat.getPercentInstance(locale()), 1);
    }

    /**
     * Returns the format of quantities, with one decimal.
     *
     * @return a new format
     */
    public static NumberFormat decimalFormat() {
        return fixed(NumberFormat.getNumberInstance(locale()), 1);
    }

    static Locale locale() {
        return Texts.language().equals(Locale.ENGLISH) ? Locale.UK : Locale.FRANCE;
    }

    private static NumberFormat fixed(NumberFormat format, int decimals) {
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }
}
