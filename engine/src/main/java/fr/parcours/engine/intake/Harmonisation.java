package fr.parcours.engine.intake;

import fr.parcours.engine.intake.specification.DateForm;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.intake.specification.Specification.Source;
import fr.parcours.engine.intake.specification.Specification.StepSource;
import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.Column;
import fr.parcours.layout.ColumnType;
import fr.parcours.layout.Nomenclatures;
import fr.parcours.layout.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compiles a specification into the SQL that harmonises its extract: from the table {@code extract}, whose columns are
 * {@code c0}, {@code c1}… as text, to the relations {@code harmonised} and {@code harmonised_step} of the model.
 *
 * <p>A value that fits no rule becomes missing there, and a fault beside.
 */
final class Harmonisation {

    private static final Set<String> COMPUTED = Set.of("journey_id", "certifier", "observed_until");
    private static final String NULL_TEXT = "null::varchar";

    private final Specification specification;
    private final Map<String, Integer> positions = new LinkedHashMap<>();

    Harmonisation(Specification specification) {
        this.specification = specification;
        for (String column : specification.columns()) {
            positions.put(column, positions.size());
        }
    }

    /** The table that receives the rows as they are. */
    String extractTable() {
        return "create or replace temp table extract (row_no bigint, sheet varchar, "
                + positions.values().stream()
                        .map(position -> "c" + position + " varchar")
                        .collect(Collectors.joining(", "))
                + ")";
    }

    /** One row per row of the extract, with a column per attribute of the model. */
    String harmonisedTable() {
        List<String> columns = new ArrayList<>();
        columns.add("row_no");
        columns.add(text(Specification.FILE_NUMBER) + " as file_number");
        columns.add(duplicateKey() + " as duplicate_key");
        for (Column column : Table.JOURNEY.columns()) {
            if (!COMPUTED.contains(column.name())) {
                columns.add(value(column) + " as " + column.name());
            }
        }
        return "create or replace temp table harmonised as\nselect\n    " + String.join(",\n    ", columns)
                + "\nfrom extract";
    }

    private String duplicateKey() {
        if (specification.row() == Specification.RowUnit.EVENT) {
            return "md5(concat_ws(chr(31), sheet, "
                    + positions.values().stream()
                            .map(position -> "coalesce(c" + position + ", '')")
                            .collect(Collectors.joining(", "))
                    + "))";
        }
        return "concat_ws(chr(31), " + text("certifier_unit") + ", " + text(Specification.FILE_NUMBER) + ")";
    }

    private String text(String attribute) {
        Source source = specification.journey().get(attribute);
        return source == null ? NULL_TEXT : origin(source);
    }

    private String value(Column column) {
        Source source = specification.journey().get(column.name());
        if (source == null) {
            return column.name().equals("residence_departement")
                    ? departement()
                    : "null::" + column.type().sql();
        }
        if (column.nomenclature().isPresent()) {
            return coded(source, column.nomenclature().get()) + "::"
                    + column.type().sql();
        }
        if (column.type() == ColumnType.INTEGER) {
            return number(origin(source));
        }
        return origin(source);
    }

    /** The département of a commune is in its code, and is only taken if it exists. */
    private String departement() {
        String commune = text("residence_commune");
        String prefix =
                "case when " + commune + " like '97%' then left(" + commune + ", 3) else left(" + commune + ", 2) end";
        return "case when " + prefix + " in (" + codes("departement") + ") then " + prefix + " end";
    }

    /** The text of a source before translation; what the specification translates to nothing is missing. */
    private String origin(Source source) {
        if (source.constant().isPresent()) {
            return SqlText.literal(source.constant().get());
        }
        if (source.sheet().isPresent()) {
            return "sheet";
        }
        String column = "c" + positions.get(source.column().orElseThrow());
        List<String> nothing = source.values().entrySet().stream()
                .filter(entry -> entry.getValue() == null || entry.getValue().isEmpty())
                .map(entry -> SqlText.literal(lower(entry.getKey())))
                .toList();
        return nothing.isEmpty()
                ? column
                : "case when lower(" + column + ") not in (" + String.join(", ", nothing) + ") then " + column + " end";
    }

    private String coded(Source source, String nomenclature) {
        String origin = origin(source);
        if (source.constant().isPresent()) {
            return origin;
        }
        List<String> branches = new ArrayList<>();
        source.values().forEach((text, code) -> {
            if (code != null && !code.isEmpty()) {
                branches.add("when " + SqlText.literal(lower(text)) + " then " + SqlText.literal(code));
            }
        });
        if (branches.isEmpty()) {
            return "case when " + origin + " in (" + codes(nomenclature) + ") then " + origin + " end";
        }
        return "case lower(" + origin + ") " + String.join(" ", branches) + " end";
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static String codes(String nomenclature) {
        return Nomenclatures.get(nomenclature).entries().stream()
                .map(entry -> SqlText.literal(entry.code()))
                .collect(Collectors.joining(", "));
    }

    private static String number(String origin) {
        return "case when regexp_full_match(" + origin + ", '[0-9]{1,9}') then try_cast(" + origin + " as integer) end";
    }

    /** Every form is tried in turn; a year outside 1900-2100 is a misreading, not a date. */
    private String date(String origin) {
        String parsed = specification.dates().stream()
                .map(form -> "try_strptime(" + origin + ", "
                        + SqlText.literal(DateForm.toStrptime(form).orElseThrow()) + ")")
                .collect(Collectors.joining(", ", "coalesce(", ")::date"));
        return "case when year(" + parsed + ") between 1900 and 2100 then " + parsed + " end";
    }

    /** One row per row of the extract and step of the specification that has any value. */
    String stepTable() {
        List<String> selects = new ArrayList<>();
        for (int i = 0; i < specification.steps().size(); i++) {
            selects.add(step(i, specification.steps().get(i)));
        }
        return "create or replace temp table harmonised_step as\n" + String.join("\nunion all\n", selects);
    }

    private String step(int position, StepSource step) {
        String dateSource = origin(step.date());
        String outcomeSource = step.outcome().map(this::origin).orElse(NULL_TEXT);
        String outcome = step.outcome().map(source -> coded(source, "outcome")).orElse(NULL_TEXT);
        String detail = step.detail().map(this::origin).orElse(NULL_TEXT);
        return "select row_no, " + position + " as position, "
                + SqlText.literal(step.step().name()) + " as step, "
                + date(dateSource) + " as step_date, " + outcome + " as outcome, " + detail + " as detail, "
                + dateSource + " as date_source, " + outcomeSource + " as outcome_source, "
                + columnName(step.date()) + " as date_column, "
                + step.outcome().map(this::columnName).orElse(NULL_TEXT) + " as outcome_column"
                + " from extract where " + dateSource + " is not null or " + conditionalOutcome(step, outcomeSource);
    }

    /** A constant outcome does not make a step exist. */
    private static String conditionalOutcome(StepSource step, String outcomeSource) {
        boolean fromColumn = step.outcome().flatMap(Source::column).isPresent();
        return fromColumn ? outcomeSource + " is not null" : "false";
    }

    private String columnName(Source source) {
        return source.column().map(SqlText::literal).orElse(NULL_TEXT);
    }

    /** The faults of attributes whose text could not be translated: one select per attribute that can have one. */
    List<AttributeFault> attributeFaults() {
        List<AttributeFault> faults = new ArrayList<>();
        for (Column column : Table.JOURNEY.columns()) {
            Source source = specification.journey().get(column.name());
            boolean fallible = column.nomenclature().isPresent() || column.type() == ColumnType.INTEGER;
            if (source != null && source.column().isPresent() && fallible && !COMPUTED.contains(column.name())) {
                Check check = column.nomenclature().isPresent() ? Check.UNKNOWN_CODE : Check.INVALID_NUMBER;
                faults.add(new AttributeFault(
                        check,
                        "select extract.row_no, " + columnName(source) + " as column_name, " + origin(source)
                                + " as value from extract inner join harmonised on harmonised.row_no = extract.row_no"
                                + " where " + origin(source) + " is not null and harmonised." + column.name()
                                + " is null"));
            }
        }
        return faults;
    }

    /** A check and the SQL that finds its faults. */
    record AttributeFault(Check check, String sql) {}
}
