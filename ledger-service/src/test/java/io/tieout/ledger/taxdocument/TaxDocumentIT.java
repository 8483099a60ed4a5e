package io.tieout.ledger.taxdocument;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Debtors;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class TaxDocumentIT {

    private static final String FAPIAO = "26312000000012345678";

    private final RestTestClient client;
    private final EventProbe probe;
    private final CompanyService companies;
    private final List<InvariantCheck> checks;

    TaxDocumentIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired CompanyService companies,
            @Autowired List<InvariantCheck> checks) {
        this.client = client;
        this.probe = probe;
        this.companies = companies;
        this.checks = checks;
    }

    @Test
    void coversInvoicesWithAFapiaoAndTakesItBackInRed() {
        var books = open("china-small-enterprise");
        var debtors = new Debtors(probe, books);
        var first = debtors.invoice("2026-03-05", "100.00", "13");
        var second = debtors.invoice("2026-03-06", "200.00", "13");

        var fapiao =
                register(books, """
                        "kind":"FAPIAO","documentDate":"2026-03-07","authorityNumber":"%s","invoiceIds":["%s","%s"]""".formatted(FAPIAO, id(first), id(second))).is(201);
        var credit = debtors.credit(first, "2026-04-01", "").is(201);
        var red = register(books, """
                        "kind":"FAPIAO","documentDate":"2026-04-02","redLetter":true,"creditNoteIds":["%s"]""".formatted(credit.text("/creditNoteId"))).is(201);

        assertThat(fapiao.text("/registerNumber")).isEqualTo("FP-202603-000001");
        assertThat(fapiao.text("/status")).isEqualTo("ISSUED");
        assertThat(red.text("/registerNumber")).isEqualTo("FP-202604-000001");
        assertThat(red.text("/status")).isEqualTo("PENDING");
        for (var invoice : List.of(first, second)) {
            assertThat(books.get("/api/v1/invoices/" + id(invoice)).text("/taxDocuments/0/authorityNumber"))
                    .isEqualTo(FAPIAO);
        }
        assertThat(books.get("/api/v1/tax-documents?invoiceId=" + id(first)).text("/items/0/registerNumber"))
                .isEqualTo("FP-202603-000001");
        refused(
                books,
                "\"kind\":\"FAPIAO\",\"authorityNumber\":\"" + FAPIAO + "\"",
                second,
                409,
                "authority-number-taken");
        refused(books, "\"kind\":\"FAPIAO\",\"authorityNumber\":\"123\"", second, 422, "tax-document-refused");
        refused(books, "\"kind\":\"FAPIAO\",\"redLetter\":true", second, 422, "tax-document-refused");
        refused(books, "\"kind\":\"FAPIAO\",\"transactionCode\":\"01\"", second, 422, "tax-document-refused");
        // What was refused has taken no number.
        assertThat(register(
                                books,
                                "\"kind\":\"FAPIAO\",\"documentDate\":\"2026-03-09\",\"invoiceIds\":[\"" + id(second)
                                        + "\"]")
                        .is(201)
                        .text("/registerNumber"))
                .isEqualTo("FP-202603-000002");
        Checks.hold(checks, books.companyId());
    }

    @Test
    void getsItsFakturNumberOnApprovalAndMayBeReplaced() {
        var books = open("indonesia-ep");
        var debtors = new Debtors(probe, books);
        var invoice = debtors.invoice(
                "2026-03-05", "\"lines\":[{\"description\":\"Jasa\",\"unitPrice\":100,\"taxCode\":\"PPN\"}]");
        var pending = register(books, """
                        "kind":"FAKTUR_PAJAK","documentDate":"2026-03-07","transactionCode":"04","invoiceIds":["%s"]""".formatted(id(invoice))).is(201);
        var path = Objects.requireNonNull(pending.location());
        var number = "{\"authorityNumber\":\"%s\"}";

        post(books, path + "/authority-number", number.formatted("04002600000000001"), null)
                .refused(428, "if-match-required");
        post(books, path + "/authority-number", number.formatted("01002600000000001"), pending.eTag())
                .refused(422, "tax-document-refused")
                .at("/authorityNumber");
        post(books, path + "/authority-number", number.formatted("0400260000000000"), pending.eTag())
                .refused(422, "tax-document-refused");
        var issued = post(books, path + "/authority-number", number.formatted("04002600000000001"), pending.eTag())
                .is(200);
        assertThat(issued.text("/status")).isEqualTo("ISSUED");
        post(books, path + "/authority-number", number.formatted("04002600000000002"), issued.eTag())
                .refused(409, "tax-document-decided");

        var replacement = register(books, """
                        "kind":"FAKTUR_PAJAK","documentDate":"2026-03-08","transactionCode":"04","replacesId":"%s",
                        "authorityNumber":"04102600000000001","invoiceIds":["%s"]""".formatted(issued.text("/taxDocumentId"), id(invoice)))
                .is(201);
        assertThat(books.get(path).text("/status")).isEqualTo("REPLACED");
        var cancelled = post(
                        books,
                        Objects.requireNonNull(replacement.location()) + "/cancel",
                        "{\"reason\":\"Deal undone\"}",
                        replacement.eTag())
                .is(200);
        assertThat(cancelled.text("/status")).isEqualTo("CANCELLED");
        post(books, replacement.location() + "/cancel", "{\"reason\":\"Again\"}", cancelled.eTag())
                .refused(409, "tax-document-decided");
        post(books, replacement.location() + "/cancel", "{\"reason\":\"Again\"}", replacement.eTag())
                .refused(412, "stale-version");
        assertThat(books.get("/api/v1/invoices/" + id(invoice)).body().path("taxDocuments"))
                .hasSize(2);
        refused(books, "\"kind\":\"FAKTUR_PAJAK\"", invoice, 422, "tax-document-refused");
        register(books, "\"kind\":\"FAPIAO\",\"documentDate\":\"2026-03-07\",\"invoiceIds\":[\"" + Ids.next() + "\"]")
                .refused(422, "tax-document-refused");
        books.get("/api/v1/tax-documents/" + Ids.next()).refused(404, "tax-document-unknown");
        books.send(
                        HttpMethod.POST,
                        "/api/v1/tax-documents",
                        "{}",
                        Ids.next().toString(),
                        TestTokens.bearer(books.companyId(), Role.AUDITOR))
                .refused(403, "access-denied");
        Checks.hold(checks, books.companyId());
    }

    private Books open(String template) {
        var books = Books.open(client, companies);
        books.post("/api/v1/chart-templates/" + template + "/install", "{}").is(200);
        return books;
    }

    private static String id(Answer invoice) {
        return invoice.text("/invoiceId");
    }

    private static Answer register(Books books, String content) {
        return books.post("/api/v1/tax-documents", "{" + content + "}");
    }

    private static void refused(Books books, String content, Answer invoice, int status, String code) {
        register(books, "\"documentDate\":\"2026-03-08\",\"invoiceIds\":[\"" + id(invoice) + "\"]," + content)
                .refused(status, code);
    }

    private static Answer post(Books books, String path, String body, @Nullable String ifMatch) {
        return books.send(
                HttpMethod.POST,
                path,
                body,
                Ids.next().toString(),
                TestTokens.bearer(books.companyId(), Role.ACCOUNTANT),
                ifMatch);
    }
}
