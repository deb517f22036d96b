package fr.parcours.engine.intake.harmonise;

import fr.parcours.engine.intake.StepOrder;
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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes a specification of one row per journey as one statement: each row with its attributes, its steps in columns,
 * and whether there is the least doubt about it. The expressions are those of the ordinary way.
 *
 * <p>The steps of a type fill slots from 1 in the order of their dates; slots are in the order of steps on disk.
 */
public final class WideSql {

    private static final int MAX_SLOTS = 60;
    private static final String RAW = "raw_";
    private static final String NONE = "select 0 as n";
    private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);
    private static final String SPACES =
            "'(^[\\s\\p{Z}\\x{01}-\\x{1f}\\x{85}])|([\\s\\p{Z}\\x{01}-\\x{1f}\\x{85}]$)|\\x{a0}|\\x{202f}'";

    private final Specification specification;
    private final Part part;
    private final PartSql sql;
    private final SourceSql sources;
    private final LocalDate asOf;
    private final List<Slot> slots = new ArrayList<>();

    private record Slot(StepType type, int rank, StepSource step) {}

    private WideSql(Session session, DateSql dates, Specification specification, LocalDate asOf) {
        this.specification = specification;
        this.part = specification.parts().get(0);
        this.sources = new SourceSql(session, part, asOf);
        this.sql = new PartSql(specification, 0, sources, dates);
        this.asOf = asOf;
        CodeTypes.declare(session);
        int[] ranks = new int[StepType.values().length];
        for (StepSource step : part.allSteps()) {
            StepType type = step.step().orElseThrow();
            @SuppressWarnings("EnumOrdinal")
            int rank = ++ranks[type.ordinal()];
            slots.add(new Slot(type, rank, step));
        }
        slots.sort(Comparator.comparing((Slot slot) -> slot.type().name()).thenComparingInt(Slot::rank));
    }

    /**
     * Says whether a specification can be written so.
     *
     * @param specification a specification
     * @return true if a row tells the whole of a journey, with dates that the query engine reads
     */
    public static boolean fits(Specification specification) {
        if (specification.manyRowsPerJourney() || specification.parts().size() > 1) {
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
        String attributes = stored().map(Column::name).collect(Collectors.joining(", "));
        List<String> values = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            values.add("d" + i);
            values.addAll(outcome(i));
            values.addAll(detail(i));
        }
        return "select journey_number(" + SqlText.literal(specification.certifier() + "|")
                + " || coalesce(certifier_unit, '') || '|' || file_number)::uuid as journey_id,"
                + " person_number(person_id)::uuid as person_id, " + attributes + ", " + String.join(", ", values)
                + ", " + doubts() + " as suspect\nfrom (" + values(used(rows, positions), padded) + ")";
    }

    private Stream<Column> stored() {
        return Table.JOURNEY.columns().stream().filter(column -> isStored(column.name()));
    }

    /** What the specification does not give is missing everywhere: it takes no room. */
    private boolean isStored(String column) {
        boolean given = part.source(column).isPresent() || column.equals("certifier_unit");
        return given && !PartSql.COMPUTED.contains(column) && !column.equals("person_id");
    }

    /** The column of the outcome of a slot, if its step has one. */
    private List<String> outcome(int slot) {
        return slots.get(slot).step().outcome().isPresent() ? List.of("o" + slot) : List.of();
    }

    /** The column of the detail of a slot, if its step has one. */
    private List<String> detail(int slot) {
        return slots.get(slot).step().detail().isPresent() ? List.of("x" + slot) : List.of();
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
        List<String> columns = new ArrayList<>();
        columns.add(sql.text(Part.FILE_NUMBER) + " as file_number");
        columns.add(sql.value(Table.JOURNEY.column("person_id")) + " as person_id");
        stored().forEach(column -> columns.add(
                "(" + sql.value(column, CodeTypes.of(column)) + ")::" + CodeTypes.of(column) + " as " + column.name()));
        for (int i = 0; i < slots.size(); i++) {
            StepSource step = slots.get(i).step();
            String date = sources.origin(step.date());
            columns.add(date + " as ds" + i);
            columns.add(sql.parsedDate(step.date()) + " as d" + i);
            columns.add((PartSql.outcomeFromFile(step)
                            ? step.outcome().map(sources::origin).orElseThrow()
                            : SourceSql.NULL_TEXT)
                    + " as os" + i);
            String codes = CodeTypes.of("outcome");
            columns.add(
                    step.outcome().map(source -> sql.outcome(source, codes)).orElse("null::" + codes) + " as o" + i);
            columns.add(step.detail().map(sources::renamed).orElse(SourceSql.NULL_TEXT) + " as x" + i);
        }
        columns.addAll(untranslated());
        columns.add("(" + faults(padded) + ") as faulty");
        return "select " + String.join(",\n    ", columns) + "\nfrom (" + used + ")";
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
            // ordinary way. The comparison with digits spares most texts the regular expression.
            String text = sql.text(attribute);
            faults.add("coalesce(contains(" + text + ", '@') or contains(" + text + ", ' ') or case when " + text
                    + " >= '0' and " + text + " < ':' and length(" + text + ") between 9 and 24 then regexp_matches("
                    + text + ", '^[0-9][0-9AB.-]{8,}$') else false end, false)");
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
     * as no doubt in the end: sparing each its own coalesce halves the cost.
     */
    private String doubts() {
        List<String> doubts = new ArrayList<>(List.of("faulty", "file_number is null"));
        sql.translated().keySet().forEach(attribute -> doubts.add(onlyOneOf(RAW + attribute, attribute)));
        String last = SqlText.literal((asOf.isAfter(LAST_DAY) ? LAST_DAY : asOf).toString());
        doubts.add("least(" + numbered("d") + ") < '1900-01-01'::date");
        doubts.add("greatest(" + numbered("d") + ") > " + last + "::date");
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
            int later = first(order.step());
            int needed = first(order.needed());
            if (later >= 0 && needed >= 0) {
                doubts.add("d" + later + " < d" + needed);
            }
        }
        juryDoubt().ifPresent(doubts::add);
        return "coalesce(" + String.join("\n    or ", doubts) + ", false)";
    }

    /** A text without translation; a translation without a text cannot be. */
    private static String onlyOneOf(String one, String other) {
        return "(" + one + " is null) <> (" + other + " is null)";
    }

    private Optional<String> juryDoubt() {
        int jury = first(StepType.JURY);
        int decision = first(StepType.ELIGIBILITY);
        if (jury < 0 || decision < 0) {
            return Optional.empty();
        }
        String unfavourable = IntStream.range(0, slots.size())
                .filter(i -> slots.get(i).type() == StepType.ELIGIBILITY)
                .mapToObj(i -> "o" + i + " is distinct from 'FAVOURABLE'")
                .collect(Collectors.joining(" and "));
        return Optional.of("(d" + jury + " is not null and " + unfavourable + ")");
    }

    private int first(StepType type) {
        return IntStream.range(0, slots.size())
                .filter(i -> slots.get(i).type() == type && slots.get(i).rank() == 1)
                .findFirst()
                .orElse(-1);
    }

    /**
     * Returns the query that puts journeys and steps of the ordinary way into the same columns.
     *
     * @param journeys a relation with the columns of the journey table
     * @param steps a relation with those of the step table
     * @return a query
     */
    public String pivoted(String journeys, String steps) {
        List<String> columns = new ArrayList<>(List.of("j.journey_id", "any_value(j.person_id) as person_id"));
        stored().forEach(column -> columns.add("any_value(j." + column.name() + ") as " + column.name()));
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            String filter =
                    ") filter (where s.step = '" + slot.type().name() + "' and s.rank = " + slot.rank() + ") as ";
            columns.add("any_value(s.step_date" + filter + "d" + i);
            outcome(i).forEach(column -> columns.add("any_value(s.outcome" + filter + column));
            detail(i).forEach(column -> columns.add("any_value(s.detail" + filter + column));
        }
        return "select " + String.join(", ", columns) + ", false as suspect from " + journeys + " as j left join "
                + steps + " as s on s.journey_id = j.journey_id group by j.journey_id";
    }

    /**
     * Returns the query of the journey table.
     *
     * @param wide a relation made by {@link #rows}
     * @return a query with the columns of the table
     */
    public String journeys(String wide) {
        return "select "
                + Table.JOURNEY.columns().stream()
                        .map(column -> switch (column.name()) {
                            case "certifier" ->
                                SqlText.literal(specification.certifier()) + "::" + CodeTypes.of(column)
                                        + " as certifier";
                            case "observed_until" -> SqlText.literal(asOf.toString()) + "::date as observed_until";
                            case "journey_id", "person_id" -> digits(column.name()) + " as " + column.name();
                            case "residence_departement" ->
                                "(" + departement() + ")::" + CodeTypes.of(column) + " as residence_departement";
                            default ->
                                isStored(column.name())
                                        ? column.name()
                                        : "null::" + CodeTypes.of(column) + " as " + column.name();
                        })
                        .collect(Collectors.joining(", "))
                + " from " + wide;
    }

    /** The text of a pseudonym. */
    private static String digits(String column) {
        return "replace(" + column + "::varchar, '-', '')";
    }

    /** The département of a row: it follows from the commune if the file does not give it. */
    private String departement() {
        if (isStored("residence_departement")) {
            return "residence_departement";
        }
        return isStored("residence_commune") ? PartSql.departement("residence_commune") : SourceSql.NULL_TEXT;
    }

    /**
     * Returns the query of the step table. Steps of a journey come in the order of those on disk.
     *
     * @param wide a relation made by {@link #rows}
     * @return a query with the columns of the table
     */
    public String steps(String wide) {
        List<String> stored = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            stored.addAll(outcome(i));
            stored.addAll(detail(i));
        }
        String values = stored.stream().map(column -> ", " + column).collect(Collectors.joining());
        // The text of a pseudonym is made once for a journey, before its row becomes several.
        return "select journey_id, cast(["
                + list(slot -> SqlText.literal(slot.type().name())) + "] as "
                + CodeTypes.of("step") + "[])[slot] as step, step_date, ["
                + list(slot -> Integer.toString(slot.rank())) + "][slot]::integer as rank, "
                + bySlot(this::outcome) + " as outcome, " + bySlot(this::detail) + " as detail from (select journey_id"
                + values + ", unnest([" + numbered("d") + "]) as step_date, unnest(range(1, " + (slots.size() + 1)
                + ")) as slot from (select " + digits("journey_id") + " as journey_id" + values + ", "
                + numbered("d") + " from " + wide + ")) where step_date is not null";
    }

    private String list(Function<Slot, String> value) {
        return slots.stream().map(value).collect(Collectors.joining(", "));
    }

    private String numbered(String letter) {
        return IntStream.range(0, slots.size()).mapToObj(i -> letter + i).collect(Collectors.joining(", "));
    }

    private String bySlot(IntFunction<List<String>> column) {
        String branches = IntStream.range(0, slots.size())
                .filter(i -> !column.apply(i).isEmpty())
                .mapToObj(i -> " when " + (i + 1) + " then " + column.apply(i).get(0))
                .collect(Collectors.joining());
        return branches.isEmpty() ? SourceSql.NULL_TEXT : "case slot" + branches + " end";
    }

    /**
     * Returns the columns whose texts are stored as they are: attributes without a code list, and details of steps.
     *
     * @return columns of {@link #rows} by position of the used column behind them
     */
    public Map<Integer, String> texts() {
        Map<Integer, String> texts = new LinkedHashMap<>();
        stored().filter(WideSql::isText)
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

    /**
     * Returns the query that counts the rows whose candidate has an implausible age.
     *
     * @param wide a relation made by {@link #rows}
     * @return a query of one number {@code n}
     */
    public String implausibleAge(String wide) {
        return isStored("birth_year")
                ? "select count(*) as n from " + wide + " where year(least(" + numbered("d")
                        + ")) - birth_year not between 14 and 90"
                : NONE;
    }

    /**
     * Returns the query that counts the rows whose level is not one that the certification had between the first step
     * and the extract.
     *
     * @param wide a relation made by {@link #rows}
     * @return a query of one number {@code n}
     */
    public String levelMismatch(String wide) {
        return isStored("level") && isStored("certification_code")
                ? "select count(*) as n from " + wide + " where level is not null"
                        + " and certification_code in (select code from certification_level) and not exists ("
                        + "from certification_level as known where known.code = certification_code"
                        + " and known.level = level and coalesce(known.valid_from::date <= "
                        + SqlText.literal(asOf.toString()) + "::date, true) and coalesce(known.valid_to::date >= least("
                        + numbered("d") + "), true))"
                : NONE;
    }

    /**
     * Returns the query that counts the rows whose place of residence is in another region: each place is looked up
     * once.
     *
     * @param wide a relation made by {@link #rows}
     * @param region region of the partition
     * @return a query of one number {@code n}
     */
    public String regionMismatch(String wide, String region) {
        String place = Stream.of("residence_departement", "residence_commune")
                .filter(this::isStored)
                .collect(Collectors.joining(", "));
        return place.isEmpty()
                ? NONE
                : "select coalesce(sum(journeys), 0)::bigint as n from (select " + place
                        + ", count(*) as journeys from " + wide + " group by all) where " + departement()
                        + " not in (select departement from departement_region where region = "
                        + SqlText.literal(region) + ")";
    }
}
