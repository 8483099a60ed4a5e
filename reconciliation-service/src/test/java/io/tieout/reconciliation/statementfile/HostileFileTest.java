package io.tieout.reconciliation.statementfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    @Test
    void refusesFieldWithoutEnd() {
        assertThat(quickly(repeated(":20:X\n:25:1\n:86:", "x\n"))).isEqualTo("text-too-long");
        assertThat(quickly(repeated("01,A,B,260408,0200,1,,,2/\n", "88,a,a,a,a\n")))
                .isEqualTo("text-too-long");
        assertThat(quickly(endless("<?OFX OFXHEADER=\"200\"?><OFX><X>", (byte) 'x', StatementFile.MAX_SIZE)))
                .isEqualTo("text-too-long");
        assertThat(quickly(endless("OFXHEADER:100\n", (byte) 'x', StatementFile.MAX_SIZE)))
                .isEqualTo("text-too-long");
        assertThat(quickly(endless("!Type:Bank\nP", (byte) 'x', StatementFile.MAX_SIZE)))
                .isEqualTo("line-too-long");
    }

    @Test
    void refusesWhatIsRepeatedWithoutEnd() {
        assertThat(quickly(repeated("<OFX>", "<STATUS>"))).isEqualTo("xml-too-deep");
        assertThat(quickly(repeated(CAMT_START, "<Bal></Bal>"))).isEqualTo("xml-too-large");
        assertThat(quickly(repeated("!Type:Bank\n", "Px\n"))).isEqualTo("text-too-long");
        assertThat(quickly(repeated(":20:X\n:25:1\n:60F:C260101EUR0,\n:62F:C260101EUR0,\n-\n", "x\n")))
                .isEqualTo("file-not-understood");
        assertThat(quickly(repeated("Date,Amount\n", "x,y\n"))).isEqualTo("csv-layout-unknown");
        assertThat(Samples.inspect(repeated(":20:X\n", ":61:x\n")).transactions())
                .isZero();
        assertThat(quickly(repeated("Date,Amount\n", "2026-04-13,1.00\n"))).isEqualTo("statement-too-large");
    }

    @Test
    void refusesHalvesOfOtherFormats() {
        for (var sample : Map.of(
                        "ofx/checking-v1.ofx", "ofx-truncated",
                        "ofx/card-and-broker-v2.ofx", "ofx-malformed",
                        "bai2/two-accounts.bai", "bai2-truncated",
                        "qif/bank.qif", "qif-truncated")
                .entrySet()) {
            var whole = Samples.bytes(sample.getKey());

            assertThat(quickly(StatementFile.of("half", Arrays.copyOf(whole, whole.length / 2))))
                    .as(sample.getKey())
                    .isEqualTo(sample.getValue());
        }
    }

    @Test
    void refusesNoiseThatClaimsToBeSomething() {
        var random = new Random(11);
        for (var start : List.of(
                "PK\u0003\u0004", "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", "<OFX>", "!Type:Bank\n")) {
            var noise = new byte[2 * 1024 * 1024];
            random.nextBytes(noise);
            var head = start.getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(head, 0, noise, 0, head.length);

            assertThat(quickly(StatementFile.of("noise", noise)))
                    .isIn("zip-malformed", "workbook-malformed", "nul-byte");
        }
    }

    private static String quickly(StatementFile file) {
        return assertTimeout(Duration.ofMinutes(1), () -> Samples.errorCode(Samples.inspect(file)));
    }

    private static StatementFile repeated(String start, String more) {
        return StatementFile.of(
                "repeated",
                (start + more.repeat((int) (8L * 1024 * 1024 / more.length()))).getBytes(StandardCharsets.UTF_8));
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
