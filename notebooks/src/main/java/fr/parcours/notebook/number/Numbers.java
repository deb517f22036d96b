package fr.parcours.notebook.number;

import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.CellText;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.layout.Texts;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Single numbers written as in the tables of results: in French, {@code 18 941} and {@code 47,3 %}. */
public final class Numbers {

    private Numbers() {}

    /**
     * Writes a count.
     *
     * @param value the count
     * @return such as {@code 18 941}
     */
    public static String count(long value) {
        return show(new Cell.Count(value), Kind.COUNT);
    }

    /**
     * Writes a proportion with one decimal.
     *
     * @param proportion a number between 0 and 1
     * @return such as {@code 47,3 %}
     */
    public static String percent(double proportion) {
        return show(new Cell.Measure(proportion), Kind.RATE);
    }

    /**
     * Writes a count that may be withheld.
     *
     * @param value the count, empty when withheld
     * @return such as {@code 18 941}, or {@code s}
     */
    public static String count(OptionalLong value) {
        return show(value.isPresent() ? new Cell.Count(value.getAsLong()) : Cell.HIDDEN, Kind.COUNT);
    }

    /**
     * Writes a proportion that may be withheld.
     *
     * @param proportion a number between 0 and 1, empty when withheld
     * @return such as {@code 47,3 %}, or {@code s}
     */
    public static String percent(OptionalDouble proportion) {
        return show(proportion.isPresent() ? new Cell.Measure(proportion.getAsDouble()) : Cell.HIDDEN, Kind.RATE);
    }

    /**
     * Writes a number with one decimal.
     *
     * @param value any number
     * @return such as {@code 13,4}
     */
    public static String decimal(double value) {
        return show(new Cell.Measure(value), Kind.MONTHS);
    }

    /**
     * Writes a proportion without decimals, for axes.
     *
     * @param proportion a number between 0 and 1
     * @return such as {@code 40 %}
     */
    public static String wholePercent(double proportion) {
        return NumberFormat.getPercentInstance(locale()).format(proportion);
    }

    /**
     * Returns the country whose forms numbers and dates take.
     *
     * @return France, or the United Kingdom for texts in English
     */
    public static Locale locale() {
        return Texts.language().equals(Locale.ENGLISH) ? Locale.UK : Locale.FRANCE;
    }

    private static String show(Cell cell, Kind kind) {
        return CellText.in(Texts.language()).show(cell, kind);
    }
}
