package fr.parcours.notebook.report;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/** Writes parts of a page as XML. */
final class Xml {

    private Xml() {}

    /** Writes an element as a document of its own. */
    static String of(Element element) {
        Document document = new Document("");
        document.outputSettings()
                .syntax(Document.OutputSettings.Syntax.xml)
                .escapeMode(Entities.EscapeMode.xhtml)
                .prettyPrint(false);
        document.appendChild(element.clone());
        return document.outerHtml();
    }

    /** Escapes a text for the content of an element or an attribute. */
    static String escape(String text) {
        return fr.parcours.notebook.display.Html.escape(text);
    }
}
