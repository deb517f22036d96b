package fr.parcours.engine.stats.area;

import fr.parcours.engine.stats.Confidence;
import java.util.List;

/**
 * A directly standardised rate: the rate an area would have with the composition of a standard population.
 *
 * <p><b>Formula.</b> With d events in a time at risk T per stratum and weights w = standard/Σ standard: rate r = Σ
 * w·d/T, variance v = Σ w²·d/T². Gamma limits of Fay and Feuer with m = max w/T: v/(2r)·χ²(α/2; 2r²/v) and (v +
 * m²)/(2(r + m))·χ²(1 − α/2; 2(r + m)²/(v + m²)); the lower one 0 without events.
 *
 * <p><b>Edges.</b> A stratum without time at risk but with a weight leaves the rate undefined: {@code NaN}; merge
 * strata. Strata without weight do not count in the standardised rate. A stratum of little time and much weight makes
 * the upper limit wide.
 *
 * <p><b>Accuracy.</b> Equal to R 4.2.2 {@code epitools::ageadjust.direct} 0.5-10.1 within a relative 1e-10.
 *
 * <p><b>Reference.</b> Fay M. P. and Feuer E. J. (1997), Confidence intervals for directly standardized rates: a method
 * based on the gamma distribution, Stat. Med. 16, 791–801.
 *
 * @param crude Σ d/Σ T, events per unit of time; {@code NaN} without any time
 * @param estimate standardised rate, in the same unit
 * @param variance its variance
 * @param lower lower limit
 * @param upper upper limit
 */
public record StandardizedRate(double crude, double estimate, double variance, double lower, double upper) {

    /**
     * Standardises.
     *
     * @param events events, by stratum
     * @param personTime time at risk, by stratum, zero or more; without it there can be no event
     * @param standard standard population, by stratum, zero or more, in any unit
     * @param level confidence level strictly between 0 and 1
     * @return the rate
     * @throws IllegalArgumentException if a number is impossible or lengths differ
     */
    public static StandardizedRate of(List<Long> events, List<Double> personTime, List<Double> standard, double level) {
        double tail = new Confidence(level).tail();
        Strata.checkRates(events, personTime, standard);
        double whole = Strata.total(standard);
        double allEvents = 0;
        double rate = 0;
        double variance = 0;
        double largest = 0;
        for (int i = 0; i < events.size(); i++) {
            allEvents += events.get(i);
            if (standard.get(i) > 0) {
                double weight = standard.get(i) / whole / personTime.get(i);
                rate += weight * events.get(i);
                variance += weight * weight * events.get(i);
                largest = Math.max(largest, weight);
            }
        }
        double crude = allEvents / personTime.stream().mapToDouble(time -> time).sum();
        if (!Double.isFinite(largest)) {
            return new StandardizedRate(crude, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double high = rate + largest;
        double spread = variance + largest * largest;
        return new StandardizedRate(
                crude,
                rate,
                variance,
                rate == 0 ? 0 : variance / (2 * rate) * Quantiles.chiSquare(tail, 2 * rate * rate / variance),
                spread / (2 * high) * Quantiles.chiSquare(1 - tail, 2 * high * high / spread));
    }
}
