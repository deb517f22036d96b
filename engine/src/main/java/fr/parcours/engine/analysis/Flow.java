package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.FlowResult.Funnel;
import fr.parcours.engine.analysis.FlowResult.Stage;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.protect.table.ShownTable;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.session.Row;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The flow of a cohort: how many reached each stage, out of those who entered and out of those who could. */
public final class Flow {

    private static final Texts TEXTS = Texts.of(Flow.class);

    private final AnalysisData data;
    private final ProtectionRule rule;

    /**
     * Prepares the analysis.
     *
     * @param data where the counts come from
     * @param rule protection of the result
     */
    public Flow(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /** The dimension of the stages that journeys reached. */
    static final String STAGE = "stage";

    private static final String NOT_ELIGIBLE = "not_eligible";
    private static final String NOT_SUPPORTED = "not_supported";
    private static final String NO_DOSSIER = "not_dossier";
    private static final String NO_JURY = "not_jury_after_dossier";
    private static final String BEFORE_JURY = SplitCounts.rest("jury");
    private static final String NEVER_FULL = SplitCounts.rest("full_validation");
    private static final String FULL_LATER = "full_later";

    private static final List<StageName> FIRST_OUTCOMES =
            List.of(StageName.FIRST_FULL, StageName.FIRST_PARTIAL, StageName.FIRST_NONE, StageName.FIRST_ABSENT);

    private static final Dimension STAGES = stages();
    private static final Dimension SUPPORT = Dimension.tree(
                    STAGE,
                    Map.of(
                            StageName.SUPPORTED.node(),
                            List.of(StageName.ELIGIBLE.node()),
                            NOT_SUPPORTED,
                            List.of(StageName.ELIGIBLE.node()),
                            NOT_ELIGIBLE,
                            List.of()))
            .withRemainders(NOT_SUPPORTED, NOT_ELIGIBLE);
    private static final Dimension VALIDATIONS = Dimension.tree(
                    STAGE,
                    Map.of(
                            StageName.FIRST_FULL.node(),
                            List.of(StageName.FULL_VALIDATION.node(), StageName.JURY.node()),
                            FULL_LATER,
                            List.of(StageName.FULL_VALIDATION.node(), StageName.JURY.node()),
                            NEVER_FULL,
                            List.of(StageName.JURY.node()),
                            BEFORE_JURY,
                            List.of()))
            .withRemainders(FULL_LATER, NEVER_FULL, BEFORE_JURY);

    private static Dimension stages() {
        List<String> reached = List.of(StageName.JURY.node(), StageName.DOSSIER.node(), StageName.ELIGIBLE.node());
        Map<String, List<String>> ancestors = new LinkedHashMap<>();
        FIRST_OUTCOMES.forEach(outcome -> ancestors.put(outcome.node(), reached));
        ancestors.put(NO_JURY, reached.subList(1, 3));
        ancestors.put(NO_DOSSIER, reached.subList(2, 3));
        ancestors.put(NOT_ELIGIBLE, List.of());
        return Dimension.tree(STAGE, ancestors).withRemainders(NO_JURY, NO_DOSSIER, NOT_ELIGIBLE);
    }

    /** The stages of the funnel, each with the one its share is taken of. */
    private enum StageName {
        ENTERED,
        ELIGIBLE,
        SUPPORTED,
        DOSSIER,
        JURY,
        FIRST_FULL,
        FIRST_PARTIAL,
        FIRST_NONE,
        FIRST_ABSENT,
        FULL_VALIDATION;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Its category in the tables of counts. */
        String node() {
            return this == ENTERED ? Dimension.TOTAL : key();
        }

        /** Which of the tables it is in. */
        int table() {
            return switch (this) {
                case SUPPORTED -> 1;
                case FULL_VALIDATION -> 2;
                default -> 0;
            };
        }

        StageName base() {
            return switch (this) {
                case ENTERED, ELIGIBLE -> ENTERED;
                case SUPPORTED, DOSSIER, JURY -> ELIGIBLE;
                default -> JURY;
            };
        }
    }

    /**
     * Follows a cohort.
     *
     * @param cohort its definition
     * @return one funnel per stratum
     */
    public FlowResult of(CohortDefinition cohort) {
        cohort.requireNoChange("flow");
        AnalysisData.Counts<Counted> counts = data.counts(
                cohort,
                Optional.empty(),
                "flow/funnel",
                Map.of(),
                row -> new Counted(
                        Stratum.parse(cohort.strata(), row.text("stratum").orElse("")), stages(row)));
        List<List<Cell>> rows = new ArrayList<>();
        List<Funnel> funnels = new ArrayList<>();
        List<ShownTable> tables = counts.rows().isEmpty() ? List.of() : protect(cohort, counts.rows());
        for (Counted counted : counts.rows()) {
            Map<StageName, OptionalLong> shown = new EnumMap<>(StageName.class);
            for (StageName stage : StageName.values()) {
                shown.put(stage, SplitCounts.count(tables.get(stage.table()), counted.stratum(), stage.node()));
            }
            funnels.add(new Funnel(counted.stratum().label(), stages(shown)));
            for (StageName stage : StageName.values()) {
                rows.add(row(counted.stratum(), stage, shown));
            }
        }
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(cohort.strata()));
        columns.add(new ResultColumn("stage", "Clé", "Key", Kind.TEXT));
        columns.add(new ResultColumn("stage_label", "Étape", "Stage", Kind.TEXT));
        columns.add(new ResultColumn("journeys", "Parcours", "Journeys", Kind.COUNT));
        columns.add(new ResultColumn("share_of_entry", "Part des entrées", "Share of entries", Kind.RATE));
        columns.add(new ResultColumn("base", "Rapporté à", "Out of", Kind.TEXT));
        columns.add(new ResultColumn("share_of_base", "Taux", "Rate", Kind.RATE));
        columns.add(new ResultColumn("lower", "Borne basse 95 %", "Lower 95%", Kind.RATE));
        columns.add(new ResultColumn("upper", "Borne haute 95 %", "Upper 95%", Kind.RATE));
        ResultTable table = new ResultTable(
                "flow",
                TEXTS.in(Locale.FRENCH, "flow.title", cohort.name()),
                TEXTS.in(Locale.ENGLISH, "flow.title", cohort.name()),
                columns,
                rows);
        return new FlowResult(
                table,
                data.provenance(cohort, counts, TEXTS.in(Locale.FRENCH, "flow.method"), rule, List.of()),
                funnels);
    }

    private static Map<StageName, Long> stages(Row row) {
        Map<StageName, Long> stages = new EnumMap<>(StageName.class);
        for (StageName stage : StageName.values()) {
            stages.put(stage, row.number(stage.key()));
        }
        return stages;
    }

    /** Stages in one another, those supported beside them, and full validations by any jury: one system. */
    private List<ShownTable> protect(CohortDefinition cohort, List<Counted> rows) {
        SplitCounts stages = new SplitCounts(cohort.strata());
        SplitCounts support = new SplitCounts(cohort.strata());
        SplitCounts validations = new SplitCounts(cohort.strata());
        for (Counted row : rows) {
            Stratum stratum = row.stratum();
            FIRST_OUTCOMES.forEach(outcome -> stages.add(stratum, outcome.node(), row.count(outcome)));
            stages.add(stratum, NO_JURY, row.count(StageName.DOSSIER) - row.count(StageName.JURY))
                    .add(stratum, NO_DOSSIER, row.count(StageName.ELIGIBLE) - row.count(StageName.DOSSIER))
                    .add(stratum, NOT_ELIGIBLE, row.count(StageName.ENTERED) - row.count(StageName.ELIGIBLE));
            support.add(stratum, StageName.SUPPORTED.node(), row.count(StageName.SUPPORTED))
                    .add(stratum, NOT_SUPPORTED, row.count(StageName.ELIGIBLE) - row.count(StageName.SUPPORTED))
                    .add(stratum, NOT_ELIGIBLE, row.count(StageName.ENTERED) - row.count(StageName.ELIGIBLE));
            validations
                    .add(stratum, StageName.FIRST_FULL.node(), row.count(StageName.FIRST_FULL))
                    .add(stratum, FULL_LATER, row.count(StageName.FULL_VALIDATION) - row.count(StageName.FIRST_FULL))
                    .add(stratum, NEVER_FULL, row.count(StageName.JURY) - row.count(StageName.FULL_VALIDATION))
                    .add(stratum, BEFORE_JURY, row.count(StageName.ENTERED) - row.count(StageName.JURY));
        }
        return data.shown(cohort, rule, List.of(stages.by(STAGES), support.by(SUPPORT), validations.by(VALIDATIONS)));
    }

    private static List<Stage> stages(Map<StageName, OptionalLong> shown) {
        List<Stage> stages = new ArrayList<>();
        shown.forEach((stage, count) -> stages.add(new Stage(
                stage.key(),
                TEXTS.in(Locale.FRENCH, "stage." + stage.key()),
                count,
                share(shown, stage, StageName.ENTERED))));
        return stages;
    }

    private static OptionalDouble share(Map<StageName, OptionalLong> shown, StageName part, StageName whole) {
        OptionalLong numerator = shown.get(part);
        OptionalLong denominator = shown.get(whole);
        return numerator.isPresent() && denominator.isPresent() && denominator.getAsLong() > 0
                ? OptionalDouble.of((double) numerator.getAsLong() / denominator.getAsLong())
                : OptionalDouble.empty();
    }

    private static List<Cell> row(Stratum stratum, StageName stage, Map<StageName, OptionalLong> shown) {
        List<Cell> cells = new ArrayList<>(stratum.cells());
        OptionalLong count = shown.get(stage);
        OptionalLong base = shown.get(stage.base());
        cells.add(Cell.text(stage.key()));
        cells.add(Cell.text(TEXTS.format("stage." + stage.key())));
        cells.add(Cells.count(count));
        cells.add(Cells.shownRate(share(shown, stage, StageName.ENTERED), count, shown.get(StageName.ENTERED)));
        cells.add(Cell.text(TEXTS.format("stage." + stage.base().key())));
        if (count.isEmpty() || base.isEmpty()) {
            cells.addAll(List.of(Cell.HIDDEN, Cell.HIDDEN, Cell.HIDDEN));
        } else {
            cells.addAll(Cells.proportion(count.getAsLong(), base.getAsLong()));
        }
        return cells;
    }

    private record Counted(Stratum stratum, Map<StageName, Long> stages) {

        long count(StageName stage) {
            return stages.get(stage);
        }
    }
}
