package fr.parcours.notebook.report;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Reads text in several styles. */
final class Runs {

    private Runs() {}

    /** Reads what is in an element, without spaces around. */
    static List<Run> of(Element element) {
        List<Run> runs = new ArrayList<>();
        collect(element, new Run("", false, false, false), runs);
        return trimmed(runs);
    }

    /** Reads an element that is itself a style. */
    static List<Run> ofElement(Element element) {
        List<Run> runs = new ArrayList<>();
        collect(element, styled(element, Run.plain("")), runs);
        return runs;
    }

    /** Reads what is in an element in one style. */
    static String plain(Element element) {
        return collapsed(element.wholeText()).strip();
    }

    /** Makes spaces and ends of lines one space, but keeps the spaces that hold a number and its unit together. */
    static String collapsed(String text) {
        return text.replaceAll("[ \\t\\r\\n]+", " ");
    }

    static List<Run> trimmed(List<Run> runs) {
        List<Run> trimmed = new ArrayList<>(runs);
        if (!trimmed.isEmpty()) {
            trimmed.set(0, with(trimmed.get(0), trimmed.get(0).text().stripLeading()));
            Run last = trimmed.get(trimmed.size() - 1);
            trimmed.set(trimmed.size() - 1, with(last, last.text().stripTrailing()));
        }
        trimmed.removeIf(run -> run.text().isEmpty());
        return trimmed;
    }

    private static void collect(Element parent, Run style, List<Run> runs) {
        for (Node node : parent.childNodes()) {
            if (node instanceof TextNode text) {
                runs.add(with(style, collapsed(text.getWholeText())));
            } else if (node instanceof Element element) {
                if (element.normalName().equals("br")) {
                    runs.add(with(style, " "));
                } else {
                    collect(element, styled(element, style), runs);
                }
            }
        }
    }

    private static Run styled(Element element, Run style) {
        return switch (element.normalName()) {
            case "strong", "b" -> new Run("", true, style.italic(), style.code());
            case "em", "i" -> new Run("", style.bold(), true, style.code());
            case "code", "kbd" -> new Run("", style.bold(), style.italic(), true);
            default -> style;
        };
    }

    private static Run with(Run style, String text) {
        return new Run(text, style.bold(), style.italic(), style.code());
    }
}
