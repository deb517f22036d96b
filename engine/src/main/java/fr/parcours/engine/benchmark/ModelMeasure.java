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
import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import java.nio.file.Path;

/**
 * How long models with eight categorical covariates take, from opening the dataset to the result.
 *
 * @param journeys journeys in the dataset
 * @param logisticSeconds seconds of the logistic model of drop-out, with its marginal effects and tests of terms
 * @param coxSeconds seconds of the Cox model of the time to the jury, with its tests of terms
 */
public record ModelMeasure(long journeys, double logisticSeconds, double coxSeconds) {

    static ModelMeasure of(Path dataset, long journeys, Progress progress) {
        double logistic = Stopwatch.seconds(() -> {
            try (Observatory observatory = Observatory.open(dataset)) {
                cohort(observatory).dropOutModel(presumedAfter(months(24)));
            }
        });
        progress.advance(1);
        double cox = Stopwatch.seconds(() -> {
            try (Observatory observatory = Observatory.open(dataset)) {
                cohort(observatory).timeToModel(StepType.JURY);
            }
        });
        progress.advance(1);
        return new ModelMeasure(journeys, logistic, cox);
    }

    private static Cohort cohort(Observatory observatory) {
        return observatory
                .cohort("benchmark")
                .unprotected()
                .enteringAt(StepType.ELIGIBILITY, Outcome.FAVOURABLE)
                .by(
                        certifier(),
                        level(),
                        sex(),
                        employmentStatus(),
                        disability(),
                        ageBand(),
                        region(),
                        entryHalfYear());
    }
}
