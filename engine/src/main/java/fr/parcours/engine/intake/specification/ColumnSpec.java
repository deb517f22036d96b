package fr.parcours.engine.intake.specification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column that a file is expected to have.
 *
 * @param name its name in the specification
 * @param also other names that it had in other years
 * @param start position of its first character in a file of fixed width, from 1
 * @param width number of its characters in a file of fixed width
 */
public record ColumnSpec(
        String name,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> also,

        Optional<Integer> start,
        Optional<Integer> width) {

    /**
     * Reads a column; absent parts are empty.
     *
     * @param name its name
     * @param also other names
     * @param start first character
     * @param width number of characters
     */
    @JsonCreator
    public ColumnSpec(
            @JsonProperty(value = "name", required = true) String name,
            @JsonProperty("also") List<String> also,
            @JsonProperty("start") Optional<Integer> start,
            @JsonProperty("width") Optional<Integer> width) {
        this.name = name;
        this.also = also == null ? List.of() : List.copyOf(also);
        this.start = start == null ? Optional.empty() : start;
        this.width = width == null ? Optional.empty() : width;
    }

    /**
     * Reads a column given by its name only.
     *
     * @param name its name
     * @return the column
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ColumnSpec named(String name) {
        return new ColumnSpec(name, List.of(), Optional.empty(), Optional.empty());
    }

    /**
     * Returns every name of the column.
     *
     * @return its name first
     */
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of(name));
        names.addAll(also);
        return names;
    }
}
