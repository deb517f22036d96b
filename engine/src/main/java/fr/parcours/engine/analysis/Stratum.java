package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortSql;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A stratum of a cohort: one code per attribute it is split by.
 *
 * @param attributes the attributes
 * @param codes one code per attribute
 */
record Stratum(List<Attribute> attributes, List<String> codes) {

    /** Reads the code that queries return. */
    static Stratum parse(List<Attribute> attributes, String stratum) {
        return new Stratum(
                attributes, attributes.isEmpty() ? List.of() : List.of(stratum.split(CohortSql.STRATUM_SEPARATOR, -1)));
    }

    /** French label, empty when the cohort is not split. */
    String label() {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            labels.add(attributes.get(i).label(codes.get(i), Locale.FRENCH));
        }
        return String.join(" · ", labels);
    }

    /** The columns of strata in a table: a code, and a label where codes have one. */
    static List<ResultColumn> columns(List<Attribute> attributes) {
        List<ResultColumn> columns = new ArrayList<>();
        for (Attribute attribute : attributes) {
            if (attribute.hasLabels()) {
                columns.add(new ResultColumn(attribute.name(), "Code", "Code", Kind.TEXT));
                columns.add(new ResultColumn(
                        attribute.name() + "_label", attribute.labelFr(), attribute.labelEn(), Kind.TEXT));
            } else {
                columns.add(new ResultColumn(attribute.name(), attribute.labelFr(), attribute.labelEn(), Kind.TEXT));
            }
        }
        return columns;
    }

    /** The cells under those columns. */
    List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            cells.add(Cell.text(codes.get(i)));
            if (attributes.get(i).hasLabels()) {
                cells.add(Cell.text(attributes.get(i).label(codes.get(i), fr.parcours.layout.Texts.language())));
            }
        }
        return cells;
    }
}
