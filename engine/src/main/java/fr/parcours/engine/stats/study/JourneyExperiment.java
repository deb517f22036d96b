package fr.parcours.engine.stats.study;

import fr.parcours.engine.stats.CompetingTable;
import fr.parcours.engine.stats.ConfidenceTransform;
import fr.parcours.engine.stats.CumulativeIncidence;
import fr.parcours.engine.stats.HazardCurve;
import fr.parcours.engine.stats.HazardError;
import fr.parcours.engine.stats.IncidenceCurves;
import fr.parcours.engine.stats.IncidenceError;
import fr.parcours.engine.stats.KaplanMeier;
import fr.parcours.engine.stats.LifeTable;
import fr.parcours.engine.stats.NelsonAalen;
import fr.parcours.engine.stats.PiecewiseHazard;
import fr.parcours.engine.stats.Rate;
import fr.parcours.engine.stats.SurvivalCurve;
import fr.parcours.engine.stats.study.Answer.Interval;
import fr.parcours.engine.stats.study.Question.Kind;
import fr.parcours.engine.stats.study.Question.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Times to a jury or to leaving before one, by 300 journeys: curves, quantiles, means, hazards and incidences. */
final class JourneyExperiment implements Experiment {

    private static final int SUBJECTS = 300;
    private static final int LAST_MONTH = 60;
    private static final int EARLIEST_END = 6;
    private static final List<Integer> MONTHS = List.of(12, 18, 24);
    private static final int MEAN_UNTIL = 24;
    private static final int[] PIECE = {12, 24};

    private final Setting setting;
    private final int units;
    private final JourneyLaw law;

    JourneyExperiment(Setting setting) {
        this.setting = setting;
        this.units = Observation.units(setting);
        this.law = law(setting);
    }

    /** Jury and leaving, monthly hazards spread over the units of time. */
    static JourneyLaw law(Setting setting) {
        int units = Observation.units(setting);
        return new JourneyLaw(
                LAST_MONTH * units,
                time -> (time <= 6 * units ? 0.01 : time <= 12 * units ? 0.04 : time <= 24 * units ? 0.06 : 0.04)
                        / units,
                time -> (time <= 12 * units ? 0.02 : 0.015) / units);
    }

    @Override
    public List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        for (int months : MONTHS) {
            double survival = law.survival(months * units);
            questions.add(question("kaplan_meier_log", months, survival));
            questions.add(question("kaplan_meier_log_log", months, survival));
            questions.add(question("nelson_aalen", months, law.cumulativeHazard(months * units)));
            questions.add(question("nelson_aalen_binomial", months, law.cumulativeHazard(months * units)));
            for (int cause = 1; cause <= 2; cause++) {
                double incidence = law.incidence(cause, months * units);
                questions.add(question("cumulative_incidence_" + cause, months, incidence));
                questions.add(question("cumulative_incidence_aalen_" + cause, months, incidence));
            }
        }
        questions.add(new Question("median", setting, "", Kind.COVERAGE, law.median()));
        questions.add(question("restricted_mean", MEAN_UNTIL, law.restrictedMean(MEAN_UNTIL * units)));
        questions.add(question("hazard_rate", PIECE[1], law.hazard(1, PIECE[1] * units)));
        return List.copyOf(questions);
    }

    private Question question(String estimator, int months, double truth) {
        return new Question(estimator, setting, Integer.toString(months), Kind.COVERAGE, truth);
    }

    @Override
    public List<Answer> answers(SplittableRandom random) {
        CompetingTable table = sample(random);
        LifeTable ends = table.allCauses();
        SurvivalCurve log = KaplanMeier.withDefaults().estimate(ends);
        SurvivalCurve logLog =
                KaplanMeier.withDefaults().with(ConfidenceTransform.LOG_LOG).estimate(ends);
        HazardCurve hazard = NelsonAalen.withDefaults().estimate(ends);
        HazardCurve binomial =
                NelsonAalen.withDefaults().with(HazardError.BINOMIAL).estimate(ends);
        IncidenceCurves greenwood = CumulativeIncidence.withDefaults().estimate(table);
        IncidenceCurves aalen =
                CumulativeIncidence.withDefaults().with(IncidenceError.AALEN).estimate(table);
        List<Answer> answers = new ArrayList<>();
        for (int months : MONTHS) {
            int time = months * units;
            answers.add(survival(log, time));
            answers.add(survival(logLog, time));
            answers.add(hazard(hazard, time));
            answers.add(hazard(binomial, time));
            for (int cause = 1; cause <= 2; cause++) {
                answers.add(incidence(greenwood, cause, time));
                answers.add(incidence(aalen, cause, time));
            }
        }
        SurvivalCurve.Quantile median = log.quantile(0.5);
        answers.add(new Interval(
                median.lower().orElse(Double.POSITIVE_INFINITY),
                median.estimate().orElse(Double.NaN),
                median.upper().orElse(Double.POSITIVE_INFINITY)));
        SurvivalCurve.RestrictedMean mean = log.restrictedMean(MEAN_UNTIL * units);
        answers.add(Interval.normal(mean.mean(), mean.standardError()));
        Rate rate = PiecewiseHazard.withDefaults()
                .estimate(table.only(1), List.of((long) PIECE[0] * units, (long) PIECE[1] * units))
                .get(0)
                .rate();
        answers.add(new Interval(rate.lower(), rate.estimate(), rate.upper()));
        return answers;
    }

    private CompetingTable sample(SplittableRandom random) {
        CompetingTable.Builder table = CompetingTable.builder(2);
        for (int i = 0; i < SUBJECTS; i++) {
            Observation seen = Observation.draw(law, setting, EARLIEST_END, random);
            if (seen.entry() == 0) {
                table.add(seen.time(), seen.cause(), 1);
            } else {
                table.addLate(seen.entry(), seen.time(), seen.cause(), 1);
            }
        }
        return table.build();
    }

    private static Interval survival(SurvivalCurve curve, int time) {
        SurvivalCurve.Step last = null;
        for (SurvivalCurve.Step step : curve.steps()) {
            if (step.time() > time) {
                break;
            }
            last = step;
        }
        return last == null
                ? new Interval(Double.NaN, 1, Double.NaN)
                : new Interval(last.lower(), last.survival(), last.upper());
    }

    private static Interval hazard(HazardCurve curve, int time) {
        HazardCurve.Step last = null;
        for (HazardCurve.Step step : curve.steps()) {
            if (step.time() > time) {
                break;
            }
            last = step;
        }
        return last == null
                ? new Interval(Double.NaN, 0, Double.NaN)
                : new Interval(last.lower(), last.hazard(), last.upper());
    }

    private static Interval incidence(IncidenceCurves curves, int cause, int time) {
        IncidenceCurves.Incidence incidence = curves.at(time).incidences().get(cause - 1);
        return new Interval(incidence.lower(), incidence.cumulative(), incidence.upper());
    }
}
