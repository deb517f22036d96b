package fr.parcours.notebook.report;

import static fr.parcours.notebook.report.Xml.escape;

import fr.parcours.layout.Texts;
import fr.parcours.notebook.jupyter.StudyParameters.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the last section of a document: how to make it again. */
final class ReproductionSection {

    private static final Texts TEXTS = Texts.of(ReproductionSection.class);

    private ReproductionSection() {}

    /**
     * What the numbers of a document mean.
     *
     * @param cohorts names of those who are counted, by who they are
     * @param methods how they are counted
     */
    record Definitions(Map<String, String> cohorts, Set<String> methods) {}

    /** Writes the section; {@code protections} are the rules that its results name. */
    static String html(Reproduction from, Definitions definitions, List<String> protections) {
        StringBuilder html = new StringBuilder(512);
        heading(html, 2, "reproduce");
        heading(html, 3, "reproduce.data");
        paragraph(html, TEXTS.format(from.simulated() ? "data.simulated" : "data.real", from.dataset()));
        table(
                html,
                "data.caption",
                List.of("data.region", "data.campaign", "data.as-of", "data.revision"),
                from.partitions().stream()
                        .map(partition -> List.of(
                                partition.region(), partition.campaign(), partition.asOf(), partition.revision()))
                        .toList());
        if (!from.parameters().isEmpty()) {
            heading(html, 3, "reproduce.parameters");
            table(
                    html,
                    "parameters.caption",
                    List.of("parameters.name", "parameters.value", "parameters.comment"),
                    from.parameters().stream().map(ReproductionSection::row).toList());
        }
        if (!definitions.cohorts().isEmpty()) {
            heading(html, 3, "reproduce.definitions");
            items(
                    html,
                    definitions.cohorts().entrySet().stream()
                            .map(cohort -> TEXTS.format("definition", cohort.getValue(), cohort.getKey())));
            heading(html, 3, "reproduce.methods");
            items(html, definitions.methods().stream());
        }
        heading(html, 3, "reproduce.protection");
        if (protections.isEmpty()) {
            paragraph(html, TEXTS.format("protection.none"));
        }
        protections.forEach(protection -> paragraph(html, protection));
        heading(html, 3, "reproduce.software");
        paragraph(
                html,
                TEXTS.format("software", from.software(), Runtime.version().feature()));
        html.append("<pre class=\"command\">").append(escape(from.command())).append("</pre>");
        return html.toString();
    }

    private static List<String> row(Parameter parameter) {
        return List.of(parameter.name(), parameter.value(), parameter.comment());
    }

    private static void heading(StringBuilder html, int level, String key) {
        html.append("<h" + level + ">").append(escape(TEXTS.format(key))).append("</h" + level + ">");
    }

    private static void paragraph(StringBuilder html, String text) {
        html.append("<p>").append(escape(text)).append("</p>");
    }

    private static void items(StringBuilder html, Stream<String> items) {
        html.append(
                items.map(item -> "<li>" + escape(item) + "</li>").collect(Collectors.joining("", "<ul>", "</ul>")));
    }

    private static void table(StringBuilder html, String caption, List<String> headings, List<List<String>> rows) {
        html.append("<div class=\"parcours\"><table class=\"parcours-table\"><caption>")
                .append(escape(TEXTS.format(caption)))
                .append("</caption><thead><tr>");
        headings.forEach(key -> html.append("<th scope=\"col\">")
                .append(escape(TEXTS.format(key)))
                .append("</th>"));
        html.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            html.append("<tr><th scope=\"row\">").append(escape(row.get(0))).append("</th>");
            html.append(row.stream()
                    .skip(1)
                    .map(cell -> "<td>" + escape(cell) + "</td>")
                    .collect(Collectors.joining()));
            html.append("</tr>");
        }
        html.append("</tbody></table></div>");
    }
}
