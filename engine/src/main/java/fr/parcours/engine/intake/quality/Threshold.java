package fr.parcours.engine.intake.quality;

import java.util.OptionalDouble;

/**
 * From when on a finding counts. A threshold is compared with the measure of the check: a share of the rows or, for
 * volumes, the relative change.
 *
 * <p>A finding of fewer than {@value #FEW} rows says nothing about an extract and stays within, unless the threshold is
 * zero, which asks for all of them.
 *
 * @param warnAbove measure above which a finding is to be examined
 * @param stopAbove measure above which it is blocking, empty when none is
 */
public record Threshold(double warnAbove, OptionalDouble stopAbove) {

    /** Findings of fewer rows are not judged. */
    public static final long FEW = 5;

    static Threshold warn(double warnAbove) {
        return new Threshold(warnAbove, OptionalDouble.empty());
    }

    Threshold stop(double above) {
        return new Threshold(warnAbove, OptionalDouble.of(above));
    }

    /**
     * Judges a finding.
     *
     * @param measure share or relative change
     * @param rows rows touched
     * @return the verdict
     */
    public Verdict judge(double measure, long rows) {
        if (stopAbove.isPresent() && exceeds(measure, rows, stopAbove.getAsDouble())) {
            return Verdict.BLOCKING;
        }
        return exceeds(measure, rows, warnAbove) ? Verdict.EXAMINE : Verdict.WITHIN;
    }

    private static boolean exceeds(double measure, long rows, double limit) {
        return measure > limit && (rows >= FEW || limit == 0);
    }
}
