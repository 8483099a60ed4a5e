package io.tieout.reconciliation.statementfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tieout.reconciliation.statementfile.PayoutReport.Payout;
import io.tieout.reconciliation.statementfile.PayoutReport.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayoutReportsTest {

    @Test
    void readsPayoutsThatAReferenceTellsApart() {
        var report = PayoutReports.read(Samples.file("payout/stripe.csv"));

        assertThat(report.profile()).isEqualTo("stripe");
        assertThat(report.payouts()).hasSize(2);
        var first = report.payouts().getFirst();
        assertThat(first.reference()).isEqualTo("po_1");
        assertThat(first.paidOn()).isEqualTo(LocalDate.of(2026, 3, 16));
        assertThat(first.currency()).isEqualTo("EUR");
        assertThat(figures(first)).containsExactly("199.00", "20.00", "4.34", "174.66");
        assertThat(first.rows()).hasSize(4);
        assertThat(first.rows().getFirst().text()).contains("INV-2026-000201").doesNotContain("txn_1");
        assertThat(figures(report.payouts().getLast())).containsExactly("42.00", "0", "0.86", "41.14");
    }

    @Test
    void readsFeesOfSeveralColumnsAndTheTransferItself() {
        var report = PayoutReports.read(Samples.file("payout/adyen.csv"));

        assertThat(report.profile()).isEqualTo("adyen");
        var payout = report.payouts().getFirst();
        assertThat(report.payouts()).hasSize(1);
        assertThat(payout.reference()).isEqualTo("71");
        assertThat(figures(payout)).containsExactly("1199.00", "20.00", "19.00", "1160.00");
        assertThat(payout.paidOn()).isEqualTo(LocalDate.of(2026, 3, 13));
        assertThat(payout.rows()).extracting(Row::text).contains("INV-2026-000211", "CN-2026-000213");
    }

    @Test
    void endsEachPayoutWithItsTransferAndKeepsNobodysName() {
        var report = PayoutReports.read(Samples.file("payout/paypal.csv"));

        assertThat(report.profile()).isEqualTo("paypal");
        assertThat(report.payouts()).hasSize(2);
        assertThat(figures(report.payouts().getFirst())).containsExactly("50.00", "0", "1.60", "48.40");
        assertThat(figures(report.payouts().getLast())).containsExactly("70.00", "10.00", "1.80", "58.20");
        assertThat(report.payouts().getLast().paidOn()).isEqualTo(LocalDate.of(2026, 3, 16));
        assertThat(report.toString()).doesNotContain("Anna", "example.org");
    }

    @Test
    void readsATableThatNobodyNamedWithWordsBeforeIt() {
        var report = PayoutReports.read(Samples.file("payout/generic.csv"));

        assertThat(report.profile()).isEqualTo("generic");
        assertThat(figures(report.payouts().getFirst())).containsExactly("1350.50", "0.00", "21.90", "1328.60");
    }

    @Test
    void putsARowWithoutACurrencyToTheOthersOfItsPayout() {
        var report = PayoutReports.read(Samples.text("""
                payout_id,gross,fee,net,currency
                po_1,10.00,1.00,9.00,EUR
                po_1,0.00,0.50,-0.50,
                po_2,5.00,0.00,5.00,
                """));

        assertThat(report.payouts()).extracting(Payout::currency).containsExactly("EUR", null);
        assertThat(figures(report.payouts().getFirst())).containsExactly("10.00", "0", "1.50", "8.50");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Reference,Gross,Fee,Net;A,10.00,1.00,9.10 | payout-does-not-tie | line 2
                    Reference,Gross,Fee,Net;A,ten,1.00,9.00 | invalid-amount | line 2
                    Reference,Gross,Net;A,10.00,9.00 | payout-columns-unknown | null
                    Reference,Gross,Fee,Net | payout-report-empty | null
                    Type,Gross,Fee,Net;sale,10.00,1.00,9.00;payout,-8.00,0,-8.00 | payout-does-not-tie | null
                    Type,Gross,Fee,Net;sale,10,1,9;payout,-8,0,-8;sale,4,0,4;payout,-5,0,-5 | payouts-not-separable | null
                    """)
    void refusesWhatDoesNotTie(String content, String code, String place) {
        var file = Samples.text(content.replace(';', '\n'));

        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> PayoutReports.read(file))
                .satisfies(refused -> {
                    assertThat(refused.finding().code()).isEqualTo(code);
                    assertThat(String.valueOf(refused.finding().position())).isEqualTo(place);
                });
    }

    private static List<String> figures(Payout payout) {
        return List.of(payout.gross(), payout.refunds(), payout.fees(), payout.net()).stream()
                .map(BigDecimal::toPlainString)
                .toList();
    }
}
