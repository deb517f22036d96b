package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.TerritoryResult.Zone;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.protect.table.ShownTable;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.Proportion;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Counts of a cohort by territory, with the shares seen by a jury and fully validated. */
public final class Territory {

    private static final Texts TEXTS = Texts.of(Territory.class);
    private static final String JURY = "jury";
    private static final String FULL = "full_validation";

    private final AnalysisData data;
    private final ProtectionRule rule;

    /**
     * Prepares the analysis.
     *
     * @param data where the counts come from
     * @param rule protection of the result
     */
    public Territory(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /**
     * Counts a cohort.
     *
     * @param cohort its definition, split by the territory alone
     * @param territory the attribute of the territory
     * @return counts and rates by territory, with a total
     */
    public TerritoryResult of(CohortDefinition cohort, Attribute territory) {
        cohort.requireNoChange("territory");
        AnalysisData.Counts<Counted> counts = data.counts(
                cohort,
                Optional.empty(),
                "territory/counts",
                Map.of(),
                row -> new Counted(
                        row.text("stratum").orElse(Attribute.MISSING),
                        row.number("entered"),
                        row.number("jury"),
                        row.number("full_validation")));
        SplitCounts split = new SplitCounts(List.of(territory));
        counts.rows()
                .forEach(zone -> split.add(zone.stratum(territory), FULL, zone.fullValidation())
                        .add(zone.stratum(territory), SplitCounts.rest(FULL), zone.jury() - zone.fullValidation())
                        .add(zone.stratum(territory), SplitCounts.rest(JURY), zone.entered() - zone.jury()));
        Optional<ShownTable> table = counts.rows().isEmpty()
                ? Optional.empty()
                : Optional.of(data.shown(cohort, rule, List.of(split.by(SplitCounts.nested(Flow.STAGE, JURY, FULL))))
                        .get(0));
        List<List<Cell>> rows = new ArrayList<>();
        List<Zone> shown = new ArrayList<>();
        for (Counted zone : counts.rows()) {
            String code = zone.code();
            Progress progress = Progress.of(table, code);
            rows.add(row(code, territory.label(code, Texts.language()), progress));
            shown.add(zone(code, territory.label(code, Locale.FRENCH), progress));
        }
        rows.add(row(Dimension.TOTAL, TEXTS.format("territory.total"), Progress.of(table, Dimension.TOTAL)));
        ResultTable all = new ResultTable(
                "territory",
                TEXTS.in(Locale.FRENCH, "territory.title", cohort.name(), territory.labelFr()),
                TEXTS.in(Locale.ENGLISH, "territory.title", cohort.name(), territory.labelEn()),
                columns(territory),
                rows);
        return new TerritoryResult(
                all,
                data.provenance(cohort, counts, TEXTS.in(Locale.FRENCH, "territory.method"), rule, List.of()),
                shown);
    }

    private static List<ResultColumn> columns(Attribute territory) {
        return List.of(
                new ResultColumn(territory.name(), "Code", "Code", Kind.TEXT),
                new ResultColumn(territory.name() + "_label", territory.labelFr(), territory.labelEn(), Kind.TEXT),
                new ResultColumn("journeys", "Parcours", "Journeys", Kind.COUNT),
                new ResultColumn("jury", "Passés devant un jury", "Seen by a jury", Kind.COUNT),
                new ResultColumn("jury_rate", "Taux de passage", "Jury rate", Kind.RATE),
                new ResultColumn("jury_lower", "Borne basse 95 %", "Lower 95%", Kind.RATE),
                new ResultColumn("jury_upper", "Borne haute 95 %", "Upper 95%", Kind.RATE),
                new ResultColumn("full_validation", "Validations totales", "Full validations", Kind.COUNT),
                new ResultColumn("full_rate", "Taux de validation totale", "Full validation rate", Kind.RATE),
                new ResultColumn("full_lower", "Borne basse 95 %", "Lower 95%", Kind.RATE),
                new ResultColumn("full_upper", "Borne haute 95 %", "Upper 95%", Kind.RATE));
    }

    private static List<Cell> row(String code, String label, Progress progress) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(code));
        cells.add(Cell.text(label));
        cells.addAll(Cells.share(progress.jury(), progress.entered()));
        List<Cell> validation = new ArrayList<>(Cells.share(progress.full(), progress.jury()));
        validation.remove(0); // seen by a jury: it is there already
        cells.addAll(validation);
        return cells;
    }

    private static Zone zone(String code, String label, Progress progress) {
        boolean shows = progress.jury().isPresent() && progress.entered().orElse(0) > 0;
        if (!shows) {
            OptionalDouble none = OptionalDouble.empty();
            return new Zone(code, label, progress.entered(), none, none, none);
        }
        Proportion rate = Proportion.wilson(
                progress.jury().getAsLong(), progress.entered().getAsLong());
        return new Zone(
                code,
                label,
                progress.entered(),
                OptionalDouble.of(rate.estimate()),
                OptionalDouble.of(rate.lower()),
                OptionalDouble.of(rate.upper()));
    }

    /** How far the journeys of a territory came, as it may be shown. */
    private record Progress(OptionalLong entered, OptionalLong jury, OptionalLong full) {

        static Progress of(Optional<ShownTable> table, String code) {
            return new Progress(
                    count(table, code, Dimension.TOTAL), count(table, code, JURY), count(table, code, FULL));
        }

        private static OptionalLong count(Optional<ShownTable> table, String code, String stage) {
            return table.map(shown -> shown.count(code, stage)).orElseGet(() -> OptionalLong.of(0));
        }
    }

    private record Counted(String code, long entered, long jury, long fullValidation) {

        Stratum stratum(Attribute territory) {
            return new Stratum(List.of(territory), List.of(code));
        }
    }
}
