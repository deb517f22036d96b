package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.SeriesResult.Year;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.Attributes;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.CohortSql;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.CountTable;
import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.protect.table.ShownTable;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.Proportion;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Annual series: the journeys of each year of entry, followed for the same time.
 *
 * <p>A year counts once all its journeys entered early enough to be followed up to the horizon; until then its shares
 * are missing. Followed are the journeys known up to the horizon, or whose jury or leaving before it is known, as in
 * presumed drop-out.
 */
public final class Series {

    private static final Texts TEXTS = Texts.of(Series.class);
    private static final String FOLLOWED = "followed";
    private static final String NOT_FOLLOWED = "not_followed";
    private static final String JURY = "jury";
    private static final String FULL = "full_validation";
    private static final String NOT_FULL = SplitCounts.rest(FULL);
    private static final String LEFT = "left";
    private static final String OPEN = "open";
    private static final List<String> MEDIAN = List.of("median", "median_lower", "median_upper");

    private final AnalysisData data;
    private final ProtectionRule rule;

    /**
     * Prepares the analysis.
     *
     * @param data where the counts come from
     * @param rule protection of the result
     */
    public Series(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /**
     * Measures the cohorts of each year.
     *
     * @param cohort definition of all of them together
     * @param horizon time since entry
     * @return one row per stratum and year of entry
     * @throws InvalidInputException if journeys enter by a jury or later
     */
    public SeriesResult of(CohortDefinition cohort, Months horizon) {
        CohortDefinition yearly = yearly(cohort);
        AnalysisData.Counts<Shown> counts = counts(yearly, horizon);
        DurationResult duration = new Duration(data, rule.hiding(), DurationOptions.usual())
                .of(yearly, new CohortSql.Target(StepType.JURY, Optional.empty()));
        Map<List<Cell>, List<Cell>> medians = medians(duration.table());
        List<List<Cell>> rows = new ArrayList<>();
        List<Year> years = new ArrayList<>();
        for (Shown shown : counts.rows()) {
            rows.add(row(shown, medians));
            years.add(shown.year());
        }
        List<String> sql = new ArrayList<>(counts.sql());
        sql.addAll(duration.provenance().sql());
        return new SeriesResult(
                table(yearly, horizon, rows),
                data.provenance(
                        cohort,
                        new AnalysisData.Counts<>(counts.rows(), counts.manifests(), sql),
                        TEXTS.in(Locale.FRENCH, "series.method", horizon.count()),
                        rule,
                        List.of()),
                years);
    }

    /** Measures without the time to a jury, for those who need no more. */
    AnalysisData.Counts<Year> years(CohortDefinition cohort, Months horizon) {
        AnalysisData.Counts<Shown> counts = counts(yearly(cohort), horizon);
        return new AnalysisData.Counts<>(
                counts.rows().stream().map(Shown::year).toList(), counts.manifests(), counts.sql());
    }

    private static CohortDefinition yearly(CohortDefinition cohort) {
        cohort.requireNoChange("series");
        if (cohort.entry().step().compareTo(StepType.JURY) >= 0) {
            throw new InvalidInputException(TEXTS.format("outcomes.entry"));
        }
        Attribute year = Attributes.entryYear();
        return cohort.by(
                Stream.concat(cohort.strata().stream().filter(attribute -> !attribute.equals(year)), Stream.of(year))
                        .toArray(Attribute[]::new));
    }

    private AnalysisData.Counts<Shown> counts(CohortDefinition yearly, Months horizon) {
        AnalysisData.Counts<Counted> counts = data.counts(
                yearly,
                Optional.empty(),
                "flow/series",
                Map.of("horizon_days", horizon.days()),
                row -> new Counted(
                        Stratum.parse(yearly.strata(), row.text("stratum").orElse("")),
                        row.number("entered"),
                        row.number("late"),
                        row.number("followed"),
                        row.number("jury"),
                        row.number("full_validation"),
                        row.number("left_before")));
        List<Shown> shown = new ArrayList<>();
        if (!counts.rows().isEmpty()) {
            ShownTable table = data.shown(yearly, rule, List.of(table(yearly, counts.rows(), horizon)))
                    .get(0);
            counts.rows().forEach(counted -> shown.add(new Shown(counted, table)));
        }
        return new AnalysisData.Counts<>(shown, counts.manifests(), counts.sql());
    }

    /** Those of each year that are followed, by what became of them; nothing of a year that is not followed. */
    private static CountTable table(CohortDefinition yearly, List<Counted> rows, Months horizon) {
        SplitCounts split = new SplitCounts(yearly.strata());
        for (Counted row : rows) {
            Stratum stratum = row.stratum();
            long followed = row.isFollowed() ? row.followed() : 0;
            if (row.isFollowed()) {
                split.add(stratum, FULL, row.full())
                        .add(stratum, NOT_FULL, row.jury() - row.full())
                        .add(stratum, LEFT, row.left())
                        .add(stratum, OPEN, row.followed() - row.jury() - row.left());
            }
            split.add(stratum, NOT_FOLLOWED, row.entered() - followed);
        }
        return split.by(Dimension.tree(
                        "within_" + horizon.count(),
                        Map.of(
                                FULL, List.of(JURY, FOLLOWED),
                                NOT_FULL, List.of(JURY, FOLLOWED),
                                LEFT, List.of(FOLLOWED),
                                OPEN, List.of(FOLLOWED),
                                NOT_FOLLOWED, List.of()))
                .withRemainders(NOT_FULL, OPEN, NOT_FOLLOWED));
    }

    /** The medians of time to a jury and their limits, by the cells of the stratum. */
    private static Map<List<Cell>, List<Cell>> medians(ResultTable duration) {
        List<String> names = duration.columns().stream().map(ResultColumn::name).toList();
        int strata = names.indexOf("journeys");
        Map<List<Cell>, List<Cell>> medians = new HashMap<>();
        duration.rows()
                .forEach(row -> medians.put(
                        row.subList(0, strata),
                        MEDIAN.stream()
                                .map(name -> row.get(names.indexOf(name)))
                                .toList()));
        return medians;
    }

    private static List<Cell> row(Shown shown, Map<List<Cell>, List<Cell>> medians) {
        Counted counted = shown.counted();
        List<Cell> cells = new ArrayList<>(counted.stratum().cells());
        cells.add(Cells.count(shown.entered()));
        if (counted.isFollowed()) {
            cells.add(Cells.count(shown.followed()));
            cells.addAll(share(shown.jury()));
            cells.addAll(share(shown.full()));
            cells.addAll(share(shown.left()));
        } else {
            Stream.generate(() -> Cell.MISSING).limit(10).forEach(cells::add);
        }
        cells.addAll(
                medians.getOrDefault(counted.stratum().cells(), List.of(Cell.MISSING, Cell.MISSING, Cell.MISSING)));
        return cells;
    }

    private static List<Cell> share(Optional<Proportion> share) {
        return share.map(known -> Cells.proportion(known.successes(), known.total()))
                .orElse(List.of(Cell.HIDDEN, Cell.HIDDEN, Cell.HIDDEN));
    }

    private static ResultTable table(CohortDefinition yearly, Months horizon, List<List<Cell>> rows) {
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(yearly.strata()));
        columns.add(new ResultColumn("entered", "Entrées", "Entries", Kind.COUNT));
        columns.add(new ResultColumn("followed", "Suivis", "Followed", Kind.COUNT));
        for (String measure : List.of("jury", "full", "left")) {
            columns.add(new ResultColumn(
                    measure + "_share",
                    TEXTS.in(Locale.FRENCH, "series." + measure),
                    TEXTS.in(Locale.ENGLISH, "series." + measure),
                    Kind.RATE));
            columns.add(new ResultColumn(measure + "_lower", "Basse 95 %", "Lower 95%", Kind.RATE));
            columns.add(new ResultColumn(measure + "_upper", "Haute 95 %", "Upper 95%", Kind.RATE));
        }
        columns.add(new ResultColumn("median", "Jury : médiane (mois)", "Jury: median (months)", Kind.MONTHS));
        columns.add(new ResultColumn("median_lower", "Basse 95 %", "Lower 95%", Kind.MONTHS));
        columns.add(new ResultColumn("median_upper", "Haute 95 %", "Upper 95%", Kind.MONTHS));
        return new ResultTable(
                "series",
                TEXTS.in(Locale.FRENCH, "series.title", horizon.count(), yearly.name()),
                TEXTS.in(Locale.ENGLISH, "series.title", horizon.count(), yearly.name()),
                columns,
                rows);
    }

    /**
     * What may be shown of a year.
     *
     * @param counted the true counts
     * @param table the counts of all years, as they may be shown
     */
    private record Shown(Counted counted, ShownTable table) {

        OptionalLong entered() {
            return count(Dimension.TOTAL);
        }

        OptionalLong followed() {
            return count(FOLLOWED);
        }

        Optional<Proportion> jury() {
            return share(JURY);
        }

        Optional<Proportion> full() {
            return share(FULL);
        }

        Optional<Proportion> left() {
            return share(LEFT);
        }

        private OptionalLong count(String category) {
            return SplitCounts.count(table, counted.stratum(), category);
        }

        private Optional<Proportion> share(String category) {
            OptionalLong part = count(category);
            boolean shows =
                    counted.isFollowed() && part.isPresent() && followed().orElse(0) > 0;
            return shows
                    ? Optional.of(Proportion.wilson(part.getAsLong(), followed().getAsLong()))
                    : Optional.empty();
        }

        Year year() {
            List<String> codes = counted.stratum().codes();
            int last = codes.size() - 1;
            Stratum group = new Stratum(counted.stratum().attributes().subList(0, last), codes.subList(0, last));
            return new Year(
                    group.label(),
                    Integer.parseInt(codes.get(last)),
                    counted.isFollowed(),
                    entered(),
                    jury(),
                    full(),
                    left());
        }
    }

    private record Counted(Stratum stratum, long entered, long late, long followed, long jury, long full, long left) {

        boolean isFollowed() {
            return late == 0;
        }
    }
}
