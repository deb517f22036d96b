package fr.parcours.engine.intake.harmonise;

import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.Column;
import fr.parcours.layout.ColumnType;
import fr.parcours.layout.Nomenclature;
import fr.parcours.layout.Nomenclatures;
import fr.parcours.layout.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The code lists as enumerated types of a session: a code takes a byte or two instead of its text, is compared as a
 * number, and is written to Parquet with the list as its dictionary.
 */
final class CodeTypes {

    private CodeTypes() {}

    /** Makes the types of all columns available to a session. */
    static void declare(Session session) {
        List<String> names = Arrays.stream(Table.values())
                .flatMap(table -> table.columns().stream())
                .filter(CodeTypes::isCode)
                .map(column -> column.nomenclature().orElseThrow())
                .distinct()
                .toList();
        for (String name : names) {
            Nomenclature nomenclature = Nomenclatures.get(name);
            session.run("create type if not exists " + of(name) + " as enum ("
                    + nomenclature.entries().stream()
                            .map(Nomenclature.Entry::code)
                            .distinct()
                            .map(SqlText::literal)
                            .collect(Collectors.joining(", "))
                    + ")");
        }
    }

    private static boolean isCode(Column column) {
        return column.type() == ColumnType.STRING && column.nomenclature().isPresent();
    }

    /** The type of the codes of a list. */
    static String of(String nomenclature) {
        return "code_" + nomenclature;
    }

    /** The type that holds the values of a column. */
    static String of(Column column) {
        return isCode(column)
                ? of(column.nomenclature().orElseThrow())
                : column.type().sql();
    }
}
