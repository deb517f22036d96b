package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.TerritoryResult.Zone;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectedShares;
import fr.parcours.engine.protect.ProtectedShares.Group;
import fr.parcours.engine.protect.ProtectedShares.Share;
import fr.parcours.engine.protect.ProtectionRule;
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

/** Counts of a cohort by territory, with the shares seen by a jury and fully validated. */
public final class Territory {

    private static final Texts TEXTS = Texts.of(Territory.class);

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
        List<Counted> zones = counts.rows();
        ProtectedShares juries = ProtectedShares.of(
                rule,
                zones.stream()
                        .map(zone -> new Group(zone.jury(), zone.entered()))
                        .toList());
        ProtectedShares validations = ProtectedShares.of(
                rule,
                zones.stream()
                        .map(zone -> new Group(zone.fullValidation(), zone.jury()))
                        .toList());
        List<List<Cell>> rows = new ArrayList<>();
        List<Zone> shown = new ArrayList<>();
        for (int i = 0; i < zones.size(); i++) {
            String code = zones.get(i).code();
            Share jury = juries.groups().get(i);
            rows.add(row(
                    code,
                    territory.label(code, Texts.language()),
                    jury,
                    validations.groups().get(i)));
            shown.add(zone(code, territory.label(code, Locale.FRENCH), jury));
        }
        rows.add(row("*", TEXTS.format("territory.total"), juries.total(), validations.total()));
        ResultTable table = new ResultTable(
                "territory",
                TEXTS.in(Locale.FRENCH, "territory.title", cohort.name(), territory.labelFr()),
                TEXTS.in(Locale.ENGLISH, "territory.title", cohort.name(), territory.labelEn()),
                columns(territory),
                rows);
        return new TerritoryResult(
                table,
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

    private static List<Cell> row(String code, String label, Share jury, Share validation) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(code));
        cells.add(Cell.text(label));
        cells.add(Cells.count(jury.whole()));
        // The same number is a part of the entries and the whole of the validations: both must let it through.
        boolean juryShows = jury.part().isPresent() && validation.whole().isPresent();
        cells.add(juryShows ? Cells.count(jury.part()) : Cell.HIDDEN);
        cells.addAll(juryShows && jury.whole().isPresent() ? proportion(jury) : hidden());
        boolean validationShows = juryShows && validation.part().isPresent();
        cells.add(validationShows ? Cells.count(validation.part()) : Cell.HIDDEN);
        cells.addAll(validationShows ? proportion(validation) : hidden());
        return cells;
    }

    private static List<Cell> proportion(Share share) {
        return Cells.proportion(share.part().getAsLong(), share.whole().getAsLong());
    }

    private static List<Cell> hidden() {
        return List.of(Cell.HIDDEN, Cell.HIDDEN, Cell.HIDDEN);
    }

    private static Zone zone(String code, String label, Share jury) {
        boolean shows = jury.part().isPresent()
                && jury.whole().isPresent()
                && jury.whole().getAsLong() > 0;
        if (!shows) {
            OptionalDouble none = OptionalDouble.empty();
            return new Zone(code, label, jury.whole(), none, none, none);
        }
        Proportion rate =
                Proportion.wilson(jury.part().getAsLong(), jury.whole().getAsLong());
        return new Zone(
                code,
                label,
                jury.whole(),
                OptionalDouble.of(rate.estimate()),
                OptionalDouble.of(rate.lower()),
                OptionalDouble.of(rate.upper()));
    }

    private record Counted(String code, long entered, long jury, long fullValidation) {}
}
