package fr.parcours.engine.intake.specification;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * Where a value comes from: one of a column, a constant, the name of the sheet, or an expression.
 *
 * @param column names of the column: the one it has now and those it had in other years
 * @param constant the same value for every row
 * @param sheet {@code name} for the name of the sheet
 * @param sql an expression in SQL over columns in braces, such as {@code left({Code}, 3)}
 * @param values values and the codes they stand for
 * @param presence whether a file may do without the column, key {@code optional}
 * @param dates forms of this date, where they are not those of the specification
 */
public record Source(
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> column,

        Optional<String> constant,
        Optional<String> sheet,
        Optional<String> sql,
        Values values,
        @JsonProperty("optional") Presence presence,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> dates) {

    /** Whether a file may do without a column. */
    public enum Presence {
        /** A file without the column is refused. */
        REQUIRED,
        /** Without the column the value is missing. */
        OPTIONAL;

        /**
         * Reads the key {@code optional}.
         *
         * @param optional true or false
         * @return the presence
         */
        @com.fasterxml.jackson.annotation.JsonCreator
        public static Presence of(boolean optional) {
            return optional ? OPTIONAL : REQUIRED;
        }
    }

    /** Absent parts are empty. */
    public Source {
        column = column == null ? List.of() : List.copyOf(column);
        constant = constant == null ? Optional.empty() : constant;
        sheet = sheet == null ? Optional.empty() : sheet;
        sql = sql == null ? Optional.empty() : sql;
        values = values == null ? Values.NONE : values;
        presence = presence == null ? Presence.REQUIRED : presence;
        dates = dates == null ? List.of() : List.copyOf(dates);
    }

    /**
     * Makes the source of one repetition: {@code {n}} in names and expressions becomes its number.
     *
     * @param n number of the repetition, from 1
     * @return the source; its column may be absent from a file
     */
    Source repetition(int n) {
        String number = Integer.toString(n);
        return new Source(
                column.stream().map(name -> name.replace("{n}", number)).toList(),
                constant,
                sheet,
                sql.map(text -> text.replace("{n}", number)),
                values,
                n == 1 ? presence : Presence.OPTIONAL,
                dates);
    }

    Source withDates(List<String> forms) {
        return new Source(column, constant, sheet, sql, values, presence, forms);
    }

    /**
     * Returns the columns that the value depends on.
     *
     * @return one element per column, each with its possible names
     */
    public List<List<String>> columns() {
        if (!column.isEmpty()) {
            return List.of(column);
        }
        return sql.map(text -> Expression.columns(text).stream().map(List::of).toList())
                .orElse(List.of());
    }
}
