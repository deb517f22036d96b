package fr.parcours.engine.stats.study;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/**
 * When and how simulated journeys end: in each whole unit of time, those still waiting have an event of each cause with
 * a known probability.
 */
final class JourneyLaw {

    private final double[][] hazards; // by cause and time, time 0 unused
    private final double[] ended; // 1 - S(t)

    /**
     * Makes a law.
     *
     * @param last last time with events
     * @param causes hazard at each time, from 1, by cause
     */
    JourneyLaw(int last, IntToDoubleFunction... causes) {
        hazards = new double[causes.length][last + 1];
        ended = new double[last + 1];
        for (int time = 1; time <= last; time++) {
            double any = 0;
            for (int k = 0; k < causes.length; k++) {
                hazards[k][time] = causes[k].applyAsDouble(time);
                any += hazards[k][time];
            }
            ended[time] = 1 - (1 - ended[time - 1]) * (1 - any);
        }
    }

    /**
     * A journey.
     *
     * @param time when it ends; past the last time if it outlives the law
     * @param cause why, from 1
     */
    record End(int time, int cause) {}

    End draw(SplittableRandom random) {
        int found = Arrays.binarySearch(ended, random.nextDouble());
        int time = found < 0 ? -found - 1 : found + 1;
        double point = random.nextDouble();
        if (time >= ended.length) {
            return new End(time, 1);
        }
        double any = hazard(time);
        int cause = 1;
        for (double sum = hazards[0][time]; cause < hazards.length && point * any >= sum; cause++) {
            sum += hazards[cause][time];
        }
        return new End(time, cause);
    }

    double survival(int time) {
        return 1 - ended[time];
    }

    double incidence(int cause, int time) {
        double incidence = 0;
        for (int t = 1; t <= time; t++) {
            incidence += survival(t - 1) * hazards[cause - 1][t];
        }
        return incidence;
    }

    double hazard(int cause, int time) {
        return hazards[cause - 1][time];
    }

    double cumulativeHazard(int time) {
        double sum = 0;
        for (int t = 1; t <= time; t++) {
            sum += hazard(t);
        }
        return sum;
    }

    double restrictedMean(int horizon) {
        double area = 0;
        for (int t = 0; t < horizon; t++) {
            area += survival(t);
        }
        return area;
    }

    int median() {
        int time = 0;
        while (survival(time) >= 0.5) {
            time++;
        }
        return time;
    }

    private double hazard(int time) {
        double any = 0;
        for (double[] cause : hazards) {
            any += cause[time];
        }
        return any;
    }
}
