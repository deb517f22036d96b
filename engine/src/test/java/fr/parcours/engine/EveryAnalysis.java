package fr.parcours.engine;

import static fr.parcours.engine.cohort.Attributes.departement;
import static fr.parcours.engine.cohort.Attributes.level;
import static fr.parcours.engine.cohort.Attributes.sex;
import static fr.parcours.engine.cohort.Months.months;
import static fr.parcours.engine.cohort.Presumption.presumedAfter;

import fr.parcours.engine.analysis.AreaVariable;
import fr.parcours.engine.analysis.CohortModel;
import fr.parcours.engine.analysis.CountedEvent;
import fr.parcours.engine.analysis.DurationOptions;
import fr.parcours.engine.analysis.ModelTerms;
import fr.parcours.engine.analysis.ModelledEvent;
import fr.parcours.engine.analysis.TerritoryComparison;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.stats.ProportionInterval;
import fr.parcours.engine.stats.RateInterval;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One question for each public method that answers with a result, by its signature. A method that is added must be
 * added here, so that its answer on a tiny dataset is tried.
 */
final class EveryAnalysis {

    private static final AreaVariable POPULATION = new AreaVariable(
            "Actifs",
            "Active people",
            "personnes",
            "à la main",
            Map.of("01", 300_000.0, "38", 600_000.0, "69", 900_000.0));

    static final Map<String, Function<Cohort, Result>> QUESTIONS = questions();

    private EveryAnalysis() {}

    private static Map<String, Function<Cohort, Result>> questions() {
        Map<String, Function<Cohort, Result>> all = new LinkedHashMap<>();
        all.put("attrition()", CohortAnalyses::attrition);
        all.put("flow()", CohortAnalyses::flow);
        all.put("processMap()", CohortAnalyses::processMap);
        all.put("variants(int)", cohort -> cohort.variants(10));
        all.put("stock()", CohortAnalyses::stock);
        all.put("reconciliation()", CohortAnalyses::reconciliation);
        all.put("series(Months)", cohort -> cohort.series(months(12)));
        all.put("timeTo(StepType)", cohort -> cohort.timeTo(StepType.JURY));
        all.put("timeTo(StepType,Outcome)", cohort -> cohort.timeTo(StepType.JURY, Outcome.FULL));
        all.put(
                "timeTo(StepType,DurationOptions)",
                cohort -> cohort.timeTo(
                        StepType.JURY,
                        DurationOptions.usual().quantiles(0.1, 0.5, 0.9).meanUpTo(months(24))));
        all.put(
                "timeTo(StepType,Outcome,DurationOptions)",
                cohort -> cohort.timeTo(
                        StepType.JURY, Outcome.FULL, DurationOptions.usual().meanUpTo(months(12))));
        all.put("hazard(StepType,Months[])", cohort -> cohort.hazard(StepType.JURY));
        all.put(
                "hazard(StepType,RateInterval,Months[])",
                cohort -> cohort.hazard(StepType.JURY, RateInterval.EXACT, months(6), months(12)));
        all.put(
                "hazard(StepType,Outcome,RateInterval,Months[])",
                cohort -> cohort.hazard(StepType.JURY, Outcome.FULL, RateInterval.EXACT, months(6)));
        all.put("steps(StepType[])", CohortAnalyses::steps);
        all.put("steps(Months,StepType[])", cohort -> cohort.steps(months(18), StepType.DOSSIER));
        all.put("occupation(Months[])", CohortAnalyses::occupation);
        all.put("outcomes(Months[])", CohortAnalyses::outcomes);
        all.put("dropOut(Presumption)", cohort -> cohort.dropOut(presumedAfter(months(24))));
        all.put("dropOutByHorizon(Months[])", CohortAnalyses::dropOutByHorizon);
        all.put("dropOutMoment(Presumption)", cohort -> cohort.dropOutMoment(presumedAfter(months(24))));
        all.put("dropOutReasons()", CohortAnalyses::dropOutReasons);
        all.put("dropOutModel(Presumption)", cohort -> cohort.dropOutModel(presumedAfter(months(24))));
        all.put("timeToModel(StepType)", cohort -> cohort.timeToModel(StepType.JURY));
        all.put("across(Attribute)", cohort -> cohort.across(departement()));
        all.put("details(StepType)", cohort -> cohort.details(StepType.ELIGIBILITY));
        all.put("profile(Attribute[])", cohort -> cohort.profile(sex(), level(), departement()));
        all.put("crosstab(Attribute,Attribute)", cohort -> cohort.crosstab(departement(), level()));
        ModelledEvent jury = ModelledEvent.reaching(StepType.JURY);
        all.put("logistic(Presumption)", model(model -> model.logistic(presumedAfter(months(24)))));
        all.put("logistic(ModelledEvent,Months)", model(model -> model.logistic(jury, months(18))));
        all.put("cox(ModelledEvent)", model(model -> model.cox(jury)));
        all.put("fineGray(ModelledEvent)", model(model -> model.fineGray(ModelledEvent.outcome("full"))));
        all.put("discreteTime(ModelledEvent,Months)", model(model -> model.discreteTime(jury, months(6))));
        CountedEvent event = CountedEvent.within(jury, months(18));
        all.put(
                "medians(Attribute,Attribute,StepType)",
                cohort -> cohort.medians(departement(), level(), StepType.JURY));
        all.put("regions(CountedEvent,Attribute[])", cohort -> cohort.regions(event, level()));
        all.put("rates()", compared(TerritoryComparison::rates));
        all.put("ratesBy(Attribute)", compared(areas -> areas.ratesBy(level())));
        all.put("rates(ProportionInterval)", compared(areas -> areas.rates(ProportionInterval.WILSON)));
        all.put(
                "ratesBy(Attribute,ProportionInterval)",
                compared(areas -> areas.adjustedFor(level()).ratesBy(sex(), ProportionInterval.EXACT)));
        all.put("standardized(Attribute[])", compared(areas -> areas.standardized(sex(), level())));
        all.put("perThousand(AreaVariable)", compared(areas -> areas.perThousand(POPULATION)));
        all.put("funnel(boolean)", compared(areas -> areas.funnel(false)));
        all.put("shrunk()", compared(TerritoryComparison::shrunk));
        all.put("correlatedWith(AreaVariable)", compared(areas -> areas.correlatedWith(POPULATION)));
        all.put("variation()", compared(TerritoryComparison::variation));
        all.put("variationWithin(Attribute)", compared(areas -> areas.variationWithin(sex())));
        return all;
    }

    private static Function<Cohort, Result> compared(Function<TerritoryComparison, Result> question) {
        return cohort -> question.apply(
                cohort.compared(departement(), CountedEvent.within(ModelledEvent.reaching(StepType.JURY), months(18))));
    }

    private static Function<Cohort, Result> model(Function<CohortModel, Result> question) {
        return cohort -> question.apply(cohort.explainedBy(ModelTerms.of(sex())));
    }

    /** The signatures of all public methods that answer with a result. */
    static Set<String> signatures() {
        return Stream.of(
                        CohortDescriptions.class,
                        CohortAnalyses.class,
                        Cohort.class,
                        CohortModel.class,
                        TerritoryComparison.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> Result.class.isAssignableFrom(method.getReturnType()))
                .map(EveryAnalysis::signature)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String signature(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(",", method.getName() + "(", ")"));
    }
}
