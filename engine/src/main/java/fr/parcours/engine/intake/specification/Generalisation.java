package fr.parcours.engine.intake.specification;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a value that would tell too much is made coarser before it leaves the certifier. */
public enum Generalisation {
    /** A date becomes its year. */
    @JsonProperty("year")
    YEAR,
    /** An address becomes its postal code and commune. */
    @JsonProperty("commune")
    COMMUNE,
    /** An address, a postal code or a commune becomes its département. */
    @JsonProperty("departement")
    DEPARTEMENT
}
