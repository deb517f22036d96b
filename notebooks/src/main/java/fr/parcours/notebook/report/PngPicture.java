package fr.parcours.notebook.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.apache.batik.transcoder.SVGAbstractTranscoder;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.ImageTranscoder;
import org.jsoup.nodes.Element;

/** A picture of a page as pixels. */
final class PngPicture {

    /** Pixels of a drawing per CSS pixel: enough for paper. */
    private static final int SHARPNESS = 3;

    private static final String PREFIX = "data:image/png;base64,";

    private final byte[] png;
    private final int width;
    private final int height;

    private PngPicture(byte[] png, int width, int height) {
        this.png = png;
        this.width = width;
        this.height = height;
    }

    /** Content of a PNG file. */
    byte[] png() {
        return png.clone();
    }

    /** Width at which to show it, in CSS pixels. */
    int width() {
        return width;
    }

    /** Height at which to show it, in CSS pixels. */
    int height() {
        return height;
    }

    /** Reads an {@code img} that holds its own PNG. */
    static PngPicture ofImage(Element image) {
        byte[] png = Base64.getMimeDecoder().decode(image.attr("src").substring(PREFIX.length()));
        try {
            BufferedImage pixels = ImageIO.read(new ByteArrayInputStream(png));
            return new PngPicture(
                    png, attribute(image, "width", pixels.getWidth()), attribute(image, "height", pixels.getHeight()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isReadable(Element image) {
        return image.attr("src").startsWith(PREFIX);
    }

    /** Draws an {@code svg}. */
    static PngPicture ofDrawing(Element svg) {
        int width = attribute(svg, "width", 640);
        int height = attribute(svg, "height", 400);
        Element file = svg.clone();
        file.attr("xmlns", "http://www.w3.org/2000/svg");
        file.attr("xmlns:xlink", "http://www.w3.org/1999/xlink");
        Pixels pixels = new Pixels();
        pixels.addTranscodingHint(SVGAbstractTranscoder.KEY_WIDTH, (float) width * SHARPNESS);
        pixels.addTranscodingHint(SVGAbstractTranscoder.KEY_HEIGHT, (float) height * SHARPNESS);
        pixels.addTranscodingHint(ImageTranscoder.KEY_BACKGROUND_COLOR, java.awt.Color.WHITE);
        pixels.addTranscodingHint(SVGAbstractTranscoder.KEY_ALLOW_EXTERNAL_RESOURCES, false);
        pixels.addTranscodingHint(SVGAbstractTranscoder.KEY_EXECUTE_ONLOAD, false);
        try {
            pixels.transcode(new TranscoderInput(new StringReader(Xml.of(file))), null);
        } catch (TranscoderException e) {
            throw new IllegalStateException("A drawing of ours cannot be read.", e);
        }
        return new PngPicture(pixels.png(), width, height);
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
