package io.tieout.reconciliation.statementfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Every one of them is refused quickly, with a code, in memory that does not grow with the file.
class HostileFileTest {

    private static final String CAMT_START = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>""";

    @Test
    void refusesEntitiesThatGrow() {
        var laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a \"ha\">");
        for (char c = 'b'; c < 'k'; c++) {
            laughs.append("<!ENTITY ")
                    .append(c)
                    .append(" \"")
                    .append(("&" + (char) (c - 1) + ";").repeat(10))
                    .append("\">");
        }
        laughs.append("]><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">&j;</Document>");

        assertThat(quickly(Samples.text(laughs.toString()))).isEqualTo("xml-dtd-forbidden");
    }

    @Test
    void refusesEntityFromElsewhere() {
        var text = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                + "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">&x;</Document>";

        assertThat(quickly(Samples.text(text))).isEqualTo("xml-dtd-forbidden");
    }

    @Test
    void refusesHalfOfFile() {
        var whole = Samples.bytes("camt053/reversal-v08.xml");

        assertThat(quickly(StatementFile.of("half", Arrays.copyOf(whole, whole.length / 2))))
                .isEqualTo("xml-malformed");
    }

    @Test
    void refusesHalfOfMt940() {
        var whole = Samples.bytes("mt940/month-of-march.sta");

        assertThat(quickly(StatementFile.of("half", Arrays.copyOf(whole, whole.length / 2))))
                .isEqualTo("missing-tag");
    }

    @Test
    void refusesNulByte() {
        assertThat(quickly(Samples.text(":20:X\n:25:1\n:60F:C260101EUR0,\n\0:62F:C260101EUR0,\n")))
                .isEqualTo("nul-byte");
    }

    @Test
    void refusesXmlInWrongEncoding() {
        var text = CAMT_START + "<Id>M\u00FCller</Id></Stmt></BkToCstmrStmt></Document>";

        assertThat(quickly(Samples.text(text, "ISO-8859-1"))).isEqualTo("xml-malformed");
    }

    @Test
    void refusesElementsNestedWithoutEnd() {
        assertThat(quickly(Samples.text(CAMT_START + "<a>".repeat(100_000)))).isEqualTo("xml-too-deep");
    }

    @Test
    void refusesTextWithoutEnd() {
        assertThat(quickly(endless(CAMT_START + "<Id>", (byte) 'x', StatementFile.MAX_SIZE)))
                .isEqualTo("text-too-long");
    }

    @Test
    void refusesAttributeWithoutEnd() {
        assertThat(quickly(endless(CAMT_START + "<Id a=\"", (byte) 'x', StatementFile.MAX_SIZE)))
                .isEqualTo("text-too-long");
    }

    @Test
    void refusesLineWithoutEnd() {
        assertThat(quickly(endless(":20:X\n:25:1\n:86:", (byte) 'x', StatementFile.MAX_SIZE)))
                .isEqualTo("line-too-long");
    }

    @Test
    void refusesFileOverTheLimit() {
        assertThat(quickly(endless("", (byte) 'x', 200L * 1024 * 1024))).isEqualTo("file-too-large");
    }

    @Test
    void refusesNoise() {
        var noise = new byte[4 * 1024 * 1024];
        new Random(7).nextBytes(noise);

        assertThat(quickly(StatementFile.of("noise", noise))).isIn("unknown-format", "nul-byte");
    }

    @Test
    void refusesOneSingleLetterManyTimes() {
        assertThat(quickly(endless("", (byte) 'x', StatementFile.MAX_SIZE))).isEqualTo("unknown-format");
        assertThat(quickly(endless("", (byte) ',', StatementFile.MAX_SIZE))).startsWith("csv-");
        assertThat(quickly(endless("a,", (byte) '"', StatementFile.MAX_SIZE))).startsWith("csv-");
    }

    @Test
    void refusesEmptyFile() {
        assertThat(quickly(Samples.text(""))).isEqualTo("file-empty");
    }

    @Test
    void refusesAmountWithoutEnd() {
        var text = new String(Samples.bytes("camt053/batch-v02.xml"), StandardCharsets.UTF_8)
                .replaceFirst("300.00", "9".repeat(5_000));

        assertThat(quickly(Samples.text(text))).isEqualTo("invalid-amount");
    }

    private static String quickly(StatementFile file) {
        return assertTimeout(Duration.ofSeconds(10), () -> Samples.errorCode(Samples.inspect(file)));
    }

    /// A file of one repeated byte that is nowhere in memory.
    private static StatementFile endless(String start, byte filler, long size) {
        var head = start.getBytes(StandardCharsets.UTF_8);
        return new StatementFile("endless", size, () -> new InputStream() {
            private long position;

            @Override
            public int read() {
                if (position >= size) {
                    return -1;
                }
                int next = position < head.length ? head[(int) position] : filler;
                position++;
                return next;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (length == 0) {
                    return 0;
                }
                if (position >= size) {
                    return -1;
                }
                if (position < head.length) {
                    buffer[offset] = (byte) read();
                    return 1;
                }
                int count = (int) Math.min(length, size - position);
                Arrays.fill(buffer, offset, offset + count, filler);
                position += count;
                return count;
            }
        });
    }
}
