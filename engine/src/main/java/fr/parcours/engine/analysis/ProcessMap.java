package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.ProcessMapResult.Arc;
import fr.parcours.engine.analysis.ProcessMapResult.Step;
import fr.parcours.engine.analysis.ProcessMapResult.StratumMap;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.ShownTable;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The process map of a cohort: all steps of its journeys from the entry on, and which one came after which.
 *
 * <p>Steps of the same day come in the order of the process. What is dated after the last delivery of the certifier is
 * a plan, and left out. A journey ends at its full validation, or else at the first of no validation, an unfavourable
 * decision that no favourable one takes back, abandonment and lapse; otherwise it is open.
 */
public final class ProcessMap {

    private static final Texts TEXTS = Texts.of(ProcessMap.class);
    /** A map for each of more groups is not read, and takes minutes to protect. */
    private static final int MOST_STRATA = 12;

    private static final double[] QUARTILES = {0.25, 0.5, 0.75};

    private final AnalysisData data;
    private final ProtectionRule rule;

    /**
     * Prepares the analysis.
     *
     * @param data where the counts come from
     * @param rule protection of the result
     */
    public ProcessMap(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /**
     * Draws the map of a cohort.
     *
     * @param cohort its definition
     * @return one map per stratum
     * @throws InvalidInputException if it has more than twelve strata
     */
    public ProcessMapResult of(CohortDefinition cohort) {
        cohort.requireNoChange("map");
        AnalysisData.Counts<Passage> counts = data.counts(
                cohort,
                Optional.empty(),
                "flow/process_map",
                Map.of(),
                row -> new Passage(
                        row.text("stratum").orElse(""),
                        Place.of(row.number("source")),
                        Place.of(row.number("target")),
                        row.number("days"),
                        row.number("passages"),
                        row.number("journeys"),
                        row.number("arrived")));
        Map<Stratum, PassageNetwork> networks = new LinkedHashMap<>();
        for (Passage passage : counts.rows()) {
            networks.computeIfAbsent(Stratum.parse(cohort.strata(), passage.stratum()), unused -> new PassageNetwork())
                    .add(passage);
        }
        if (networks.size() > MOST_STRATA) {
            throw new InvalidInputException(TEXTS.format("map.strata", MOST_STRATA, networks.size()));
        }
        List<ShownTable> tables = networks.isEmpty()
                ? List.of()
                : data.shown(cohort, rule, new PassageCounts(cohort.strata(), networks).tables());
        List<List<Cell>> rows = new ArrayList<>();
        List<StratumMap> maps = new ArrayList<>();
        networks.forEach((stratum, network) -> {
            network.show(stratum, tables);
            rows.addAll(rows(stratum, network));
            maps.add(map(stratum, network));
        });
        return new ProcessMapResult(
                table(cohort, rows),
                data.provenance(cohort, counts, TEXTS.in(Locale.FRENCH, "map.method"), rule, List.of()),
                maps);
    }

    private List<List<Cell>> rows(Stratum stratum, PassageNetwork network) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Place place : network.places()) {
            OptionalLong passages = network.passages(place);
            List<Cell> total = start(stratum, place, "*", TEXTS.format("map.all"));
            total.add(Cells.count(network.journeys(place)));
            total.add(Cells.count(passages));
            total.addAll(List.of(Cell.MISSING, Cell.MISSING, Cell.MISSING, Cell.MISSING));
            rows.add(total);
            long shown = 0;
            for (PassageNetwork.Way way : network.shownWays(place)) {
                List<Cell> cells =
                        start(stratum, place, way.target().key(), way.target().label(Texts.language()));
                cells.add(Cells.count(way.journeys()));
                cells.add(Cell.count(way.passages()));
                cells.add(passages.isPresent() ? share(way.passages(), passages) : Cell.HIDDEN);
                cells.addAll(quartiles(way));
                rows.add(cells);
                shown += way.passages();
            }
            if (network.isAnyWithheld(place)) {
                List<Cell> others = start(stratum, place, "other", TEXTS.format("map.other"));
                others.add(Cell.HIDDEN);
                boolean known = passages.isPresent();
                others.add(known ? Cell.count(passages.getAsLong() - shown) : Cell.HIDDEN);
                others.add(known ? share(passages.getAsLong() - shown, passages) : Cell.HIDDEN);
                others.addAll(List.of(Cell.HIDDEN, Cell.HIDDEN, Cell.HIDDEN));
                rows.add(others);
            }
        }
        return rows;
    }

    private static List<Cell> start(Stratum stratum, Place from, String to, String toLabel) {
        List<Cell> cells = new ArrayList<>(stratum.cells());
        cells.add(Cell.text(from.key()));
        cells.add(Cell.text(from.label(Texts.language())));
        cells.add(Cell.text(to));
        cells.add(Cell.text(toLabel));
        return cells;
    }

    private static Cell share(long part, OptionalLong whole) {
        return Cell.measure((double) part / whole.getAsLong());
    }

    private List<Cell> quartiles(PassageNetwork.Way way) {
        if (!way.hasDuration()) {
            return List.of(Cell.MISSING, Cell.MISSING, Cell.MISSING);
        }
        DaysTaken.Quantiles quantiles = way.days().quantiles(rule);
        List<Cell> cells = new ArrayList<>();
        for (double probability : QUARTILES) {
            cells.add(quantiles.cell(probability));
        }
        return cells;
    }

    private StratumMap map(Stratum stratum, PassageNetwork network) {
        List<Step> steps = new ArrayList<>();
        List<Arc> arcs = new ArrayList<>();
        for (Place place : network.places()) {
            OptionalLong passages = network.passages(place);
            steps.add(new Step(place.key(), place.label(Locale.FRENCH), network.journeys(place), passages));
            for (PassageNetwork.Way way : network.shownWays(place)) {
                arcs.add(new Arc(
                        place.key(),
                        way.target().key(),
                        way.journeys(),
                        way.passages(),
                        passages.isPresent()
                                ? OptionalDouble.of((double) way.passages() / passages.getAsLong())
                                : OptionalDouble.empty(),
                        way.hasDuration() ? way.days().quantiles(rule).months(QUARTILES[1]) : OptionalDouble.empty()));
            }
        }
        return new StratumMap(stratum.label(), steps, arcs);
    }

    private static ResultTable table(CohortDefinition cohort, List<List<Cell>> rows) {
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(cohort.strata()));
        columns.add(new ResultColumn("from", "Clé", "Key", Kind.TEXT));
        columns.add(new ResultColumn("from_label", "Étape", "Step", Kind.TEXT));
        columns.add(new ResultColumn("to", "Clé", "Key", Kind.TEXT));
        columns.add(new ResultColumn("to_label", "Étape suivante", "Next step", Kind.TEXT));
        columns.add(new ResultColumn("journeys", "Parcours", "Journeys", Kind.COUNT));
        columns.add(new ResultColumn("passages", "Passages", "Passages", Kind.COUNT));
        columns.add(new ResultColumn("share", "Part des suites", "Share of next steps", Kind.RATE));
        columns.add(new ResultColumn("q25", "1er quart (mois)", "First quarter (months)", Kind.MONTHS));
        columns.add(new ResultColumn("median", "Médiane (mois)", "Median (months)", Kind.MONTHS));
        columns.add(new ResultColumn("q75", "3e quart (mois)", "Third quarter (months)", Kind.MONTHS));
        return new ResultTable(
                "map",
                TEXTS.in(Locale.FRENCH, "map.title", cohort.name()),
                TEXTS.in(Locale.ENGLISH, "map.title", cohort.name()),
                columns,
                rows);
    }

    /**
     * Passages as the query counts them.
     *
     * @param stratum code of the stratum
     * @param source place left
     * @param target place reached
     * @param days days between
     * @param passages how many
     * @param journeys how many journeys passed this way for the first time
     * @param arrived how many journeys reached the target for the first time
     */
    record Passage(String stratum, Place source, Place target, long days, long passages, long journeys, long arrived) {}
}
