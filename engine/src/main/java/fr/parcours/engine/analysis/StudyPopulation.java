package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.Condition;
import fr.parcours.engine.cohort.Occurrence;
import fr.parcours.engine.protect.table.Population;
import fr.parcours.layout.Campaign;
import fr.parcours.layout.Manifest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Whom the tables of a cohort count, as a study compares them: two cohorts that differ by their name or their strata,
 * or by the one value of a condition, are about the same persons.
 *
 * @param cohort who is counted, without conditions of one value
 * @param within conditions of one value
 * @param data the revisions read
 */
record StudyPopulation(CohortDefinition cohort, List<Within> within, String data) {

    private static final String ENTRY_YEAR = "entry_year";

    /** A condition of one value. */
    record Within(String attribute, String code) {}

    static StudyPopulation of(CohortDefinition cohort, List<Manifest> manifests) {
        List<Within> within = new ArrayList<>();
        List<Condition> others = new ArrayList<>();
        for (Condition condition : cohort.conditions()) {
            boolean single = condition.accepted().size() == 1
                    && within.stream()
                            .noneMatch(one ->
                                    one.attribute().equals(condition.attribute().name()));
            if (single) {
                within.add(new Within(
                        condition.attribute().name(), condition.accepted().get(0)));
            } else {
                others.add(condition);
            }
        }
        CohortDefinition rest = cohort;
        Optional<Integer> year = year(cohort);
        if (year.isPresent() && within.stream().noneMatch(one -> one.attribute().equals(ENTRY_YEAR))) {
            within.add(new Within(ENTRY_YEAR, year.get().toString()));
            rest = cohort.between(Optional.empty(), Optional.empty());
        }
        return new StudyPopulation(rest, within, revisions(cohort, manifests)).with(others);
    }

    private StudyPopulation with(List<Condition> others) {
        CohortDefinition bare = new CohortDefinition(
                "",
                cohort.entry(),
                cohort.from(),
                cohort.until(),
                cohort.origin(),
                others,
                cohort.stepConditions(),
                List.of(),
                Optional.empty(),
                cohort.unit(),
                cohort.observedFrom(),
                cohort.asKnownAt());
        return new StudyPopulation(bare, within, data);
    }

    /** The one calendar year in which all enter, where their dates choose journeys and not the entry itself. */
    private static Optional<Integer> year(CohortDefinition cohort) {
        return cohort.from()
                .filter(from -> cohort.entry().occurrence().kind() != Occurrence.Kind.ANY)
                .filter(from -> from.equals(LocalDate.ofYearDay(from.getYear(), 1)))
                .filter(from -> cohort.until()
                        .filter(LocalDate.of(from.getYear(), 12, 31)::equals)
                        .isPresent())
                .map(LocalDate::getYear);
    }

    /** A short name of what is read; another revision counts other persons. */
    private static String revisions(CohortDefinition cohort, List<Manifest> manifests) {
        String all = manifests.stream()
                .filter(manifest -> cohort.asKnownAt()
                        .map(last -> Campaign.parse(manifest.campaign()).compareTo(last) <= 0)
                        .orElse(true))
                .map(manifest -> manifest.region() + " " + manifest.campaign() + " " + manifest.revision())
                .sorted()
                .collect(Collectors.joining("\n"));
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** The population of tables that count these. */
    Population counting(String what) {
        String definition = String.join(
                "; ",
                List.of(
                        what,
                        "data " + data,
                        "entry " + cohort.entry().step() + " "
                                + cohort.entry().outcome().map(Enum::name).orElse("*") + " "
                                + cohort.entry().occurrence().kind() + " "
                                + cohort.entry().occurrence().rank(),
                        "from " + text(cohort.from()) + " until " + text(cohort.until()),
                        "where "
                                + cohort.conditions().stream()
                                        .map(condition -> condition.attribute().name() + " in "
                                                + condition.accepted().stream()
                                                        .sorted()
                                                        .toList())
                                        .sorted()
                                        .toList(),
                        "having "
                                + cohort.stepConditions().stream()
                                        .map(condition -> condition.presence() + " " + condition.step() + " "
                                                + text(condition.outcome()) + " before " + text(condition.before()))
                                        .sorted()
                                        .toList(),
                        "unit " + cohort.unit(),
                        "clock from " + text(cohort.origin()),
                        "observed from " + text(cohort.observedFrom()),
                        "known at " + text(cohort.asKnownAt())));
        Population population = Population.of(definition);
        for (Within one : within) {
            population = population.within(one.attribute(), one.code());
        }
        return population;
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("*");
    }
}
