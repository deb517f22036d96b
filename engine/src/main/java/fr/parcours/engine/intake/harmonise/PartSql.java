package fr.parcours.engine.intake.harmonise;

import fr.parcours.engine.intake.specification.Part;
import fr.parcours.engine.intake.specification.Source;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.intake.specification.StepSource;
import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.Column;
import fr.parcours.layout.ColumnType;
import fr.parcours.layout.Nomenclatures;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes one part of a specification as SQL: from its table {@code extract_<n>} to rows of the model. */
final class PartSql {

    static final Set<String> COMPUTED = Set.of("journey_id", "certifier", "observed_until");

    private static final String DEPARTEMENT = "residence_departement";

    private final Specification specification;
    private final int number;
    private final Part part;
    private final SourceSql sources;
    private final DateSql dates;

    PartSql(Specification specification, int number, SourceSql sources, DateSql dates) {
        this.specification = specification;
        this.number = number;
        this.part = specification.parts().get(number);
        this.sources = sources;
        this.dates = dates;
    }

    String table() {
        return "extract_" + number;
    }

    /** The conditions of the rows left out, in their order, with the reasons. */
    List<IgnoredRows> ignored() {
        return part.ignore().stream()
                .map(rule -> new IgnoredRows(
                        rule.because(), "coalesce(" + sources.expression(rule.when(), "boolean") + ", false)"))
                .toList();
    }

    /** Rows of an extract that are left out. */
    record IgnoredRows(String because, String condition) {}

    /** One row per row of the part, with a column per attribute of the model. */
    String harmonised() {
        List<String> columns = new ArrayList<>();
        columns.add("row_no");
        columns.add(number + " as part");
        columns.add(text(Part.FILE_NUMBER) + " as file_number");
        columns.add(journeyKey() + " as journey_key");
        columns.add(duplicateKey() + " as duplicate_key");
        for (Column column : Table.JOURNEY.columns()) {
            if (!COMPUTED.contains(column.name())) {
                columns.add(value(column) + " as " + column.name());
            }
        }
        return "select\n    " + String.join(",\n    ", columns) + "\nfrom " + table() + joinedTold();
    }

    /** Whether residences are told by postal code and name. */
    boolean tellsResidence() {
        return part.tellsResidence();
    }

    /** The table of the residences that the part tells by postal code and name. */
    String toldTable() {
        return "told_residence_" + number;
    }

    private String postalCode() {
        return "coalesce(" + text(Part.POSTAL_CODE) + ", '')";
    }

    private String communeName() {
        return "coalesce(" + text(Part.COMMUNE_NAME) + ", '')";
    }

    /** Each pair of a postal code and a name that the part tells, once; one of the two may be empty. */
    String toldPairs() {
        return "select distinct " + postalCode() + " as postal_code, " + communeName() + " as commune_name from "
                + table() + " where " + postalCode() + " <> '' or " + communeName() + " <> ''";
    }

    private String joinedTold() {
        return tellsResidence()
                ? "\nleft join " + toldTable() + " on coalesce(" + toldTable() + ".postal_code, '') = " + postalCode()
                        + " and coalesce(" + toldTable() + ".commune_name, '') = " + communeName()
                : "";
    }

    /** One row per row of the part that tells a residence so: how it was resolved. */
    String toldMatches() {
        String columns = Stream.of(Part.POSTAL_CODE, Part.COMMUNE_NAME)
                .flatMap(attribute -> part.source(attribute).stream())
                .map(sources::columnName)
                .collect(Collectors.joining(", "));
        return "select row_no, concat_ws(' + ', " + columns + ") as column_name, told_match as match from " + table()
                + joinedTold() + " where told_match is not null";
    }

    private String journeyKey() {
        return "concat_ws(chr(31), coalesce(" + text("certifier_unit") + ", ''), " + text(Part.FILE_NUMBER) + ")";
    }

    private String duplicateKey() {
        if (specification.manyRowsPerJourney()) {
            return "md5(concat_ws(chr(31), " + number + ", sheet"
                    + IntStream.range(0, part.usedColumns().size())
                            .mapToObj(position -> ", coalesce(c" + position + ", '')")
                            .collect(Collectors.joining())
                    + "))";
        }
        return journeyKey();
    }

    String text(String attribute) {
        return part.source(attribute).map(sources::renamed).orElse(SourceSql.NULL_TEXT);
    }

    String value(Column column) {
        return value(column, column.type().sql());
    }

    /** The value of a column, of a type that its texts can be cast to. */
    String value(Column column, String type) {
        Optional<Source> source = part.source(column.name());
        if (tellsResidence() && column.name().equals(CommuneSql.COLUMN)) {
            return "told_commune";
        }
        if (tellsResidence() && column.name().equals(DEPARTEMENT)) {
            return "coalesce("
                    + source.map(given -> sources.coded(given, Nomenclatures.get("departement"), type))
                            .orElse(SourceSql.NULL_TEXT)
                    + ", told_departement)";
        }
        if (source.isEmpty()) {
            return column.name().equals(DEPARTEMENT)
                    ? CommuneSql.departement(CommuneSql.code(text(CommuneSql.COLUMN)))
                    : "null::" + column.type().sql();
        }
        if (column.nomenclature().isPresent()) {
            return sources.coded(
                    source.get(), Nomenclatures.get(column.nomenclature().get()), type);
        }
        String text = sources.renamed(source.get());
        if (column.name().equals(CommuneSql.COLUMN)) {
            return CommuneSql.code(text);
        }
        return column.type() == ColumnType.INTEGER ? number(text) : text;
    }

    /** Whole numbers as people write them: no sign, no leading zero. */
    private static String number(String origin) {
        String value = "try_cast(" + origin + " as integer)";
        return "case when " + value + "::varchar = " + origin + " and " + value + " >= 0 then " + value + " end";
    }

    /** One row per row of the part and step of the specification that has any value. */
    List<String> steps(int firstPosition) {
        List<StepSource> steps = part.allSteps();
        return IntStream.range(0, steps.size())
                .mapToObj(i -> step(firstPosition + i, steps.get(i)))
                .toList();
    }

    private String step(int position, StepSource step) {
        String dateSource = sources.origin(step.date());
        String outcomeSource = step.outcome().map(sources::origin).orElse(SourceSql.NULL_TEXT);
        String mapped = step.outcome().map(this::outcome).orElse(SourceSql.NULL_TEXT);
        String detail = step.detail().map(sources::renamed).orElse(SourceSql.NULL_TEXT);
        String type = step.step()
                .map(StepType::name)
                .map(SqlText::literal)
                .orElseGet(() -> sources.stepType(step.type().orElseThrow()));
        String typeSource = step.type().map(sources::raw).orElse(SourceSql.NULL_TEXT);
        String outcome = step.type()
                .map(source -> "coalesce(" + sources.stepOutcome(source) + ", " + mapped + ")")
                .orElse(mapped);
        return "select row_no, " + scope() + " as scope, " + position + " as position, "
                + type + " as step, "
                + date(step.date()) + " as step_date, "
                + outcome + " as outcome, " + detail + " as detail, "
                + dateSource + " as date_source, " + outcomeSource + " as outcome_source, "
                + typeSource + " as type_source, "
                + sources.columnName(step.date()) + " as date_column, "
                + step.outcome().map(sources::columnName).orElse(SourceSql.NULL_TEXT) + " as outcome_column"
                + " from " + table() + " where " + exists(step, type, dateSource, outcomeSource);
    }

    private String scope() {
        return specification.scope() == Specification.Scope.ROW ? "row_no::varchar" : journeyKey();
    }

    /** A constant outcome does not make a step exist; a code that stands for no step makes none. */
    private static String exists(StepSource step, String type, String dateSource, String outcomeSource) {
        if (step.type().isPresent()) {
            return type + " is not null";
        }
        boolean fromFile =
                step.outcome().filter(source -> !source.columns().isEmpty()).isPresent();
        return dateSource + " is not null" + (fromFile ? " or " + outcomeSource + " is not null" : "");
    }

    /** Whether a row tells the date or the outcome of a step: it then has to say which step. */
    private String told(StepSource step) {
        return Stream.concat(Stream.of(step.date()), step.outcome().stream())
                .map(source -> source.columns().isEmpty() ? "false" : sources.origin(source) + " is not null")
                .collect(Collectors.joining(" or "));
    }

    static boolean outcomeFromFile(StepSource step) {
        return step.outcome().filter(source -> !source.columns().isEmpty()).isPresent();
    }

    String outcome(Source source) {
        return outcome(source, ColumnType.STRING.sql());
    }

    /** The outcome of a step, of a type that its text can be cast to. */
    String outcome(Source source, String type) {
        return sources.coded(source, Nomenclatures.get("outcome"), type);
    }

    /** The date that a text means, read by the query engine; it may be out of all bounds. */
    String parsedDate(Source source) {
        return DateSql.parsed(sources.origin(source), forms(source), specification.twoDigitYears());
    }

    String date(Source source) {
        return dates.date(sources.origin(source), forms(source), specification.twoDigitYears());
    }

    private List<String> forms(Source date) {
        return date.dates().isEmpty() ? specification.dates() : date.dates();
    }

    /** The faults of values that could not be translated: one select per source that can have one. */
    List<ValueFault> valueFaults() {
        return untranslated().stream()
                .map(fault -> new ValueFault(
                        fault.kind(),
                        "select row_no, " + sources.columnName(fault.source()) + " as column_name, "
                                + "coalesce(" + sources.raw(fault.source()) + ", '') as value from " + table()
                                + " where "
                                + fault.condition()))
                .toList();
    }

    /** The attributes whose text may lack a translation, with their sources. */
    Map<String, Source> translated() {
        Map<String, Source> translated = new LinkedHashMap<>();
        for (Column column : Table.JOURNEY.columns()) {
            part.source(column.name())
                    .filter(source -> source.constant().isEmpty() && !COMPUTED.contains(column.name()))
                    .filter(source -> column.nomenclature().isPresent() || column.type() == ColumnType.INTEGER)
                    .ifPresent(source -> translated.put(column.name(), source));
        }
        return translated;
    }

    private record Untranslated(ValueFault.Kind kind, Source source, String condition) {}

    private List<Untranslated> untranslated() {
        List<Untranslated> faults = new ArrayList<>();
        for (Column column : Table.JOURNEY.columns()) {
            Optional<Source> source = part.source(column.name());
            if (source.isEmpty() || source.get().constant().isPresent() || COMPUTED.contains(column.name())) {
                continue;
            }
            if (column.nomenclature().isPresent()) {
                faults.add(unknownCode(source.get(), column.nomenclature().get()));
            } else if (column.type() == ColumnType.INTEGER) {
                String text = sources.renamed(source.get());
                faults.add(new Untranslated(
                        ValueFault.Kind.INVALID_NUMBER,
                        source.get(),
                        text + " is not null and " + number(text) + " is null"));
            } else if (column.name().equals(CommuneSql.COLUMN)) {
                String text = sources.renamed(source.get());
                faults.add(new Untranslated(
                        ValueFault.Kind.UNKNOWN_CODE,
                        source.get(),
                        text + " is not null and not " + CommuneSql.valid(text)));
            }
        }
        for (StepSource step : part.allSteps()) {
            step.type()
                    .ifPresent(type -> faults.add(new Untranslated(
                            ValueFault.Kind.UNKNOWN_CODE,
                            type,
                            "(" + sources.unknown(type) + ") or (" + sources.raw(type) + " is null and (" + told(step)
                                    + "))")));
        }
        return faults;
    }

    private Untranslated unknownCode(Source source, String nomenclature) {
        String raw = sources.raw(source);
        String condition = source.values().isEmpty()
                ? raw + " is not null and "
                        + sources.coded(source, Nomenclatures.get(nomenclature), ColumnType.STRING.sql()) + " is null"
                : sources.unknown(source);
        return new Untranslated(ValueFault.Kind.UNKNOWN_CODE, source, condition);
    }
}
