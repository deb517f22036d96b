package fr.parcours.engine.intake.harmonise;

import fr.parcours.engine.intake.harmonise.WideColumns.Slot;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Turns rows with the columns of {@link WideSql#rows} into the tables of the model, counts and checks them. */
public final class WideTables {

    private static final String NONE = "select 0 as n";

    private final String certifier;
    private final LocalDate asOf;
    private final WideColumns columns;
    private final List<Slot> slots;

    WideTables(Specification specification, WideColumns columns, LocalDate asOf) {
        this.certifier = specification.certifier();
        this.asOf = asOf;
        this.columns = columns;
        this.slots = columns.slots();
    }

    /**
     * Returns the query that puts journeys and steps of the ordinary way into the same columns.
     *
     * @param journeys a relation with the columns of the journey table
     * @param steps a relation with those of the step table
     * @return a query
     */
    public String pivoted(String journeys, String steps) {
        List<String> selected = new ArrayList<>(List.of("j.journey_id", "any_value(j.person_id) as person_id"));
        columns.stored().forEach(column -> selected.add("any_value(j." + column.name() + ") as " + column.name()));
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            String filter =
                    ") filter (where s.step = '" + slot.type().name() + "' and s.rank = " + slot.rank() + ") as ";
            selected.add("any_value(s.step_date" + filter + "d" + i);
            columns.outcome(i).forEach(column -> selected.add("any_value(s.outcome" + filter + column));
            columns.detail(i).forEach(column -> selected.add("any_value(s.detail" + filter + column));
        }
        return "select " + String.join(", ", selected) + ", false as suspect from " + journeys + " as j left join "
                + steps + " as s on s.journey_id = j.journey_id group by j.journey_id";
    }

    /**
     * Returns the query of the journey table.
     *
     * @param wide a relation made by {@link WideSql#rows}
     * @return a query with the columns of the table
     */
    public String journeys(String wide) {
        return "select "
                + Table.JOURNEY.columns().stream()
                        .map(column -> switch (column.name()) {
                            case "certifier" ->
                                SqlText.literal(certifier) + "::" + CodeTypes.of(column) + " as certifier";
                            case "observed_until" -> SqlText.literal(asOf.toString()) + "::date as observed_until";
                            case "journey_id", "person_id" -> digits(column.name()) + " as " + column.name();
                            case "residence_departement" ->
                                "(" + departement() + ")::" + CodeTypes.of(column) + " as residence_departement";
                            default ->
                                columns.isStored(column.name())
                                        ? column.name()
                                        : "null::" + CodeTypes.of(column) + " as " + column.name();
                        })
                        .collect(Collectors.joining(", "))
                + " from " + wide;
    }

    /**
     * Returns the query of the rows whose commune is no code of one: each code is looked at once.
     *
     * @param wide a table made by {@link WideSql#rows}
     * @return a query of one column {@code id}, their row identifiers
     */
    public String misreadCommunes(String wide) {
        String column = CommuneSql.COLUMN;
        return columns.isStored(column)
                ? "select rowid as id from " + wide + " where " + column + " in (select " + column
                        + " from (select distinct " + column + " from " + wide + ") where not "
                        + CommuneSql.valid(column) + ")"
                : "select rowid as id from " + wide + " where false";
    }

    /** The text of a pseudonym. */
    private static String digits(String column) {
        return "replace(" + column + "::varchar, '-', '')";
    }

    /** The département of a row: it follows from the commune if the file does not give it. */
    private String departement() {
        if (columns.isStored("residence_departement")) {
            return "residence_departement";
        }
        return columns.isStored(CommuneSql.COLUMN) ? CommuneSql.departement(CommuneSql.COLUMN) : SourceSql.NULL_TEXT;
    }

    /**
     * Returns the query of the step table. Steps of a journey come in the order of those on disk.
     *
     * @param wide a relation made by {@link WideSql#rows}
     * @return a query with the columns of the table
     */
    public String steps(String wide) {
        String values = columns.outcomesAndDetails().stream()
                .map(column -> ", " + column)
                .collect(Collectors.joining());
        // The text of a pseudonym is made once for a journey, before its row becomes several.
        return "select journey_id, cast(["
                + list(slot -> SqlText.literal(slot.type().name())) + "] as "
                + CodeTypes.of("step") + "[])[slot] as step, step_date, ["
                + list(slot -> Integer.toString(slot.rank())) + "][slot]::integer as rank, "
                + bySlot(columns::outcome) + " as outcome, " + bySlot(columns::detail)
                + " as detail from (select journey_id"
                + values + ", unnest([" + columns.dates() + "]) as step_date, unnest(range(1, " + (slots.size() + 1)
                + ")) as slot from (select " + digits("journey_id") + " as journey_id" + values + ", "
                + columns.dates() + " from " + wide + ")) where step_date is not null";
    }

    private String list(Function<Slot, String> value) {
        return slots.stream().map(value).collect(Collectors.joining(", "));
    }

    private String bySlot(IntFunction<List<String>> column) {
        String branches = IntStream.range(0, slots.size())
                .filter(i -> !column.apply(i).isEmpty())
                .mapToObj(i -> " when " + (i + 1) + " then " + column.apply(i).get(0))
                .collect(Collectors.joining());
        return branches.isEmpty() ? SourceSql.NULL_TEXT : "case slot" + branches + " end";
    }

    /**
     * Returns the query that counts the rows whose candidate has an implausible age.
     *
     * @param wide a relation made by {@link WideSql#rows}
     * @return a query of one number {@code n}
     */
    public String implausibleAge(String wide) {
        return columns.isStored("birth_year")
                ? "select count(*) as n from " + wide + " where year(least(" + columns.dates()
                        + ")) - birth_year not between 14 and 90"
                : NONE;
    }

    /**
     * Returns the query that counts the rows without a step.
     *
     * @param wide a relation made by {@link WideSql#rows}
     * @return a query of one number {@code n}
     */
    public String noStep(String wide) {
        return "select count(*) as n from " + wide + " where coalesce(" + columns.dates() + ") is null";
    }

    /**
     * Returns the query that counts the rows whose level is not one that the certification had between the first step
     * and the extract.
     *
     * @param wide a relation made by {@link WideSql#rows}
     * @return a query of one number {@code n}
     */
    public String levelMismatch(String wide) {
        return columns.isStored("level") && columns.isStored("certification_code")
                ? "select count(*) as n from " + wide + " where level is not null"
                        + " and certification_code in (select code from certification_level) and not exists ("
                        + "from certification_level as known where known.code = certification_code"
                        + " and known.level = level and coalesce(known.valid_from::date <= "
                        + SqlText.literal(asOf.toString()) + "::date, true) and coalesce(known.valid_to::date >= least("
                        + columns.dates() + "), true))"
                : NONE;
    }

    /**
     * Returns the query that counts the rows whose place of residence is in another region: each place is looked up
     * once.
     *
     * @param wide a relation made by {@link WideSql#rows}
     * @param region region of the partition
     * @return a query of one number {@code n}
     */
    public String regionMismatch(String wide, String region) {
        String place = Stream.of("residence_departement", "residence_commune")
                .filter(columns::isStored)
                .collect(Collectors.joining(", "));
        return place.isEmpty()
                ? NONE
                : "select coalesce(sum(journeys), 0)::bigint as n from (select " + place
                        + ", count(*) as journeys from " + wide + " group by all) where " + departement()
                        + " not in (select departement from departement_region where region = "
                        + SqlText.literal(region) + ")";
    }
}
