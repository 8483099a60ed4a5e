package io.tieout.localstack.bankfile;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// ISO 20022 camt.053.001.08.
public final class Camt053Writer {

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

    private Camt053Writer() {}

    public static byte[] write(StatementContent statement) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("Document");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeStartElement("BkToCstmrStmt");
            var id = statement.iban() + "-" + statement.number();
            xml.writeStartElement("GrpHdr");
            element(xml, "MsgId", id);
            element(xml, "CreDtTm", statement.to() + "T18:00:00");
            xml.writeEndElement();
            xml.writeStartElement("Stmt");
            element(xml, "Id", id);
            element(xml, "ElctrncSeqNb", String.valueOf(statement.number()));
            element(xml, "CreDtTm", statement.to() + "T18:00:00");
            xml.writeStartElement("Acct");
            nested(xml, statement.iban(), "Id", "IBAN");
            element(xml, "Ccy", statement.currency());
            xml.writeEndElement();
            balance(xml, "OPBD", statement.opening(), statement.currency(), statement.from());
            balance(xml, "CLBD", statement.closing(), statement.currency(), statement.to());
            for (var line : statement.lines()) {
                entry(xml, line, statement.currency());
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void entry(XMLStreamWriter xml, StatementLine line, String currency) throws XMLStreamException {
        xml.writeStartElement("Ntry");
        amount(xml, line.amount(), currency);
        nested(xml, "BOOK", "Sts", "Cd");
        nested(xml, line.bookingDate().toString(), "BookgDt", "Dt");
        nested(xml, line.valueDate().toString(), "ValDt", "Dt");
        element(xml, "AcctSvcrRef", line.bankReference());
        code(xml, line.code());
        xml.writeStartElement("NtryDtls");
        xml.writeStartElement("TxDtls");
        xml.writeStartElement("Refs");
        element(xml, "AcctSvcrRef", line.bankReference());
        element(xml, "EndToEndId", "NOTPROVIDED");
        xml.writeEndElement();
        amount(xml, line.amount(), currency);
        party(xml, line);
        remittance(xml, line);
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void code(XMLStreamWriter xml, String code) throws XMLStreamException {
        var parts = code.split("/", 3);
        xml.writeStartElement("BkTxCd");
        xml.writeStartElement("Domn");
        element(xml, "Cd", parts[0]);
        xml.writeStartElement("Fmly");
        element(xml, "Cd", parts[1]);
        element(xml, "SubFmlyCd", parts[2]);
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void party(XMLStreamWriter xml, StatementLine line) throws XMLStreamException {
        if (line.counterparty().isEmpty() && line.counterpartyIban().isEmpty()) {
            return;
        }
        var in = line.amount().signum() >= 0;
        xml.writeStartElement("RltdPties");
        if (!line.counterparty().isEmpty()) {
            nested(xml, line.counterparty(), in ? "Dbtr" : "Cdtr", "Pty", "Nm");
        }
        if (!line.counterpartyIban().isEmpty()) {
            nested(xml, line.counterpartyIban(), in ? "DbtrAcct" : "CdtrAcct", "Id", "IBAN");
        }
        xml.writeEndElement();
    }

    private static void remittance(XMLStreamWriter xml, StatementLine line) throws XMLStreamException {
        if (line.text().isEmpty() && line.reference().isEmpty()) {
            return;
        }
        xml.writeStartElement("RmtInf");
        if (!line.text().isEmpty()) {
            element(xml, "Ustrd", line.text());
        }
        if (!line.reference().isEmpty()) {
            xml.writeStartElement("Strd");
            xml.writeStartElement("CdtrRefInf");
            nested(xml, "SCOR", "Tp", "CdOrPrtry", "Cd");
            element(xml, "Ref", line.reference());
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void balance(XMLStreamWriter xml, String type, BigDecimal amount, String currency, LocalDate date)
            throws XMLStreamException {
        xml.writeStartElement("Bal");
        nested(xml, type, "Tp", "CdOrPrtry", "Cd");
        amount(xml, amount, currency);
        nested(xml, date.toString(), "Dt", "Dt");
        xml.writeEndElement();
    }

    private static void amount(XMLStreamWriter xml, BigDecimal amount, String currency) throws XMLStreamException {
        xml.writeStartElement("Amt");
        xml.writeAttribute("Ccy", currency);
        xml.writeCharacters(amount.abs().toPlainString());
        xml.writeEndElement();
        element(xml, "CdtDbtInd", amount.signum() >= 0 ? "CRDT" : "DBIT");
    }

    private static void nested(XMLStreamWriter xml, String text, String... names) throws XMLStreamException {
        for (var name : names) {
            xml.writeStartElement(name);
        }
        xml.writeCharacters(text);
        for (int depth = 0; depth < names.length; depth++) {
            xml.writeEndElement();
        }
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
