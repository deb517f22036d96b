package fr.parcours.notebook.report;

import fr.parcours.layout.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;

/** Makes the page of a document from the page of a notebook that has run: for readers, not for programmers. */
final class ReportPage {

    private static final Texts TEXTS = Texts.of(ReportPage.class);
    private static final Pattern LINK = Pattern.compile("(https?|mailto):.*");

    /** Above this many columns a table may be wider than a screen, and is reached with the keyboard to be moved. */
    private static final int WIDE = 7;

    private final Document page = Jsoup.parse("<!DOCTYPE html><html><head></head><body></body></html>");
    private final Element main = page.body().appendElement("main");

    private ReportPage() {}

    /**
     * Makes a page.
     *
     * @param notebook page of the notebook, as the runner writes it
     * @param code whether the code of each cell is kept, folded
     * @param date date of the document
     * @param reproduction what its last section says
     * @return the page
     */
    static Document of(String notebook, boolean code, LocalDate date, Reproduction reproduction) {
        ReportPage report = new ReportPage();
        report.takeIn(Jsoup.parse(notebook), code);
        report.title(date, reproduction);
        report.main.append(ReproductionSection.html(reproduction, report.definitions(), report.protections()));
        report.orderHeadings();
        report.contents();
        report.tables();
        report.loadNothing();
        report.keepPunctuation();
        return report.page;
    }

    private void takeIn(Document notebook, boolean code) {
        page.outputSettings().prettyPrint(false);
        String language = notebook.selectFirst("html").attr("lang");
        page.selectFirst("html").attr("lang", language.isEmpty() ? "fr" : language);
        Set<String> styles = new LinkedHashSet<>();
        styles.add(ReportStyle.CSS);
        for (Element part : notebook.select("main .text_cell_render, main details.code, main .output_subarea")) {
            part.select("style").forEach(style -> {
                styles.add(style.data());
                style.remove();
            });
            part.select("a.anchor-link, a.parcours-save").remove();
            if (part.normalName().equals("details")) {
                if (code) {
                    main.appendChild(folded(part));
                }
            } else if (code || !part.hasClass("output_stderr")) {
                main.appendChildren(new ArrayList<>(part.childNodes()));
            }
        }
        if (!code) {
            forProgrammers().forEach(Node::remove);
        }
        page.head().append("<meta charset=\"utf-8\">");
        page.head().append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        styles.forEach(style -> page.head().appendElement("style").appendChild(new DataNode(style)));
    }

    private static Element folded(Element cell) {
        Element details = new Element("details").addClass("code");
        details.appendElement("summary").text("Code");
        details.appendElement("pre")
                .text(cell.select("pre").stream()
                        .map(Element::wholeText)
                        .findFirst()
                        .orElse("")
                        .strip());
        return details;
    }

    /** What follows the heading of the section meant for those who have the notebook before them. */
    private List<Node> forProgrammers() {
        List<Node> nodes = new ArrayList<>();
        boolean inside = false;
        for (Node node : main.childNodes()) {
            if (node instanceof Element element && element.is("h1, h2")) {
                inside = element.text().equals(TEXTS.format("section.programmers"));
            }
            if (inside) {
                nodes.add(node);
            }
        }
        return nodes;
    }

    private void title(LocalDate date, Reproduction reproduction) {
        Element title = main.selectFirst("h1");
        if (title == null) {
            title = main.prependElement("h1").text(reproduction.dataset());
        }
        page.title(title.text());
        String written =
                date.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Texts.language()));
        Element line = new Element("p").addClass("date").text(TEXTS.format("date", written, reproduction.dataset()));
        title.after(line);
        if (reproduction.simulated()) {
            Element warning = new Element("p").addClass("warning");
            warning.appendElement("strong").text(TEXTS.format("simulated"));
            line.after(warning);
        }
    }

    /** One title; no level is left out. */
    private void orderHeadings() {
        int before = 0;
        for (Element heading : main.select("h1, h2, h3, h4, h5, h6")) {
            int level = heading.normalName().charAt(1) - '0';
            int fitting = before == 0 ? 1 : Math.max(2, Math.min(level, before + 1));
            heading.tagName("h" + fitting).removeAttr("id");
            before = fitting;
        }
    }

    private void contents() {
        Elements headings = main.select("h2, h3");
        Element contents = new Element("nav").attr("aria-label", TEXTS.format("contents"));
        contents.appendElement("p").addClass("contents").text(TEXTS.format("contents"));
        Element sections = contents.appendElement("ol");
        int number = 1;
        for (Element heading : headings) {
            heading.attr("id", "section-" + number);
            Element section = sections.lastElementChild();
            Element list = heading.normalName().equals("h2") || section == null ? sections : below(section);
            list.appendElement("li")
                    .appendElement("a")
                    .attr("href", "#section-" + number)
                    .text(heading.text());
            number++;
        }
        Element last = main.select("p.date, p.warning").last();
        (last == null ? main.selectFirst("h1") : last).after(contents);
    }

    private static Element below(Element section) {
        Element list = section.selectFirst("ol");
        return list == null ? section.appendElement("ol") : list;
    }

    private void tables() {
        for (Element table : main.select("table")) {
            table.addClass("parcours-table");
            table.select("thead th:not([scope])").attr("scope", "col");
            int columns = table.select("tr").stream()
                    .mapToInt(row -> row.childrenSize())
                    .max()
                    .orElse(0);
            Element frame = new Element("div").addClass("wide");
            if (columns > WIDE) {
                table.addClass("many");
                Element caption = table.selectFirst("caption");
                frame.attr("tabindex", "0")
                        .attr("role", "region")
                        .attr("aria-label", caption == null ? TEXTS.format("table") : caption.text());
            }
            table.replaceWith(frame);
            frame.appendChild(table);
            if (frame.closest(".parcours") == null) {
                frame.wrap("<div class=\"parcours\"></div>");
            }
        }
    }

    /** The page stands alone: links to notebooks beside it lead nowhere, and pictures elsewhere would be loaded. */
    private void loadNothing() {
        main.select("script, iframe, object, embed, link").remove();
        main.select("a[href]").stream()
                .filter(link -> link.closest("nav") == null
                        && !LINK.matcher(link.attr("href")).matches())
                .toList()
                .forEach(Element::unwrap);
        main.select("img").stream()
                .filter(image -> !image.attr("src").startsWith("data:image/"))
                .toList()
                .forEach(image -> image.replaceWith(new Element("em").text(image.attr("alt"))));
        page.forEachNode(node -> {
            if (node instanceof Comment) {
                node.remove();
            }
        });
    }

    /** French puts spaces before some marks, where a line must not end, and has an apostrophe of its own. */
    private void keepPunctuation() {
        if (!page.selectFirst("html").attr("lang").startsWith("fr")) {
            return;
        }
        main.forEachNode(node -> {
            if (node instanceof TextNode text
                    && text.parent() != null
                    && text.parent().closest("pre, code, svg") == null) {
                text.text(text.getWholeText()
                        .replaceAll("« ", "«\u00a0")
                        .replaceAll(" ([:;?!%»])", "\u00a0$1")
                        .replaceAll("(?<=\\p{L})'(?=[\\p{L}«])", "’"));
            }
        });
    }

    /** Whom the results count and how, once each. */
    private ReproductionSection.Definitions definitions() {
        Map<String, String> cohorts = new LinkedHashMap<>();
        Set<String> methods = new LinkedHashSet<>();
        for (Element note : main.select("[data-definition]")) {
            cohorts.put(note.attr("data-definition"), note.attr("data-cohort"));
            methods.add(note.attr("data-method"));
        }
        return new ReproductionSection.Definitions(cohorts, methods);
    }

    /** The rules that results name in the line below them. */
    private List<String> protections() {
        List<String> beginnings = List.of(TEXTS.format("protection.beginnings").split("\\|"));
        return main.select(".parcours-note").stream()
                .map(Element::text)
                .flatMap(note -> Stream.of(note.split(" · ")))
                .filter(part -> beginnings.stream().anyMatch(part::startsWith))
                .map(part -> part.replaceFirst("\\.$", "") + ".")
                .distinct()
                .toList();
    }
}
