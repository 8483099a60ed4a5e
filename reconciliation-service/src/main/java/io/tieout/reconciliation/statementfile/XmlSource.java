package io.tieout.reconciliation.statementfile;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Streams an XML file that may be hostile: no document type, no entities, bounded depth, bounded text, flat
/// memory.
final class XmlSource implements AutoCloseable {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_TEXT = 10_000;
    private static final int MAX_NODES = 200_000;
    private static final int MAX_MARKUP = 256 * 1024;

    private final InputStream in;
    private final XMLStreamReader reader;
    private final XmlStructure structure;
    private int depth;
    private int nodes;

    XmlSource(StatementFile file, XmlStructure structure) {
        this.structure = structure;
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        this.in = new BoundedMarkup(file.open());
        try {
            this.reader = factory.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    /// Goes to the next start or end of an element.
    ///
    /// @return the event, or `END_DOCUMENT`
    int next() {
        while (true) {
            int event = advance();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > MAX_DEPTH) {
                        throw new UnreadableFile(
                                "xml-too-deep", "Elements are nested more than " + MAX_DEPTH + " deep", position());
                    }
                    structure.start(reader.getLocalName(), this::position);
                    return event;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    structure.end(this::position);
                    return event;
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return event;
                }
                case XMLStreamConstants.CHARACTERS -> structure.text(reader.getText());
                default -> {}
            }
        }
    }

    String name() {
        return reader.getLocalName();
    }

    String namespace() {
        var uri = reader.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    /// An attribute of the element that has just started; empty when it has none of this name.
    String attribute(String name) {
        var value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    /// An attribute that stands in whatever namespace.
    String qualifiedAttribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)
                    && reader.getAttributeNamespace(i) != null
                    && !reader.getAttributeNamespace(i).isEmpty()) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    String position() {
        var location = reader.getLocation();
        return "line " + location.getLineNumber() + ", column " + location.getColumnNumber();
    }

    /// Reads the element that has just started, down to its end.
    XmlNode node() {
        nodes = 0;
        return node(0);
    }

    private XmlNode node(int level) {
        if (++nodes > MAX_NODES) {
            throw new UnreadableFile("xml-too-large", "One entry has more than " + MAX_NODES + " elements", position());
        }
        var node = new XmlNode(reader.getLocalName(), reader.getAttributeValue(null, "Ccy"));
        while (true) {
            int event = advance();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (depth + level + 1 > MAX_DEPTH) {
                        throw new UnreadableFile(
                                "xml-too-deep", "Elements are nested more than " + MAX_DEPTH + " deep", position());
                    }
                    structure.start(reader.getLocalName(), this::position);
                    node.add(node(level + 1));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (level == 0) {
                        depth--;
                    }
                    structure.end(this::position);
                    return node;
                }
                case XMLStreamConstants.CHARACTERS -> {
                    structure.text(reader.getText());
                    node.append(reader.getText());
                    if (node.textLength() > MAX_TEXT) {
                        throw new UnreadableFile(
                                "text-too-long", node.name + " has more than " + MAX_TEXT + " characters", position());
                    }
                }
                default -> {}
            }
        }
    }

    private int advance() {
        int event;
        try {
            if (!reader.hasNext()) {
                return XMLStreamConstants.END_DOCUMENT;
            }
            event = reader.next();
        } catch (XMLStreamException e) {
            throw malformed(e);
        } catch (RuntimeException e) {
            if (e instanceof UnreadableFile) {
                throw e;
            }
            // The JDK's reader answers some malformed input with an internal error.
            throw new UnreadableFile("xml-malformed", "The file is not well-formed XML", position());
        }
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new UnreadableFile(
                    "xml-dtd-forbidden", "Document types and entities have no place in a bank statement", position());
        }
        return event;
    }

    private static UnreadableFile malformed(XMLStreamException e) {
        if (e.getNestedException() instanceof BoundedMarkup.TooLong) {
            return new UnreadableFile("text-too-long", "A piece of text or markup is unreasonably long", null);
        }
        var location = e.getLocation();
        var position = location == null || location.getLineNumber() < 0
                ? null
                : "line " + location.getLineNumber() + ", column " + location.getColumnNumber();
        var message = String.valueOf(e.getMessage());
        int start = message.indexOf("Message: ");
        return new UnreadableFile(
                "xml-malformed",
                "The file is not well-formed XML: "
                        + LineDraft.clean(start < 0 ? message : message.substring(start + "Message: ".length())),
                position);
    }

    @Override
    public void close() {
        try {
            reader.close();
            in.close();
        } catch (XMLStreamException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Fails when no `>` comes for a long while: the parser would collect all of it as one name, value or text.
    private static final class BoundedMarkup extends FilterInputStream {

        private int sinceMarkup;

        BoundedMarkup(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b);
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            for (int i = 0; i < count; i++) {
                count(bytes[offset + i]);
            }
            return count;
        }

        private void count(int b) throws IOException {
            sinceMarkup = b == '>' ? 0 : sinceMarkup + 1;
            if (sinceMarkup > MAX_MARKUP) {
                throw new TooLong();
            }
        }

        private static final class TooLong extends IOException {}
    }
}
