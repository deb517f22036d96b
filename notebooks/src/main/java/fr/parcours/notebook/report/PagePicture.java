package fr.parcours.notebook.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.batik.transcoder.SVGAbstractTranscoder;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.ImageTranscoder;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** A picture of a page: a drawing that is sharp at every size, or only pixels. */
final class PagePicture {

    /** Pixels of a drawing per CSS pixel: enough for paper. */
    private static final int SHARPNESS = 3;

    private static final double POINTS_PER_PIXEL = 0.75;

    /** Largest size on paper in points: a chart leaves room for its table and its notes on the same page. */
    private static final double WIDEST = 460;

    private static final double TALLEST = 600;

    /** Names with capitals in what draws our charts, by their small letters. */
    private static final Map<String, String> SPELLINGS = Stream.of(
                    "clipPath",
                    "clipPathUnits",
                    "gradientTransform",
                    "gradientUnits",
                    "lengthAdjust",
                    "linearGradient",
                    "patternContentUnits",
                    "patternTransform",
                    "patternUnits",
                    "preserveAspectRatio",
                    "radialGradient",
                    "textLength",
                    "viewBox")
            .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), name -> name));

    private static final String PREFIX = "data:image/png;base64,";

    private final Optional<Element> drawing;
    private final byte[] pixels;
    private final int width;
    private final int height;

    private PagePicture(Optional<Element> drawing, byte[] pixels, int width, int height) {
        this.drawing = drawing;
        this.pixels = pixels;
        this.width = width;
        this.height = height;
    }

    /**
     * The drawing as SVG, empty if there are only pixels.
     *
     * @param font family of its texts
     */
    Optional<String> svg(String font) {
        return drawing.map(svg -> {
            Element file = svg.clone();
            file.select("[font-family]").attr("font-family", font);
            return Xml.of(file);
        });
    }

    /** Content of a PNG file. */
    byte[] png() {
        return drawing.map(this::drawn).orElseGet(pixels::clone);
    }

    /** Width at which to print it, in points. */
    double widthOnPaper() {
        return width * scale();
    }

    /** Height at which to print it, in points. */
    double heightOnPaper() {
        return height * scale();
    }

    private double scale() {
        return Math.min(POINTS_PER_PIXEL, Math.min(WIDEST / width, TALLEST / height));
    }

    /** Reads an {@code img} that holds its own PNG. */
    static PagePicture ofImage(Element image) {
        byte[] png = Base64.getMimeDecoder().decode(image.attr("src").substring(PREFIX.length()));
        try {
            BufferedImage pixels = ImageIO.read(new ByteArrayInputStream(png));
            return new PagePicture(
                    Optional.empty(),
                    png,
                    attribute(image, "width", pixels.getWidth()),
                    attribute(image, "height", pixels.getHeight()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isReadable(Element image) {
        return image.attr("src").startsWith(PREFIX);
    }

    /** Takes an {@code svg}. */
    static PagePicture ofDrawing(Element svg) {
        Element file = Jsoup.parse(Xml.of(svg), "", Parser.xmlParser()).firstElementChild();
        file.attr("xmlns", "http://www.w3.org/2000/svg");
        file.attr("xmlns:xlink", "http://www.w3.org/1999/xlink");
        spell(file);
        return new PagePicture(
                Optional.of(file), new byte[0], attribute(svg, "width", 640), attribute(svg, "height", 400));
    }

    /** Jupyter writes every name in small letters, which browsers put right. XML has no such patience. */
    private static void spell(Element svg) {
        for (Element element : svg.getAllElements()) {
            element.tagName(SPELLINGS.getOrDefault(element.tagName(), element.tagName()));
            for (Attribute attribute : element.attributes().asList()) {
                String spelling = SPELLINGS.get(attribute.getKey());
                if (spelling != null) {
                    element.attributes().remove(attribute.getKey());
                    element.attributes().put(spelling, attribute.getValue());
                }
            }
        }
    }

    private byte[] drawn(Element svg) {
        Pixels image = new Pixels();
        image.addTranscodingHint(SVGAbstractTranscoder.KEY_WIDTH, (float) width * SHARPNESS);
        image.addTranscodingHint(SVGAbstractTranscoder.KEY_HEIGHT, (float) height * SHARPNESS);
        image.addTranscodingHint(ImageTranscoder.KEY_BACKGROUND_COLOR, java.awt.Color.WHITE);
        image.addTranscodingHint(SVGAbstractTranscoder.KEY_ALLOW_EXTERNAL_RESOURCES, false);
        image.addTranscodingHint(SVGAbstractTranscoder.KEY_EXECUTE_ONLOAD, false);
        try {
            image.transcode(new TranscoderInput(new StringReader(Xml.of(svg))), null);
        } catch (TranscoderException e) {
            throw new IllegalStateException("A drawing of ours cannot be read.", e);
        }
        return image.png();
    }

    private static int attribute(Element element, String name, int otherwise) {
        String value = element.attr(name).replace("px", "");
        return value.matches("\\d{1,5}(\\.\\d+)?") ? (int) Math.round(Double.parseDouble(value)) : otherwise;
    }

    /** Keeps what is drawn in memory. */
    private static final class Pixels extends ImageTranscoder {
        private BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);

        @Override
        public BufferedImage createImage(int width, int height) {
            return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        }

        @Override
        public void writeImage(BufferedImage drawn, TranscoderOutput output) {
            image = drawn;
        }

        byte[] png() {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            try {
                ImageIO.write(image, "png", file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return file.toByteArray();
        }
    }
}
