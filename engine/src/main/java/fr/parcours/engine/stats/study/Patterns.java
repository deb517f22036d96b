package fr.parcours.engine.stats.study;

import fr.parcours.engine.stats.regression.Coefficient;
import fr.parcours.engine.stats.regression.CovariateTable;
import fr.parcours.engine.stats.regression.Terms;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The covariates of simulated subjects: three levels, and support, which the higher levels take more often. A model
 * without the level would see its effect in that of support.
 */
final class Patterns {

    /** Coefficients of the model, by name. */
    static final String SUPPORT = "supportYES";

    static final String LEVEL_4 = "level4";
    static final String LEVEL_5 = "level5";

    /** How many patterns there are: two by level. */
    static final int COUNT = 6;

    private static final List<String> LEVELS = List.of("3", "4", "5");
    private static final double[] SHARES = {0.3, 0.5, 0.2};
    private static final double[] SUPPORTED = {0.3, 0.5, 0.7};
    private static final double[] EFFECTS_OF_LEVELS = {0, 0.3, -0.4};

    /** Effect of support on the linear predictor. */
    static final double SUPPORT_EFFECT = 0.6;

    private Patterns() {}

    static int draw(SplittableRandom random) {
        double point = random.nextDouble();
        int level = point < SHARES[0] ? 0 : point < SHARES[0] + SHARES[1] ? 1 : 2;
        return 2 * level + (random.nextDouble() < SUPPORTED[level] ? 1 : 0);
    }

    static double effect(int pattern) {
        return EFFECTS_OF_LEVELS[pattern / 2] + (pattern % 2) * SUPPORT_EFFECT;
    }

    static double effect(String coefficient) {
        return switch (coefficient) {
            case LEVEL_4 -> EFFECTS_OF_LEVELS[1];
            case LEVEL_5 -> EFFECTS_OF_LEVELS[2];
            default -> SUPPORT_EFFECT;
        };
    }

    static CovariateTable table() {
        int[] levels = new int[COUNT];
        int[] support = new int[COUNT];
        for (int pattern = 0; pattern < COUNT; pattern++) {
            levels[pattern] = pattern / 2;
            support[pattern] = pattern % 2;
        }
        return CovariateTable.builder(COUNT)
                .factor("level", LEVELS, levels)
                .factor("support", List.of("NO", "YES"), support)
                .build();
    }

    static Terms terms() {
        return Terms.of("level", "support");
    }

    static List<String> coefficients() {
        return List.of(SUPPORT, LEVEL_4, LEVEL_5);
    }

    /** The interval of a coefficient; without one, an interval that holds nothing. */
    static Answer interval(List<Coefficient> coefficients, String name) {
        return coefficients.stream()
                .filter(coefficient -> coefficient.name().equals(name))
                .findFirst()
                .map(one -> new Answer.Interval(one.lower(), one.estimate(), one.upper()))
                .orElseGet(() -> new Answer.Interval(Double.NaN, Double.NaN, Double.NaN));
    }
}
