package fr.parcours.engine.intake.direct;

import fr.parcours.engine.intake.harmonise.WideSql;

/**
 * The accepted rows of an extract that went the short way.
 *
 * @param table a table of the session: one row per journey, its steps in columns
 * @param sql knows its columns
 */
public record DirectTable(String table, WideSql sql) {

    /**
     * Returns the query of its journeys.
     *
     * @return a query with the columns of the journey table
     */
    public String journeys() {
        return sql.journeys(table);
    }

    /**
     * Returns the query of its steps.
     *
     * @return a query with the columns of the step table
     */
    public String steps() {
        return sql.steps(table);
    }

    /**
     * Returns the query of its journeys in the order of those on disk.
     *
     * @return a query with the columns of the journey table
     */
    public String sortedJourneys() {
        return sql.journeys(sorted());
    }

    /**
     * Returns the query of its steps in the order of those on disk.
     *
     * @return a query with the columns of the step table
     */
    public String sortedSteps() {
        return sql.steps(sorted());
    }

    /** The rows are put in order while they are narrow. */
    private String sorted() {
        return "(select * from " + table + " order by journey_id)";
    }
}
