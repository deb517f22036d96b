package fr.parcours.engine.stats.study;

import fr.parcours.engine.stats.study.Question.Setting;
import java.util.SplittableRandom;

/**
 * What is seen of a simulated journey: from an entry, until it ends or the data do.
 *
 * @param entry when it comes under observation, 0 for the start
 * @param time when it ends or is censored, after the entry
 * @param cause why it ends, 0 if it is censored
 */
record Observation(int entry, int time, int cause) {

    /** Units of time in a month. */
    static int units(Setting setting) {
        return setting == Setting.DAYS ? 30 : 1;
    }

    /**
     * Draws until a journey is seen at all. Data end between the earliest month and 36 months after it; with late
     * entries a third of the journeys come under observation in months 1 to 9.
     */
    static Observation draw(JourneyLaw law, Setting setting, int earliestMonth, SplittableRandom random) {
        int units = units(setting);
        while (true) {
            JourneyLaw.End end = law.draw(random);
            int dataEnd = earliestMonth * units + random.nextInt(36 * units);
            boolean late = setting == Setting.MONTHS_LATE && random.nextInt(3) == 0;
            int entry = late ? 1 + random.nextInt(9) : 0;
            int time = Math.min(end.time(), dataEnd);
            if (time > entry) {
                return new Observation(entry, time, end.time() <= dataEnd ? end.cause() : 0);
            }
        }
    }
}
