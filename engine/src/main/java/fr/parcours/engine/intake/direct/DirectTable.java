package fr.parcours.engine.intake.direct;

import fr.parcours.engine.intake.harmonise.WideTables;

/**
 * The accepted rows of an extract that went the short way.
 *
 * @param table a table of the session: one row per journey, its steps in columns
 * @param tables knows its columns
 */
public record DirectTable(String table, WideTables tables) {

    /**
     * Returns the query of its journeys.
     *
     * @return a query with the columns of the journey table
     */
    public String journeys() {
        return tables.journeys(table);
    }

    /**
     * Returns the query of its steps.
     *
     * @return a query with the columns of the step table
     */
    public String steps() {
        return tables.steps(table);
    }

    /**
     * Returns the query of its journeys in the order of those on disk.
     *
     * @return a query with the columns of the journey table
     */
    public String sortedJourneys() {
        return tables.journeys(sorted());
    }

    /**
     * Returns the query of its steps in the order of those on disk.
     *
     * @return a query with the columns of the step table
     */
    public String sortedSteps() {
        return tables.steps(sorted());
    }

    /** The rows are put in order while they are narrow. */
    private String sorted() {
        return "(select * from " + table + " order by journey_id)";
    }
}
