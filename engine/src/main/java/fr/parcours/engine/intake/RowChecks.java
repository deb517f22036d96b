package fr.parcours.engine.intake;

import fr.parcours.engine.intake.harmonise.Harmonisation;
import fr.parcours.engine.intake.harmonise.ValueFault;
import fr.parcours.engine.intake.specification.CheckRule.Treatment;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.session.CatalogueQueries;
import fr.parcours.engine.session.RowAppender;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.territory.ResidenceMatch;
import fr.parcours.layout.CertificationLevels;
import fr.parcours.layout.Nomenclature;
import fr.parcours.layout.Nomenclatures;
import fr.parcours.layout.StepType;
import java.time.LocalDate;
import java.util.Map;

/**
 * Runs the checks over a harmonised extract, in order, and gathers what they find in the table {@code fault}; rows with
 * a fault that the specification wants rejected are those of {@code rejecting_fault}.
 */
final class RowChecks {

    private final Session session;
    private final CatalogueQueries queries;
    private final Specification specification;

    RowChecks(Session session, Specification specification) {
        this.session = session;
        this.queries = new CatalogueQueries(session);
        this.specification = specification;
    }

    /** What becomes of the rows that a check finds. */
    static Treatment treatment(Specification specification, Check check) {
        return specification.checks().containsKey(check.key())
                ? specification.checks().get(check.key()).treatment().orElse(check.treatment())
                : check.treatment();
    }

    void run(Harmonisation harmonisation, String region, LocalDate asOf) {
        createTreatments(session, specification);
        String keyColumn = harmonisation.keyColumn();
        find(Check.MISSING_KEY, "intake/missing_key", Map.of("column", keyColumn));
        for (ValueFault fault : harmonisation.valueFaults()) {
            Check check = fault.kind() == ValueFault.Kind.UNKNOWN_CODE ? Check.UNKNOWN_CODE : Check.INVALID_NUMBER;
            session.run(insertion(check) + " from (" + fault.sql() + ")");
        }
        find(Check.UNKNOWN_CODE, "intake/unknown_outcome", Map.of());
        find(Check.INVALID_DATE, "intake/invalid_date", Map.of());
        find(Check.MISSING_OUTCOME, "intake/missing_outcome", Map.of());
        find(Check.MISSING_DATE, "intake/missing_date", Map.of());
        find(Check.DUPLICATE, "intake/duplicate", Map.of("column", keyColumn));
        if (specification.parts().size() > 1) {
            find(Check.ORPHAN, "intake/orphan", Map.of("column", keyColumn));
        }
        if (severalRowsBecomeOneJourney()) {
            find(Check.CONFLICT, "intake/conflict", Map.of());
        }
        find(Check.DATE_ORDER, "intake/date_order", Map.of());
        if (deliversDecisions()) {
            find(Check.JURY_WITHOUT_ELIGIBILITY, "intake/jury_without_eligibility", Map.of());
        }
        find(Check.AFTER_AS_OF, "intake/after_as_of", Map.of("as_of", asOf));
        if (hasSteps()) {
            find(Check.NO_STEP, "intake/no_step", Map.of("column", keyColumn));
        }
        find(Check.IMPLAUSIBLE_AGE, "intake/implausible_age", Map.of());
        find(Check.LEVEL_MISMATCH, "intake/level_mismatch", Map.of("as_of", asOf));
        find(Check.REGION_MISMATCH, "intake/region_mismatch", Map.of("region", region));
        for (ResidenceMatch match : ResidenceMatch.values()) {
            find(Check.valueOf("RESIDENCE_" + match), "intake/told_residence", Map.of("match", match.name()));
        }
    }

    /** Makes the table of what becomes of rows, by reason. */
    static void createTreatments(Session session, Specification specification) {
        session.run("create or replace temp table treatment (reason varchar, treatment varchar)");
        try (RowAppender rows = session.append("treatment")) {
            for (Check check : Check.values()) {
                rows.begin()
                        .text(check.key())
                        .text(treatment(specification, check).name())
                        .end();
            }
        }
        session.run("create or replace temp view rejecting_fault as select fault.* from fault"
                + " inner join treatment on treatment.reason = fault.reason where treatment.treatment = 'REJECT'");
    }

    /**
     * Makes the tables that checks refer to: the steps that need others, the levels of certifications over time, and
     * the départements with the regions they belong to, those before 2016 and those since.
     */
    static void prepare(Session session) {
        session.run("create or replace temp table step_order (step varchar, needed varchar)");
        try (RowAppender rows = session.append("step_order")) {
            for (StepOrder order : StepOrder.ALL) {
                rows.begin()
                        .text(order.step().name())
                        .text(order.needed().name())
                        .end();
            }
        }
        session.run("create or replace temp table certification_level"
                + " (code varchar, level bigint, valid_from varchar, valid_to varchar)");
        try (RowAppender rows = session.append("certification_level")) {
            for (CertificationLevels.Period period : CertificationLevels.periods()) {
                rows.begin()
                        .text(period.code())
                        .number(period.level())
                        .text(period.validFrom().map(LocalDate::toString).orElse(""))
                        .text(period.validTo().map(LocalDate::toString).orElse(""))
                        .end();
            }
        }
        session.run("create or replace temp table departement_region (departement varchar, region varchar)");
        Nomenclature regions = Nomenclatures.get("region");
        try (RowAppender rows = session.append("departement_region")) {
            for (Nomenclature.Entry departement :
                    Nomenclatures.get("departement").entries()) {
                departement.parent().ifPresent(region -> {
                    rows.begin().text(departement.code()).text(region).end();
                    regions.find(region)
                            .flatMap(Nomenclature.Entry::parent)
                            .ifPresent(successor -> rows.begin()
                                    .text(departement.code())
                                    .text(successor)
                                    .end());
                });
            }
        }
    }

    private boolean severalRowsBecomeOneJourney() {
        return specification.manyRowsPerJourney() || treatment(specification, Check.DUPLICATE) != Treatment.REJECT;
    }

    /** Journeys cannot be told that they lack what their file never has. */
    private boolean hasSteps() {
        return specification.parts().stream().anyMatch(part -> !part.allSteps().isEmpty());
    }

    /** A certifier that delivers no decision cannot be told that juries lack one. */
    private boolean deliversDecisions() {
        return specification.parts().stream()
                .flatMap(part -> part.steps().stream())
                .anyMatch(step ->
                        step.step().filter(type -> type == StepType.ELIGIBILITY).isPresent()
                                || step.type().isPresent());
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
