package fr.parcours.engine.protect;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.List;
import java.util.Locale;

/**
 * The threshold under which a number of persons is not shown, and how it is not.
 *
 * @param threshold smallest count shown, k; zero is always shown; 0 means no protection
 * @param mode how tables are protected
 */
public record ProtectionRule(int threshold, Mode mode) {

    /** How tables of counts are protected. */
    public enum Mode {
        /** Small counts, and what they could be computed from, are hidden. */
        SECRET,
        /** All counts are rounded to multiples of the threshold; sums stay true. */
        ROUNDED,
        /** Rounding was asked for, of something that cannot be rounded, such as a curve: small numbers are hidden. */
        SECRET_INSTEAD
    }

    /** The usual thresholds. */
    public static final List<Integer> PRESETS = List.of(3, 5, 11, 20);

    private static final int STANDARD = 5;
    private static final int LARGE_GROUPS = 20;
    private static final int NONE = 0;
    private static final Texts TEXTS = Texts.of(ProtectionRule.class);

    /**
     * Hides what is under a threshold.
     *
     * @param threshold smallest count shown; 0 means no protection
     */
    public ProtectionRule(int threshold) {
        this(threshold, Mode.SECRET);
    }

    /** Checks the threshold. */
    public ProtectionRule {
        if (threshold != NONE && threshold < 2) {
            throw new InvalidInputException(TEXTS.format("rule.threshold", threshold));
        }
    }

    /**
     * Returns the rule applied unless another is asked for: counts from 1 to 4 are withheld.
     *
     * @return the rule with threshold 5
     */
    public static ProtectionRule standard() {
        return new ProtectionRule(STANDARD);
    }

    /**
     * Returns a rule with another threshold.
     *
     * @param threshold smallest count shown, at least 2; see {@link #PRESETS}
     * @return the rule
     * @throws InvalidInputException if the threshold is below 2
     */
    public static ProtectionRule of(int threshold) {
        if (threshold == NONE) {
            throw new InvalidInputException(TEXTS.format("rule.threshold", threshold));
        }
        return new ProtectionRule(threshold);
    }

    /**
     * Returns the rule of tables read as results of a group rather than counts, as published rates of employment are:
     * no group under 20 persons. It is the profile {@code --threshold 20}.
     *
     * @return the rule with threshold 20
     */
    public static ProtectionRule largeGroups() {
        return new ProtectionRule(LARGE_GROUPS);
    }

    /**
     * Returns the rule that withholds nothing.
     *
     * @return no protection
     */
    public static ProtectionRule none() {
        return new ProtectionRule(NONE);
    }

    /**
     * Returns the rule that rounds tables of counts to multiples of the threshold instead of hiding cells.
     *
     * @return the rule, with the same threshold
     */
    public ProtectionRule rounded() {
        return active() ? new ProtectionRule(threshold, Mode.ROUNDED) : this;
    }

    /**
     * Returns the rule for what cannot be rounded: curves, models, quantiles, passages.
     *
     * @return this rule unless it rounds
     */
    public ProtectionRule hiding() {
        return mode == Mode.ROUNDED ? new ProtectionRule(threshold, Mode.SECRET_INSTEAD) : this;
    }

    /**
     * Returns the rule that was asked for, whatever it became for something that cannot be rounded.
     *
     * @return the rule of a study
     */
    public ProtectionRule asked() {
        return mode == Mode.SECRET_INSTEAD ? new ProtectionRule(threshold, Mode.ROUNDED) : this;
    }

    /**
     * Returns whether tables of counts are rounded.
     *
     * @return whether they are, rather than hidden in part
     */
    public boolean isRounding() {
        return active() && mode == Mode.ROUNDED;
    }

    /**
     * Returns whether anything is ever withheld.
     *
     * @return false for {@link #none()}
     */
    public boolean active() {
        return threshold != NONE;
    }

    /**
     * Returns whether a count, taken alone, may be shown.
     *
     * @param count zero or more
     * @return true for 0 and from the threshold up
     */
    public boolean shows(long count) {
        return count == 0 || count >= threshold;
    }

    /**
     * Returns whether a share, taken alone, may be shown: its numerator, its denominator and the complement must all be
     * 0 or reach the threshold. What goes for the share goes for its interval.
     *
     * @param part numerator, at most {@code whole}
     * @param whole denominator
     * @return whether the share may be shown
     */
    public boolean showsShare(long part, long whole) {
        return shows(part) && shows(whole) && shows(whole - part);
    }

    /**
     * Says the rule in one sentence, for the line under a table.
     *
     * @param locale French or English
     * @return the sentence
     */
    public String describe(Locale locale) {
        if (!active()) {
            return TEXTS.in(locale, "rule.none");
        }
        return switch (mode) {
            case SECRET -> TEXTS.in(locale, "rule.active", threshold - 1);
            case ROUNDED -> TEXTS.in(locale, "rule.rounded", threshold);
            case SECRET_INSTEAD -> TEXTS.in(locale, "rule.instead", threshold - 1);
        };
    }
}
