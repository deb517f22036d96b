package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.OccupationResult.Point;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.protect.ProtectedStates;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.protect.table.ShownTable;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.AalenJohansen;
import fr.parcours.engine.stats.StateProbabilities;
import fr.parcours.engine.stats.TransitionTable;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where the journeys of a cohort are as time goes by, by Aalen–Johansen in days: a model with several states, in which
 * a partial validation or a refusal is not the end.
 *
 * <p>Every journey is open at the origin of the clock, so the probabilities are those of going from there to each
 * state. Who comes under observation later (left truncation) counts from then on, in the state it is in.
 */
public final class Occupation {

    /**
     * The states, in the order in which they are shown: open, dossier filed, fully validated, partially validated so
     * far, seen by a jury that validated nothing so far, left before a decision of a jury, left after one. Nothing
     * follows a full validation or leaving.
     */
    public static final List<String> STATES =
            List.of("open", "dossier", "full", "partial", "none", "left", "left_after");

    private static final int OPEN = 0;
    private static final Texts TEXTS = Texts.of(Occupation.class);
    private static final int VALUES = 5;

    private final AnalysisData data;
    private final ProtectionRule rule;

    /**
     * Prepares the analysis.
     *
     * @param data where the counts come from
     * @param rule protection of the result
     */
    public Occupation(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /**
     * Measures a cohort.
     *
     * @param cohort its definition
     * @param horizons times since the origin of the clock, increasing
     * @return probabilities by stratum, horizon and state
     * @throws InvalidInputException if the cohort does not enter before the jury or changes groups
     */
    public OccupationResult of(CohortDefinition cohort, List<Months> horizons) {
        cohort.requireNoChange("occupation");
        if (cohort.entry().step().compareTo(StepType.JURY) >= 0) {
            throw new InvalidInputException(TEXTS.format("outcomes.entry"));
        }
        AnalysisData.Counts<Move> counts = data.counts(
                cohort,
                Optional.empty(),
                "outcome/transitions",
                Map.of(),
                row -> new Move(
                        row.text("stratum").orElse(""),
                        row.text("from_state").map(Occupation::number),
                        row.text("to_state").map(Occupation::number),
                        row.number("days"),
                        row.number("journeys")));
        Map<String, List<Move>> strata = new LinkedHashMap<>();
        counts.rows()
                .forEach(move -> strata.computeIfAbsent(move.stratum(), unused -> new ArrayList<>())
                        .add(move));
        List<List<Cell>> rows = new ArrayList<>();
        List<Point> points = new ArrayList<>();
        List<ShownTable> tables = horizons.stream()
                .filter(horizon -> !strata.isEmpty())
                .map(horizon -> present(cohort, strata, horizon))
                .toList();
        strata.forEach(
                (code, moves) -> add(Stratum.parse(cohort.strata(), code), moves, horizons, tables, rows, points));
        return new OccupationResult(
                table(cohort, rows),
                data.provenance(cohort, counts, TEXTS.in(Locale.FRENCH, "occupation.method"), rule, List.of()),
                points);
    }

    /** Journeys of all strata in each state at a time, as they may be shown beside those of other groups. */
    private ShownTable present(CohortDefinition cohort, Map<String, List<Move>> strata, Months horizon) {
        SplitCounts split = new SplitCounts(cohort.strata());
        strata.forEach((code, moves) -> {
            List<Long> present = moment(moves, time(horizon)).present();
            for (int state = 0; state < STATES.size(); state++) {
                split.add(Stratum.parse(cohort.strata(), code), STATES.get(state), present.get(state));
            }
        });
        return data.shownOf(
                cohort, "present after " + horizon.count(), rule, split.by(Dimension.flat("state", STATES)));
    }

    private void add(
            Stratum stratum,
            List<Move> moves,
            List<Months> horizons,
            List<ShownTable> tables,
            List<List<Cell>> rows,
            List<Point> points) {
        List<Long> times = horizons.stream().map(Occupation::time).toList();
        List<StateProbabilities> estimates = AalenJohansen.withDefaults().estimate(transitions(moves), 0, times);
        List<ProtectedStates.Moment> moments =
                times.stream().map(time -> moment(moves, time)).toList();
        List<List<Boolean>> shown = ProtectedStates.shown(rule, moments);
        for (int i = 0; i < times.size(); i++) {
            boolean observed = isObserved(moves, times.get(i));
            List<StateProbabilities.Estimate> probabilities =
                    estimates.get(i).transitions().get(OPEN);
            List<OptionalDouble> states = new ArrayList<>();
            for (int number = 0; number < STATES.size(); number++) {
                boolean open = observed
                        && shown.get(i).get(number)
                        && SplitCounts.count(tables.get(i), stratum, STATES.get(number))
                                .isPresent();
                List<Cell> cells = new ArrayList<>(stratum.cells());
                cells.add(Cell.measure(horizons.get(i).count()));
                cells.add(Cell.text(STATES.get(number)));
                cells.add(Cell.text(TEXTS.format("occupation." + STATES.get(number))));
                cells.addAll(
                        open
                                ? values(
                                        probabilities.get(number),
                                        moments.get(i).present().get(number))
                                : Collections.nCopies(VALUES, observed ? Cell.HIDDEN : Cell.MISSING));
                rows.add(cells);
                states.add(open ? OptionalDouble.of(probabilities.get(number).probability()) : OptionalDouble.empty());
            }
            points.add(new Point(stratum.label(), horizons.get(i).count(), states));
        }
    }

    private static int number(String state) {
        return STATES.indexOf(state.toLowerCase(Locale.ROOT));
    }

    /** The query counts days from 1, so that what happens on the day of the origin comes after it. */
    private static long time(Months horizon) {
        return horizon.days() + 1L;
    }

    private static TransitionTable transitions(List<Move> moves) {
        TransitionTable.Builder table = TransitionTable.builder(STATES.size());
        for (Move move : moves) {
            if (move.from().isEmpty()) {
                table.enter(move.to().orElseThrow(), move.days(), move.journeys());
            } else if (move.to().isEmpty()) {
                table.leave(move.from().get(), move.days(), move.journeys());
            } else {
                table.move(move.from().get(), move.to().get(), move.days(), move.journeys());
            }
        }
        return table.build();
    }

    private static ProtectedStates.Moment moment(List<Move> moves, long time) {
        long[] present = new long[STATES.size()];
        long[] entered = new long[STATES.size()];
        long[] left = new long[STATES.size()];
        moves.stream().filter(move -> move.days() <= time).forEach(move -> {
            move.from().ifPresent(from -> present[from] -= move.journeys());
            move.to().ifPresent(to -> present[to] += move.journeys());
            if (move.from().isPresent() && move.to().isPresent()) {
                left[move.from().get()] += move.journeys();
                entered[move.to().get()] += move.journeys();
            }
        });
        return new ProtectedStates.Moment(list(present), list(entered), list(left));
    }

    private static List<Long> list(long... values) {
        return Arrays.stream(values).boxed().toList();
    }

    /** Nothing is estimated beyond the last time at which anybody was observed, unless nobody was left. */
    private static boolean isObserved(List<Move> moves, long time) {
        long last = moves.stream().mapToLong(Move::days).max().orElse(0);
        return last >= time
                || moves.stream()
                        .filter(move -> move.from().isPresent())
                        .allMatch(move -> move.to().isPresent());
    }

    private static List<Cell> values(StateProbabilities.Estimate estimate, long present) {
        return List.of(
                Cell.measure(estimate.probability()),
                Cell.measure(estimate.lower()),
                Cell.measure(estimate.upper()),
                Cell.measure(estimate.standardError()),
                Cell.count(present));
    }

    private static ResultTable table(CohortDefinition cohort, List<List<Cell>> rows) {
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(cohort.strata()));
        columns.add(new ResultColumn("months", "Horizon (mois)", "Horizon (months)", Kind.HORIZON));
        columns.add(new ResultColumn("state", "Clé", "Key", Kind.TEXT));
        columns.add(new ResultColumn("state_label", "Situation", "State", Kind.TEXT));
        columns.add(new ResultColumn("probability", "Probabilité", "Probability", Kind.RATE));
        columns.add(new ResultColumn("lower", "Borne basse 95 %", "Lower 95%", Kind.RATE));
        columns.add(new ResultColumn("upper", "Borne haute 95 %", "Upper 95%", Kind.RATE));
        columns.add(new ResultColumn("error", "Erreur type", "Standard error", Kind.RATE));
        columns.add(new ResultColumn("journeys", "Y sont observés", "Observed there", Kind.COUNT));
        return new ResultTable(
                "occupation",
                TEXTS.in(Locale.FRENCH, "occupation.title", cohort.name()),
                TEXTS.in(Locale.ENGLISH, "occupation.title", cohort.name()),
                columns,
                rows);
    }

    private record Move(String stratum, Optional<Integer> from, Optional<Integer> to, long days, long journeys) {}
}
