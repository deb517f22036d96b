package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.ShownCrosstab.Place;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Layers below each other, rows by the last attribute but one, columns by the last; margins after what they sum.
 *
 * @param cohort name of the cohort
 * @param attributes the attributes
 * @param counts their codes
 */
record CrosstabLayout(String cohort, List<Attribute> attributes, CrosstabCounts counts) {

    private static final Texts TEXTS = Texts.of(Crosstab.class);

    CrosstabLayout {
        attributes = List.copyOf(attributes);
    }

    ResultTable table(String what, Kind kind, Function<Place, Cell> cell) {
        List<Attribute> before = attributes.subList(0, attributes.size() - 1);
        Attribute across = attributes.get(attributes.size() - 1);
        List<String> columns = CrosstabCounts.withTotal(counts.columns());
        List<ResultColumn> heads = new ArrayList<>(Stratum.columns(before));
        columns.forEach(code -> heads.add(new ResultColumn(
                column(code), label(across, code, Locale.FRENCH), label(across, code, Locale.ENGLISH), kind)));
        List<List<Cell>> lines = new ArrayList<>();
        for (List<String> layer : counts.layers()) {
            for (String row : CrosstabCounts.withTotal(counts.rows())) {
                List<String> codes = new ArrayList<>(layer);
                codes.add(row);
                List<Cell> line = cells(before, codes);
                columns.forEach(column -> line.add(cell.apply(new Place(layer, row, column))));
                lines.add(line);
            }
        }
        return new ResultTable(
                what.equals("counts") ? "crosstab" : "crosstab_" + what,
                title(what, Locale.FRENCH),
                title(what, Locale.ENGLISH),
                heads,
                lines);
    }

    private String title(String what, Locale language) {
        List<String> labels = attributes.stream()
                .map(language.equals(Locale.ENGLISH) ? Attribute::labelEn : Attribute::labelFr)
                .toList();
        int last = labels.size() - 1;
        return TEXTS.in(
                language, "crosstab." + what, cohort, String.join(", ", labels.subList(0, last)), labels.get(last));
    }

    /** The cells that name a row: codes, and labels where codes have some. */
    static List<Cell> cells(List<Attribute> attributes, List<String> codes) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            cells.add(Cell.text(codes.get(i)));
            if (attributes.get(i).hasLabels()) {
                cells.add(Cell.text(label(attributes.get(i), codes.get(i), Texts.language())));
            }
        }
        return cells;
    }

    private static String column(String code) {
        return switch (code) {
            case Dimension.TOTAL -> "total";
            case Attribute.MISSING -> "missing";
            default -> "value_" + code;
        };
    }

    private static String label(Attribute attribute, String code, Locale language) {
        return code.equals(Dimension.TOTAL) ? TEXTS.in(language, "crosstab.total") : attribute.label(code, language);
    }
}
