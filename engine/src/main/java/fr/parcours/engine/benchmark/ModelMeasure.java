package fr.parcours.engine.benchmark;

import fr.parcours.engine.Observatory;
import fr.parcours.engine.progress.Progress;
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
        return new ModelMeasure(
                journeys,
                seconds(dataset, MeasuredAnalysis.LOGISTIC, progress),
                seconds(dataset, MeasuredAnalysis.COX, progress));
    }

    private static double seconds(Path dataset, MeasuredAnalysis model, Progress progress) {
        double seconds = Stopwatch.seconds(() -> {
            try (Observatory observatory = Observatory.open(dataset)) {
                model.unprotected(observatory);
            }
        });
        progress.advance(1);
        return seconds;
    }
}
