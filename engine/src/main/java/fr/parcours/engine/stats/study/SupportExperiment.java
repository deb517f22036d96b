package fr.parcours.engine.stats.study;

import fr.parcours.engine.stats.regression.CoxFit;
import fr.parcours.engine.stats.regression.CoxModel;
import fr.parcours.engine.stats.regression.SurvivalCounts;
import fr.parcours.engine.stats.study.Question.Kind;
import fr.parcours.engine.stats.study.Question.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Log hazard ratios of 300 journeys during which support starts: a covariate that changes, and one that selects. */
final class SupportExperiment implements Experiment {

    private static final int SUBJECTS = 300;

    @Override
    public List<Question> questions() {
        return Patterns.coefficients().stream()
                .map(name -> new Question("cox_changing", Setting.MONTHS, name, Kind.COVERAGE, Patterns.effect(name)))
                .toList();
    }

    @Override
    public List<Answer> answers(SplittableRandom random) {
        List<Spell> spells = new ArrayList<>();
        for (int i = 0; i < SUBJECTS; i++) {
            spells.addAll(spells(SupportedJourney.draw(random)));
        }
        SurvivalCounts counts = counts(spells);
        CoxFit fit = CoxModel.withDefaults().fit(counts, Patterns.terms());
        return Patterns.coefficients().stream()
                .map(name -> Patterns.interval(fit.coefficients(), name))
                .toList();
    }

    /** Time spent with one pattern, (from, to]. */
    record Spell(int pattern, double from, double to, boolean event) {}

    /** Before support and with it. */
    static List<Spell> spells(SupportedJourney one) {
        int pattern = 2 * one.level();
        if (one.supported() == 0) {
            return List.of(new Spell(pattern, Double.NEGATIVE_INFINITY, one.month(), one.jury()));
        }
        return List.of(
                new Spell(pattern, Double.NEGATIVE_INFINITY, one.supported(), false),
                new Spell(pattern + 1, one.supported(), one.month(), one.jury()));
    }

    static SurvivalCounts counts(List<Spell> spells) {
        boolean[] events = new boolean[spells.size()];
        IntStream.range(0, events.length).forEach(i -> events[i] = spells.get(i).event());
        return SurvivalCounts.of(
                        Patterns.table(),
                        spells.stream().mapToInt(Spell::pattern).toArray(),
                        spells.stream().mapToDouble(Spell::to).toArray(),
                        events,
                        spells.stream().mapToLong(spell -> 1).toArray())
                .withEntry(spells.stream().mapToDouble(Spell::from).toArray());
    }
}
