package fr.parcours.engine.result;

import java.time.LocalDate;
import java.util.List;

/**
 * Where the numbers of a result come from: enough to understand them, cite them and compute them again.
 *
 * @param cohort name of the cohort
 * @param definitionFr definition of the cohort in French, one sentence
 * @param definitionEn the same in English
 * @param method the method and its conventions, in French
 * @param measure whether the result follows a cohort or counts a stock
 * @param regions codes of the regions read
 * @param campaigns campaigns read, oldest first
 * @param asKnownAt campaign at which the data are taken, the last one unless asked otherwise
 * @param observedUntil latest as-of date among the extracts read
 * @param simulated whether any of the data are simulated
 * @param protection the disclosure rule applied, in French; says so when none was
 * @param isProtected whether any was; raw numbers are marked as such in every form
 * @param warnings what the reader should know, in French
 * @param sql the statements that ran
 */
public record Provenance(
        String cohort,
        String definitionFr,
        String definitionEn,
        String method,
        Population measure,
        List<String> regions,
        List<String> campaigns,
        String asKnownAt,
        LocalDate observedUntil,
        boolean simulated,
        String protection,
        boolean isProtected,
        List<String> warnings,
        List<String> sql) {

    /** What is counted. */
    public enum Population {
        /** Journeys followed over time from their entry. */
        COHORT,
        /** Events counted in a calendar period, whatever the entry of their journeys. */
        STOCK
    }

    /** Copies the lists. */
    public Provenance {
        regions = List.copyOf(regions);
        campaigns = List.copyOf(campaigns);
        warnings = List.copyOf(warnings);
        sql = List.copyOf(sql);
    }
}
