package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectedCounts;
import fr.parcours.engine.protect.ProtectedShares;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * The drop-out that publications give: one minus the juries by the favourable decisions of calendar years. It follows
 * nobody: the juries of a year are those of journeys of earlier years too.
 *
 * @param firstYear first calendar year counted
 * @param lastYear last calendar year counted
 * @param ratios one per stratum, in the order asked for
 * @param sql the statements that ran
 */
record StockRatio(int firstYear, int lastYear, List<Ratio> ratios, List<String> sql) {

    private static final Set<String> PERIODS = Set.of("entry_year", "entry_half_year");

    /** Copies the lists. */
    StockRatio {
        ratios = List.copyOf(ratios);
        sql = List.copyOf(sql);
    }

    /**
     * The counts of a stratum as they may be shown.
     *
     * @param entered favourable decisions of the years, empty when withheld
     * @param jury journeys seen by a jury in each of the years, summed, empty when withheld
     */
    record Ratio(OptionalLong entered, OptionalLong jury) {}

    /**
     * A stratum of the cohort.
     *
     * @param code its codes
     * @param entered journeys that entered it; those of the years are some of them
     */
    record Entered(String code, long entered) {}

    private record Year(String stratum, long year, long entered, long jury) {}

    /**
     * Measures the calendar years that a cohort covers.
     *
     * @param data where the counts come from
     * @param rule protection of the counts
     * @param cohort the cohort; its dates choose the years, its conditions the journeys
     * @param strata its strata
     * @return the ratios; empty if journeys do not enter by a favourable decision, are split by their dates of entry,
     *     or no calendar year is whole
     */
    static Optional<StockRatio> of(
            AnalysisData data, ProtectionRule rule, CohortDefinition cohort, List<Entered> strata) {
        boolean eligible = cohort.entry().step() == StepType.ELIGIBILITY
                && cohort.entry().outcome().equals(Optional.of(Outcome.FAVOURABLE));
        if (!eligible || cohort.strata().stream().map(Attribute::name).anyMatch(PERIODS::contains)) {
            return Optional.empty();
        }
        AnalysisData.Counts<Year> counts = data.counts(
                cohort.between(Optional.empty(), Optional.empty()),
                Optional.empty(),
                "dropout/stock",
                Map.of(),
                row -> new Year(
                        row.text("stratum").orElse(""), row.number("year"), row.number("entered"), row.number("jury")));
        List<Year> years = counts.rows().stream()
                .filter(year -> isWithin(cohort, (int) year.year()))
                .toList();
        return years.isEmpty()
                ? Optional.empty()
                : Optional.of(new StockRatio(
                        (int) years.stream().mapToLong(Year::year).min().orElseThrow(),
                        (int) years.stream().mapToLong(Year::year).max().orElseThrow(),
                        ratios(rule, years, strata),
                        counts.sql()));
    }

    private static boolean isWithin(CohortDefinition cohort, int year) {
        LocalDate first = LocalDate.ofYearDay(year, 1);
        LocalDate last = first.plusYears(1).minusDays(1);
        return !cohort.from().filter(first::isBefore).isPresent()
                && !cohort.until().filter(last::isAfter).isPresent();
    }

    /** The entries of the years are a part of all entries, which are shown too. */
    private static List<Ratio> ratios(ProtectionRule rule, List<Year> years, List<Entered> strata) {
        ProtectedShares entered = ProtectedShares.of(
                rule,
                strata.stream()
                        .map(one -> new ProtectedShares.Group(sum(years, one, Year::entered), one.entered()))
                        .toList());
        ProtectedCounts jury = ProtectedCounts.of(
                rule,
                strata.stream().mapToLong(one -> sum(years, one, Year::jury)).toArray());
        return IntStream.range(0, strata.size())
                .mapToObj(i ->
                        new Ratio(entered.groups().get(i).part(), jury.cells().get(i)))
                .toList();
    }

    private static long sum(List<Year> years, Entered stratum, ToLongFunction<Year> count) {
        return years.stream()
                .filter(year -> year.stratum().equals(stratum.code()))
                .mapToLong(count)
                .sum();
    }
}
