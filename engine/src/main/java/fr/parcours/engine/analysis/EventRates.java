package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.Proportion;
import fr.parcours.engine.stats.ProportionInterval;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How often an event happens by one or two attributes: counts with all their margins, rates with intervals, and tests.
 *
 * <p>Rates, intervals and the tests of groups and of trends are computed from the counts that are shown, and from no
 * other: they tell nothing more.
 */
final class EventRates {

    private static final Texts TEXTS = Texts.of(EventRates.class);
    private static final int MOST_ATTRIBUTES = 2;

    private final AnalysisData data;
    private final ProtectionRule rule;
    private final ProportionInterval interval;

    EventRates(AnalysisData data, ProtectionRule rule, ProportionInterval interval) {
        this.data = data;
        this.rule = rule;
        this.interval = interval;
    }

    /**
     * Counts a cohort.
     *
     * @param cohort its definition, not split
     * @param by one attribute or two: rows, then columns
     * @param event what is counted
     * @param adjustment attributes at the same value of which rows are compared, possibly none
     * @return rates by group, margins last; tests are its details
     */
    DetailedResult of(CohortDefinition cohort, List<Attribute> by, CountedEvent event, List<Attribute> adjustment) {
        check(by, adjustment);
        EventCounts counts = EventCounts.of(data, cohort, by, event);
        ShownEvents shown = ShownEvents.of(data, cohort, rule, counts, event);
        List<List<String>> groups = groups(counts);
        List<ResultTable> details = new ArrayList<>();
        if (by.size() == MOST_ATTRIBUTES) {
            details.add(matrix(cohort, counts, event, shown));
        }
        RateTests tests = new RateTests(counts, shown);
        details.add(tests.differences());
        if (by.get(by.size() - 1).isOrdered()) {
            details.add(tests.trends());
        }
        List<String> sql = List.of();
        if (!adjustment.isEmpty()) {
            AdjustedRates adjusted = new AdjustedRates(data, rule);
            AdjustedRates.Answer answer = adjusted.of(cohort, by.get(0), adjustment, event);
            details.add(answer.test());
            details.add(answer.ratios());
            sql = answer.sql();
        }
        List<String> warnings = new ArrayList<>();
        if (groups.stream().anyMatch(group -> shown.share(group).isEmpty())) {
            warnings.add(TEXTS.in(Locale.FRENCH, "comparison.withheld"));
        }
        if (tests.isDoubtful()) {
            warnings.add(TEXTS.in(Locale.FRENCH, "crosstab.doubtful"));
        }
        return new DetailedResult(
                new ResultTable(
                        "rates",
                        title("rates.title", cohort, by, event, Locale.FRENCH),
                        title("rates.title", cohort, by, event, Locale.ENGLISH),
                        columns(by),
                        groups.stream().map(group -> row(by, group, shown)).toList()),
                data.provenance(
                        cohort.by(by),
                        counts.source().after(sql),
                        TEXTS.in(
                                Locale.FRENCH,
                                "rates.method",
                                event.describe(Locale.FRENCH),
                                TEXTS.in(Locale.FRENCH, "rates.interval." + interval)),
                        rule,
                        warnings),
                details);
    }

    private static void check(List<Attribute> by, List<Attribute> adjustment) {
        if (by.isEmpty() || by.size() > MOST_ATTRIBUTES) {
            throw new InvalidInputException(TEXTS.format("rates.by", by.size()));
        }
        List<Attribute> rows = new ArrayList<>(adjustment);
        rows.add(by.get(0));
        for (List<Attribute> together : List.of(by, rows)) {
            together.stream()
                    .filter(attribute -> Collections.frequency(together, attribute) > 1)
                    .findFirst()
                    .ifPresent(attribute -> {
                        throw new InvalidInputException(TEXTS.format("crosstab.same", attribute.name()));
                    });
        }
    }

    static String title(String key, CohortDefinition cohort, List<Attribute> by, CountedEvent event, Locale language) {
        return TEXTS.in(
                language,
                key,
                event.describe(language),
                cohort.name(),
                by.stream().map(attribute -> Groups.label(attribute, language)).collect(Collectors.joining(", ")));
    }

    private static List<List<String>> groups(EventCounts counts) {
        List<List<String>> groups = new ArrayList<>();
        for (String row : Groups.withTotal(counts.codes(0))) {
            if (counts.attributes().size() == 1) {
                groups.add(List.of(row));
            } else {
                Groups.withTotal(counts.codes(1)).forEach(column -> groups.add(List.of(row, column)));
            }
        }
        return groups;
    }

    private static List<ResultColumn> columns(List<Attribute> by) {
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(by));
        columns.addAll(countColumns());
        columns.addAll(rateColumns("rate", "Taux", "Rate"));
        return columns;
    }

    /** The columns of {@link ShownEvents#counts}. */
    static List<ResultColumn> countColumns() {
        return List.of(
                new ResultColumn("journeys", "Entrés", "Entered", Kind.COUNT),
                new ResultColumn("followed", "Suivis", "Followed", Kind.COUNT),
                new ResultColumn("events", "Événements", "Events", Kind.COUNT));
    }

    /** The columns of a proportion with its limits. */
    static List<ResultColumn> rateColumns(String name, String labelFr, String labelEn) {
        String prefix = name.equals("rate") ? "" : name + "_";
        return List.of(
                new ResultColumn(name, labelFr, labelEn, Kind.RATE),
                new ResultColumn(prefix + "lower", "Borne basse 95 %", "Lower 95%", Kind.RATE),
                new ResultColumn(prefix + "upper", "Borne haute 95 %", "Upper 95%", Kind.RATE));
    }

    private List<Cell> row(List<Attribute> by, List<String> group, ShownEvents shown) {
        List<Cell> cells = new ArrayList<>(Groups.cells(by, group));
        cells.addAll(shown.counts(group));
        cells.addAll(rate(shown.share(group), interval));
        return cells;
    }

    /** Three cells: a rate with its limits. */
    static List<Cell> rate(Optional<ShownEvents.Share> share, ProportionInterval interval) {
        if (share.isEmpty()) {
            return Collections.nCopies(3, Cell.HIDDEN);
        }
        if (share.get().followed() == 0) {
            return Collections.nCopies(3, Cell.MISSING);
        }
        Proportion rate = interval.proportion(share.get().events(), share.get().followed());
        return List.of(Cell.measure(rate.estimate()), Cell.measure(rate.lower()), Cell.measure(rate.upper()));
    }

    /** The rates alone, rows by columns. */
    private ResultTable matrix(CohortDefinition cohort, EventCounts counts, CountedEvent event, ShownEvents shown) {
        Attribute rows = counts.attributes().get(0);
        Attribute columns = counts.attributes().get(1);
        List<String> across = Groups.withTotal(counts.codes(1));
        List<ResultColumn> heads = new ArrayList<>(Stratum.columns(List.of(rows)));
        across.forEach(code -> heads.add(Groups.across(columns, code, Kind.RATE)));
        List<List<Cell>> lines = new ArrayList<>();
        for (String row : Groups.withTotal(counts.codes(0))) {
            List<Cell> line = new ArrayList<>(Groups.cells(List.of(rows), List.of(row)));
            across.forEach(column ->
                    line.add(rate(shown.share(List.of(row, column)), interval).get(0)));
            lines.add(line);
        }
        return new ResultTable(
                "rates_matrix",
                title("rates.matrix", cohort, counts.attributes(), event, Locale.FRENCH),
                title("rates.matrix", cohort, counts.attributes(), event, Locale.ENGLISH),
                heads,
                lines);
    }
}
