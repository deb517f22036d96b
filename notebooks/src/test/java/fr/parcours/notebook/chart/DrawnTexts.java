package fr.parcours.notebook.chart;

import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.knowm.xchart.XYChart;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The texts of a chart as they are drawn, read from its SVG; those that stand upright have no box. */
final class DrawnTexts {

    /**
     * A text.
     *
     * @param text what is written
     * @param box where
     */
    record Drawn(String text, Rectangle2D box) {}

    private DrawnTexts() {}

    static List<Drawn> of(XYChart chart) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        byte[] file = SvgPicture.of(chart, Description.of(chart)).file();
        NodeList texts = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(file))
                .getElementsByTagNameNS("*", "text");
        List<Drawn> drawn = new ArrayList<>();
        for (int i = 0; i < texts.getLength(); i++) {
            Element text = (Element) texts.item(i);
            if (text.getTextContent().isEmpty()) {
                continue;
            }
            boolean turned = !inherited(text, "transform").isEmpty();
            double size = Double.parseDouble(inherited(text, "font-size").replace("px", ""));
            double x = Double.parseDouble(text.getAttribute("x"));
            double y = Double.parseDouble(text.getAttribute("y"));
            double width = Double.parseDouble(text.getAttribute("textLength"));
            drawn.add(new Drawn(
                    text.getTextContent(),
                    turned
                            ? new Rectangle2D.Double()
                            // What is between the lines is left out: small letters do not fill the box of their font.
                            : new Rectangle2D.Double(x, y - 0.7 * size, width, 0.7 * size)));
        }
        return drawn;
    }

    static List<String> strings(XYChart chart) throws Exception {
        return of(chart).stream().map(Drawn::text).toList();
    }

    private static String inherited(Element element, String attribute) {
        Node node = element;
        while (node instanceof Element ancestor) {
            if (ancestor.hasAttribute(attribute)) {
                return ancestor.getAttribute(attribute);
            }
            node = node.getParentNode();
        }
        return "";
    }
}
