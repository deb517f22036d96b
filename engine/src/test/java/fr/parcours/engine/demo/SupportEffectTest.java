package fr.parcours.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.parcours.engine.stats.regression.Coefficient;
import fr.parcours.engine.stats.regression.CovariateTable;
import fr.parcours.engine.stats.regression.GeneralizedLinearFit;
import fr.parcours.engine.stats.regression.GeneralizedLinearModel;
import fr.parcours.engine.stats.regression.GroupedResponse;
import fr.parcours.engine.stats.regression.Link;
import fr.parcours.engine.stats.regression.MarginalEffect;
import fr.parcours.engine.stats.regression.Terms;
import fr.parcours.layout.StepType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The effect of support on ever seeing a jury, in the simulated lives with all their futures: as a comparison of those
 * who have it with the others shows it, and adjusted for what drives both.
 */
class SupportEffectTest {

    private final Parameters parameters = Parameters.defaults();
    private final List<Person> persons = new ArrayList<>();

    SupportEffectTest() {
        for (Parameters.RegionParameters region : parameters.regions()) {
            Population.of(parameters, region)
                    .journeys()
                    .filter(life -> Life.favourable(life.events()).isPresent())
                    .map(life -> Person.of(region.region(), life))
                    .forEach(persons::add);
        }
    }

    /** What an analysis may know of a candidate, and what it may not: the chances. */
    private record Person(Pattern pattern, boolean jury, Life.Chances chances) {

        static Person of(String region, Life life) {
            Candidate candidate = life.candidate();
            return new Person(
                    new Pattern(
                            !life.support().equals("NONE"),
                            candidate.jobSeeker(),
                            candidate.young(),
                            candidate.lowEducation(),
                            region + candidate.certifier()),
                    Life.first(StepType.JURY, life.events()).isPresent(),
                    life.chances());
        }
    }

    private record Pattern(boolean support, boolean jobSeeker, boolean young, boolean lowEducation, String certifier) {

        static String word(boolean value) {
            return value ? "YES" : "NO";
        }
    }

    private GeneralizedLinearFit fit(String... terms) {
        Map<String, Pattern> patterns = new TreeMap<>();
        Map<String, long[]> counts = new TreeMap<>();
        for (Person person : persons) {
            String key = person.pattern().toString();
            patterns.put(key, person.pattern());
            long[] count = counts.computeIfAbsent(key, unseen -> new long[2]);
            count[0] += person.jury() ? 1 : 0;
            count[1]++;
        }
        List<Pattern> rows = List.copyOf(patterns.values());
        List<String> yesNo = List.of("NO", "YES");
        List<String> certifiers =
                List.copyOf(new TreeSet<>(rows.stream().map(Pattern::certifier).toList()));
        CovariateTable table = CovariateTable.builder(rows.size())
                .factor("support", yesNo, words(rows.stream().map(Pattern::support)))
                .factor("jobSeeker", yesNo, words(rows.stream().map(Pattern::jobSeeker)))
                .factor("young", yesNo, words(rows.stream().map(Pattern::young)))
                .factor("lowEducation", yesNo, words(rows.stream().map(Pattern::lowEducation)))
                .factor(
                        "certifier",
                        certifiers,
                        rows.stream().map(Pattern::certifier).toList())
                .build();
        return GeneralizedLinearModel.binomial(Link.LOGIT)
                .fit(
                        GroupedResponse.binomial(
                                table,
                                counts.values().stream()
                                        .mapToLong(count -> count[0])
                                        .toArray(),
                                counts.values().stream()
                                        .mapToLong(count -> count[1])
                                        .toArray()),
                        Terms.of(terms));
    }

    private static List<String> words(Stream<Boolean> values) {
        return values.map(Pattern::word).toList();
    }

    private GeneralizedLinearFit adjusted() {
        return fit("support", "jobSeeker", "young", "lowEducation", "certifier");
    }

    private static MarginalEffect effect(GeneralizedLinearFit fit) {
        return fit.marginalEffects("support").get(0);
    }

    private static Coefficient support(GeneralizedLinearFit fit) {
        return fit.coefficients().stream()
                .filter(coefficient -> coefficient.name().equals("supportYES"))
                .findFirst()
                .orElseThrow();
    }

    /** Mean change of the chance of ever seeing a jury, if everybody had support instead of nobody. */
    private double truth() {
        return persons.stream()
                .mapToDouble(
                        person -> person.chances().juryWith() - person.chances().juryWithout())
                .average()
                .orElseThrow();
    }

    @Test
    void comparingThoseWithSupportWithTheOthersFlattersIt() {
        // Support goes to the employed and to those with few diplomas, who see a jury more often anyhow.
        MarginalEffect naive = effect(fit("support"));
        assertThat(naive.estimate()).isGreaterThan(truth() + 3 * naive.standardError());
    }

    @Test
    void adjustedForWhatDrivesBothTheEffectIsTheTrueOne() {
        GeneralizedLinearFit fit = adjusted();
        MarginalEffect effect = effect(fit);
        Coefficient coefficient = support(fit);
        // Four standard errors: less than once in ten thousand other populations. They are small beside the effect.
        assertThat(effect.standardError()).isLessThan(0.005);
        assertThat(effect.estimate()).isCloseTo(truth(), within(4 * effect.standardError()));
        assertThat(coefficient.estimate())
                .isCloseTo(-parameters.journey().supportOnNever(), within(4 * coefficient.standardError()));
    }
}
