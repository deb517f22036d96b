package fr.parcours.engine.result;

/** One cell of a result table. */
public sealed interface Cell {

    /**
     * A text, such as the label of a stratum.
     *
     * @param value the text
     */
    record Text(String value) implements Cell {}

    /**
     * A number of journeys or persons.
     *
     * @param value zero or more; less only as a difference of two numbers
     */
    record Count(long value) implements Cell {}

    /**
     * A measured quantity; its column says the unit.
     *
     * @param value a finite number
     */
    record Measure(double value) implements Cell {}

    /** A value withheld by disclosure control. */
    record Hidden() implements Cell {}

    /** A value that does not exist, such as a median that was not reached. */
    record Missing() implements Cell {}

    /** The one hidden cell. */
    Cell HIDDEN = new Hidden();

    /** The one missing cell. */
    Cell MISSING = new Missing();

    /**
     * Makes a text cell.
     *
     * @param value the text
     * @return the cell
     */
    static Cell text(String value) {
        return new Text(value);
    }

    /**
     * Makes a count cell.
     *
     * @param value the count
     * @return the cell
     */
    static Cell count(long value) {
        return new Count(value);
    }

    /**
     * Makes a measure cell.
     *
     * @param value the number; not finite means that it does not exist
     * @return the cell, {@link #MISSING} if the number is not finite
     */
    static Cell measure(double value) {
        return Double.isFinite(value) ? new Measure(value) : MISSING;
    }
}
