package fr.parcours.engine.benchmark;

import static fr.parcours.engine.cohort.Attributes.ageBand;
import static fr.parcours.engine.cohort.Attributes.certifier;
import static fr.parcours.engine.cohort.Attributes.disability;
import static fr.parcours.engine.cohort.Attributes.employmentStatus;
import static fr.parcours.engine.cohort.Attributes.entryHalfYear;
import static fr.parcours.engine.cohort.Attributes.level;
import static fr.parcours.engine.cohort.Attributes.region;
import static fr.parcours.engine.cohort.Attributes.sex;
import static fr.parcours.engine.cohort.Months.months;
import static fr.parcours.engine.cohort.Presumption.presumedAfter;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.Observatory;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.result.Result;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The analyses that are measured, of eligible journeys: tables by the five levels aimed at, a cross table, models of
 * eight covariates.
 */
enum MeasuredAnalysis {
    /** From the decision to the jury. */
    FLOW(cohort -> cohort.by(level()).flow()),
    /** Time to the jury, by Kaplan–Meier. */
    DURATION(cohort -> cohort.by(level()).timeTo(StepType.JURY)),
    /** Competing outcomes, by Aalen–Johansen. */
    OUTCOMES(cohort -> cohort.by(level()).outcomes()),
    /** States over time, by Aalen–Johansen. */
    OCCUPATION(cohort -> cohort.by(level()).occupation()),
    /** Time at each step of the way to the jury. */
    STEPS(cohort -> cohort.by(level()).steps(StepType.SUPPORT_START, StepType.DOSSIER), "SUPPORT_START,DOSSIER"),
    /** Declared, lapsed and presumed drop-out. */
    DROP_OUT(
            cohort -> cohort.by(level()).dropOut(presumedAfter(months(24))),
            months(24).days()),
    /** Counts by region, level and status, with all margins. */
    CROSSTAB(cohort -> cohort.by(region()).crosstab(level(), employmentStatus())),
    /** Logistic model of presumed drop-out. */
    LOGISTIC(
            cohort -> byCovariates(cohort).dropOutModel(presumedAfter(months(24))),
            months(24).days()),
    /** Cox model of the time to the jury. */
    COX(cohort -> byCovariates(cohort).timeToModel(StepType.JURY), Months.DAYS);

    /** The analyses that are one query and quick estimators. */
    static final List<MeasuredAnalysis> TABLES =
            List.of(FLOW, DURATION, OUTCOMES, OCCUPATION, STEPS, DROP_OUT, CROSSTAB);

    /** The analyses that other tools are asked too. */
    static final List<MeasuredAnalysis> COMPARED = List.of(FLOW, DURATION, OUTCOMES, DROP_OUT, LOGISTIC, COX);

    private final Function<Cohort, Result> ask;
    private final List<Object> parameters;

    MeasuredAnalysis(Function<Cohort, Result> ask, Object... parameters) {
        this.ask = ask;
        this.parameters = List.of(parameters);
    }

    private static Cohort byCovariates(Cohort cohort) {
        return cohort.by(
                certifier(), level(), sex(), employmentStatus(), disability(), ageBand(), region(), entryHalfYear());
    }

    /** The protected result. */
    Result of(Observatory observatory) {
        return ask.apply(cohort(observatory));
    }

    /** The result as it is. */
    Result unprotected(Observatory observatory) {
        return ask.apply(cohort(observatory).unprotected());
    }

    private static Cohort cohort(Observatory observatory) {
        return observatory.cohort("benchmark").enteringAt(StepType.ELIGIBILITY, Outcome.FAVOURABLE);
    }

    /** Values of the parameters of its query, in their order. */
    Object[] parameters() {
        return parameters.toArray();
    }

    /** Its name in texts. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
