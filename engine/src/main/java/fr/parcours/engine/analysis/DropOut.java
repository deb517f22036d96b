package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.DropOutResult.Rate;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.Presumption;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.CountTable;
import fr.parcours.engine.protect.table.ShownTable;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.Proportion;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/**
 * Drop-out of a cohort by named definitions: declared, lapsed, presumed after a horizon without a jury, and the stock
 * ratio that publications give.
 */
public final class DropOut {

    private static final Texts TEXTS = Texts.of(DropOut.class);
    private static final String STOCK = "stock";

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

        CountTable table(CohortDefinition cohort, List<Counted> rows, int horizon) {
            SplitCounts split = new SplitCounts(cohort.strata());
            for (Counted row : rows) {
                Stratum stratum = Stratum.parse(cohort.strata(), row.code());
                long out = part.applyAsLong(row);
                long followed = whole.applyAsLong(row);
                split.add(stratum, DropOutCounts.out(key(), horizon), out);
                DropOutCounts.addOthers(split, stratum, key(), horizon, followed - out, row.entered(), followed);
            }
            return split.by(DropOutCounts.of(key(), horizon));
        }
    }

    /**
     * Measures a cohort.
     *
     * @param cohort its definition
     * @param presumption when a drop-out is presumed
     * @return rates by stratum and definition; the stock ratio is there when journeys enter by a favourable decision
     *     and the cohort covers a whole calendar year
     */
    public DropOutResult of(CohortDefinition cohort, Presumption presumption) {
        cohort.requireNoChange("dropout");
        AnalysisData.Counts<Counted> counts = data.counts(
                cohort,
                Optional.empty(),
                "dropout/definitions",
                Map.of("horizon_days", presumption.horizon().days()),
                row -> new Counted(
                        row.text("stratum").orElse(""),
                        row.number("entered"),
                        row.number("declared"),
                        row.number("lapsed"),
                        row.number("followed"),
                        row.number("presumed")));
        int horizon = presumption.horizon().count();
        Map<Definition, ShownTable> shown = new EnumMap<>(Definition.class);
        if (!counts.rows().isEmpty()) {
            Iterator<ShownTable> tables = data.shown(cohort, rule, tables(cohort, counts.rows(), horizon))
                    .iterator();
            Arrays.stream(Definition.values()).forEach(definition -> shown.put(definition, tables.next()));
        }
        Optional<StockRatio> stock = StockRatio.of(
                data,
                rule,
                cohort,
                counts.rows().stream()
                        .map(row -> new StockRatio.Entered(row.code(), row.entered()))
                        .toList());
        List<List<Cell>> rows = new ArrayList<>();
        List<Rate> rates = new ArrayList<>();
        for (int i = 0; i < counts.rows().size(); i++) {
            Stratum stratum =
                    Stratum.parse(cohort.strata(), counts.rows().get(i).code());
            for (Definition definition : Definition.values()) {
                ShownTable table = shown.get(definition);
                OptionalLong part = SplitCounts.count(table, stratum, DropOutCounts.out(definition.key(), horizon));
                OptionalLong whole = SplitCounts.count(table, stratum, DropOutCounts.whole(definition.key(), horizon));
                rows.add(row(stratum, definition, horizon, part, whole));
                rates.add(rate(stratum, definition, horizon, part, whole));
            }
            if (stock.isPresent()) {
                rows.add(row(stratum, stock.get(), i));
                rates.add(rate(stratum, stock.get(), i));
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
                data.provenance(
                        cohort,
                        counts.after(stock.map(StockRatio::sql).orElse(List.of())),
                        TEXTS.in(Locale.FRENCH, "dropout.method", horizon),
                        rule,
                        stock.isPresent() ? List.of(TEXTS.in(Locale.FRENCH, "dropout.stock.warning")) : List.of()),
                rates);
    }

    private static List<CountTable> tables(CohortDefinition cohort, List<Counted> rows, int horizon) {
        return Arrays.stream(Definition.values())
                .map(definition -> definition.table(cohort, rows, horizon))
                .toList();
    }

    private static String label(StockRatio stock, Locale language) {
        return stock.firstYear() == stock.lastYear()
                ? TEXTS.in(language, "dropout.stock.year", stock.firstYear())
                : TEXTS.in(language, "dropout.stock", stock.firstYear(), stock.lastYear());
    }

    /** A ratio of two flows: it has no interval, and may be negative. */
    private static List<Cell> row(Stratum stratum, StockRatio stock, int index) {
        StockRatio.Ratio ratio = stock.ratios().get(index);
        List<Cell> cells = new ArrayList<>(stratum.cells());
        cells.add(Cell.text(STOCK));
        cells.add(Cell.text(label(stock, Texts.language())));
        cells.add(Cells.count(ratio.entered()));
        if (!stock.isShown(ratio)) {
            cells.addAll(List.of(Cell.HIDDEN, Cell.HIDDEN));
        } else {
            long fewer = ratio.entered().getAsLong() - ratio.jury().getAsLong();
            cells.add(fewer >= 0 ? Cell.count(fewer) : Cell.MISSING);
            cells.add(Cell.measure((double) fewer / ratio.entered().getAsLong()));
        }
        cells.addAll(List.of(Cell.MISSING, Cell.MISSING));
        return cells;
    }

    private static Rate rate(Stratum stratum, StockRatio stock, int index) {
        StockRatio.Ratio ratio = stock.ratios().get(index);
        boolean estimable = ratio.entered().orElse(0) > 0 && stock.isShown(ratio);
        OptionalDouble none = OptionalDouble.empty();
        return new Rate(
                stratum.label(),
                STOCK,
                label(stock, Locale.FRENCH),
                estimable
                        ? OptionalDouble.of(1
                                - (double) ratio.jury().getAsLong()
                                        / ratio.entered().getAsLong())
                        : none,
                none,
                none);
    }

    private static String label(Definition definition, int horizon, Locale language) {
        return TEXTS.in(language, "dropout." + definition.key(), horizon);
    }

    private static List<Cell> row(
            Stratum stratum, Definition definition, int horizon, OptionalLong part, OptionalLong whole) {
        List<Cell> cells = new ArrayList<>(stratum.cells());
        cells.add(Cell.text(definition.key()));
        cells.add(Cell.text(label(definition, horizon, Texts.language())));
        cells.addAll(Cells.share(part, whole));
        return cells;
    }

    private static Rate rate(
            Stratum stratum, Definition definition, int horizon, OptionalLong part, OptionalLong whole) {
        String label = label(definition, horizon, Locale.FRENCH);
        boolean estimable = part.isPresent() && whole.orElse(0) > 0;
        if (!estimable) {
            OptionalDouble none = OptionalDouble.empty();
            return new Rate(stratum.label(), definition.key(), label, none, none, none);
        }
        Proportion proportion = Proportion.wilson(part.getAsLong(), whole.getAsLong());
        return new Rate(
                stratum.label(),
                definition.key(),
                label,
                OptionalDouble.of(proportion.estimate()),
                OptionalDouble.of(proportion.lower()),
                OptionalDouble.of(proportion.upper()));
    }

    private record Counted(String code, long entered, long declared, long lapsed, long followed, long presumed) {}
}
