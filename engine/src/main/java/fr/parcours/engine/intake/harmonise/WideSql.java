package fr.parcours.engine.intake.harmonise;

import fr.parcours.engine.intake.StepOrder;
import fr.parcours.engine.intake.harmonise.WideColumns.Slot;
import fr.parcours.engine.intake.specification.DateForm;
import fr.parcours.engine.intake.specification.Part;
import fr.parcours.engine.intake.specification.Source;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.intake.specification.StepSource;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.Column;
import fr.parcours.layout.ColumnType;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes a specification of one row per journey as one statement: each row with its attributes, its steps in columns,
 * and whether there is the least doubt about it. The expressions are those of the ordinary way.
 */
public final class WideSql {

    private static final int MAX_SLOTS = 60;
    private static final String RAW = "raw_";
    private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);
    private static final String SPACES = "'(^[\\s\\p{Z}\\x{01}-\\x{1f}\\x{85}])|([\\s\\p{Z}\\x{01}-\\x{1f}\\x{85}]$)"
            + "|[\\x{a0}\\x{202f}\\x{ad}\\x{200b}-\\x{200d}\\x{2060}\\x{feff}]'";

    private final Specification specification;
    private final Part part;
    private final PartSql sql;
    private final SourceSql sources;
    private final LocalDate asOf;
    private final WideColumns columns;
    private final List<Slot> slots;

    private WideSql(Session session, DateSql dates, Specification specification, LocalDate asOf) {
        this.specification = specification;
        this.part = specification.parts().get(0);
        this.sources = new SourceSql(session, part, asOf);
        this.sql = new PartSql(specification, 0, sources, dates);
        this.asOf = asOf;
        this.columns = new WideColumns(specification);
        this.slots = columns.slots();
        CodeTypes.declare(session);
    }

    /**
     * Says whether a specification can be written so.
     *
     * @param specification a specification
     * @return true if a row tells the whole of a journey, with dates that the query engine reads and no residence to be
     *     looked for by its name
     */
    public static boolean fits(Specification specification) {
        if (specification.manyRowsPerJourney()
                || specification.parts().size() > 1
                || specification.parts().get(0).tellsResidence()) {
            return false;
        }
        List<StepSource> steps = specification.parts().get(0).allSteps();
        return steps.size() <= MAX_SLOTS
                && !steps.isEmpty()
                && steps.stream().allMatch(step -> step.step().isPresent())
                && steps.stream()
                        .flatMap(step -> (step.date().dates().isEmpty()
                                        ? specification.dates()
                                        : step.date().dates())
                                .stream())
                        .allMatch(form -> DateForm.of(form, specification.twoDigitYears())
                                .flatMap(DateForm::strptime)
                                .isPresent());
    }

    /**
     * Compiles a specification that {@link #fits}.
     *
     * @param session parses its expressions
     * @param dates reads dates
     * @param specification the specification
     * @param asOf as-of date of the extract
     * @return its SQL
     */
    public static WideSql of(Session session, DateSql dates, Specification specification, LocalDate asOf) {
        return new WideSql(session, dates, specification, asOf);
    }

    /**
     * Returns the query of all rows: pseudonyms, attributes, slots, and {@code suspect}. Pseudonyms are numbers and
     * codes are of enumerated types, so that more rows fit in memory.
     *
     * @param rows a relation with the columns {@code f0}, {@code f1}… of the file, texts that mean a missing value
     *     being missing there
     * @param positions where the used columns stand in the file, -1 for those it does without
     * @param padded whether values may have white space around them
     * @return a query
     */
    public String rows(String rows, List<Integer> positions, boolean padded) {
        String attributes = columns.stored().map(Column::name).collect(Collectors.joining(", "));
        List<String> values = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            values.add("d" + i);
            values.addAll(columns.outcome(i));
            values.addAll(columns.detail(i));
        }
        return "select journey_number(" + SqlText.literal(specification.certifier() + "|")
                + " || coalesce(certifier_unit, '') || '|' || file_number)::uuid as journey_id,"
                + " person_number(person_id)::uuid as person_id, " + attributes + ", " + String.join(", ", values)
                + ", " + doubts() + " as suspect\nfrom (" + values(used(rows, positions), padded) + ")";
    }

    private static String used(String rows, List<Integer> positions) {
        return "select "
                + IntStream.range(0, positions.size())
                        .mapToObj(i ->
                                (positions.get(i) < 0 ? SourceSql.NULL_TEXT : "f" + positions.get(i)) + " as c" + i)
                        .collect(Collectors.joining(", "))
                + ", null::varchar as sheet from " + rows;
    }

    private String values(String used, boolean padded) {
        List<String> values = new ArrayList<>();
        values.add(sql.text(Part.FILE_NUMBER) + " as file_number");
        values.add(sql.value(Table.JOURNEY.column("person_id")) + " as person_id");
        columns.stored()
                .forEach(column ->
                        values.add("(" + stored(column) + ")::" + CodeTypes.of(column) + " as " + column.name()));
        for (int i = 0; i < slots.size(); i++) {
            StepSource step = slots.get(i).step();
            String date = sources.origin(step.date());
            values.add(date + " as ds" + i);
            values.add(sql.parsedDate(step.date()) + " as d" + i);
            values.add((PartSql.outcomeFromFile(step)
                            ? step.outcome().map(sources::origin).orElseThrow()
                            : SourceSql.NULL_TEXT)
                    + " as os" + i);
            String codes = CodeTypes.of("outcome");
            values.add(step.outcome().map(source -> sql.outcome(source, codes)).orElse("null::" + codes) + " as o" + i);
            values.add(step.detail().map(sources::renamed).orElse(SourceSql.NULL_TEXT) + " as x" + i);
        }
        values.addAll(untranslated());
        values.add("(" + faults(padded) + ") as faulty");
        return "select " + String.join(",\n    ", values) + "\nfrom (" + used + ")";
    }

    /** The value of an attribute; that of a commune is only looked at afterwards, with the doubts. */
    private String stored(Column column) {
        return column.name().equals(CommuneSql.COLUMN)
                ? sql.text(column.name())
                : sql.value(column, CodeTypes.of(column));
    }

    /** The texts behind the values that may lack a translation. */
    private List<String> untranslated() {
        return sql.translated().entrySet().stream()
                .map(entry -> sources.origin(entry.getValue()) + " as " + RAW + entry.getKey())
                .toList();
    }

    /** What is wrong with single values, or may be. */
    private String faults(boolean padded) {
        List<String> faults = new ArrayList<>(List.of("false"));
        sql.ignored().forEach(rows -> faults.add(rows.condition()));
        for (String attribute : List.of(Part.FILE_NUMBER, "person_id")) {
            // These are turned to pseudonyms and leave no text to scan: what may be an identity is looked at the
            // ordinary way. The comparisons spare most texts the regular expression.
            String text = sql.text(attribute);
            faults.add("coalesce(contains(" + text + ", '@') or contains(" + text + ", ' ') or case when " + text
                    + " >= '0' and " + text + " < ':' and length(" + text + ") between 9 and 24 and " + text
                    + " = upper(" + text + ") then regexp_matches(" + text
                    + ", '^[0-9][0-9AB.-]{8,}$') else false end, false)");
        }
        if (padded) {
            for (int i = 0; i < part.usedColumns().size(); i++) {
                faults.add("coalesce(regexp_matches(c" + i + ", " + SPACES + "), false)");
            }
        }
        return String.join(" or ", faults);
    }

    /**
     * What is wrong between the values of a row, or may be. A comparison with a missing date is missing, which counts
     * as no doubt in the end.
     */
    private String doubts() {
        List<String> doubts = new ArrayList<>(List.of("faulty", "file_number is null"));
        sql.translated().keySet().forEach(attribute -> doubts.add(onlyOneOf(RAW + attribute, attribute)));
        String last = SqlText.literal((asOf.isAfter(LAST_DAY) ? LAST_DAY : asOf).toString());
        doubts.add("least(" + columns.dates() + ") <= '1900-01-01'::date");
        doubts.add("greatest(" + columns.dates() + ") > " + last + "::date");
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            doubts.add(onlyOneOf("ds" + i, "d" + i));
            if (PartSql.outcomeFromFile(slot.step())) {
                doubts.add(onlyOneOf("os" + i, "o" + i));
                doubts.add("(o" + i + " is not null and d" + i + " is null)");
            }
            if (slot.type() == StepType.ELIGIBILITY || slot.type() == StepType.JURY) {
                doubts.add("(d" + i + " is not null and o" + i + " is null)");
            }
            if (slot.rank() > 1) {
                doubts.add("(d" + i + " is not null and d" + (i - 1) + " is null)");
                doubts.add("d" + (i - 1) + " >= d" + i);
            }
        }
        for (StepOrder order : StepOrder.ALL) {
            int later = columns.first(order.step());
            int needed = columns.first(order.needed());
            if (later >= 0 && needed >= 0) {
                doubts.add("d" + later + " < d" + needed);
            }
        }
        juryDoubt().ifPresent(doubts::add);
        // As a condition of a case, one that holds spares the rest; as a value, all would be computed.
        return "case when " + String.join("\n    or ", doubts) + " then true else false end";
    }

    /** A text without translation; a translation without a text cannot be. */
    private static String onlyOneOf(String one, String other) {
        return "(" + one + " is null) <> (" + other + " is null)";
    }

    private Optional<String> juryDoubt() {
        int jury = columns.first(StepType.JURY);
        int decision = columns.first(StepType.ELIGIBILITY);
        if (jury < 0 || decision < 0) {
            return Optional.empty();
        }
        String unfavourable = IntStream.range(0, slots.size())
                .filter(i -> slots.get(i).type() == StepType.ELIGIBILITY)
                .mapToObj(i -> "o" + i + " is distinct from 'FAVOURABLE'")
                .collect(Collectors.joining(" and "));
        return Optional.of("(d" + jury + " is not null and " + unfavourable + ")");
    }

    /**
     * Returns what turns the rows into the tables of the model.
     *
     * @return queries over a relation made by {@link #rows}
     */
    public WideTables tables() {
        return new WideTables(specification, columns, asOf);
    }

    /**
     * Returns the columns whose texts are stored as they are: attributes without a code list, and details of steps.
     *
     * @return columns of {@link #rows} by position of the used column behind them
     */
    public Map<Integer, String> texts() {
        Map<Integer, String> texts = new LinkedHashMap<>();
        columns.stored()
                .filter(WideSql::isText)
                .forEach(column ->
                        part.source(column.name()).ifPresent(source -> putSimple(texts, source, column.name())));
        for (int i = 0; i < slots.size(); i++) {
            String column = "x" + i;
            slots.get(i).step().detail().ifPresent(source -> putSimple(texts, source, column));
        }
        return texts;
    }

    /**
     * Returns the columns whose values, where there is no doubt about the row, are codes of a list, numbers, dates, or
     * keys of which it was seen that they are no identity.
     *
     * @return columns of {@link #rows} by position of the used column behind them
     */
    public Map<Integer, String> recognised() {
        Map<Integer, String> recognised = new LinkedHashMap<>();
        part.source(Part.FILE_NUMBER).ifPresent(source -> putSimple(recognised, source, "journey_id"));
        part.source("person_id").ifPresent(source -> putSimple(recognised, source, "person_id"));
        sql.translated().forEach((column, source) -> putSimple(recognised, source, column));
        for (int i = 0; i < slots.size(); i++) {
            StepSource step = slots.get(i).step();
            putSimple(recognised, step.date(), "d" + i);
            String outcome = "o" + i;
            step.outcome().ifPresent(source -> putSimple(recognised, source, outcome));
        }
        recognised.keySet().removeAll(texts().keySet());
        return recognised;
    }

    private static boolean isText(Column column) {
        return column.type() == ColumnType.STRING && column.nomenclature().isEmpty();
    }

    /** Expressions may use part of a value only, and a rule for any other value lets through what nobody knows. */
    private void putSimple(Map<Integer, String> columns, Source source, String column) {
        boolean simple =
                !source.column().isEmpty() && source.values().anyOther(asOf).isEmpty();
        if (simple) {
            columns.putIfAbsent(sources.position(source.column()), column);
        }
    }
}
