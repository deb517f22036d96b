package fr.parcours.engine.intake;

import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.session.CatalogueQueries;
import fr.parcours.engine.session.Session;
import java.time.LocalDate;
import java.util.Map;

/** Runs the checks over a harmonised extract, in order, and gathers their findings in the table {@code fault}. */
final class RowChecks {

    private final Session session;
    private final CatalogueQueries queries;
    private final Specification specification;

    RowChecks(Session session, Specification specification) {
        this.session = session;
        this.queries = new CatalogueQueries(session);
        this.specification = specification;
    }

    void run(LocalDate asOf) {
        String keyColumn =
                specification.journey().get(Specification.FILE_NUMBER).column().orElse(Specification.FILE_NUMBER);
        find(Check.MISSING_KEY, "intake/missing_key", Map.of("column", keyColumn));
        for (Harmonisation.AttributeFault fault : new Harmonisation(specification).attributeFaults()) {
            session.run(insertion(fault.check()) + " from (" + fault.sql() + ")");
        }
        find(Check.UNKNOWN_CODE, "intake/unknown_outcome", Map.of());
        find(Check.INVALID_DATE, "intake/invalid_date", Map.of());
        find(Check.MISSING_OUTCOME, "intake/missing_outcome", Map.of());
        find(Check.MISSING_DATE, "intake/missing_date", Map.of());
        find(Check.DUPLICATE, "intake/duplicate", Map.of("column", keyColumn));
        find(Check.DATE_ORDER, "intake/date_order", Map.of());
        find(Check.JURY_WITHOUT_ELIGIBILITY, "intake/jury_without_eligibility", Map.of());
        find(Check.AFTER_AS_OF, "intake/after_as_of", Map.of("as_of", asOf));
    }

    private void find(Check check, String query, Map<String, ?> parameters) {
        session.run("create or replace temp table found (row_no bigint, column_name varchar, value varchar)");
        queries.insert("found", query, parameters);
        session.run(insertion(check) + " from found");
    }

    private static String insertion(Check check) {
        return "insert into fault select row_no, " + check.priority() + ", '" + check.key() + "', column_name, value";
    }
}
