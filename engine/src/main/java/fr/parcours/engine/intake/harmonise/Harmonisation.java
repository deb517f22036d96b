package fr.parcours.engine.intake.harmonise;

import fr.parcours.engine.intake.specification.Part;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SqlText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Brings the rows of an extract to the model, in a session: from the tables {@code extract_<n>}, one per part of the
 * specification, whose columns are {@code c0}, {@code c1}… as text, to {@code harmonised} (one row per row),
 * {@code harmonised_step} (one row per step that a row tells) and {@code told_residence} (one row per row that tells a
 * residence by postal code and name, with how it was resolved).
 *
 * <p>A value that fits no rule becomes missing there; {@link #valueFaults()} finds it.
 */
public final class Harmonisation {

    private final Session session;
    private final Specification specification;
    private final List<PartSql> parts;

    /**
     * Compiles a specification.
     *
     * @param session where it will run
     * @param dates reads dates in that session
     * @param specification the specification
     * @param asOf as-of date of the extract: which values of codes are in force
     * @throws fr.parcours.layout.InvalidInputException if an expression of the specification is not allowed
     */
    public Harmonisation(Session session, DateSql dates, Specification specification, LocalDate asOf) {
        this.session = session;
        this.specification = specification;
        this.parts = IntStream.range(0, specification.parts().size())
                .mapToObj(number -> new PartSql(
                        specification,
                        number,
                        new SourceSql(session, specification.parts().get(number), asOf),
                        dates))
                .toList();
    }

    /**
     * Returns the name of the table that receives the rows of a part.
     *
     * @param part number of the part
     * @return name of a table
     */
    public static String table(int part) {
        return "extract_" + part;
    }

    /** Makes the empty tables that receive the rows as they are. */
    public void createTables() {
        for (int i = 0; i < parts.size(); i++) {
            int columns = specification.parts().get(i).usedColumns().size();
            session.run("create or replace temp table " + table(i) + " (row_no bigint, sheet varchar"
                    + IntStream.range(0, columns)
                            .mapToObj(column -> ", c" + column + " varchar")
                            .collect(Collectors.joining())
                    + ")");
        }
    }

    /** Takes the rows that the specification leaves out to the table {@code ignored_row}, with the reason. */
    public void setIgnoredRowsAside() {
        for (PartSql part : parts) {
            for (PartSql.IgnoredRows rows : part.ignored()) {
                session.run("insert into ignored_row select row_no, " + SqlText.literal(rows.because()) + " from "
                        + part.table() + " where " + rows.condition());
                session.run("delete from " + part.table() + " where " + rows.condition());
            }
        }
    }

    /** Makes the tables {@code harmonised}, {@code harmonised_step} and {@code told_residence}. */
    public void run() {
        session.run("create or replace temp table told_residence (row_no bigint, column_name varchar, match varchar)");
        for (PartSql part : parts) {
            if (part.tellsResidence()) {
                new ToldResidences(session).resolve(part);
                session.run("insert into told_residence\n" + part.toldMatches());
            }
        }
        session.run("create or replace temp table harmonised as\n"
                + parts.stream().map(PartSql::harmonised).collect(Collectors.joining("\nunion all\n")));
        List<String> steps = new ArrayList<>();
        for (PartSql part : parts) {
            steps.addAll(part.steps(steps.size()));
        }
        session.run("create or replace temp table harmonised_step (row_no bigint, scope varchar, position integer,"
                + " step varchar, step_date date, outcome varchar, detail varchar, date_source varchar,"
                + " outcome_source varchar, type_source varchar, date_column varchar, outcome_column varchar)");
        for (String step : steps) {
            session.run("insert into harmonised_step\n" + step);
        }
    }

    /**
     * Returns what finds the values that could not be translated.
     *
     * @return one element per source that can have such values
     */
    public List<ValueFault> valueFaults() {
        return parts.stream().flatMap(part -> part.valueFaults().stream()).toList();
    }

    /**
     * Returns the name of the column of the certifier's file number, for messages.
     *
     * @return name of a column of the first part
     */
    public String keyColumn() {
        return specification
                .parts()
                .get(0)
                .source(Part.FILE_NUMBER)
                .flatMap(source -> source.columns().stream().findFirst())
                .map(names -> names.get(0))
                .orElse(Part.FILE_NUMBER);
    }
}
