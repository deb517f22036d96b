package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Names the groups of a comparison, the totals over attributes among them. */
final class Groups {

    private static final Texts TEXTS = Texts.of(Groups.class);

    private Groups() {}

    /** The column of one value of an attribute, or of its total. */
    static ResultColumn across(Attribute attribute, String code, ResultColumn.Kind kind) {
        String name = switch (code) {
            case Dimension.TOTAL -> "total";
            case Attribute.MISSING -> "missing";
            default -> "value_" + code;
        };
        return new ResultColumn(
                name, label(attribute, code, Locale.FRENCH), label(attribute, code, Locale.ENGLISH), kind);
    }

    /** The cells under {@link Stratum#columns}, of totals too. */
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

    static String label(Attribute attribute, String code, Locale language) {
        return code.equals(Dimension.TOTAL) ? TEXTS.in(language, "crosstab.total") : attribute.label(code, language);
    }

    static String label(Attribute attribute, Locale language) {
        return language.equals(Locale.ENGLISH) ? attribute.labelEn() : attribute.labelFr();
    }

    /** Codes with the total after them. */
    static List<String> withTotal(List<String> codes) {
        return Stream.concat(codes.stream(), Stream.of(Dimension.TOTAL)).toList();
    }
}
