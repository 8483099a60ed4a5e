package io.tieout.ledger.creditnote;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.CustomerState;
import io.tieout.ledger.Books;
import io.tieout.ledger.Checks;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.report.Papers;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class PrintoutIT {

    private final Books books;
    private final Books others;
    private final EventProbe probe;
    private final List<InvariantCheck> checks;

    PrintoutIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired EventProbe probe,
            @Autowired List<InvariantCheck> checks) {
        this.books = Books.open(client, companies);
        this.others = Books.open(client, companies);
        this.probe = probe;
        this.checks = checks;
    }

    @Test
    void printsInvoicesAndCreditNotesInThreeLanguages() {
        var invoice = invoice("上海晨光贸易有限公司", "咨询服务");
        var path = "/api/v1/invoices/" + invoice.text("/invoiceId") + "/printout";

        assertThat(text(path + "?language=ZH"))
                .contains("账单 " + invoice.text("/invoiceNumber"), "客户: 上海晨光贸易有限公司, C-000009")
                .contains("到期日: 2026-04-30", "付款参考号: " + invoice.text("/paymentReference"))
                .contains("1 咨询服务, 折扣 10 % 12.5 1,000.00 20 % 11,250.00 2,250.00 13,500.00")
                .contains("合计 EUR 11,250.00 2,250.00 13,500.00");
        assertThat(text(path + "?language=ID"))
                .contains("Faktur penjualan", "Jatuh tempo: 2026-04-30", "12,5 1.000,00 20 % 11.250,00");
        assertThat(text(path)).contains("Invoice " + invoice.text("/invoiceNumber"), "Due date: 2026-04-30");
        assertThat(books.file(path).getResponseBody())
                .isEqualTo(books.file(path).getResponseBody());

        var note = books.post("/api/v1/credit-notes", """
                        {"invoiceId":"%s","creditNoteDate":"2026-04-02","reason":"退货"}""".formatted(invoice.text("/invoiceId")))
                .is(201);
        assertThat(text("/api/v1/credit-notes/" + note.text("/creditNoteId") + "/printout?language=ZH"))
                .contains("贷项通知单 " + note.text("/creditNoteNumber"), "对应账单: " + invoice.text("/invoiceNumber"))
                .contains("原因: 退货", "合计 EUR 11,250.00 2,250.00 13,500.00");
        Checks.hold(checks, books.companyId());
    }

    @Test
    void printsReportsWithNamesOfCustomers() {
        invoice("PT Cahaya Pagi 晨光", "Jasa konsultasi");

        assertThat(text("/api/v1/reports/ageing?asOf=2026-05-15&format=pdf"))
                .contains("Ageing", "As of: 2026-05-15", "PT Cahaya Pagi 晨光", "13500.00");
        assertThat(text("/api/v1/reports/trial-balance?asOf=2026-05-15&format=pdf"))
                .contains("Trial balance", "Stage: Adjusted", "Debit balance");
    }

    @Test
    void refusesWhatCannotBePrintedOrSeen() {
        var invoice = invoice("شركة الفجر", "Work");
        var path = "/api/v1/invoices/" + invoice.text("/invoiceId") + "/printout";

        books.get(path).refused(422, "text-not-printable");
        books.get("/api/v1/reports/ageing?asOf=2026-05-15&format=pdf").refused(422, "text-not-printable");
        books.get(path + "?language=FR").refused(400, "invalid-parameter");
        others.get(path).refused(404, "invoice-unknown");
        others.get("/api/v1/credit-notes/" + Ids.next() + "/printout").refused(404, "credit-note-unknown");
        books.send(HttpMethod.GET, path, null, null, TestTokens.bearer(books.companyId(), Role.SALES_REPRESENTATIVE))
                .refused(403, "access-denied");
    }

    private Books.Answer invoice(String customer, String description) {
        return books.post("/api/v1/invoices", """
                        {"customerId":"%s","invoiceDate":"2026-03-31","paymentTermDays":30,"lines":[
                          {"description":"%s","quantity":12.5,"unitPrice":1000,"discountPercent":10,"taxRatePercent":20}]}""".formatted(customer(customer), description))
                .is(201);
    }

    private UUID customer(String name) {
        var customer = Ids.next();
        probe.tell(
                CustomerEvents.CUSTOMER_STATE,
                books.companyId(),
                customer,
                1,
                new CustomerState(
                        customer, "C-000009", name, List.of(), null, null, List.of(), null, null, 30, "ACTIVE", null));
        return customer;
    }

    private String text(String path) {
        var answer = books.file(path);
        assertThat(answer.getResponseHeaders().getContentType()).as(path).hasToString("application/pdf");
        return Papers.text(Objects.requireNonNull(answer.getResponseBody()));
    }
}
