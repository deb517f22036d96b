package fr.parcours.engine.analysis;

import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.result.Cell;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Rounds figures that combine counts of which some are not shown. With all their digits they would let these counts be
 * solved for; as printed, they do not. Nothing is rounded where nothing is protected.
 *
 * @param rule the rule of protection
 */
record Rounded(ProtectionRule rule) {

    /** A share, to a tenth of a per cent. */
    Cell rate(double value) {
        return round(value, 3);
    }

    /** A number of events expected, with one decimal. */
    Cell expected(double value) {
        return round(value, 1);
    }

    /** A ratio, with two decimals. */
    Cell ratio(double value) {
        return round(value, 2);
    }

    /** The probability of a test, with three decimals. */
    Cell probability(double value) {
        return round(value, 3);
    }

    private Cell round(double value, int decimals) {
        return rule.active() && Double.isFinite(value)
                ? Cell.measure(BigDecimal.valueOf(value)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .doubleValue())
                : Cell.measure(value);
    }
}
