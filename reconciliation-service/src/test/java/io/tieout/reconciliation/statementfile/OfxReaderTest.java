package io.tieout.reconciliation.statementfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfxReaderTest {

    @Test
    void readsVersionOneWithoutEndTags() {
        var statement = Samples.read(Samples.file("ofx/checking-v1.ofx")).getFirst();

        assertThat(statement.account().iban()).isEqualTo("DE89370400440532013000");
        assertThat(statement.opening()).isNull();
        assertThat(statement.closing()).isNotNull().satisfies(closing -> {
            assertThat(closing.amount()).isEqualByComparingTo("2290.00");
            assertThat(closing.date()).isEqualTo(LocalDate.of(2026, 4, 8));
        });
        var first = statement.lines().getFirst();
        assertThat(first.bookingDate()).isEqualTo(LocalDate.of(2026, 4, 7));
        assertThat(first.counterpartyName()).isEqualTo("Nordwind & Sons");
        assertThat(first.remittance()).isEqualTo("INV-2026-000007");
        assertThat(first.bankReference()).isEqualTo("F-1");
        // A comma is a decimal separator too, and an empty value is none.
        var second = statement.lines().getLast();
        assertThat(second.amount()).isEqualByComparingTo("-16.00");
        assertThat(second.remittance()).isEqualTo("Bank");
        assertThat(second.endToEndId()).isEqualTo("101");
    }

    @Test
    void readsVersionTwoWithCardAndCashOfBroker() {
        var file = Samples.file("ofx/card-and-broker-v2.ofx");
        var statements = Samples.read(file);

        assertThat(statements).hasSize(2);
        assertThat(statements.getFirst().lines())
                .extracting(StatementLine::counterpartyName)
                .containsExactly("Café <Ost>", "Hotel");
        // What is not in the account's currency says so, and its figure is not passed off as the account's.
        assertThat(statements.getFirst().lines().getLast().currency()).isEqualTo("EUR");
        assertThat(statements.getLast().lines()).singleElement().satisfies(line -> assertThat(line.amount())
                .isEqualByComparingTo("500"));
        var inspection = Samples.inspect(file);
        assertThat(inspection.outcome()).isEqualTo(FileInspection.Outcome.ACCEPT);
        assertThat(inspection.currency()).isEqualTo("USD");
        assertThat(inspection.warnings())
                .extracting(Finding::code)
                .containsExactlyInAnyOrder("foreign-lines", "investment-lines");
    }

    @ParameterizedTest
    @CsvSource({
        "<TRNAMT>119.00, <TRNAMT>$119, invalid-amount",
        "<TRNAMT>119.00, '<TRNAMT>1,119', invalid-amount",
        "<TRNAMT>119.00, <TRNAMT>, invalid-amount",
        "<TRNAMT>119.00, <TRNAMT>1e5, invalid-amount",
        "<DTPOSTED>20260408, <DTPOSTED>20260231, invalid-date",
        "<DTPOSTED>20260408, <DTPOSTED>, missing-date",
        "<BALAMT>2290.00, <BALAMT>, invalid-balance",
        "<CURDEF>EUR, <CURDEF>EURO, invalid-currency",
        "</LEDGERBAL>, '', ofx-malformed",
        "</OFX>, '', ofx-truncated"
    })
    void refusesWhatIsNone(String good, String bad, String code) {
        var text = new String(Samples.bytes("ofx/checking-v1.ofx"), StandardCharsets.UTF_8).replace(good, bad);

        var inspection = Samples.inspect(Samples.text(text));

        assertThat(inspection.format()).isEqualTo(Format.OFX);
        assertThat(Samples.errorCode(inspection)).isEqualTo(code);
        assertThat(inspection.error().orElseThrow().position()).startsWith("line ");
    }

    @Test
    void stillCountsTransactionsThatItRefuses() {
        var text = new String(Samples.bytes("ofx/checking-v1.ofx"), StandardCharsets.UTF_8)
                .replace("<DTPOSTED>20260408", "<DTPOSTED>never");

        var inspection = Samples.inspect(Samples.text(text));

        assertThat(inspection.transactions()).isEqualTo(2);
        assertThat(inspection.debits()).isEqualByComparingTo("16");
    }

    @Test
    void tellsWhatTheBankAnsweredInsteadOfStatement() {
        var inspection =
                Samples.inspect(Samples.text("OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><SIGNONMSGSRSV1><SONRS><STATUS>"
                        + "<CODE>15500<SEVERITY>ERROR<MESSAGE>Signon invalid</STATUS></SONRS></SIGNONMSGSRSV1></OFX>"));

        assertThat(inspection.error().orElseThrow())
                .extracting(Finding::code, Finding::detail)
                .containsExactly(
                        "no-statement", "The file has no bank statement; the bank answered 15500: Signon invalid");
    }

    @Test
    void warnsOfCorrection() {
        var text = new String(Samples.bytes("ofx/checking-v1.ofx"), StandardCharsets.UTF_8)
                .replace("<FITID>F-2", "<FITID>F-2<CORRECTFITID>F-0<CORRECTACTION>REPLACE");

        assertThat(Samples.inspect(Samples.text(text)).warnings())
                .extracting(Finding::code)
                .containsExactly("correction");
    }

    @Test
    void refusesDocumentType() {
        var text =
                "<?xml version=\"1.0\"?>\n<?OFX OFXHEADER=\"200\"?>\n<!DOCTYPE OFX [<!ENTITY a \"b\">]>\n<OFX></OFX>";

        assertThat(Samples.errorCode(Samples.inspect(Samples.text(text)))).isEqualTo("xml-dtd-forbidden");
    }
}
