package io.tieout.ledger.customerterms;

import static io.tieout.ledger.Trade.MARCH_31;
import static io.tieout.ledger.Trade.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.reconciliation.v1.PaymentMatched;
import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Debtors;
import io.tieout.ledger.Trade;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class CustomerTermsIT {

    private static final String TERMS = "/api/v1/customer-terms";
    private static final String EARLY = "{\"earlyPayment\":{\"percent\":3,\"days\":10}}";
    private static final String WITHHELD = "{\"withholdingTaxCode\":\"WHT2\"}";

    private final List<InvariantCheck> checks;
    private final Books books;
    private final Debtors debtors;
    private final Trade trade;
    private final String own;

    CustomerTermsIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired CompanyService companies,
            @Autowired List<InvariantCheck> checks) {
        this.checks = checks;
        this.books = Books.open(client, companies);
        this.debtors = new Debtors(probe, books);
        this.trade = new Trade(probe, books.companyId());
        this.own = TERMS + "/" + debtors.customerId();
        books.post("/api/v1/tax-codes", """
                        {"code":"WHT2","name":"Kept back","kind":"WITHHOLDING",
                         "rates":[{"validFrom":"2020-01-01","percent":2}]}""").is(201);
    }

    @Test
    void countForTheInvoicesOfOrdersThatComeAfterwards() {
        var before = trade.anInvoiceOver("100.00", debtors.customerId(), MARCH_31);
        set(TERMS, EARLY).is(200);

        var early = trade.anInvoiceOver("1000.00", debtors.customerId(), MARCH_31);
        assertThat(before.earlyPayment()).isNull();
        assertThat(early.earlyPayment()).satisfies(terms -> {
            assertThat(terms.percent()).isEqualByComparingTo("3");
            assertThat(terms.days()).isEqualTo(10);
        });
        assertThat(early.withholding()).isNull();
        assertThat(books.get("/api/v1/invoices/" + early.invoiceId()).text("/earlyPayment/lastDay"))
                .isEqualTo("2026-04-10");

        // Those of the customer count as a whole.
        assertThat(set(own, WITHHELD).is(200).text("/own")).isEqualTo("true");
        var withheld = trade.anInvoiceOver("1000.00", debtors.customerId(), MARCH_31);
        assertThat(withheld.earlyPayment()).isNull();
        assertThat(withheld.withholding()).isEqualTo(eur("20.00"));

        // What was promised is kept, and what was to be withheld is.
        var lines = trade.bankLines(LocalDate.of(2026, 4, 10), "970.00", "980.00");
        trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.match(lines.get(0), early.invoiceId()));
        trade.answer(
                LedgerEvents.PAYMENT_APPLIED,
                trade.match(
                        lines.get(1),
                        List.of(Trade.allocation(withheld.invoiceId(), "1000.00")),
                        List.of(new PaymentMatched.Part(
                                "WITHHOLDING_TAX", eur("-20.00"), null, withheld.invoiceId()))));
        assertThat(books.balance("1200", "asOf=2026-12-31")).isEqualTo("100.00");

        // None of its own any more, and then ones that agree nothing.
        assertThat(send(HttpMethod.DELETE, own, null, eTag(own)).is(200).text("/own"))
                .isEqualTo("false");
        assertThat(trade.anInvoiceOver("10.00", debtors.customerId(), MARCH_31).earlyPayment())
                .isNotNull();
        set(own, "{}").is(200);
        assertThat(trade.anInvoiceOver("10.00", debtors.customerId(), MARCH_31).earlyPayment())
                .isNull();
        Checks.hold(checks, books.companyId());
    }

    @Test
    void areShownWithWhereTheyComeFrom() {
        assertThat(books.get(TERMS).is(200).eTag()).isEqualTo("\"0\"");
        set(TERMS, EARLY.replace("10}", "10,\"reducesTax\":false}")).is(200);

        var shown = books.get(own).is(200);

        assertThat(shown.text("/own")).isEqualTo("false");
        assertThat(shown.text("/earlyPayment/days")).isEqualTo("10");
        assertThat(shown.text("/earlyPayment/reducesTax")).isEqualTo("false");
        assertThat(shown.eTag()).isEqualTo("\"0\"");
        for (var role : List.of(Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER)) {
            as(role, HttpMethod.GET, own, null).is(200);
            as(role, HttpMethod.PUT, own, EARLY).refused(403, "access-denied");
            as(role, HttpMethod.PUT, TERMS, EARLY).refused(403, "access-denied");
            as(role, HttpMethod.DELETE, own, null).refused(403, "access-denied");
        }
    }

    @Test
    void areRefusedWhereNothingCouldComeOfThem() {
        send(HttpMethod.PUT, own, EARLY, null).refused(428, "if-match-required");
        send(HttpMethod.PUT, own, EARLY, "\"1\"").refused(412, "stale-version");
        send(HttpMethod.DELETE, own, null, "\"3\"").refused(412, "stale-version");
        set(own, EARLY.replace("3", "100")).refused(422, "invalid-document").at("/earlyPayment/percent");
        set(own, EARLY.replace("10", "-1")).refused(422, "invalid-document").at("/earlyPayment/days");
        set(own, "{\"earlyPayment\":{\"percent\":3}}").refused(400, "invalid-field");
        set(own, WITHHELD.replace("WHT2", "NO-SUCH"))
                .refused(422, "tax-code-unknown")
                .at("/withholdingTaxCode");
        set(own, WITHHELD.replace("WHT2", "ZERO"))
                .refused(422, "tax-code-unfit")
                .at("/withholdingTaxCode");
        var stranger = TERMS + "/" + UUID.randomUUID();
        books.get(stranger).refused(422, "customer-unknown");
        send(HttpMethod.PUT, stranger, EARLY, "\"0\"").refused(422, "customer-unknown");
        assertThat(books.get(own).is(200).eTag()).isEqualTo("\"0\"");
    }

    private Answer set(String path, String body) {
        return send(HttpMethod.PUT, path, body, eTag(path));
    }

    private @Nullable String eTag(String path) {
        return books.get(path).is(200).eTag();
    }

    private Answer send(HttpMethod method, String path, @Nullable String body, @Nullable String ifMatch) {
        return books.send(method, path, body, null, TestTokens.bearer(books.companyId(), Role.ACCOUNTANT), ifMatch);
    }

    private Answer as(Role role, HttpMethod method, String path, @Nullable String body) {
        return books.send(method, path, body, null, TestTokens.bearer(Ids.next(), books.companyId(), role), "\"0\"");
    }
}
