package fr.parcours.engine.analysis;

import fr.parcours.engine.result.Provenance;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Who is in a cohort.
 *
 * @param table one row per stratum, attribute and value, after one for all journeys of the stratum
 * @param provenance where the numbers come from
 * @param profiles one profile per stratum, in the order of the table
 */
public record ProfileResult(ResultTable table, Provenance provenance, List<Profile> profiles) implements Result {

    /** Copies the list. */
    public ProfileResult {
        profiles = List.copyOf(profiles);
    }

    /**
     * The profile of one stratum.
     *
     * @param stratum French label of the stratum, empty when there is only one
     * @param journeys all its journeys, empty when withheld
     * @param parts its journeys by value, the same values in the same order in all strata
     */
    public record Profile(String stratum, OptionalLong journeys, List<Part> parts) {

        /** Copies the list. */
        public Profile {
            parts = List.copyOf(parts);
        }
    }

    /**
     * The journeys that have one value of an attribute.
     *
     * @param attributeFr French label of the attribute
     * @param valueFr French label of the value
     * @param journeys how many, empty when withheld
     * @param share their share of the stratum, empty when withheld
     */
    public record Part(String attributeFr, String valueFr, OptionalLong journeys, OptionalDouble share) {}
}
