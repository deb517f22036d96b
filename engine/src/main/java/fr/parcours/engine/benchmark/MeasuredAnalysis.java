package fr.parcours.engine.benchmark;

import static fr.parcours.engine.cohort.Attributes.level;
import static fr.parcours.engine.cohort.Months.months;
import static fr.parcours.engine.cohort.Presumption.presumedAfter;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.result.Result;
import fr.parcours.layout.StepType;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The analyses that are measured: eligible journeys, by the five levels aimed at. */
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
            months(24).days());

    private final Function<Cohort, Result> ask;
    private final List<Object> parameters;

    MeasuredAnalysis(Function<Cohort, Result> ask, Object... parameters) {
        this.ask = ask;
        this.parameters = List.of(parameters);
    }

    Result of(Cohort cohort) {
        return ask.apply(cohort);
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
