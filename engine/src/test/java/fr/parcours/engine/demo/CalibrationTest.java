package fr.parcours.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The real size of Rhône-Alpes, without files, beside the published figures of 2007-2009. */
class CalibrationTest {

    private static final Parameters PARAMETERS = Parameters.defaults();

    private static Population population;
    private static Counts counts;
    private static Model model;

    @BeforeAll
    static void draw() {
        population = Population.of(PARAMETERS, PARAMETERS.regions().get(0));
        counts = Counts.of(population
                .journeys()
                .map(life -> new Counts.Known(life, life.knownAt(PARAMETERS.lastAsOf())))
                .toList());
        model = Model.of(population.journeys().toList());
    }

    @Test
    void decisionsAreAsManyAsPublished() {
        assertThat(population.region().region()).isEqualTo("82");
        assertThat(counts.journeys()).isGreaterThan(20_000);
        assertThat(counts.decisions()).isCloseTo(18_941, within(378));
        assertThat(share(counts.favourable(), counts.decisions())).isCloseTo(0.90, within(0.01));
        assertThat(share(counts.jobSeekers(), counts.decisions())).isCloseTo(0.18, within(0.01));
    }

    @Test
    void juriesAreAsPublished() {
        assertThat(share(counts.seenByJury(), counts.favourable())).isBetween(0.47, 0.48);
        Map<String, Integer> first = counts.firstJury();
        assertThat(share(first.get("FULL"), counts.seenByJury())).isCloseTo(0.60, within(0.015));
        assertThat(share(first.get("PARTIAL"), counts.seenByJury())).isCloseTo(0.28, within(0.015));
        assertThat(share(first.get("NONE"), counts.seenByJury())).isCloseTo(0.10, within(0.015));
        assertThat(share(first.get("ABSENT"), counts.seenByJury())).isCloseTo(0.02, within(0.005));
    }

    @Test
    void delaysFollowTheMixtureOfTheParameters() {
        Map<String, Double> within = model.all().juryWithinMonths();
        assertThat(model.all().everJury()).isCloseTo(0.80, within(0.01));
        assertThat(within.get("12")).isCloseTo(0.30, within(0.02));
        assertThat(within.get("18")).isCloseTo(0.60, within(0.02));
        assertThat(within.get("24")).isCloseTo(0.73, within(0.02));
        assertThat((within.get("24") - within.get("12")) / model.all().everJury())
                .isGreaterThan(0.5);
    }

    @Test
    void certifiersDifferAsPublished() {
        Map<String, Double> full = population
                .journeys()
                .flatMap(life -> Life.first(StepType.JURY, life.events()).stream()
                        .map(jury -> Map.entry(life.candidate().certifier(), jury.has(Outcome.FULL) ? 1.0 : 0.0)))
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.averagingDouble(Map.Entry::getValue)));
        assertThat(full.get("EN")).isCloseTo(0.66, within(0.02));
        assertThat(full.get("SOCIAL")).isCloseTo(0.425, within(0.02));
        assertThat(full.get("EMPLOI")).isCloseTo(0.70, within(0.03));
        assertThat(full.get("ESR")).isCloseTo(0.50, within(0.04));
        assertThat(full.get("AGRI")).isCloseTo(0.77, within(0.08));
    }

    @Test
    void supportHelpsToContinueMoreThanToSucceedAndLooksOtherThanItIs() {
        Model.SupportEffect effect = model.support();
        assertThat(effect.juryTrueDifference()).isGreaterThan(0.2);
        assertThat(effect.fullTrueDifference()).isBetween(0.02, 0.06);
        assertThat(effect.juryObservedDifference()).isGreaterThan(effect.juryTrueDifference() + 0.003);
        assertThat(effect.fullObservedDifference()).isLessThan(effect.fullTrueDifference() - 0.01);
    }

    @Test
    void stepsAreInOrderAndOnWorkingDays() {
        assertThat(population.journeys()).allSatisfy(life -> {
            List<LocalDate> days = life.events().stream().map(Event::date).toList();
            assertThat(days)
                    .isSorted()
                    .noneMatch(
                            day -> day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY);
            assertThat(life.events().stream().map(Event::step).distinct()).isSorted();
        });
    }

    @Test
    void juriesPeakInJuneAndAtTheEndOfTheYearAndRestInAugust() {
        Map<Month, Long> juries = population
                .journeys()
                .flatMap(life -> life.events().stream())
                .filter(event -> event.step() == StepType.JURY && event.date().getYear() < 2010)
                .collect(Collectors.groupingBy(event -> event.date().getMonth(), Collectors.counting()));
        assertThat(juries).doesNotContainKey(Month.AUGUST);
        assertThat(juries.get(Month.JUNE)).isGreaterThan(2 * juries.get(Month.JULY));
        assertThat(juries.get(Month.NOVEMBER)).isGreaterThan(juries.get(Month.MARCH));
    }

    @Test
    void everyWayToEndAJourneyOccurs() {
        List<StepType> ends = population
                .journeys()
                .map(life -> life.events().get(life.events().size() - 1).step())
                .distinct()
                .toList();
        assertThat(ends)
                .contains(StepType.JURY, StepType.WITHDRAWAL, StepType.EXPIRY, StepType.ELIGIBILITY, StepType.DOSSIER);
        assertThat(population.journeys())
                .anyMatch(life -> life.events().stream()
                                .filter(event -> event.step() == StepType.JURY)
                                .count()
                        == 3);
    }

    private static double share(int part, int whole) {
        return (double) part / whole;
    }
}
