package fr.parcours.engine.analysis;

import fr.parcours.engine.result.Provenance;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;
import java.util.List;

/**
 * The hazard of reaching a step, by interval of time.
 *
 * @param table one row per stratum and interval
 * @param provenance where the numbers come from
 * @param target French name of the step aimed at
 * @param curves the same by stratum
 */
public record HazardResult(ResultTable table, Provenance provenance, String target, List<Curve> curves)
        implements Result {

    /** Copies the list. */
    public HazardResult {
        curves = List.copyOf(curves);
    }

    /**
     * The published intervals of one stratum.
     *
     * @param stratum label of the stratum, empty when there is only one
     * @param pieces by increasing time; none when withheld
     */
    public record Curve(String stratum, List<Piece> pieces) {

        /** Copies the list. */
        public Curve {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * An interval that starts after a time and includes its end.
     *
     * @param fromMonths start, in months of 30.4375 days
     * @param toMonths end
     * @param atRisk journeys still waiting when it begins, rounded by protection
     * @param events journeys that reach the step in it
     * @param hazard reached per month at risk
     * @param lower lower 95 % limit, {@code NaN} where it is not defined
     * @param upper upper 95 % limit, {@code NaN} where it is not defined
     * @param cumulative cumulative hazard of Nelson–Aalen at its end
     * @param cumulativeLower lower 95 % limit, {@code NaN} while the hazard is 0
     * @param cumulativeUpper upper 95 % limit, {@code NaN} while the hazard is 0
     */
    public record Piece(
            int fromMonths,
            int toMonths,
            long atRisk,
            long events,
            double hazard,
            double lower,
            double upper,
            double cumulative,
            double cumulativeLower,
            double cumulativeUpper) {}
}
