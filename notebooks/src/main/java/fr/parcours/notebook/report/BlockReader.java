package fr.parcours.notebook.report;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Reads what is on a page into blocks. What is not for paper, such as folded code, is left out by the caller. */
final class BlockReader {

    private final List<Block> blocks = new ArrayList<>();
    private final List<Run> loose = new ArrayList<>();

    private BlockReader() {}

    /**
     * Reads an element.
     *
     * @param element part of a page
     * @return its blocks in order
     */
    static List<Block> read(Element element) {
        BlockReader reader = new BlockReader();
        reader.children(element);
        reader.endLooseText();
        return reader.blocks;
    }

    private void children(Element parent) {
        for (Node node : parent.childNodes()) {
            if (node instanceof TextNode text) {
                if (!text.isBlank()) {
                    loose.add(Run.plain(Runs.collapsed(text.getWholeText())));
                }
            } else if (node instanceof Element element) {
                child(element);
            }
        }
    }

    private void child(Element element) {
        switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" ->
                add(new Block.Heading(element.normalName().charAt(1) - '0', Runs.plain(element)));
            case "p", "dt", "dd" -> paragraph(element);
            case "ul", "ol" -> list(element);
            case "table" -> table(element);
            case "pre" -> add(new Block.Lines(element.wholeText().stripTrailing()));
            case "img" -> {
                if (PagePicture.isReadable(element)) {
                    add(new Block.Figure(PagePicture.ofImage(element), element.attr("alt")));
                }
            }
            case "svg" -> add(new Block.Figure(PagePicture.ofDrawing(element), element.attr("aria-label")));
            case "details" -> folded(element);
            case "nav" -> add(new Block.Contents());
            case "style", "hr", "summary" -> endLooseText();
            case "strong", "b", "em", "i", "code", "a", "span", "br" -> loose.addAll(Runs.ofElement(element));
            default -> {
                endLooseText();
                if (element.hasClass("parcours")) {
                    result(read(element));
                } else {
                    children(element);
                    endLooseText();
                }
            }
        }
    }

    /** A frame with headings or further frames in it is a piece of the document, not a result. */
    private void result(List<Block> parts) {
        if (parts.stream().anyMatch(part -> part instanceof Block.Heading || part instanceof Block.Result)) {
            blocks.addAll(parts);
        } else {
            blocks.add(new Block.Result(parts));
        }
    }

    /** On paper nothing is folded: the rest of a long table joins its first rows. */
    private void folded(Element element) {
        endLooseText();
        int start = blocks.size();
        children(element);
        endLooseText();
        if (start > 0
                && blocks.size() == start + 1
                && blocks.get(start - 1) instanceof Block.Grid first
                && blocks.get(start) instanceof Block.Grid rest
                && rest.headings().equals(first.headings())) {
            List<List<String>> rows = new ArrayList<>(first.rows());
            rows.addAll(rest.rows());
            blocks.remove(start);
            blocks.set(start - 1, new Block.Grid(first.caption(), first.headings(), first.numeric(), rows));
        }
    }

    private void paragraph(Element element) {
        endLooseText();
        if (element.selectFirst("img, svg") != null) {
            children(element);
            endLooseText();
            return;
        }
        List<Run> runs = Runs.of(element);
        if (!runs.isEmpty()) {
            add(new Block.Paragraph(runs, element.hasClass("parcours-note")));
        }
    }

    /** Items below items become items of the same list: studies have no deep lists. */
    private void list(Element element) {
        List<List<Run>> items = new ArrayList<>();
        for (Element item : element.select("li")) {
            Element own = item.clone();
            own.select("ul, ol").remove();
            items.add(Runs.of(own));
        }
        add(new Block.Items(element.normalName().equals("ol"), items));
    }

    private void table(Element table) {
        Element caption = table.selectFirst("caption");
        List<Element> rows = new ArrayList<>(table.select("tr"));
        List<String> headings = new ArrayList<>();
        List<Boolean> numeric = new ArrayList<>();
        if (!rows.isEmpty() && table.selectFirst("thead tr") != null) {
            for (Element cell : rows.remove(0).select("th, td")) {
                headings.add(Runs.plain(cell));
                numeric.add(cell.hasClass("parcours-number"));
            }
        }
        int columns = Math.max(
                headings.size(),
                rows.stream().mapToInt(row -> row.select("th, td").size()).max().orElse(0));
        while (numeric.size() < columns) {
            numeric.add(false);
        }
        while (!headings.isEmpty() && headings.size() < columns) {
            headings.add("");
        }
        List<List<String>> texts = new ArrayList<>();
        for (Element row : rows) {
            List<String> cells = new ArrayList<>(
                    row.select("th, td").stream().map(Runs::plain).toList());
            while (cells.size() < columns) {
                cells.add("");
            }
            texts.add(cells);
        }
        if (columns > 0) {
            add(new Block.Grid(caption == null ? "" : Runs.plain(caption), headings, numeric, texts));
        }
    }

    private void add(Block block) {
        endLooseText();
        blocks.add(block);
    }

    private void endLooseText() {
        List<Run> runs = Runs.trimmed(loose);
        loose.clear();
        if (!runs.isEmpty()) {
            blocks.add(new Block.Paragraph(runs, false));
        }
    }
}
