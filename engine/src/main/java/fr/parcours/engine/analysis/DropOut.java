package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.DropOutResult.Rate;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.Presumption;
import fr.parcours.engine.protect.ProtectedShares;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.Proportion;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/** Drop-out of a cohort by named definitions: declared, lapsed, presumed after a horizon without a jury. */
public final class DropOut {

    private static final Texts TEXTS = Texts.of(DropOut.class);

    private final AnalysisData data;
    private final ProtectionRule rule;

    /**
     * Prepares the analysis.
     *
     * @param data where the counts come from
     * @param rule protection of the result
     */
    public DropOut(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /** The definitions, each a part of a whole. */
    private enum Definition {
        DECLARED(Counted::declared, Counted::entered),
        LAPSED(Counted::lapsed, Counted::entered),
        PRESUMED(Counted::presumed, Counted::followed);

        private final ToLongFunction<Counted> part;
        private final ToLongFunction<Counted> whole;

        Definition(ToLongFunction<Counted> part, ToLongFunction<Counted> whole) {
            this.part = part;
            this.whole = whole;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        ProtectedShares.Group group(Counted counted) {
            return new ProtectedShares.Group(part.applyAsLong(counted), whole.applyAsLong(counted));
        }
    }

    /**
     * Measures a cohort.
     *
     * @param cohort its definition
     * @param presumption when a drop-out is presumed
     * @return rates by stratum and definition
     */
    public DropOutResult of(CohortDefinition cohort, Presumption presumption) {
        cohort.requireNoChange("dropout");
        AnalysisData.Counts<Counted> counts = data.counts(
                cohort,
                Optional.empty(),
                "dropout/definitions",
                Map.of("horizon_days", presumption.horizon().days()),
                row -> new Counted(
                        Stratum.parse(cohort.strata(), row.text("stratum").orElse("")),
                        row.number("entered"),
                        row.number("declared"),
                        row.number("lapsed"),
                        row.number("followed"),
                        row.number("presumed")));
        Map<Definition, List<ProtectedShares.Share>> shown = new EnumMap<>(Definition.class);
        for (Definition definition : Definition.values()) {
            shown.put(
                    definition,
                    ProtectedShares.of(
                                    rule,
                                    counts.rows().stream()
                                            .map(definition::group)
                                            .toList())
                            .groups());
        }
        List<List<Cell>> rows = new ArrayList<>();
        List<Rate> rates = new ArrayList<>();
        int horizon = presumption.horizon().count();
        for (int i = 0; i < counts.rows().size(); i++) {
            for (Definition definition : Definition.values()) {
                ProtectedShares.Share share = shown.get(definition).get(i);
                Stratum stratum = counts.rows().get(i).stratum();
                rows.add(row(stratum, definition, horizon, share));
                rates.add(rate(stratum, definition, horizon, share));
            }
        }
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(cohort.strata()));
        columns.add(new ResultColumn("definition", "Clé", "Key", Kind.TEXT));
        columns.add(
                new ResultColumn("definition_label", "Définition de l'abandon", "Definition of drop-out", Kind.TEXT));
        columns.add(new ResultColumn("journeys", "Parcours concernés", "Journeys at stake", Kind.COUNT));
        columns.add(new ResultColumn("dropouts", "Abandons", "Drop-outs", Kind.COUNT));
        columns.add(new ResultColumn("rate", "Taux", "Rate", Kind.RATE));
        columns.add(new ResultColumn("lower", "Borne basse 95 %", "Lower 95%", Kind.RATE));
        columns.add(new ResultColumn("upper", "Borne haute 95 %", "Upper 95%", Kind.RATE));
        ResultTable table = new ResultTable(
                "dropout",
                TEXTS.in(Locale.FRENCH, "dropout.title", cohort.name()),
                TEXTS.in(Locale.ENGLISH, "dropout.title", cohort.name()),
                columns,
                rows);
        return new DropOutResult(
                table,
                data.provenance(cohort, counts, TEXTS.in(Locale.FRENCH, "dropout.method", horizon), rule, List.of()),
                rates);
    }

    private static String label(Definition definition, int horizon, Locale language) {
        return TEXTS.in(language, "dropout." + definition.key(), horizon);
    }

    private static List<Cell> row(Stratum stratum, Definition definition, int horizon, ProtectedShares.Share share) {
        List<Cell> cells = new ArrayList<>(stratum.cells());
        cells.add(Cell.text(definition.key()));
        cells.add(Cell.text(label(definition, horizon, Texts.language())));
        cells.add(Cells.count(share.whole()));
        cells.add(Cells.count(share.part()));
        if (share.part().isPresent() && share.whole().isPresent()) {
            cells.addAll(
                    Cells.proportion(share.part().getAsLong(), share.whole().getAsLong()));
        } else {
            cells.addAll(List.of(Cell.HIDDEN, Cell.HIDDEN, Cell.HIDDEN));
        }
        return cells;
    }

    private static Rate rate(Stratum stratum, Definition definition, int horizon, ProtectedShares.Share share) {
        String label = label(definition, horizon, Locale.FRENCH);
        boolean estimable = share.part().isPresent()
                && share.whole().isPresent()
                && share.whole().getAsLong() > 0;
        if (!estimable) {
            OptionalDouble none = OptionalDouble.empty();
            return new Rate(stratum.label(), definition.key(), label, none, none, none);
        }
        Proportion proportion =
                Proportion.wilson(share.part().getAsLong(), share.whole().getAsLong());
        return new Rate(
                stratum.label(),
                definition.key(),
                label,
                OptionalDouble.of(proportion.estimate()),
                OptionalDouble.of(proportion.lower()),
                OptionalDouble.of(proportion.upper()));
    }

    private record Counted(Stratum stratum, long entered, long declared, long lapsed, long followed, long presumed) {}
}
