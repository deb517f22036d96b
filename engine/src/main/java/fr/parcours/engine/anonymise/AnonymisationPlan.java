package fr.parcours.engine.anonymise;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What each column of a table with identities becomes. A column that the plan does not name is left out.
 *
 * @param certifier code of the certifier
 * @param identity the columns of the traits that make a pseudonym
 * @param dates reads the birth date and the dates to generalise
 * @param missing texts that mean a missing value
 * @param fileNumber column of the certifier's own file number
 * @param unit column of the unit of the certifier, which file numbers belong to
 * @param dropped other columns that name people: left out, and looked for in what is kept
 * @param generalised columns that stay with less in them
 * @param kept columns that stay as they are, in the order of the output with those generalised
 * @param freeText those of the columns kept in which people write what they want
 * @param courseDates those of the columns kept that hold dates of the course: some may be as old as a birth
 * @param leftOut rows that are not written
 */
public record AnonymisationPlan(
        String certifier,
        Traits identity,
        Function<String, Optional<LocalDate>> dates,
        Set<String> missing,
        String fileNumber,
        Optional<String> unit,
        List<String> dropped,
        Map<String, Generalisation> generalised,
        List<String> kept,
        Set<String> freeText,
        Set<String> courseDates,
        List<LeftOut> leftOut) {

    /**
     * Rows that are not written, and counted.
     *
     * @param because why, in French
     * @param columns the columns that the condition reads
     * @param condition SQL that is true for these rows, over {@code c0}, {@code c1}… for the columns
     */
    public record LeftOut(String because, List<String> columns, String condition) {
        /** Copies the list. */
        public LeftOut {
            columns = List.copyOf(columns);
        }
    }

    /**
     * The columns of the traits of a person.
     *
     * @param birthName column of the birth name
     * @param firstName column of the first names
     * @param birthDate column of the full birth date
     * @param sex where the sex comes from
     * @param usageName column of the name in use
     */
    public record Traits(
            String birthName, String firstName, String birthDate, SexSource sex, Optional<String> usageName) {}

    /**
     * Where the sex comes from.
     *
     * @param column its column, empty if the certifier has none: then it is {@link Sex#X} for all
     * @param values texts of the column and what they stand for, case forgiven; F, M and X if there are none
     */
    public record SexSource(Optional<String> column, Map<String, Sex> values) {
        /** Copies the map. */
        public SexSource {
            values = values.isEmpty() ? Map.of("f", Sex.F, "m", Sex.M, "x", Sex.X) : Map.copyOf(values);
        }

        Optional<Sex> read(String text) {
            return Optional.ofNullable(values.get(text))
                    .or(() -> Optional.ofNullable(values.get(text.toLowerCase(java.util.Locale.ROOT))))
                    .or(() -> Optional.ofNullable(values.get(text.toUpperCase(java.util.Locale.ROOT))));
        }
    }

    /** Copies the collections. */
    public AnonymisationPlan {
        missing = Set.copyOf(missing);
        dropped = List.copyOf(dropped);
        generalised = Collections.unmodifiableMap(new LinkedHashMap<>(generalised));
        kept = List.copyOf(kept);
        freeText = Set.copyOf(freeText);
        courseDates = Set.copyOf(courseDates);
        leftOut = List.copyOf(leftOut);
    }
}
