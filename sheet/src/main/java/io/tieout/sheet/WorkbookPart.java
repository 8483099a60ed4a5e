package io.tieout.sheet;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// A part of a workbook, looked through before the reader of the format gets it: that one fills each row up to the
/// column that a cell names, whatever it names, and takes texts of any length.
final class WorkbookPart {

    /// The bounds that the format itself has.
    private static final int MAX_COLUMN = 16_384;

    private static final int MAX_ROW = 1_048_576;
    private static final int MAX_TEXT = 32_767;

    /// Each row reaches up to its last cell; a full import has a quarter of this.
    private static final long MAX_CELLS = 16_000_000;

    private static final Pattern ADDRESS = Pattern.compile("([A-Z]{1,3})([1-9][0-9]{0,6})");
    private static final int MAX_SHOWN = 40;

    private static final XMLInputFactory XML = factory();

    private final String name;
    private final XMLStreamReader xml;
    private String place = "";
    private boolean inText;
    private long characters;
    private boolean inRow;
    private int width;
    private long cells;

    private WorkbookPart(String name, XMLStreamReader xml) {
        this.name = name;
        this.xml = xml;
    }

    /// @throws UnreadableSheet when the part is outside the bounds of the format
    static void requireBounded(String name, InputStream content) {
        try {
            new WorkbookPart(name, XML.createXMLStreamReader(content)).scan();
        } catch (XMLStreamException e) {
            // A picture, or XML that the reader of the format gives up at the same place, being the same parser.
            return;
        }
    }

    private void scan() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> text();
                default -> {
                    // Comments and the like: nobody reads them.
                }
            }
        }
    }

    private void start(String element) {
        switch (element) {
            case "row" -> {
                inRow = true;
                width = 0;
            }
            case "c" -> {
                var address = xml.getAttributeValue(null, "r");
                int column = address == null ? width + 1 : requireColumn(address);
                width = Math.max(width, column);
                beginText(address == null ? "" : " at " + address);
            }
            case "si" -> beginText("");
            default -> {
                // Bounds nothing.
            }
        }
    }

    private void end(String element) {
        switch (element) {
            case "c", "si" -> inText = false;
            case "row" -> {
                inRow = false;
                cells += width;
                if (cells > MAX_CELLS) {
                    throw new UnreadableSheet(shown(name) + " has more than " + MAX_CELLS + " cells");
                }
            }
            default -> {
                // Bounds nothing.
            }
        }
    }

    private void beginText(String where) {
        inText = true;
        place = where;
        characters = 0;
    }

    private void text() {
        if (!inText) {
            return;
        }
        characters += xml.getTextLength();
        if (characters > MAX_TEXT) {
            throw new UnreadableSheet(shown(name) + place + " has a text of more than " + MAX_TEXT + " characters");
        }
    }

    private int requireColumn(String address) {
        var parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw outside(address);
        }
        int column = 0;
        for (char letter : parts.group(1).toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        if (column > MAX_COLUMN || Integer.parseInt(parts.group(2)) > MAX_ROW) {
            throw outside(address);
        }
        return inRow ? column : 0;
    }

    private UnreadableSheet outside(String address) {
        return new UnreadableSheet(
                shown(name) + " has a cell at " + shown(address) + ", which is not within A1:XFD1048576");
    }

    private static String shown(String text) {
        return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
    }

    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
