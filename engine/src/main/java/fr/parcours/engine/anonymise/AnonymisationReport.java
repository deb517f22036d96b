package fr.parcours.engine.anonymise;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an anonymisation did: counts, columns and places, never a value.
 *
 * @param keyFingerprint fingerprint of the key of the certifiers
 * @param rowsRead rows of the table
 * @param rowsWritten rows of the output
 * @param malformedRows rows left out because they have another number of fields than the header
 * @param malformedPlaces where the first of them stand
 * @param leftOut rows left out by the specification, by reason
 * @param emptyRows rows without any value
 * @param rowsWithoutFileNumber rows written without the pseudonym of a journey
 * @param persons rows by whether their person has a pseudonym, or why not
 * @param notGeneralised by column, values that could not be generalised and were left out
 * @param columns columns of the output
 * @param findings what looks like identities in the output
 */
public record AnonymisationReport(
        String keyFingerprint,
        long rowsRead,
        long rowsWritten,
        long malformedRows,
        List<LeakFinding.Place> malformedPlaces,
        Map<String, Long> leftOut,
        long emptyRows,
        long rowsWithoutFileNumber,
        Map<Outcome, Long> persons,
        Map<String, Long> notGeneralised,
        List<String> columns,
        List<LeakFinding> findings) {

    /** Copies the collections. */
    public AnonymisationReport {
        malformedPlaces = List.copyOf(malformedPlaces);
        EnumMap<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        counts.putAll(persons);
        persons = Collections.unmodifiableMap(counts);
        notGeneralised = Collections.unmodifiableMap(new LinkedHashMap<>(notGeneralised));
        leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
        columns = List.copyOf(columns);
        findings = List.copyOf(findings);
    }
}
