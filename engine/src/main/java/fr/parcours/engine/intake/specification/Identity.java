package fr.parcours.engine.intake.specification;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The columns that name people. They are read where the certifier makes pseudonyms, and nowhere else.
 *
 * @param birthName column of the name at birth, key {@code birth_name}
 * @param firstName column of the first names, key {@code first_name}
 * @param birthDate column of the full date of birth, key {@code birth_date}
 * @param sex column of the sex
 * @param usageName column of the name in use, key {@code usage_name}
 * @param drop other columns that identify people, dropped whatever they hold
 */
public record Identity(
        @JsonProperty(value = "birth_name", required = true) Source birthName,
        @JsonProperty(value = "first_name", required = true) Source firstName,
        @JsonProperty(value = "birth_date", required = true) Source birthDate,
        @JsonProperty(required = true) Source sex,
        @JsonProperty("usage_name") Optional<Source> usageName,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> drop) {

    /** Absent parts are empty. */
    public Identity {
        usageName = usageName == null ? Optional.empty() : usageName;
        drop = drop == null ? List.of() : List.copyOf(drop);
    }

    /**
     * Returns the columns of an identity that the file must have, each with its possible names.
     *
     * @return names of columns
     */
    public List<List<String>> columns() {
        List<List<String>> columns = new ArrayList<>();
        for (Source source : List.of(birthName, firstName, birthDate, sex)) {
            columns.addAll(source.columns());
        }
        usageName.ifPresent(source -> columns.addAll(source.columns()));
        drop.forEach(name -> columns.add(List.of(name)));
        return columns;
    }
}
