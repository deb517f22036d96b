package fr.parcours.engine.stats.study;

import java.util.SplittableRandom;

/**
 * A simulated journey during which support may start. Higher levels start it sooner and have chances of their own:
 * there is selection; and who goes fast has no time to start it: there is immortal time.
 *
 * @param level index of the level
 * @param supported month in which support starts, at risk as supported strictly after it; 0 if it does not
 * @param month when the journey meets a jury or the data end
 * @param jury whether it meets a jury
 */
record SupportedJourney(int level, int supported, int month, boolean jury) {

    private static final int EARLIEST_END = 6;
    private static final double HAZARD = 0.04;
    private static final double[] STARTS = {0.02, 0.06, 0.12};

    static SupportedJourney draw(SplittableRandom random) {
        int level = Patterns.draw(random) / 2;
        int dataEnd = EARLIEST_END + random.nextInt(36);
        int supported = 0;
        for (int month = 1; month <= dataEnd; month++) {
            double rate = HAZARD * Math.exp(Patterns.effect(2 * level + (supported > 0 ? 1 : 0)));
            boolean jury = random.nextDouble() < 1 - Math.exp(-rate);
            boolean starts = random.nextDouble() < STARTS[level];
            if (jury) {
                return new SupportedJourney(level, supported, month, true);
            }
            if (starts && supported == 0 && month < dataEnd) {
                supported = month;
            }
        }
        return new SupportedJourney(level, supported, dataEnd, false);
    }
}
