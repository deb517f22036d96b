package fr.parcours.notebook.number;

import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.CellText;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.layout.Texts;
import java.text.NumberFormat;
import java.util.Locale;

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
