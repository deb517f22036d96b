package fr.parcours.engine.analysis;

import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.layout.Texts;
import java.util.List;
import java.util.Locale;

/** The table of χ² tests that completes a result. */
final class TestTable {

    private static final Texts TEXTS = Texts.of(TestTable.class);

    private TestTable() {}

    /** One test: its stable name, its label, χ², degrees of freedom and p-value. */
    record Row(String test, String label, double statistic, int freedom, double p) {}

    static ResultTable of(String name, List<Row> tests) {
        return new ResultTable(
                name,
                TEXTS.in(Locale.FRENCH, name + ".title"),
                TEXTS.in(Locale.ENGLISH, name + ".title"),
                List.of(
                        new ResultColumn("test", "Clé", "Key", Kind.TEXT),
                        new ResultColumn("test_label", "Test", "Test", Kind.TEXT),
                        new ResultColumn("statistic", "χ²", "χ²", Kind.RATIO),
                        new ResultColumn("freedom", "Degrés de liberté", "Degrees of freedom", Kind.COUNT),
                        new ResultColumn("p", "p", "p", Kind.PROBABILITY)),
                tests.stream()
                        .map(test -> List.of(
                                Cell.text(test.test()),
                                Cell.text(test.label()),
                                Cell.measure(test.statistic()),
                                Cell.count(test.freedom()),
                                Cell.measure(test.p())))
                        .toList());
    }
}
