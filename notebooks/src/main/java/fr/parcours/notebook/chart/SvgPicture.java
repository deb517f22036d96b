package fr.parcours.notebook.chart;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.knowm.xchart.internal.chartpart.Chart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * A chart as SVG, sharp at every size. It names generic fonts and loads nothing.
 *
 * @param svg the element, to put in a page as it is
 * @param width width at which to show it
 * @param height height at which to show it
 */
public record SvgPicture(String svg, int width, int height) {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    /** So many digits of a hash tell the pictures of a page apart; a name comes once per line. */
    private static final int SHORT = 8;

    private static final String DECLARATION = " xmlns=\"" + NAMESPACE + "\"";

    /** Stands for the names of the parts of one picture until its content is known. */
    private static final String PLACEHOLDER = "parcours-part-";

    /**
     * Draws a chart.
     *
     * @param chart the chart
     * @param description what it shows, for those who do not see it
     * @return its picture
     */
    public static SvgPicture of(Chart<?, ?> chart, String description) {
        int width = chart.getWidth();
        int height = chart.getHeight();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setComment(null);
        context.setIDGenerator(new Parts());
        context.setPrecision(2);
        Drawing graphics = new Drawing(context);
        chart.paint(graphics, width, height);
        Element root = graphics.getRoot();
        root.setAttribute("width", Integer.toString(width));
        root.setAttribute("height", Integer.toString(height));
        root.setAttribute("viewBox", "0 0 " + width + " " + height);
        root.setAttribute("role", "img");
        root.setAttribute("aria-label", description);
        Element title = root.getOwnerDocument().createElementNS(NAMESPACE, "title");
        title.setTextContent(description);
        root.insertBefore(title, root.getFirstChild());
        root.setAttribute("font-family", "sans-serif");
        Node shared = root.getElementsByTagNameNS(NAMESPACE, "defs").item(0);
        if (!shared.hasChildNodes()) {
            shared.getParentNode().removeChild(shared);
        }
        keepWidths(root);
        StringWriter writer = new StringWriter();
        try {
            graphics.stream(root, writer, false, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = writer.toString();
        String svg = text.substring(text.indexOf("<svg")).strip();
        // Pictures of one page must not share names of parts; equal pictures may.
        String hash =
                UUID.nameUUIDFromBytes(svg.getBytes(StandardCharsets.UTF_8)).toString();
        String name = "p" + hash.substring(0, SHORT) + "-";
        return new SvgPicture(svg.replace(PLACEHOLDER, name).replace(DECLARATION, ""), width, height);
    }

    /**
     * Returns the picture as a file of its own.
     *
     * @return the content of the file
     */
    public byte[] file() {
        String declared = svg.replaceFirst("<svg", "<svg" + DECLARATION);
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + declared + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Labels were placed by the widths of our font: they keep them where another one is shown. */
    private static void keepWidths(Element root) {
        NodeList texts = root.getElementsByTagNameNS(NAMESPACE, "text");
        for (int i = 0; i < texts.getLength(); i++) {
            Element text = (Element) texts.item(i);
            int style = inherited(text, "font-weight").equals("bold") ? Font.BOLD : Font.PLAIN;
            float size = Float.parseFloat(inherited(text, "font-size").replace("px", ""));
            Font font = new Font(Font.SANS_SERIF, style, 1).deriveFont(size);
            double width = font.getStringBounds(text.getTextContent(), METRICS).getWidth();
            if (width > 0) {
                text.setAttribute("textLength", String.format(Locale.ROOT, "%.1f", width));
                text.setAttribute("lengthAdjust", "spacingAndGlyphs");
            }
        }
    }

    private static String inherited(Element element, String attribute) {
        Node node = element;
        while (node instanceof Element ancestor) {
            if (ancestor.hasAttribute(attribute)) {
                return ancestor.getAttribute(attribute);
            }
            node = node.getParentNode();
        }
        return "12";
    }

    /** Names clips and the like. */
    private static final class Parts extends SVGIDGenerator {

        @Override
        public String generateID(String prefix) {
            return PLACEHOLDER + super.generateID(prefix);
        }
    }

    /** Leaves out what would not be seen. */
    private static final class Drawing extends SVGGraphics2D {

        Drawing(SVGGeneratorContext context) {
            super(context, false);
        }

        @Override
        public void fill(Shape shape) {
            if (getColor().getAlpha() > 0) {
                super.fill(shape);
            }
        }

        @Override
        public void draw(Shape shape) {
            if (getColor().getAlpha() > 0) {
                super.draw(shape);
            }
        }
    }
}
