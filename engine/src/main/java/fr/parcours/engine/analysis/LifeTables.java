package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.CohortSql;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.stats.Exit;
import fr.parcours.engine.stats.LifeTable;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The life tables of a cohort up to a step, in days from the origin of the clock.
 *
 * @param groups one table per stratum, by its codes
 * @param within the same by the values of further attributes; one element when there are none
 * @param leftEarly journeys that left before the step: they stay at risk until the date of the data
 * @param neverAtRisk journeys that had ended before they were observed: they are in no table
 * @param counts where the numbers come from
 */
record LifeTables(
        SortedMap<String, LifeTable> groups,
        List<Map<String, LifeTable>> within,
        long leftEarly,
        long neverAtRisk,
        AnalysisData.Counts<?> counts) {

    private static final Texts TEXTS = Texts.of(LifeTables.class);

    /** Counts a cohort, by its strata and by further attributes. */
    static LifeTables count(
            AnalysisData data, CohortDefinition cohort, CohortSql.Target target, List<Attribute> further) {
        List<Attribute> attributes = new ArrayList<>(cohort.strata());
        attributes.addAll(further);
        AnalysisData.Counts<Spell> counts = data.counts(
                cohort.by(attributes.toArray(Attribute[]::new)),
                Optional.of(target),
                cohort.change().isPresent() ? "duration/time_to_target_by_phase" : "duration/time_to_target",
                Map.of(),
                row -> new Spell(
                        row.text("stratum").orElse(""),
                        row.number("entry_days"),
                        row.number("days"),
                        row.number("event") == 1 ? Exit.EVENT : Exit.CENSORED,
                        row.number("left_early") == 1,
                        row.number("journeys")));
        SortedMap<String, LifeTable.Builder> groups = new TreeMap<>();
        Map<String, Map<String, LifeTable.Builder>> within = new LinkedHashMap<>();
        long leftEarly = 0;
        long neverAtRisk = 0;
        for (Spell spell : counts.rows()) {
            Place place = Place.of(spell.stratum(), cohort.strata().size(), further.size());
            LifeTable.Builder group = groups.computeIfAbsent(place.group(), unused -> LifeTable.builder());
            LifeTable.Builder part = within.computeIfAbsent(place.within(), unused -> new TreeMap<>())
                    .computeIfAbsent(place.group(), unused -> LifeTable.builder());
            if (spell.isEverAtRisk()) {
                spell.addTo(group);
                spell.addTo(part);
            } else {
                neverAtRisk += spell.journeys();
            }
            leftEarly += spell.hasLeft() ? spell.journeys() : 0;
        }
        return new LifeTables(
                built(groups),
                within.values().stream()
                        .<Map<String, LifeTable>>map(LifeTables::built)
                        .toList(),
                leftEarly,
                neverAtRisk,
                counts);
    }

    private static SortedMap<String, LifeTable> built(Map<String, LifeTable.Builder> builders) {
        SortedMap<String, LifeTable> tables = new TreeMap<>();
        builders.forEach((group, builder) -> tables.put(group, builder.build()));
        return tables;
    }

    /** What the reader must know of who was counted how. */
    List<String> warnings(ProtectionRule rule) {
        List<String> warnings = new ArrayList<>();
        if (rule.shows(leftEarly) && leftEarly > 0) {
            warnings.add(TEXTS.in(Locale.FRENCH, "duration.left", leftEarly));
        }
        if (rule.shows(neverAtRisk) && neverAtRisk > 0) {
            warnings.add(TEXTS.in(Locale.FRENCH, "duration.never", neverAtRisk));
        }
        return warnings;
    }

    /** The codes of a stratum, those of further attributes apart; a phase comes last. */
    private record Place(String group, String within) {

        static Place of(String stratum, int strata, int further) {
            if (further == 0) {
                return new Place(stratum, "");
            }
            List<String> codes = Arrays.asList(stratum.split(CohortSql.STRATUM_SEPARATOR, -1));
            List<String> group = new ArrayList<>(codes.subList(0, strata));
            group.addAll(codes.subList(strata + further, codes.size()));
            return new Place(
                    String.join(CohortSql.STRATUM_SEPARATOR, group),
                    String.join(CohortSql.STRATUM_SEPARATOR, codes.subList(strata, strata + further)));
        }
    }

    private record Spell(String stratum, long entryDays, long days, Exit exit, boolean hasLeft, long journeys) {

        boolean isEverAtRisk() {
            return entryDays == 0 || days > entryDays;
        }

        void addTo(LifeTable.Builder table) {
            if (entryDays == 0) {
                table.add(days, exit, journeys);
            } else {
                table.addLate(entryDays, days, exit, journeys);
            }
        }
    }
}
