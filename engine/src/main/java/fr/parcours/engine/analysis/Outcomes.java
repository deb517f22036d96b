package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.OutcomeResult.Comparison;
import fr.parcours.engine.analysis.OutcomeResult.Curves;
import fr.parcours.engine.analysis.OutcomeResult.Point;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.Entry;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.cohort.Occurrence;
import fr.parcours.engine.protect.ProtectedHorizons;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.ChiSquareTest;
import fr.parcours.engine.stats.CompetingTable;
import fr.parcours.engine.stats.CumulativeIncidence;
import fr.parcours.engine.stats.GrayTest;
import fr.parcours.engine.stats.IncidenceCurves;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Outcomes of a cohort as competing risks, by Aalen–Johansen in days: full, partial and no validation by the first jury
 * that decides, or leaving before one (declared abandonment, lapse). Open journeys are censored at the date until which
 * they were delivered.
 */
public final class Outcomes {

    /** The outcomes, by the number of their cause from 1. */
    public static final List<String> OUTCOMES = List.of("full", "partial", "none", "left");

    private static final String WAITING = "waiting";
    private static final Texts TEXTS = Texts.of(Outcomes.class);

    private final AnalysisData data;
    private final ProtectionRule rule;

    /**
     * Prepares the analysis.
     *
     * @param data where the counts come from
     * @param rule protection of the result
     */
    public Outcomes(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /**
     * Measures a cohort.
     *
     * @param cohort its definition
     * @param horizons times since the origin of the clock, increasing
     * @return probabilities by stratum and horizon
     * @throws InvalidInputException if journeys enter by a jury or later: what becomes of them is already decided
     */
    public OutcomeResult of(CohortDefinition cohort, List<Months> horizons) {
        cohort.requireNoChange("outcomes");
        requireUndecided(cohort);
        AnalysisData.Counts<Spell> counts = data.counts(
                cohort,
                Optional.empty(),
                "outcome/first_event",
                Map.of(),
                row -> new Spell(
                        row.text("stratum").orElse(""),
                        row.number("entry_days"),
                        row.number("days"),
                        (int) row.number("cause"),
                        row.number("journeys")));
        Map<String, CompetingTable> tables = tables(counts.rows());
        List<List<Cell>> rows = new ArrayList<>();
        List<Curves> curves = new ArrayList<>();
        tables.forEach((code, table) -> {
            Stratum stratum = Stratum.parse(cohort.strata(), code);
            IncidenceCurves incidence = CumulativeIncidence.withDefaults().estimate(table);
            rows.addAll(rows(stratum, table, incidence, horizons));
            curves.add(curves(stratum, table, incidence));
        });
        return new OutcomeResult(
                table(cohort, rows),
                data.provenance(cohort, counts, TEXTS.in(Locale.FRENCH, "outcomes.method"), rule, warnings(counts)),
                curves,
                tests(List.copyOf(tables.values())));
    }

    /** Refuses journeys that enter when what becomes of them is already decided. */
    static void requireUndecided(CohortDefinition cohort) {
        if (cohort.entry().step().compareTo(StepType.JURY) >= 0) {
            throw new InvalidInputException(TEXTS.format("outcomes.entry"));
        }
    }

    /** Refuses a cohort that outcomes come before; entering by the first jury, they may come on that day. */
    static void requireUndecidedBefore(CohortDefinition cohort) {
        Entry firstJury = new Entry(StepType.JURY, Optional.empty(), Occurrence.first());
        if (!cohort.entry().equals(firstJury)) {
            requireUndecided(cohort);
        }
    }

    private static Map<String, CompetingTable> tables(List<Spell> spells) {
        Map<String, CompetingTable.Builder> builders = new LinkedHashMap<>();
        for (Spell spell : spells) {
            CompetingTable.Builder builder =
                    builders.computeIfAbsent(spell.stratum(), unused -> CompetingTable.builder(OUTCOMES.size()));
            if (spell.entryDays() == 0) {
                builder.add(spell.days(), spell.cause(), spell.journeys());
            } else if (spell.isEverAtRisk()) {
                builder.addLate(spell.entryDays(), spell.days(), spell.cause(), spell.journeys());
            }
        }
        Map<String, CompetingTable> tables = new LinkedHashMap<>();
        builders.forEach((stratum, builder) -> tables.put(stratum, builder.build()));
        return tables;
    }

    private List<String> warnings(AnalysisData.Counts<Spell> counts) {
        long never = counts.rows().stream()
                .filter(spell -> !spell.isEverAtRisk())
                .mapToLong(Spell::journeys)
                .sum();
        return never > 0 && rule.shows(never) ? List.of(TEXTS.in(Locale.FRENCH, "duration.never", never)) : List.of();
    }

    private List<List<Cell>> rows(
            Stratum stratum, CompetingTable table, IncidenceCurves curves, List<Months> horizons) {
        List<ProtectedHorizons.Horizon> reached =
                horizons.stream().map(horizon -> reached(table, horizon.days())).toList();
        List<Boolean> shown = ProtectedHorizons.shown(rule, table.subjects(), reached);
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < horizons.size(); i++) {
            IncidenceCurves.Step step = curves.at(horizons.get(i).days());
            boolean known = isObserved(table, horizons.get(i).days());
            for (int outcome = 0; outcome <= OUTCOMES.size(); outcome++) {
                String key = outcome < OUTCOMES.size() ? OUTCOMES.get(outcome) : WAITING;
                List<Cell> cells = new ArrayList<>(stratum.cells());
                cells.add(Cell.measure(horizons.get(i).count()));
                cells.add(Cell.text(key));
                cells.add(Cell.text(TEXTS.format("outcomes." + key)));
                if (!known) {
                    cells.addAll(List.of(Cell.MISSING, Cell.MISSING, Cell.MISSING, Cell.MISSING));
                } else if (!shown.get(i)) {
                    cells.addAll(List.of(Cell.HIDDEN, Cell.HIDDEN, Cell.HIDDEN, Cell.HIDDEN));
                } else if (outcome < OUTCOMES.size()) {
                    IncidenceCurves.Incidence incidence = step.incidences().get(outcome);
                    cells.add(Cell.measure(incidence.cumulative()));
                    cells.add(Cell.measure(incidence.lower()));
                    cells.add(Cell.measure(incidence.upper()));
                    cells.add(Cell.count(reached.get(i).atRisk()));
                } else {
                    cells.add(Cell.measure(step.survival()));
                    cells.add(Cell.MISSING);
                    cells.add(Cell.MISSING);
                    cells.add(Cell.count(reached.get(i).atRisk()));
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    /** Nothing is estimated beyond the last time at which anybody was observed, unless nobody was left. */
    private static boolean isObserved(CompetingTable table, long days) {
        List<CompetingTable.Row> rows = table.rows();
        return !rows.isEmpty()
                && (rows.get(rows.size() - 1).time() >= days
                        || rows.get(rows.size() - 1).censored() == 0);
    }

    private static ProtectedHorizons.Horizon reached(CompetingTable table, long days) {
        long[] events = new long[OUTCOMES.size()];
        table.rows().stream().filter(row -> row.time() <= days).forEach(row -> {
            for (int cause = 0; cause < events.length; cause++) {
                events[cause] += row.events().get(cause);
            }
        });
        long atRisk = table.rows().stream()
                .filter(row -> row.time() > days)
                .mapToLong(row -> row.allEvents() + row.censored())
                .sum();
        return new ProtectedHorizons.Horizon(
                IntStream.range(0, events.length)
                        .mapToObj(cause -> events[cause])
                        .toList(),
                atRisk);
    }

    private Curves curves(Stratum stratum, CompetingTable table, IncidenceCurves curves) {
        long last =
                table.rows().stream().mapToLong(CompetingTable.Row::time).max().orElse(0);
        List<Months> months = IntStream.rangeClosed(1, (int) (last / Months.DAYS))
                .mapToObj(Months::months)
                .toList();
        List<Boolean> shown = ProtectedHorizons.shown(
                rule,
                table.subjects(),
                months.stream().map(month -> reached(table, month.days())).toList());
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < months.size(); i++) {
            if (shown.get(i)) {
                IncidenceCurves.Step step = curves.at(months.get(i).days());
                points.add(new Point(
                        months.get(i).count(),
                        step.incidences().stream()
                                .map(IncidenceCurves.Incidence::cumulative)
                                .toList(),
                        step.incidences().stream()
                                .map(incidence -> new OutcomeResult.Limits(incidence.lower(), incidence.upper()))
                                .toList(),
                        step.survival()));
            }
        }
        return new Curves(stratum.label(), points);
    }

    /** A test tells no count, but groups too small to be shown are not compared. */
    private List<Comparison> tests(List<CompetingTable> groups) {
        List<CompetingTable> compared =
                groups.stream().filter(group -> rule.shows(group.subjects())).toList();
        // The test has no form for journeys that are at risk from a later day on.
        if (compared.size() < 2
                || compared.stream().anyMatch(group -> !group.late().isEmpty())) {
            return List.of();
        }
        return IntStream.rangeClosed(1, OUTCOMES.size())
                .mapToObj(cause -> {
                    ChiSquareTest test =
                            GrayTest.withDefaults().test(cause, compared).test();
                    return new Comparison(OUTCOMES.get(cause - 1), test.statistic(), test.freedom(), test.p());
                })
                .toList();
    }

    private static ResultTable table(CohortDefinition cohort, List<List<Cell>> rows) {
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(cohort.strata()));
        columns.add(new ResultColumn("months", "Horizon (mois)", "Horizon (months)", Kind.HORIZON));
        columns.add(new ResultColumn("outcome", "Clé", "Key", Kind.TEXT));
        columns.add(new ResultColumn("outcome_label", "Issue", "Outcome", Kind.TEXT));
        columns.add(new ResultColumn("probability", "Probabilité", "Probability", Kind.RATE));
        columns.add(new ResultColumn("lower", "Borne basse 95 %", "Lower 95%", Kind.RATE));
        columns.add(new ResultColumn("upper", "Borne haute 95 %", "Upper 95%", Kind.RATE));
        columns.add(new ResultColumn("at_risk", "Encore suivis", "Still followed", Kind.COUNT));
        return new ResultTable(
                "outcomes",
                TEXTS.in(Locale.FRENCH, "outcomes.title", cohort.name()),
                TEXTS.in(Locale.ENGLISH, "outcomes.title", cohort.name()),
                columns,
                rows);
    }

    private record Spell(String stratum, long entryDays, long days, int cause, long journeys) {

        boolean isEverAtRisk() {
            return entryDays == 0 || days > entryDays;
        }
    }
}
