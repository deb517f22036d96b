package fr.parcours.engine.cohort;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import java.util.List;
import java.util.Map;

/** The keys of a cohort file, as they are written. What is not said is missing. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"cohort", "name", "entry", "from", "until"})
record CohortYaml(
        @JsonProperty(required = true) int cohort,
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) EntryYaml entry,
        String from,
        String until,
        @JsonProperty("clock_from") StepType clockFrom,
        Map<String, Codes> where,
        List<Having> having,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> by,

        @JsonProperty("changing_at") StepType changingAt,
        CohortUnit unit,
        @JsonProperty("observed_from") String observedFrom,
        @JsonProperty("as_known_at") String asKnownAt) {

    /** How journeys enter: {@code occurrence} is {@code first}, {@code any} or a rank. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record EntryYaml(@JsonProperty(required = true) StepType step, Outcome outcome, String occurrence) {}

    /** A condition on another step: {@code had} is true unless told otherwise. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Having(@JsonProperty(required = true) StepType step, Outcome outcome, Boolean had, StepType before) {}
}
