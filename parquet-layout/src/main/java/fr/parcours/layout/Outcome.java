package fr.parcours.layout;

/** The outcomes of the steps that have one. */
public enum Outcome {
    /** Favourable eligibility decision. */
    FAVOURABLE,
    /** Unfavourable eligibility decision. */
    UNFAVOURABLE,
    /** Full validation by a jury. */
    FULL,
    /** Partial validation by a jury. */
    PARTIAL,
    /** No validation by a jury. */
    NONE,
    /** The candidate did not come to the jury. */
    ABSENT
}
