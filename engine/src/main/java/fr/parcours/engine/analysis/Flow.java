package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.FlowResult.Funnel;
import fr.parcours.engine.analysis.FlowResult.Stage;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectedFunnel;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.session.Row;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
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
        for (Counted counted : counts.rows()) {
            Map<StageName, OptionalLong> shown = protect(counted.stages());
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

    /** Nested stages and the parts of the last are protected together, then what stands beside them. */
    private Map<StageName, OptionalLong> protect(Map<StageName, Long> counts) {
        List<StageName> nested = List.of(StageName.ENTERED, StageName.ELIGIBLE, StageName.DOSSIER, StageName.JURY);
        List<StageName> parts =
                List.of(StageName.FIRST_FULL, StageName.FIRST_PARTIAL, StageName.FIRST_NONE, StageName.FIRST_ABSENT);
        ProtectedFunnel funnel = ProtectedFunnel.of(
                rule,
                nested.stream().map(counts::get).toList(),
                parts.stream().map(counts::get).toList());
        Map<StageName, OptionalLong> shown = new EnumMap<>(StageName.class);
        for (int i = 0; i < nested.size(); i++) {
            shown.put(nested.get(i), funnel.stages().get(i));
        }
        for (int i = 0; i < parts.size(); i++) {
            shown.put(parts.get(i), funnel.parts().get(i));
        }
        shown.put(StageName.SUPPORTED, beside(StageName.SUPPORTED, StageName.ELIGIBLE, counts, shown));
        boolean laterSuccessesShow = shown.get(StageName.FIRST_FULL).isEmpty()
                || rule.showsShare(counts.get(StageName.FIRST_FULL), counts.get(StageName.FULL_VALIDATION));
        shown.put(
                StageName.FULL_VALIDATION,
                laterSuccessesShow
                        ? beside(StageName.FULL_VALIDATION, StageName.JURY, counts, shown)
                        : OptionalLong.empty());
        return shown;
    }

    private OptionalLong beside(
            StageName stage, StageName whole, Map<StageName, Long> counts, Map<StageName, OptionalLong> shown) {
        boolean shows = shown.get(whole).isPresent() && rule.showsShare(counts.get(stage), counts.get(whole));
        return shows ? OptionalLong.of(counts.get(stage)) : OptionalLong.empty();
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

    private record Counted(Stratum stratum, Map<StageName, Long> stages) {}
}
