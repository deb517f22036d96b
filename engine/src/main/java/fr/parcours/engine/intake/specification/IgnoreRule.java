package fr.parcours.engine.intake.specification;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Rows of an extract that are left out, and counted.
 *
 * @param because why, in French
 * @param when a condition in SQL over columns in braces, such as {@code {N° dossier} = 'Total'}
 */
public record IgnoreRule(
        @JsonProperty(required = true) String because,
        @JsonProperty(required = true) String when) {}
