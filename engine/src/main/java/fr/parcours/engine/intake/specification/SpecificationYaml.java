package fr.parcours.engine.intake.specification;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of a specification as they are written: the keys of a part stand at the top when there is only one.
 *
 * <p>The JSON Schema in {@code docs/specification.schema.json} describes the same keys; a test compares the two.
 */
record SpecificationYaml(
        @JsonProperty(required = true) String specification,
        @JsonProperty(required = true) int version,
        @JsonProperty(required = true) String title,
        @JsonProperty(required = true) String certifier,
        @JsonProperty(required = true) Specification.RowUnit row,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> dates,

        @JsonProperty("two_digit_years") Integer twoDigitYears,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> missing,

        List<Part> parts,
        FileFormat format,
        @JsonProperty("column_order") Part.ColumnOrder columnOrder,
        @JsonProperty("other_columns") Part.OtherColumns otherColumns,
        List<ColumnSpec> columns,
        List<IgnoreRule> ignore,
        Map<String, Source> journey,
        List<StepSource> steps,
        Optional<Identity> identity,
        Map<String, Generalisation> generalise,
        Map<String, CheckRule> checks,
        Specification.Limits limits) {

    boolean hasTopLevelPart() {
        return format != null || journey != null || steps != null || columns != null || ignore != null;
    }

    Specification specification(String yaml) {
        List<Part> all = parts != null
                ? parts
                : List.of(new Part("*", format, columnOrder, otherColumns, columns, ignore, journey, steps));
        List<String> given = dates == null ? List.of() : dates;
        boolean anySpreadsheet = all.stream().anyMatch(part -> part.format().type() == FileFormat.Type.XLSX);
        return new Specification(
                specification,
                version,
                title,
                certifier,
                row,
                anySpreadsheet ? DateForms.ofCells(given) : given,
                twoDigitYears == null ? Specification.DEFAULT_TWO_DIGIT_YEARS : twoDigitYears,
                missing == null ? List.of() : missing,
                all,
                identity == null ? Optional.empty() : identity,
                generalise == null ? Map.of() : generalise,
                checks == null ? Map.of() : checks,
                limits == null ? Specification.Limits.DEFAULTS : limits,
                yaml);
    }
}
