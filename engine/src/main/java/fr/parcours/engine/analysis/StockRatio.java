package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.protect.table.ShownTable;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * The drop-out that publications give: one minus the juries by the favourable decisions of calendar years. It follows
 * nobody: the juries of a year are those of journeys of earlier years too.
 *
 * @param rule protection of the counts
 * @param firstYear first calendar year counted
 * @param lastYear last calendar year counted
 * @param ratios one per stratum, in the order asked for
 * @param sql the statements that ran
 */
record StockRatio(ProtectionRule rule, int firstYear, int lastYear, List<Ratio> ratios, List<String> sql) {

    private static final String SEEN = "jury";
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

    /** Whether a ratio may be shown: not if the juries are few less than the entries, though nobody is both. */
    boolean isShown(Ratio ratio) {
        return ratio.entered().isPresent()
                && ratio.jury().isPresent()
                && rule.shows(
                        Math.abs(ratio.entered().getAsLong() - ratio.jury().getAsLong()));
    }

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
                        rule,
                        (int) years.stream().mapToLong(Year::year).min().orElseThrow(),
                        (int) years.stream().mapToLong(Year::year).max().orElseThrow(),
                        ratios(data, rule, cohort, years, strata),
                        counts.sql()));
    }

    private static boolean isWithin(CohortDefinition cohort, int year) {
        LocalDate first = LocalDate.ofYearDay(year, 1);
        LocalDate last = first.plusYears(1).minusDays(1);
        return !cohort.from().filter(first::isBefore).isPresent()
                && !cohort.until().filter(last::isAfter).isPresent();
    }

    /** The entries of the years are a part of all entries, which are shown too; their juries are a stock. */
    private static List<Ratio> ratios(
            AnalysisData data, ProtectionRule rule, CohortDefinition cohort, List<Year> years, List<Entered> strata) {
        int first = (int) years.stream().mapToLong(Year::year).min().orElseThrow();
        int last = (int) years.stream().mapToLong(Year::year).max().orElseThrow();
        String within = "entered_" + first + "_" + last;
        SplitCounts entered = new SplitCounts(cohort.strata());
        SplitCounts jury = new SplitCounts(cohort.strata());
        for (Entered one : strata) {
            Stratum stratum = Stratum.parse(cohort.strata(), one.code());
            long inYears = sum(years, one, Year::entered);
            entered.add(stratum, within, inYears).add(stratum, SplitCounts.rest(within), one.entered() - inYears);
            jury.add(stratum, SEEN, sum(years, one, Year::jury));
        }
        ShownTable shownEntered = data.shown(
                        cohort, rule, List.of(entered.by(SplitCounts.nested("years_of_entry", within))))
                .get(0);
        ShownTable shownJury = data.shownStock(
                        cohort,
                        "juries " + first + " " + last,
                        rule,
                        List.of(jury.by(Dimension.flat(SEEN, List.of(SEEN)))))
                .get(0);
        return strata.stream()
                .map(one -> Stratum.parse(cohort.strata(), one.code()))
                .map(stratum -> new Ratio(
                        SplitCounts.count(shownEntered, stratum, within), SplitCounts.count(shownJury, stratum, SEEN)))
                .toList();
    }

    private static long sum(List<Year> years, Entered stratum, ToLongFunction<Year> count) {
        return years.stream()
                .filter(year -> year.stratum().equals(stratum.code()))
                .mapToLong(count)
                .sum();
    }
}
