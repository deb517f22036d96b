package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.ShownTable;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.result.TableResult;
import fr.parcours.engine.session.Row;
import fr.parcours.layout.Nomenclature;
import fr.parcours.layout.Nomenclatures;
import fr.parcours.layout.Texts;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Why journeys were dropped, by definition: the coded reasons, those that certifiers word themselves, and how often
 * none is given.
 */
public final class DropOutReasons {

    private static final Texts TEXTS = Texts.of(DropOutReasons.class);
    private static final Nomenclature CODES = Nomenclatures.get("withdrawal_reason");
    private static final String RARE = "RARE";
    private static final String NOT_GIVEN = "NOT_GIVEN";
    private static final List<String> DEFINITIONS = List.of("declared", "lapsed");

    private final AnalysisData data;
    private final ProtectionRule rule;

    /**
     * Prepares the analysis.
     *
     * @param data where the counts come from
     * @param rule protection of the result; a reason given by fewer journeys than it shows is not named
     */
    public DropOutReasons(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /**
     * Measures a cohort.
     *
     * @param cohort its definition
     * @return one row per stratum, definition and reason
     */
    public TableResult of(CohortDefinition cohort) {
        cohort.requireNoChange("dropout");
        AnalysisData.Counts<Counted> counts = data.counts(
                cohort, Optional.empty(), "dropout/reasons", Map.of("named_from", rule.threshold()), Counted::of);
        List<Stratum> strata = counts.rows().stream()
                .map(row -> Stratum.parse(cohort.strata(), row.stratum()))
                .distinct()
                .toList();
        List<SplitDropOuts> byDefinition = DEFINITIONS.stream()
                .map(definition -> split(cohort, counts.rows(), definition))
                .toList();
        List<ShownTable> tables = strata.isEmpty()
                ? List.of()
                : data.shown(
                        cohort,
                        rule,
                        byDefinition.stream()
                                .map(split -> split.table(
                                        strata, strata.stream().map(split::sum).toList()))
                                .toList());
        List<List<Cell>> rows = new ArrayList<>();
        for (Stratum stratum : strata) {
            for (int d = 0; d < DEFINITIONS.size(); d++) {
                for (String reason : byDefinition.get(d).parts()) {
                    List<Cell> cells = new ArrayList<>(stratum.cells());
                    cells.add(Cell.text(DEFINITIONS.get(d)));
                    cells.add(Cell.text(TEXTS.format("dropout." + DEFINITIONS.get(d))));
                    cells.add(Cell.text(reason));
                    cells.add(Cell.text(label(reason, Texts.language())));
                    cells.addAll(byDefinition.get(d).cells(tables.get(d), stratum, reason));
                    rows.add(cells);
                }
            }
        }
        return new TableResult(
                table(cohort, rows),
                data.provenance(cohort, counts, TEXTS.in(Locale.FRENCH, "dropout_reasons.method"), rule, List.of()));
    }

    private static SplitDropOuts split(CohortDefinition cohort, List<Counted> rows, String definition) {
        List<SplitDropOuts.Counted> counted = rows.stream()
                .map(row -> new SplitDropOuts.Counted(
                        Stratum.parse(cohort.strata(), row.stratum()),
                        row.definition().equals(definition) ? Optional.of(row.reason()) : Optional.empty(),
                        row.journeys()))
                .toList();
        return new SplitDropOuts(definition, 0, reasons(counted), counted);
    }

    /** Coded reasons first, in the order of the nomenclature, then the certifiers' own, then the rest. */
    private static List<String> reasons(List<SplitDropOuts.Counted> counted) {
        List<String> codes =
                CODES.entries().stream().map(Nomenclature.Entry::code).toList();
        List<String> last = List.of(RARE, NOT_GIVEN);
        return counted.stream()
                .flatMap(one -> one.part().stream())
                .distinct()
                .sorted(Comparator.<String>comparingInt(reason -> last.indexOf(reason))
                        .thenComparingInt(reason -> codes.contains(reason) ? codes.indexOf(reason) : codes.size())
                        .thenComparing(Collator.getInstance(Locale.FRENCH)))
                .toList();
    }

    private static String label(String reason, Locale language) {
        if (CODES.contains(reason)) {
            return CODES.label(reason, language);
        }
        return reason.equals(RARE) || reason.equals(NOT_GIVEN)
                ? TEXTS.in(language, "dropout_reasons." + reason)
                : reason;
    }

    private static ResultTable table(CohortDefinition cohort, List<List<Cell>> rows) {
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(cohort.strata()));
        columns.add(new ResultColumn("definition", "Clé", "Key", Kind.TEXT));
        columns.add(
                new ResultColumn("definition_label", "Définition de l'abandon", "Definition of drop-out", Kind.TEXT));
        columns.add(new ResultColumn("reason", "Clé", "Key", Kind.TEXT));
        columns.add(new ResultColumn("reason_label", "Motif", "Reason", Kind.TEXT));
        columns.add(new ResultColumn("dropouts", "Abandons", "Drop-outs", Kind.COUNT));
        columns.add(new ResultColumn("share", "Part des abandons", "Share of drop-outs", Kind.RATE));
        columns.add(new ResultColumn("lower", "Borne basse 95 %", "Lower 95%", Kind.RATE));
        columns.add(new ResultColumn("upper", "Borne haute 95 %", "Upper 95%", Kind.RATE));
        return new ResultTable(
                "dropout_reasons",
                TEXTS.in(Locale.FRENCH, "dropout_reasons.title", cohort.name()),
                TEXTS.in(Locale.ENGLISH, "dropout_reasons.title", cohort.name()),
                columns,
                rows);
    }

    private record Counted(String stratum, String definition, String reason, long journeys) {

        static Counted of(Row row) {
            boolean isNamed = row.text("is_named").map(Boolean::parseBoolean).orElseThrow();
            return new Counted(
                    row.text("stratum").orElse(""),
                    row.text("definition").orElseThrow(),
                    isNamed ? row.text("reason").map(Counted::code).orElse(NOT_GIVEN) : RARE,
                    row.number("journeys"));
        }

        /**
         * The code of a reason that is worded as the nomenclature labels it, with what stands in brackets or without.
         */
        private static String code(String reason) {
            return CODES.entries().stream()
                    .filter(entry -> entry.code().equalsIgnoreCase(reason)
                            || entry.labelFr().equalsIgnoreCase(reason)
                            || withoutDetails(entry.labelFr()).equalsIgnoreCase(reason))
                    .map(Nomenclature.Entry::code)
                    .findFirst()
                    .orElse(reason);
        }

        private static String withoutDetails(String label) {
            return label.replaceFirst(" \\(.*\\)$", "");
        }
    }
}
