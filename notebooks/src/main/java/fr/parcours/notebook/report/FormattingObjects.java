package fr.parcours.notebook.report;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes blocks as XSL formatting objects, the language of page layout. */
final class FormattingObjects {

    private static final String COLOUR = "#12365c";

    /** Space between the margins of A4 in points. */
    private static final double WIDTH = 510;

    private static final double LONG_WIDTH = 756;

    private static final String THIN = "border-after-width=\"0.4pt\" border-after-color=\"#bbbbbb\"";

    private final PdfFonts fonts;
    private final StringBuilder fo = new StringBuilder(10_000);
    private final List<Block.Heading> headings = new ArrayList<>();
    private int heading;
    private double width = WIDTH;

    FormattingObjects(PdfFonts fonts) {
        this.fonts = fonts;
    }

    String of(List<Block> blocks, String title, String language, String contents, String page) {
        blocks.stream()
                .filter(Block.Heading.class::isInstance)
                .map(Block.Heading.class::cast)
                .forEach(headings::add);
        fo.append("<fo:root id=\"document\" xmlns:fo=\"http://www.w3.org/1999/XSL/Format\"")
                .append(" xmlns:fox=\"http://xmlgraphics.apache.org/fop/extensions\" xml:lang=\"")
                .append(Xml.escape(language))
                .append("\" font-family=\"")
                .append(fonts.text())
                .append("\" font-size=\"9.5pt\" line-height=\"1.4\"><fo:layout-master-set>")
                .append(master("upright", "210mm", "297mm"))
                .append(master("turned", "297mm", "210mm"))
                .append("</fo:layout-master-set>");
        bookmarks();
        for (Sheet sheet : Sheet.of(blocks, WIDTH)) {
            width = sheet.landscape() ? LONG_WIDTH : WIDTH;
            fo.append("<fo:page-sequence master-reference=\"")
                    .append(sheet.landscape() ? "turned" : "upright")
                    .append("\"><fo:static-content flow-name=\"xsl-region-after\">")
                    .append("<fo:block font-size=\"8pt\" color=\"#555555\" text-align-last=\"justify\">")
                    .append(text(title))
                    .append("<fo:leader leader-pattern=\"space\"/>")
                    .append(text(page))
                    .append(" <fo:page-number/> / <fo:page-number-citation-last ref-id=\"document\"/>")
                    .append("</fo:block></fo:static-content><fo:flow flow-name=\"xsl-region-body\">");
            for (int i = 0; i < sheet.blocks().size(); i++) {
                block(sheet.blocks().get(i), sheet.isKeptWithNext(i), contents);
            }
            fo.append("</fo:flow></fo:page-sequence>");
        }
        return fo.append("</fo:root>").toString();
    }

    private static String master(String name, String width, String height) {
        return "<fo:simple-page-master master-name=\"" + name + "\" page-width=\"" + width + "\" page-height=\""
                + height
                + "\" margin=\"15mm 15mm 10mm 15mm\"><fo:region-body margin-bottom=\"14mm\"/>"
                + "<fo:region-after extent=\"8mm\"/></fo:simple-page-master>";
    }

    private void block(Block block, boolean keptWithNext, String contents) {
        if (block instanceof Block.Heading title) {
            heading(title);
        } else if (block instanceof Block.Contents) {
            contents(contents);
        } else if (block instanceof Block.Paragraph paragraph) {
            fo.append(
                            paragraph.small()
                                    ? "<fo:block font-size=\"7.5pt\" color=\"#444444\" space-before=\"2pt\" space-after=\"3pt\""
                                            + " keep-with-previous.within-page=\"5\""
                                    : "<fo:block space-before=\"4pt\" space-after=\"5pt\" orphans=\"2\" widows=\"2\"")
                    .append(keptWithNext ? " keep-with-next.within-page=\"always\">" : ">")
                    .append(runs(paragraph.runs()))
                    .append("</fo:block>");
        } else if (block instanceof Block.Items items) {
            items(items);
        } else if (block instanceof Block.Grid grid) {
            grid(grid);
        } else if (block instanceof Block.Figure figure) {
            figure(figure);
        } else if (block instanceof Block.Lines lines) {
            fo.append("<fo:block font-family=\"")
                    .append(fonts.fixed())
                    .append("\" font-size=\"8pt\" background-color=\"#f6f7f8\" padding=\"4pt\" margin=\"4pt\"")
                    .append(" linefeed-treatment=\"preserve\" white-space-treatment=\"preserve\"")
                    .append(" white-space-collapse=\"false\" wrap-option=\"wrap\">")
                    .append(text(lines.text()))
                    .append("</fo:block>");
        }
    }

    private void heading(Block.Heading title) {
        String style = switch (title.level()) {
            case 1 -> "font-size=\"20pt\" line-height=\"1.2\" space-after=\"4pt\"";
            case 2 ->
                "font-size=\"14pt\" space-before=\"18pt\" space-after=\"4pt\" border-after-style=\"solid\""
                        + " border-after-width=\"1pt\" border-after-color=\"" + COLOUR + "\"";
            default -> "font-size=\"11pt\" space-before=\"12pt\" space-after=\"3pt\"";
        };
        fo.append("<fo:block id=\"h")
                .append(heading++)
                .append("\" role=\"H")
                .append(Math.min(title.level(), 6))
                .append("\" font-weight=\"bold\" keep-with-next.within-page=\"always\" color=\"" + COLOUR + "\" ")
                .append(style)
                .append('>')
                .append(text(title.text()))
                .append("</fo:block>");
    }

    private void contents(String title) {
        fo.append("<fo:block space-before=\"8pt\" space-after=\"8pt\" padding=\"6pt\" margin=\"0pt\"")
                .append(" background-color=\"#f3f6f9\"><fo:block font-weight=\"bold\">")
                .append(text(title))
                .append("</fo:block>");
        for (int i = 0; i < headings.size(); i++) {
            int level = headings.get(i).level();
            if (level == 2 || level == 3) {
                fo.append("<fo:block text-align-last=\"justify\" margin-left=\"")
                        .append(level == 2 ? 0 : 12)
                        .append("pt\"><fo:basic-link internal-destination=\"h")
                        .append(i)
                        .append("\">")
                        .append(text(headings.get(i).text()))
                        .append("<fo:leader leader-pattern=\"dots\" leader-length.minimum=\"12pt\"/>")
                        .append("<fo:page-number-citation ref-id=\"h")
                        .append(i)
                        .append("\"/></fo:basic-link></fo:block>");
            }
        }
        fo.append("</fo:block>");
    }

    /** Sections hold their subsections; the title stands above both. */
    private void bookmarks() {
        fo.append("<fo:bookmark-tree>");
        boolean open = false;
        for (int i = 0; i < headings.size(); i++) {
            int level = headings.get(i).level();
            if (level > 3) {
                continue;
            }
            if (level <= 2 && open) {
                fo.append("</fo:bookmark>");
            }
            fo.append("<fo:bookmark starting-state=\"hide\" internal-destination=\"h")
                    .append(i)
                    .append("\"><fo:bookmark-title>")
                    .append(Xml.escape(headings.get(i).text()))
                    .append("</fo:bookmark-title>");
            if (level <= 2) {
                open = true;
            } else {
                fo.append("</fo:bookmark>");
            }
        }
        fo.append(open ? "</fo:bookmark>" : "").append("</fo:bookmark-tree>");
    }

    private void items(Block.Items items) {
        if (items.items().isEmpty()) {
            return;
        }
        fo.append("<fo:list-block provisional-distance-between-starts=\"16pt\" provisional-label-separation=\"4pt\"")
                .append(" space-before=\"3pt\" space-after=\"5pt\">");
        for (int i = 0; i < items.items().size(); i++) {
            fo.append("<fo:list-item space-after=\"2pt\"><fo:list-item-label end-indent=\"label-end()\"><fo:block>")
                    .append(items.ordered() ? (i + 1) + "." : "•")
                    .append(
                            "</fo:block></fo:list-item-label><fo:list-item-body start-indent=\"body-start()\"><fo:block>")
                    .append(runs(items.items().get(i)))
                    .append("</fo:block></fo:list-item-body></fo:list-item>");
        }
        fo.append("</fo:list-block>");
    }

    private void grid(Block.Grid grid) {
        ColumnWidths widths = ColumnWidths.of(grid, width);
        fo.append("<fo:block space-before=\"8pt\" space-after=\"4pt\">");
        if (!grid.caption().isEmpty()) {
            fo.append("<fo:block font-weight=\"bold\" space-after=\"2pt\" keep-with-next.within-page=\"always\">")
                    .append(text(grid.caption()))
                    .append("</fo:block>");
        }
        fo.append("<fo:table table-layout=\"fixed\" line-height=\"1.25\" font-size=\"")
                .append(number(widths.fontSize()))
                .append("pt\" width=\"")
                .append(number(widths.points().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum()))
                .append("pt\">");
        widths.points()
                .forEach(points -> fo.append("<fo:table-column column-width=\"")
                        .append(number(points))
                        .append("pt\"/>"));
        if (!grid.headings().isEmpty()) {
            fo.append("<fo:table-header>");
            row(
                    grid.headings(),
                    grid.numeric(),
                    widths.padding(),
                    "border-after-width=\"1pt\" border-after-color=\"" + COLOUR
                            + "\" font-weight=\"bold\" display-align=\"after\"");
            fo.append("</fo:table-header>");
        }
        fo.append("<fo:table-body>");
        if (grid.rows().isEmpty()) {
            row(grid.numeric().stream().map(any -> "").toList(), grid.numeric(), widths.padding(), THIN);
        }
        for (int r = 0; r < grid.rows().size(); r++) {
            String kept = grid.isKeptWithNext(r) ? " keep-with-next.within-page=\"always\"" : "";
            row(grid.rows().get(r), grid.numeric(), widths.padding(), THIN + kept);
        }
        fo.append("</fo:table-body></fo:table></fo:block>");
    }

    private void row(List<String> cells, List<Boolean> numeric, double padding, String style) {
        fo.append("<fo:table-row keep-together.within-page=\"always\" border-after-style=\"solid\" ")
                .append(style)
                .append('>');
        for (int c = 0; c < cells.size(); c++) {
            fo.append("<fo:table-cell padding=\"2pt ")
                    .append(number(padding))
                    .append("pt\"><fo:block text-align=\"")
                    .append(numeric.get(c) ? "end" : "start")
                    .append("\">")
                    .append(text(cells.get(c)))
                    .append("</fo:block></fo:table-cell>");
        }
        fo.append("</fo:table-row>");
    }

    private void figure(Block.Figure figure) {
        String size = " scaling=\"uniform\" content-width=\""
                + number(figure.picture().widthOnPaper()) + "pt\" fox:alt-text=\"" + Xml.escape(figure.description())
                + '"';
        Optional<String> svg = figure.picture().svg(fonts.text());
        fo.append("<fo:block space-before=\"6pt\" space-after=\"4pt\" keep-together.within-page=\"always\">");
        if (svg.isPresent()) {
            fo.append("<fo:instream-foreign-object")
                    .append(size)
                    .append('>')
                    .append(svg.get())
                    .append("</fo:instream-foreign-object>");
        } else {
            fo.append("<fo:external-graphic")
                    .append(size)
                    .append(" src=\"url('data:image/png;base64,")
                    .append(Base64.getEncoder().encodeToString(figure.picture().png()))
                    .append("')\"/>");
        }
        fo.append("</fo:block>");
    }

    private String runs(List<Run> runs) {
        return runs.stream().map(this::run).collect(Collectors.joining());
    }

    private String run(Run run) {
        return "<fo:inline"
                + (run.bold() ? " font-weight=\"bold\"" : "")
                + (run.italic() ? " font-style=\"italic\"" : "")
                + (run.code()
                        ? " font-size=\"0.92em\" font-weight=\"normal\" font-style=\"normal\" font-family=\""
                                + fonts.fixed() + "\""
                        : "")
                + ">" + text(run.text()) + "</fo:inline>";
    }

    private String text(String text) {
        return Xml.escape(fonts.shown(text));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
