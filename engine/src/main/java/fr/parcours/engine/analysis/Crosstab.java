package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.CohortSql;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A cohort by two attributes, or more in layers, with margins, shares of rows and of columns, and how strongly they go
 * together.
 */
public final class Crosstab {

    private static final Texts TEXTS = Texts.of(Crosstab.class);
    private static final int MOST_COLUMNS = 60;

    private final AnalysisData data;
    private final ProtectionRule rule;

    /**
     * Prepares the analysis.
     *
     * @param data where the counts come from
     * @param rule protection of the result: the table with its margins is one system
     */
    public Crosstab(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /**
     * Counts a cohort.
     *
     * @param cohort its definition; the attributes it is split by are the layers of the table
     * @param rows the attribute of the rows
     * @param columns the attribute of the columns
     * @return the table
     * @throws InvalidInputException if an attribute is there twice, or they or the columns are too many
     */
    public CrosstabResult of(CohortDefinition cohort, Attribute rows, Attribute columns) {
        cohort.requireNoChange("crosstab");
        List<Attribute> attributes = new ArrayList<>(cohort.strata());
        attributes.addAll(List.of(rows, columns));
        check(attributes);
        CohortDefinition split = cohort.by(attributes.toArray(Attribute[]::new));
        AnalysisData.Counts<Counted> counts = data.counts(
                split,
                Optional.empty(),
                "crosstab/counts",
                Map.of(),
                row -> new Counted(
                        IntStream.rangeClosed(1, attributes.size())
                                .mapToObj(i -> row.text("group_" + i).orElse(Attribute.MISSING))
                                .toList(),
                        row.number("journeys")));
        CrosstabCounts table = CrosstabCounts.of(
                attributes.size(),
                counts.rows().stream().collect(Collectors.toMap(Counted::codes, Counted::journeys, Long::sum)));
        if (table.columns().size() > MOST_COLUMNS) {
            throw new InvalidInputException(TEXTS.format(
                    "crosstab.columns", columns.name(), table.columns().size(), MOST_COLUMNS));
        }
        ShownCrosstab shown = new ShownCrosstab(
                table.inner().isEmpty()
                        ? Optional.empty()
                        : Optional.of(data.shown(cohort.by(), rule, dimensions(attributes, table), table.inner())));
        CrosstabLayout layout = new CrosstabLayout(cohort.name(), attributes, table);
        CrosstabAssociation association = CrosstabAssociation.of(attributes, table, shown);
        return new CrosstabResult(
                layout.table("counts", Kind.COUNT, cell -> Cells.count(shown.count(cell))),
                data.provenance(
                        cohort,
                        counts,
                        TEXTS.in(Locale.FRENCH, "crosstab.method"),
                        rule,
                        association.isDoubtful() ? List.of(TEXTS.in(Locale.FRENCH, "crosstab.doubtful")) : List.of()),
                List.of(
                        layout.table("row_shares", Kind.RATE, cell -> shown.share(cell, cell.ofRow())),
                        layout.table("column_shares", Kind.RATE, cell -> shown.share(cell, cell.ofColumn())),
                        association.table()));
    }

    private static void check(List<Attribute> attributes) {
        for (Attribute attribute : attributes) {
            if (Collections.frequency(attributes, attribute) > 1) {
                throw new InvalidInputException(TEXTS.format("crosstab.same", attribute.name()));
            }
        }
        if (attributes.size() > CohortSql.MOST_GROUPS) {
            throw new InvalidInputException(
                    TEXTS.format("crosstab.attributes", attributes.size(), CohortSql.MOST_GROUPS));
        }
    }

    private static List<Dimension> dimensions(List<Attribute> attributes, CrosstabCounts table) {
        return IntStream.range(0, attributes.size())
                .mapToObj(i ->
                        Dimension.flat(attributes.get(i).name(), table.codes().get(i)))
                .toList();
    }

    private record Counted(List<String> codes, long journeys) {}
}
