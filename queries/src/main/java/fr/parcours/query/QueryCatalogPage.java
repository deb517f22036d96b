package fr.parcours.query;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The catalogue as a page of documentation, {@code docs/queries.md}. */
public final class QueryCatalogPage {

    private QueryCatalogPage() {}

    /**
     * Writes the page.
     *
     * @param catalog the queries
     * @return Markdown text, ending with a line feed
     */
    public static String render(QueryCatalog catalog) {
        StringBuilder page = new StringBuilder("""
                # The queries

                Written from the headers of the files in `queries/sql`; do not edit this page, rewrite it with
                `./mvnw test -pl queries -Dparcours.update=true`.

                """);
        for (Query query : catalog.queries()) {
            page.append("- [`%1$s`](#%2$s): %3$s%n".formatted(query.name(), anchor(query), query.purpose()));
        }
        catalog.queries().forEach(query -> page.append(section(query)));
        return page.toString().replace("\r\n", "\n");
    }

    private static String section(Query query) {
        StringBuilder text = new StringBuilder("%n## %s%n%n%s%n%n".formatted(query.name(), query.purpose()));
        text.append("%s. Reads %s. %s%n".formatted(capitalised(query.grain()), code(query.sources()), order(query)));
        if (!query.parameters().isEmpty()) {
            text.append("%n| parameter | type | meaning |%n|---|---|---|%n".formatted());
            query.parameters()
                    .forEach(parameter -> text.append("| `$%s` | %s | %s |%n"
                            .formatted(parameter.name(), parameter.type(), cell(parameter.meaning()))));
        }
        text.append("%n| column | type | missing values | meaning |%n|---|---|---|---|%n".formatted());
        query.columns()
                .forEach(column -> text.append("| `%s` | %s | %s | %s |%n"
                        .formatted(
                                column.name(),
                                column.type(),
                                column.required() ? "never" : "possible",
                                cell(column.meaning()))));
        return text.toString();
    }

    private static String order(Query query) {
        return query.order().isEmpty() ? "In no particular order." : "Sorted by " + code(query.order()) + ".";
    }

    private static String code(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    /** The anchor that GitLab, GitHub and Forgejo give to the heading of a query. */
    private static String anchor(Query query) {
        return query.name().replace("/", "");
    }
}
