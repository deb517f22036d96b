package fr.parcours.engine.intake.specification;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One kind of files of an extract. Most extracts have one part; where a certifier sends journeys in one file and their
 * events in another, each is a part, and rows of all parts meet by the certifier's file number.
 *
 * @param match pattern of the names of its files, such as {@code *jurys*.csv}; {@code *} takes all
 * @param format format of its files
 * @param columnOrder whether the header must have the columns in the order of {@code columns}, key {@code column_order}
 * @param otherColumns whether a file may have other columns, key {@code other_columns}
 * @param columns the columns of its files, empty if they are looked up by name
 * @param ignore rows left out
 * @param journey attributes of the journey, by column of the model, with {@code file_number} for the certifier's own
 *     number, {@code residence_postal_code} and {@code residence_commune_name} for a residence without a code
 * @param steps steps of the journey
 */
public record Part(
        String match,
        @JsonProperty(required = true) FileFormat format,
        @JsonProperty("column_order") ColumnOrder columnOrder,
        @JsonProperty("other_columns") OtherColumns otherColumns,
        List<ColumnSpec> columns,
        List<IgnoreRule> ignore,
        @JsonProperty(required = true) Map<String, Source> journey,
        List<StepSource> steps) {

    /** Name of the attribute that holds the certifier's own file number. */
    public static final String FILE_NUMBER = "file_number";

    /** Name of the attribute that holds a postal code, from which the commune of residence is found. */
    public static final String POSTAL_CODE = "residence_postal_code";

    /** Name of the attribute that holds a name of a commune, from which the commune of residence is found. */
    public static final String COMMUNE_NAME = "residence_commune_name";

    /** Attributes that are read but not kept. */
    static final Set<String> NOT_KEPT = Set.of(FILE_NUMBER, POSTAL_CODE, COMMUNE_NAME);

    /** Whether columns must come in their order. */
    public enum ColumnOrder {
        /** They must: a displaced column refuses the file. */
        @JsonProperty("exact")
        EXACT,
        /** They are looked up by name. */
        @JsonProperty("any")
        ANY
    }

    /** Whether a file may have columns that the specification does not name. */
    public enum OtherColumns {
        /** It may not. */
        @JsonProperty("refuse")
        REFUSE,
        /** It may; they are not read. */
        @JsonProperty("ignore")
        IGNORE
    }

    /** Copies the collections; absent parts take their defaults. */
    public Part {
        match = match == null ? "*" : match;
        columns = columns == null ? List.of() : List.copyOf(columns);
        columnOrder = columnOrder == null ? (columns.isEmpty() ? ColumnOrder.ANY : ColumnOrder.EXACT) : columnOrder;
        otherColumns =
                otherColumns == null ? (columns.isEmpty() ? OtherColumns.IGNORE : OtherColumns.REFUSE) : otherColumns;
        ignore = ignore == null ? List.of() : List.copyOf(ignore);
        journey = Collections.unmodifiableMap(new LinkedHashMap<>(journey));
        steps = steps == null ? List.of() : List.copyOf(steps);
        if (format.type() == FileFormat.Type.XLSX) {
            steps = steps.stream().map(StepSource::withDatesOfCells).toList();
        }
    }

    /**
     * Returns the steps with their repetitions written out.
     *
     * @return the steps, without {@code {n}}
     */
    public List<StepSource> allSteps() {
        return steps.stream().flatMap(step -> step.repetitions().stream()).toList();
    }

    /**
     * Returns the columns that are used, each once, under the first of its possible names.
     *
     * @return the columns with all their possible names and whether a file may do without
     */
    public List<UsedColumn> usedColumns() {
        Map<String, UsedColumn> used = new LinkedHashMap<>();
        journey.values().forEach(source -> add(used, source));
        allSteps().forEach(step -> step.sources().forEach(source -> add(used, source)));
        for (IgnoreRule rule : ignore) {
            Expression.columns(rule.when()).forEach(name -> add(used, List.of(name), Source.Presence.REQUIRED));
        }
        return new ArrayList<>(used.values());
    }

    private void add(Map<String, UsedColumn> used, Source source) {
        source.columns().forEach(names -> add(used, names, source.presence()));
    }

    private void add(Map<String, UsedColumn> used, List<String> names, Source.Presence presence) {
        Set<String> all = new LinkedHashSet<>(names);
        for (ColumnSpec column : columns) {
            if (column.names().stream().anyMatch(names::contains)) {
                all.addAll(column.names());
            }
        }
        used.merge(
                names.get(0),
                new UsedColumn(names.get(0), List.copyOf(all), presence),
                (before, now) -> before.presence() == Source.Presence.REQUIRED ? before : now);
    }

    /**
     * A column that the specification uses.
     *
     * @param name its first name
     * @param names all its possible names
     * @param presence whether a file may do without it
     */
    public record UsedColumn(String name, List<String> names, Source.Presence presence) {}

    /**
     * Reads the files in another format, by name: those this software wrote itself.
     *
     * @param other the format
     * @return this part with that format, any order and other columns ignored
     */
    public Part readAs(FileFormat other) {
        return new Part(match, other, ColumnOrder.ANY, OtherColumns.IGNORE, List.of(), ignore, journey, steps);
    }

    /**
     * Returns this part with its files in UTF-8.
     *
     * @return the part
     */
    public Part utf8() {
        return new Part(match, format.utf8(), columnOrder, otherColumns, columns, ignore, journey, steps);
    }

    /**
     * Returns this part with the header left out of the files: the columns are those that it lists.
     *
     * @return the part
     */
    public Part withoutHeader() {
        return new Part(match, format.withoutHeader(), columnOrder, otherColumns, columns, ignore, journey, steps);
    }

    /**
     * Says whether residences are told by postal code or name of commune instead of a code of commune.
     *
     * @return true if the part gives one of the two
     */
    public boolean tellsResidence() {
        return journey.containsKey(POSTAL_CODE) || journey.containsKey(COMMUNE_NAME);
    }

    /**
     * Returns where an attribute comes from.
     *
     * @param attribute column of the model, {@link #FILE_NUMBER}, {@link #POSTAL_CODE} or {@link #COMMUNE_NAME}
     * @return its source, empty if the part does not give it
     */
    public Optional<Source> source(String attribute) {
        return Optional.ofNullable(journey.get(attribute));
    }
}
