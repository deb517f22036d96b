package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.table.Association;
import fr.parcours.engine.stats.table.ContingencyTable;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How strongly rows and columns go together, in each layer of a table that shows all of its cells.
 *
 * @param table one row per layer
 * @param isDoubtful whether expected counts are too small somewhere
 */
record CrosstabAssociation(ResultTable table, boolean isDoubtful) {

    private static final Texts TEXTS = Texts.of(Crosstab.class);
    private static final int MEASURES = 5;

    static CrosstabAssociation of(List<Attribute> attributes, CrosstabCounts counts, ShownCrosstab shown) {
        List<Attribute> layered = attributes.subList(0, attributes.size() - 2);
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(layered));
        columns.add(new ResultColumn("statistic", "χ²", "χ²", Kind.RATIO));
        columns.add(new ResultColumn("freedom", "Degrés de liberté", "Degrees of freedom", Kind.COUNT));
        columns.add(new ResultColumn("p", "p", "p", Kind.PROBABILITY));
        columns.add(new ResultColumn("cramers_v", "V de Cramér", "Cramér's V", Kind.RATIO));
        columns.add(new ResultColumn("cramers_v_corrected", "V corrigé", "Corrected V", Kind.RATIO));
        List<List<Cell>> rows = new ArrayList<>();
        boolean doubtful = false;
        for (List<String> layer : counts.layers()) {
            Optional<List<List<Long>>> cells = shown.whole(layer, counts.rows(), counts.columns());
            Optional<Association> association = cells.filter(
                            one -> one.size() > 1 && one.get(0).size() > 1)
                    .map(one -> Association.of(new ContingencyTable(one)));
            List<Cell> row = CrosstabLayout.cells(layered, layer);
            row.addAll(association
                    .map(CrosstabAssociation::cells)
                    .orElse(Collections.nCopies(MEASURES, cells.isEmpty() ? Cell.HIDDEN : Cell.MISSING)));
            rows.add(row);
            doubtful |= association.map(Association::isDoubtful).orElse(false);
        }
        return new CrosstabAssociation(
                new ResultTable(
                        "crosstab_association",
                        TEXTS.in(Locale.FRENCH, "crosstab.association"),
                        TEXTS.in(Locale.ENGLISH, "crosstab.association"),
                        columns,
                        rows),
                doubtful);
    }

    private static List<Cell> cells(Association association) {
        return List.of(
                Cell.measure(association.pearson().statistic()),
                Cell.count(association.pearson().freedom()),
                Cell.measure(association.pearson().p()),
                Cell.measure(association.cramersV()),
                Cell.measure(association.cramersVCorrected()));
    }
}
