package fr.parcours.notebook.report;

import fr.parcours.layout.Texts;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.FopConfParser;
import org.apache.fop.apps.FopFactory;
import org.apache.xmlgraphics.util.MimeConstants;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Writes a document as PDF: A4, with bookmarks, page numbers and the structure that screen readers need. */
final class PdfReport {

    private static final Texts TEXTS = Texts.of(PdfReport.class);

    private PdfReport() {}

    static void write(List<Block> blocks, String title, String language, PdfFonts fonts, Path file) throws IOException {
        String document = new FormattingObjects(fonts)
                .of(blocks, title, language, TEXTS.format("contents"), TEXTS.format("page"));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            FopFactory factory = new FopConfParser(
                            new ByteArrayInputStream(fonts.configuration().getBytes(StandardCharsets.UTF_8)),
                            URI.create("file:///"))
                    .getFopFactoryBuilder()
                    .build();
            FOUserAgent agent = factory.newFOUserAgent();
            agent.setTitle(title);
            agent.setProducer("Parcours");
            agent.setCreator("Parcours");
            // Its remarks on layout are for us, not for the reader.
            agent.getEventBroadcaster().addEventListener(event -> {});
            SAXParserFactory.newDefaultNSInstance()
                    .newSAXParser()
                    .parse(
                            new InputSource(new StringReader(document)),
                            factory.newFop(MimeConstants.MIME_PDF, agent, out).getDefaultHandler());
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("A document of ours cannot be laid out.", e);
        }
    }
}
