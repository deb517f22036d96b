package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.SeriesResult.Year;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.Attributes;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.CohortSql;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.protect.ProtectedCounts;
import fr.parcours.engine.protect.ProtectionRule;
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
        DurationResult duration = new Duration(data, rule, DurationOptions.usual())
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
        return data.counts(
                yearly,
                Optional.empty(),
                "flow/series",
                Map.of("horizon_days", horizon.days()),
                row -> new Shown(
                        rule,
                        new Counted(
                                Stratum.parse(
                                        yearly.strata(), row.text("stratum").orElse("")),
                                row.number("entered"),
                                row.number("late"),
                                row.number("followed"),
                                row.number("jury"),
                                row.number("full_validation"),
                                row.number("left_before"))));
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
            cells.add(Cells.count(shown.parts().total()));
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
     * @param rule the rule
     * @param counted the true counts
     * @param parts seen by a jury, left, and neither, of those followed
     */
    private record Shown(ProtectionRule rule, Counted counted, ProtectedCounts parts) {

        Shown(ProtectionRule rule, Counted counted) {
            this(
                    rule,
                    counted,
                    ProtectedCounts.of(
                            rule,
                            counted.jury(),
                            counted.left(),
                            counted.followed() - counted.jury() - counted.left()));
        }

        /** Withheld when it differs by few from those followed: the shares matter more. */
        OptionalLong entered() {
            boolean shows = rule.shows(counted.entered())
                    && (!counted.isFollowed() || rule.shows(counted.entered() - counted.followed()));
            return shows ? OptionalLong.of(counted.entered()) : OptionalLong.empty();
        }

        Optional<Proportion> jury() {
            return share(parts.cells().get(0));
        }

        Optional<Proportion> full() {
            boolean shows = parts.cells().get(0).isPresent() && rule.showsShare(counted.full(), counted.jury());
            return share(shows ? OptionalLong.of(counted.full()) : OptionalLong.empty());
        }

        Optional<Proportion> left() {
            return share(parts.cells().get(1));
        }

        private Optional<Proportion> share(OptionalLong part) {
            boolean shows =
                    counted.isFollowed() && part.isPresent() && parts.total().isPresent();
            return shows && counted.followed() > 0
                    ? Optional.of(Proportion.wilson(part.getAsLong(), counted.followed()))
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
