package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.protect.CurveThinning;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.stats.Exit;
import fr.parcours.engine.stats.KaplanMeier;
import fr.parcours.engine.stats.LifeTable;
import fr.parcours.engine.stats.SurvivalCurve;
import java.util.OptionalDouble;

/**
 * Days that something took, of those that did it: quantiles of counts by number of days. Nothing is censored, so that
 * the curve is the share that took longer, and its quantiles those of the sample.
 */
final class DaysTaken {

    private final LifeTable.Builder table = LifeTable.builder();

    void add(long days, long count) {
        table.add(days, Exit.EVENT, count);
    }

    /**
     * Returns quantiles as they may be shown.
     *
     * @param rule protection
     * @return their reader, in months
     */
    Quantiles quantiles(ProtectionRule rule) {
        SurvivalCurve curve = KaplanMeier.withDefaults().estimate(table.build());
        return new Quantiles(curve, new CurveThinning(rule));
    }

    /**
     * The quantiles of one distribution.
     *
     * @param curve share that took longer
     * @param thinning what may be shown of it
     */
    record Quantiles(SurvivalCurve curve, CurveThinning thinning) {

        /** In months, empty when withheld or when there is none. */
        OptionalDouble months(double probability) {
            OptionalDouble days = thinning.quantile(curve, probability).estimate();
            return days.isPresent() ? OptionalDouble.of(days.getAsDouble() / Months.DAYS) : OptionalDouble.empty();
        }

        Cell cell(double probability) {
            boolean exists = curve.quantile(probability).estimate().isPresent();
            OptionalDouble months = months(probability);
            return exists && months.isEmpty() ? Cell.HIDDEN : Cell.measure(months.orElse(Double.NaN));
        }
    }
}
