package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.StepsResult.Way;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.CohortSql;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.protect.CurveThinning;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.KaplanMeier;
import fr.parcours.engine.stats.LifeTable;
import fr.parcours.engine.stats.SurvivalCurve;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long journeys spend at each step of their way from entry to the jury before the next one, and how much of the
 * whole each takes.
 *
 * <p>A step that a journey does not have, or has after a later one, is skipped: the time counts at the step before.
 * Each leg has its own clock, that starts at its first step; who is at risk until when is as for {@link Duration}.
 * Among the journeys that reached the jury the legs of each sum to its whole way, and so do their means.
 */
public final class Steps {

    private static final Texts TEXTS = Texts.of(Steps.class);
    private static final String ENTRY = "ENTRY";
    private static final String WHOLE = "WHOLE";
    private static final List<Double> QUARTILES = List.of(0.25, 0.5, 0.75);
    private static final long MIN_MEAN = 11;

    private final AnalysisData data;
    private final ProtectionRule rule;

    /**
     * Prepares the analysis.
     *
     * @param data where the counts come from
     * @param rule protection of the result
     */
    public Steps(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /**
     * Measures a cohort.
     *
     * @param cohort its definition
     * @param through steps that divide the way, between that of entry and the jury; all that there are if none is given
     * @param horizon horizon of restricted means
     * @return times by stratum and leg
     * @throws InvalidInputException if the cohort does not enter before the jury, has another origin of the clock or
     *     changes of group, or if a step is not on the way
     */
    public StepsResult of(CohortDefinition cohort, List<StepType> through, Months horizon) {
        cohort.requireNoChange("steps");
        Path path = Path.of(cohort, through);
        AnalysisData.Counts<Counted> counts = data.counts(
                cohort,
                Optional.empty(),
                "duration/legs",
                Map.of("through", path.through().stream().map(StepType::name).collect(Collectors.joining(","))),
                row -> new Counted(
                        row.text("stratum").orElse(""),
                        row.text("step").orElseThrow(),
                        new Legs.Part(
                                row.text("next_step")
                                        .map(step -> OptionalInt.of(path.stage(step)))
                                        .orElse(OptionalInt.empty()),
                                row.number("entry_days"),
                                row.number("days"),
                                row.number("complete") == 1,
                                row.number("journeys"))));
        Map<Stratum, Legs> strata = new LinkedHashMap<>();
        counts.rows().forEach(row -> {
            Legs legs = strata.computeIfAbsent(
                    Stratum.parse(cohort.strata(), row.stratum()), unused -> new Legs(path.stages()));
            if (row.step().equals(WHOLE)) {
                legs.addWhole(row.part());
            } else {
                legs.add(path.stage(row.step()), row.part());
            }
        });
        List<List<Cell>> rows = new ArrayList<>();
        List<Way> ways = new ArrayList<>();
        boolean isAnyWithheld = false;
        if (!strata.isEmpty()) {
            LegCounts.Shown shown = shown(cohort, path, strata);
            for (Map.Entry<Stratum, Legs> one : strata.entrySet()) {
                Stratum stratum = one.getKey();
                Decomposition decomposition = decomposition(stratum, one.getValue(), shown);
                isAnyWithheld |=
                        decomposition.completed() > 0 && decomposition.days().isEmpty();
                rows.addAll(rows(stratum, path, one.getValue(), decomposition, horizon, shown));
                ways.add(way(stratum, path, decomposition));
            }
        }
        return new StepsResult(
                table(cohort, rows, horizon),
                data.provenance(cohort, counts, TEXTS.in(Locale.FRENCH, "steps.method"), rule, warnings(isAnyWithheld)),
                ways);
    }

    private static List<String> warnings(boolean isAnyWithheld) {
        return isAnyWithheld ? List.of(TEXTS.in(Locale.FRENCH, "steps.withheld")) : List.of();
    }

    /** Where a way begins, what divides it, and where it ends. */
    private record Path(CohortDefinition cohort, List<StepType> through) {

        private static final List<StepType> USUAL =
                List.of(StepType.APPLICATION, StepType.ELIGIBILITY, StepType.SUPPORT_START, StepType.DOSSIER);

        static Path of(CohortDefinition cohort, List<StepType> asked) {
            StepType entry = cohort.entry().step();
            if (entry.compareTo(StepType.JURY) >= 0) {
                throw new InvalidInputException(TEXTS.format("steps.entry"));
            }
            if (cohort.origin().isPresent()) {
                throw new InvalidInputException(TEXTS.format("steps.origin"));
            }
            for (StepType step : asked) {
                if (!USUAL.contains(step) || step.compareTo(entry) <= 0) {
                    throw new InvalidInputException(TEXTS.format("steps.through", step, entry));
                }
            }
            return new Path(
                    cohort,
                    USUAL.stream()
                            .filter(step -> asked.isEmpty() ? step.compareTo(entry) > 0 : asked.contains(step))
                            .toList());
        }

        /** Number of stages, the entry and the jury included. */
        int stages() {
            return through.size() + 2;
        }

        /** The stages as they are called in tables of counts. */
        List<String> names() {
            return Stream.concat(
                            Stream.concat(Stream.of(ENTRY), through.stream().map(StepType::name)),
                            Stream.of(StepType.JURY.name()))
                    .toList();
        }

        /** The number of a stage: 0 for the entry, the last for the jury. */
        int stage(String step) {
            return switch (step) {
                case ENTRY -> 0;
                case "JURY" -> stages() - 1;
                default -> 1 + through.indexOf(StepType.valueOf(step));
            };
        }

        String key(int stage) {
            return stage == 0 ? "entry" : through.get(stage - 1).name().toLowerCase(Locale.ROOT);
        }

        String leg(int stage, Locale language) {
            boolean last = stage == stages() - 2;
            return TEXTS.in(
                    language, last ? "steps.leg" : "steps.leg.on", name(stage, language), name(stage + 1, language));
        }

        String whole(Locale language) {
            return TEXTS.in(language, "steps.whole", name(0, language), name(stages() - 1, language));
        }

        private String name(int stage, Locale language) {
            if (stage == 0) {
                return cohort.entry().describe(language);
            }
            StepType step = stage == stages() - 1 ? StepType.JURY : through.get(stage - 1);
            return new CohortSql.Target(step, Optional.empty()).describe(language);
        }
    }

    /** The days that each leg takes of all completed ways; empty where withheld. */
    private record Decomposition(long completed, List<Long> through, Optional<List<Long>> days) {

        long whole() {
            return days.orElseThrow().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** It is shown whole or not at all, as legs sum to the whole. */
    private Decomposition decomposition(Stratum stratum, Legs legs, LegCounts.Shown counts) {
        List<Long> through = legs.completedThrough();
        long completed = legs.completed();
        boolean shown = completed > 0
                && (!rule.active() || (completed >= MIN_MEAN && isKept(stratum, counts, completed, through)));
        return new Decomposition(completed, through, shown ? Optional.of(legs.completedDays()) : Optional.empty());
    }

    /** Whether neither those who took a leg, nor those who skipped it or did not arrive after it, are few. */
    private boolean isKept(Stratum stratum, LegCounts.Shown counts, long completed, List<Long> through) {
        int last = through.size();
        return counts.reached(stratum, last).isPresent()
                && IntStream.range(0, last).allMatch(stage -> {
                    long part = through.get(stage);
                    return rule.showsShare(part, completed)
                            && Stream.of(counts.reached(stratum, stage), counts.left(stratum, stage))
                                    .flatMapToLong(OptionalLong::stream)
                                    .allMatch(count -> rule.shows(Math.abs(count - part)));
                });
    }

    private LegCounts.Shown shown(CohortDefinition cohort, Path path, Map<Stratum, Legs> strata) {
        LegCounts counts = new LegCounts(
                cohort.strata(), path.names(), cohort.observedFrom().isEmpty());
        return new LegCounts.Shown(counts, data.shown(cohort, rule, counts.tables(strata)));
    }

    private List<List<Cell>> rows(
            Stratum stratum, Path path, Legs legs, Decomposition shown, Months horizon, LegCounts.Shown counts) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int stage = 0; stage < path.stages() - 1; stage++) {
            List<Cell> cells = new ArrayList<>(stratum.cells());
            cells.add(Cell.text(path.key(stage)));
            cells.add(Cell.text(path.leg(stage, Texts.language())));
            cells.add(Cells.count(counts.reached(stratum, stage)));
            cells.add(Cells.count(counts.left(stratum, stage)));
            cells.addAll(times(legs.table(stage), horizon));
            cells.addAll(part(shown, stage));
            rows.add(cells);
        }
        List<Cell> whole = new ArrayList<>(stratum.cells());
        whole.add(Cell.text("whole"));
        whole.add(Cell.text(path.whole(Texts.language())));
        int last = path.stages() - 1;
        whole.add(Cells.count(counts.reached(stratum, 0)));
        whole.add(Cells.count(counts.reached(stratum, last)));
        whole.addAll(times(legs.whole(), horizon));
        whole.addAll(part(shown, -1));
        rows.add(whole);
        return rows;
    }

    private List<Cell> times(LifeTable table, Months horizon) {
        SurvivalCurve curve = KaplanMeier.withDefaults().estimate(table);
        CurveThinning thinning = new CurveThinning(rule);
        List<Cell> cells = new ArrayList<>();
        for (SurvivalCurve.Quantile quantile : thinning.quantiles(curve, QUARTILES)) {
            cells.add(Cells.months(curve.quantile(quantile.probability()).estimate(), quantile.estimate()));
        }
        if (!curve.isObservedAt(horizon.days())) {
            cells.add(Cell.MISSING);
        } else {
            cells.add(thinning.restrictedMean(curve, horizon.days())
                    .map(mean -> Cell.measure(mean.mean() / Months.DAYS))
                    .orElse(Cell.HIDDEN));
        }
        return cells;
    }

    private static List<Cell> part(Decomposition shown, int stage) {
        if (shown.completed() == 0) {
            return List.of(Cell.count(0), Cell.MISSING, Cell.MISSING);
        }
        if (shown.days().isEmpty()) {
            return List.of(Cell.HIDDEN, Cell.HIDDEN, Cell.HIDDEN);
        }
        long days = stage < 0 ? shown.whole() : shown.days().get().get(stage);
        return List.of(
                Cell.count(stage < 0 ? shown.completed() : shown.through().get(stage)),
                Cell.measure(months(days, shown.completed())),
                Cell.measure(shown.whole() == 0 ? Double.NaN : (double) days / shown.whole()));
    }

    private static double months(long days, long journeys) {
        return days / Months.DAYS / journeys;
    }

    private static Way way(Stratum stratum, Path path, Decomposition shown) {
        List<StepsResult.Leg> legs = IntStream.range(0, path.stages() - 1)
                .mapToObj(stage -> new StepsResult.Leg(
                        path.leg(stage, Locale.FRENCH),
                        shown.days()
                                .map(days -> OptionalDouble.of(months(days.get(stage), shown.completed())))
                                .orElse(OptionalDouble.empty())))
                .toList();
        return new Way(
                stratum.label(),
                legs,
                shown.days().isPresent()
                        ? OptionalDouble.of(months(shown.whole(), shown.completed()))
                        : OptionalDouble.empty());
    }

    private static ResultTable table(CohortDefinition cohort, List<List<Cell>> rows, Months horizon) {
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(cohort.strata()));
        columns.add(new ResultColumn("leg", "Clé", "Key", Kind.TEXT));
        columns.add(new ResultColumn("leg_label", "Étape", "Leg", Kind.TEXT));
        columns.add(new ResultColumn("journeys", "Y arrivent", "Come to it", Kind.COUNT));
        columns.add(new ResultColumn("reached", "Passent à la suite", "Go on", Kind.COUNT));
        columns.add(new ResultColumn("q25", "1er quart (mois)", "First quarter (months)", Kind.MONTHS));
        columns.add(new ResultColumn("median", "Médiane (mois)", "Median (months)", Kind.MONTHS));
        columns.add(new ResultColumn("q75", "3e quart (mois)", "Third quarter (months)", Kind.MONTHS));
        columns.add(new ResultColumn(
                "mean",
                "Moyenne jusqu'à " + horizon.count() + " mois",
                "Mean up to " + horizon.count() + " months",
                Kind.MONTHS));
        columns.add(new ResultColumn("completed", "Dont arrivés au jury", "Of which reached the jury", Kind.COUNT));
        columns.add(new ResultColumn(
                "completed_mean", "Moyenne du chemin (mois)", "Mean of their way (months)", Kind.MONTHS));
        columns.add(new ResultColumn("completed_share", "Part du chemin", "Share of their way", Kind.RATE));
        return new ResultTable(
                "steps",
                TEXTS.in(Locale.FRENCH, "steps.title", cohort.name()),
                TEXTS.in(Locale.ENGLISH, "steps.title", cohort.name()),
                columns,
                rows);
    }

    private record Counted(String stratum, String step, Legs.Part part) {}
}
