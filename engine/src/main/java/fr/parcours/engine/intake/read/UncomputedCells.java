package fr.parcours.engine.intake.read;

import fr.parcours.layout.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The formulas of a sheet that nobody computed: some software writes workbooks with formulas and no values. The library
 * that reads workbooks does not tell them from formulas whose value is an empty text; the declared type of the cell
 * does. Looked up only for sheets that have such cells.
 */
final class UncomputedCells {

    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private final Path file;
    private final int sheet;
    private Optional<Set<String>> cells = Optional.empty();

    /** Cells of a sheet, by its rank in the workbook, from 0. */
    UncomputedCells(Path file, int sheet) {
        this.file = file;
        this.sheet = sheet;
    }

    /**
     * Whether a cell, such as {@code B9}, has a formula and no value.
     *
     * @throws InvalidInputException if the workbook is damaged
     */
    boolean contains(String cell) {
        if (cells.isEmpty()) {
            try (ZipFile zip = new ZipFile(file.toFile())) {
                cells = Optional.of(cells(zip, part(zip)));
            } catch (IOException | XMLStreamException e) {
                throw XlsxExtract.damaged(file.getFileName().toString(), e);
            }
        }
        return cells.get().contains(cell);
    }

    private String part(ZipFile zip) throws IOException, XMLStreamException {
        String workbook = "xl/workbook.xml";
        String id = "";
        try (InputStream in = open(zip, workbook)) {
            XMLStreamReader xml = reader(in);
            for (int rank = -1; rank < sheet && xml.hasNext(); ) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("sheet")) {
                    rank++;
                    String transitional = xml.getAttributeValue(RELATIONS, "id");
                    id = transitional == null ? xml.getAttributeValue(STRICT_RELATIONS, "id") : transitional;
                }
            }
        }
        Map<String, String> targets = new HashMap<>();
        try (InputStream in = open(zip, "xl/_rels/workbook.xml.rels")) {
            XMLStreamReader xml = reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("Relationship")) {
                    targets.put(xml.getAttributeValue(null, "Id"), xml.getAttributeValue(null, "Target"));
                }
            }
        }
        String target = targets.getOrDefault(id, "");
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    private static Set<String> cells(ZipFile zip, String part) throws IOException, XMLStreamException {
        Set<String> found = new HashSet<>();
        try (InputStream in = open(zip, part)) {
            XMLStreamReader xml = reader(in);
            String place = "";
            boolean text = false;
            boolean formula = false;
            boolean valued = false;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "c" -> {
                            String reference = xml.getAttributeValue(null, "r");
                            place = reference == null ? "" : reference;
                            text = "str".equals(xml.getAttributeValue(null, "t"));
                            formula = false;
                            valued = false;
                        }
                        case "f" -> formula = true;
                        case "v" -> valued = text || !xml.getElementText().isEmpty();
                        default -> {}
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("c")
                        && formula
                        && !valued) {
                    found.add(place);
                }
            }
        }
        return found;
    }

    private static InputStream open(ZipFile zip, String part) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw new IOException("No part " + part);
        }
        return zip.getInputStream(entry);
    }

    private static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(in);
    }
}
