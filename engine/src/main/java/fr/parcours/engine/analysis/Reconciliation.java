package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.Entry;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.cohort.Occurrence;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.CountTable;
import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.protect.table.ShownTable;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Reconciles the stock of jury passages with the cohorts they come from: passages of each calendar year by the year of
 * the first favourable decision of their journeys, first passages apart from later ones. Beside the ratio that is
 * published of the stock stands what is measured of the cohort that entered in the year.
 */
public final class Reconciliation {

    private static final Texts TEXTS = Texts.of(Reconciliation.class);

    /** After which a cohort without a jury is usually taken for lost. */
    private static final Months HORIZON = Months.months(24);

    private static final String FIRST = "first";
    private static final String LATER = "later";

    /** The year of the first favourable decision, of passages that are counted whenever it was. */
    private static final Attribute ENTRY_YEAR =
            new Attribute("year_of_decision", Optional.empty(), "Année de recevabilité", "Year of eligibility");

    private final AnalysisData data;
    private final ProtectionRule rule;

    /**
     * Prepares the analysis.
     *
     * @param data where the counts come from
     * @param rule protection of the result
     */
    public Reconciliation(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /**
     * Splits the stock of each year.
     *
     * @param cohort definition; its entry and dates of entry are left aside
     * @return by stratum and year
     * @throws InvalidInputException if the definition chooses or groups journeys by their entry
     */
    public ReconciliationResult of(CohortDefinition cohort) {
        AnalysisData.Counts<Source> counts = data.counts(
                cohort,
                Optional.empty(),
                "flow/reconciliation",
                Map.of(),
                row -> new Source(
                        row.text("stratum").orElse(""),
                        (int) row.number("year"),
                        row.text("entry_year").orElse(Attribute.MISSING),
                        row.number("first_passages"),
                        row.number("later_passages")));
        StockResult stock = new Stock(data, rule).of(cohort);
        AnalysisData.Counts<SeriesResult.Year> series = new Series(data, rule).years(eligible(cohort), HORIZON);
        Map<StratumYear, List<Source>> years = new LinkedHashMap<>();
        counts.rows()
                .forEach(source -> years.computeIfAbsent(
                                new StratumYear(source.stratum(), source.year()), unused -> new ArrayList<>())
                        .add(source));
        Optional<ShownTable> shown = counts.rows().isEmpty()
                ? Optional.empty()
                : Optional.of(data.shownStock(cohort, Stock.JURY, rule, List.of(counts(cohort, counts.rows())))
                        .get(0));
        List<List<Cell>> rows = new ArrayList<>();
        years.forEach((place, sources) -> {
            Stratum stratum = Stratum.parse(cohort.strata(), place.stratum());
            rows.addAll(rows(
                    new Passages(shown.orElseThrow(), stratum, place.year()),
                    sources,
                    beside(stratum.label(), place.year(), stock, series.rows())));
        });
        List<String> sql = new ArrayList<>(counts.sql());
        sql.addAll(stock.provenance().sql());
        sql.addAll(series.sql());
        String note = TEXTS.in(Locale.FRENCH, "reconciliation.note", HORIZON.count());
        return new ReconciliationResult(
                table(cohort, rows),
                data.stockProvenance(
                        cohort,
                        new AnalysisData.Counts<>(counts.rows(), counts.manifests(), sql),
                        TEXTS.in(Locale.FRENCH, "reconciliation.method", HORIZON.count()),
                        rule,
                        List.of(note)),
                note);
    }

    /** The journeys that enter by their first favourable decision, whenever that was. */
    private static CohortDefinition eligible(CohortDefinition cohort) {
        return cohort.between(Optional.empty(), Optional.empty())
                .entering(new Entry(StepType.ELIGIBILITY, Optional.of(Outcome.FAVOURABLE), Occurrence.first()));
    }

    /** What stands beside the passages of a year: favourable decisions, the ratio of the stock, the cohort's share. */
    private static Beside beside(String stratum, int year, StockResult stock, List<SeriesResult.Year> series) {
        StockResult.Year counted = stock.years().stream()
                .filter(one -> one.stratum().equals(stratum) && one.year() == year)
                .findFirst()
                .orElseThrow();
        Optional<SeriesResult.Year> followed = series.stream()
                .filter(one -> one.stratum().equals(stratum) && one.year() == year)
                .findFirst();
        return new Beside(counted, followed);
    }

    private static List<List<Cell>> rows(Passages shown, List<Source> sources, Beside beside) {
        OptionalLong all = shown.count(Dimension.TOTAL, Dimension.TOTAL);
        List<List<Cell>> rows = new ArrayList<>();
        String label = beside.stock().partial() ? "reconciliation.partial" : "reconciliation.stock";
        List<Cell> total = start(shown.stratum(), shown.year(), Dimension.TOTAL, TEXTS.format(label));
        total.addAll(shown.cells(Dimension.TOTAL));
        total.addAll(beside.cells(all));
        rows.add(total);
        for (Source source : sources) {
            boolean isKnown = !source.entryYear().equals(Attribute.MISSING);
            List<Cell> cells = start(
                    shown.stratum(),
                    shown.year(),
                    source.entryYear(),
                    isKnown
                            ? TEXTS.format("reconciliation.entry", source.entryYear())
                            : TEXTS.format("reconciliation.unknown"));
            cells.addAll(shown.cells(source.entryYear()));
            cells.addAll(List.of(Cell.MISSING, Cell.MISSING, Cell.MISSING, Cell.MISSING, Cell.MISSING));
            rows.add(cells);
        }
        return rows;
    }

    /** The passages of a stock, by year of entry of their journeys and by whether they were the first. */
    private static CountTable counts(CohortDefinition cohort, List<Source> sources) {
        List<Attribute> strata = Stream.concat(cohort.strata().stream(), Stream.of(SplitCounts.YEAR, ENTRY_YEAR))
                .toList();
        SplitCounts split = new SplitCounts(strata);
        for (Source source : sources) {
            Stratum inYear = SplitCounts.inYear(Stratum.parse(cohort.strata(), source.stratum()), source.year());
            Stratum stratum = new Stratum(
                    strata,
                    Stream.concat(inYear.codes().stream(), Stream.of(source.entryYear()))
                            .toList());
            split.add(stratum, FIRST, source.first()).add(stratum, LATER, source.later());
        }
        return split.by(Dimension.flat("passage", List.of(FIRST, LATER)));
    }

    /** The passages of a stratum in a year, as they may be shown. */
    private record Passages(ShownTable table, Stratum stratum, int year) {

        OptionalLong count(String entryYear, String passage) {
            Stratum inYear = SplitCounts.inYear(stratum, year);
            return table.count(Stream.concat(inYear.codes().stream(), Stream.of(entryYear, passage))
                    .toArray(String[]::new));
        }

        List<Cell> cells(String entryYear) {
            return passages(
                    count(entryYear, FIRST),
                    count(entryYear, LATER),
                    count(entryYear, Dimension.TOTAL),
                    count(Dimension.TOTAL, Dimension.TOTAL));
        }
    }

    private static List<Cell> start(Stratum stratum, int year, String entry, String label) {
        List<Cell> cells = new ArrayList<>(stratum.cells());
        cells.add(Cell.text(Integer.toString(year)));
        cells.add(Cell.text(entry));
        cells.add(Cell.text(label));
        return cells;
    }

    private static List<Cell> passages(OptionalLong first, OptionalLong later, OptionalLong sum, OptionalLong all) {
        boolean isShare = sum.isPresent() && all.isPresent();
        return List.of(
                Cells.count(first),
                Cells.count(later),
                Cells.count(sum),
                isShare ? Cell.measure((double) sum.getAsLong() / all.getAsLong()) : Cell.HIDDEN);
    }

    private static ResultTable table(CohortDefinition cohort, List<List<Cell>> rows) {
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(cohort.strata()));
        columns.add(new ResultColumn("year", "Année", "Year", Kind.TEXT));
        columns.add(new ResultColumn("entry_year", "Clé", "Key", Kind.TEXT));
        columns.add(new ResultColumn("entry_label", "Jurys de l'année", "Juries of the year", Kind.TEXT));
        columns.add(new ResultColumn("first_passages", "Premiers passages", "First passages", Kind.COUNT));
        columns.add(new ResultColumn("later_passages", "Passages suivants", "Later passages", Kind.COUNT));
        columns.add(new ResultColumn("passages", "Jurys", "Juries", Kind.COUNT));
        columns.add(new ResultColumn("share", "Part", "Share", Kind.RATE));
        columns.add(new ResultColumn("favourable", "Recevables (stock)", "Eligible (stock)", Kind.COUNT));
        columns.add(new ResultColumn("stock_no_jury", "1 − jurys / recevables", "1 − juries / eligible", Kind.RATE));
        columns.add(new ResultColumn("cohort_no_jury", "Sans jury (cohorte)", "No jury (cohort)", Kind.RATE));
        columns.add(new ResultColumn("cohort_lower", "Basse 95 %", "Lower 95%", Kind.RATE));
        columns.add(new ResultColumn("cohort_upper", "Haute 95 %", "Upper 95%", Kind.RATE));
        return new ResultTable(
                "reconciliation",
                TEXTS.in(Locale.FRENCH, "reconciliation.title", cohort.name()),
                TEXTS.in(Locale.ENGLISH, "reconciliation.title", cohort.name()),
                columns,
                rows);
    }

    private record StratumYear(String stratum, int year) {}

    /**
     * Passages of one year and of journeys that entered in one year.
     *
     * @param stratum code of the stratum
     * @param year year of the passages
     * @param entryYear year of the first favourable decision, {@code ?} if there is none
     * @param first first passages of their journeys
     * @param later other passages
     */
    private record Source(String stratum, int year, String entryYear, long first, long later) {}

    /**
     * What stands beside the passages of a year.
     *
     * @param stock the stock of the year
     * @param entered those who entered in the year, empty if nobody did
     */
    private record Beside(StockResult.Year stock, Optional<SeriesResult.Year> entered) {

        List<Cell> cells(OptionalLong passages) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cells.count(stock.favourable()));
            OptionalDouble ratio = stock.juryRatio();
            cells.add(Cells.shownRate(
                    ratio.isPresent() ? OptionalDouble.of(1 - ratio.getAsDouble()) : ratio,
                    passages,
                    stock.favourable()));
            Cell unknown = entered.filter(SeriesResult.Year::followed).isPresent() ? Cell.HIDDEN : Cell.MISSING;
            cells.addAll(entered.flatMap(SeriesResult.Year::jury)
                    .map(known -> List.of(
                            Cell.measure(1 - known.estimate()),
                            Cell.measure(1 - known.upper()),
                            Cell.measure(1 - known.lower())))
                    .orElse(List.of(unknown, unknown, unknown)));
            return cells;
        }
    }
}
