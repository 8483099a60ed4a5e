package io.tieout.ledger.posting;

import static io.tieout.ledger.Trade.allocation;
import static io.tieout.ledger.Trade.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.ledger.v1.EarlyPayment;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.reconciliation.v1.BankLinesRecorded;
import io.tieout.events.reconciliation.v1.PaymentMatched;
import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Debtors;
import io.tieout.ledger.Locks;
import io.tieout.ledger.Trade;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What else is in a bank line than money for invoices: it is posted with the line, and goes with its match.
@ServiceTest
class PaymentPartsIT {

    private static final LocalDate DAY_8 = LocalDate.of(2026, 5, 9);
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 5, 15);
    private static final UUID CLERK = Ids.next();
    private static final LocalDate LATER = LocalDate.of(2026, 6, 2);

    private final EventProbe probe;
    private final List<InvariantCheck> checks;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Books books;
    private final Trade trade;
    private final Debtors debtors;

    PaymentPartsIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired List<InvariantCheck> checks,
            @Autowired CompanyService companies,
            @Autowired JdbcClient jdbc,
            @Autowired TransactionTemplate transactions) {
        this.probe = probe;
        this.checks = checks;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.books = Books.open(client, companies);
        this.trade = new Trade(probe, books.companyId());
        this.debtors = new Debtors(probe, books);
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @Test
    void aDiscountIsGrantedWithItsTaxAndGoesWithItsMatch() {
        var invoice = discounted("800.00", 25, "\"percent\":3,\"days\":14");
        var issued = trade.answer(LedgerEvents.INVOICE_ISSUED, id(invoice));
        assertThat(issued.earlyPayment()).isEqualTo(new EarlyPayment(new BigDecimal("3"), 14));
        assertThat(issued.withholding()).isNull();
        var line = trade.bankLines(DAY_8, "968.50").getFirst();

        var match = trade.match(
                line,
                List.of(allocation(id(invoice), "1000.00")),
                List.of(
                        keptBack("DISCOUNT", "-30.00", invoice),
                        new PaymentMatched.Part("BANK_FEE", eur("-1.50"), null)));

        trade.answer(LedgerEvents.PAYMENT_APPLIED, match);
        assertThat(debtors.open(invoice)).isEqualTo("0.00");
        assertThat(balances()).containsExactly("968.50", "0.00", "0.00", "-194.00", "24.00", "1.50", "0.00");
        var granted = books.get("/api/v1/settlement-discounts?invoiceId=" + id(invoice));
        assertThat(granted.text("/items/0/matchId")).isEqualTo(match.toString());
        assertThat(granted.text("/items/0/tax/amount")).isEqualTo("6.00");
        // The payment's change is the last one: what was reserved for it is free only when nothing is open.
        assertThat(trade.answer(LedgerEvents.INVOICE_PART_PAID, id(invoice)).matchId())
                .isNull();
        assertThat(trade.answer(LedgerEvents.INVOICE_PAID, id(invoice)).matchId())
                .isEqualTo(match);

        undo(match, line);

        assertThat(debtors.open(invoice)).isEqualTo("1000.00");
        assertThat(balances()).containsExactly("968.50", "-968.50", "1000.00", "-200.00", "0.00", "0.00", "0.00");
        var again = trade.match(
                line, List.of(allocation(id(invoice), "998.50")), List.of(keptBack("DISCOUNT", "-30.00", invoice)));
        refused(again, "discount-not-earned");
    }

    @Test
    void aDiscountThatWasNotEarnedIsRefusedAndNothingIsPosted() {
        var invoice = discounted("1000.00", 0, "\"percent\":3,\"days\":14");
        var plain = debtors.invoice("2026-05-01", "1000.00", "0");
        var lines = trade.bankLines(DAY_8, "969.99", "480.00", "970.00");
        var late = trade.bankLines(LAST_DAY.plusDays(1), "970.00").getFirst();

        refused(discount(late, invoice, "1000.00", "-30.00"), "discount-not-earned");
        refused(discount(lines.get(0), invoice, "1000.00", "-30.01"), "discount-not-earned");
        refused(discount(lines.get(1), invoice, "500.00", "-20.00"), "discount-not-earned");
        refused(discount(lines.get(2), plain, "1000.00", "-30.00"), "discount-not-earned");
        refused(discount(lines.get(2), invoice, "1000.01", "-30.01"), "exceeds-open-amount");
        refused(
                trade.match(
                        lines.get(2),
                        List.of(allocation(id(plain), "1000.00")),
                        List.of(keptBack("DISCOUNT", "-30.00", invoice))),
                "match-part-refused");

        assertThat(debtors.open(invoice)).isEqualTo("1000.00");
        assertThat(balances().subList(2, 7)).containsExactly("2000.00", "0.00", "0.00", "0.00", "0.00");
        trade.answer(
                LedgerEvents.PAYMENT_APPLIED,
                discount(trade.bankLines(LAST_DAY, "970.00").getFirst(), invoice, "1000.00", "-30.00"));
        assertThat(debtors.open(invoice)).isEqualTo("0.00");
    }

    @Test
    void aRemainderIsWrittenOffWithinTheLimitsAndGoesWithItsMatch() {
        var invoice = debtors.invoice("2026-05-01", "100.00", "20");
        var lines = trade.bankLines(DAY_8, "118.60", "117.00", "118.50");
        refused(writeOff(lines.get(0), invoice, "-1.40"), "write-off-needs-approval");
        limits("2.00", "4.00");

        refused(writeOff(lines.get(1), invoice, "-3.00"), "write-off-needs-approval");
        var match = writeOff(lines.get(0), invoice, "-1.40");

        trade.answer(LedgerEvents.PAYMENT_APPLIED, match);
        assertThat(debtors.open(invoice)).isEqualTo("0.00");
        assertThat(balances()).containsExactly("354.10", "-235.50", "0.00", "-20.00", "0.00", "0.00", "0.00");
        assertThat(books.balance("5450", "asOf=2026-12-31")).isEqualTo("1.40");
        var writtenOff = books.get("/api/v1/write-offs?invoiceId=" + id(invoice));
        assertThat(writtenOff.text("/items/0/matchId")).isEqualTo(match.toString());
        assertThat(writtenOff.text("/items/0/requestedBy")).isEqualTo(CLERK.toString());
        assertThat(writtenOff.text("/items/0/reason")).isEqualTo("Not worth a letter");
        // The payment's change is the last one: what was reserved for it is free only when nothing is open.
        assertThat(trade.answer(LedgerEvents.INVOICE_PAID, id(invoice)).matchId())
                .isEqualTo(match);
        // All of a customer's write-offs of the year count together.
        var next = debtors.invoice("2026-05-01", "121.50", "0");
        refused(writeOff(lines.get(2), next, "-3.00"), "write-off-limit-exceeded");

        undo(match, lines.get(0));

        assertThat(debtors.open(invoice)).isEqualTo("120.00");
        assertThat(books.balance("5450", "asOf=2026-12-31")).isEqualTo("0.00");
        var undone = books.get("/api/v1/write-offs?invoiceId=" + id(invoice));
        assertThat(undone.text("/items/0/status")).isEqualTo("UNDONE");
        // What was taken back does not count any more, but what came back stays.
        var again = writeOff(lines.get(0), invoice, "-1.40");
        trade.answer(LedgerEvents.PAYMENT_APPLIED, again);
        var id = books.get("/api/v1/write-offs?invoiceId=" + id(invoice)).text("/items/0/writeOffId");
        books.post("/api/v1/write-offs/" + id + "/recoveries", """
                        {"amount":{"amount":"1.00","currency":"EUR"},"effectiveDate":"2026-05-20","reason":"Paid after all"}""").is(201);
        trade.undo(again, lines.get(0).lineId(), LATER);
        refused(again, "write-off-recovered");
    }

    @Test
    void aWriteOffNeedsItsReasonAndItsInvoice() {
        var invoice = debtors.invoice("2026-05-01", "100.00", "0");
        var line = trade.bankLines(DAY_8, "98.00").getFirst();
        limits("5.00", "5.00");

        refused(
                trade.match(
                        line,
                        List.of(allocation(id(invoice), "100.00")),
                        List.of(keptBack("WRITE_OFF", "-2.00", invoice))),
                "match-part-refused");

        assertThat(debtors.open(invoice)).isEqualTo("100.00");
    }

    private UUID writeOff(BankLinesRecorded.Line line, Answer invoice, String amount) {
        var settled = line.amount().minus(eur(amount));
        var why = new PaymentMatched.Part.WriteOff(CLERK, "Not worth a letter");
        return trade.match(
                line,
                List.of(new PaymentMatched.Allocation(id(invoice), settled)),
                List.of(new PaymentMatched.Part("WRITE_OFF", eur(amount), null, id(invoice), why)));
    }

    private void limits(String aloneUpTo, String atMost) {
        var body = """
                {"aloneUpTo":{"amount":"%s","currency":"EUR"},"atMost":{"amount":"%s","currency":"EUR"}}""".formatted(aloneUpTo, atMost);
        var admin = TestTokens.bearer(books.companyId(), Role.ADMIN);
        books.send(HttpMethod.PUT, "/api/v1/write-off-policy", body, null, admin, "\"0\"")
                .is(200);
    }

    @Test
    void anInvoiceFromWhichSomethingWasKeptBackIsLockedInItsTurn() {
        var invoices = Stream.of("100.00", "100.00")
                .map(net -> discounted(net, 0, "\"percent\":3,\"days\":14"))
                .sorted(Comparator.comparing(invoice -> id(invoice).toString()))
                .toList();
        var first = invoices.getFirst();
        var last = invoices.getLast();
        var line = trade.bankLines(DAY_8, "197.00").getFirst();

        var match = transactions.execute(paying -> {
            assertThat(lock(first)).hasSize(1);
            var sent = trade.match(
                    line,
                    List.of(allocation(id(first), "100.00"), allocation(id(last), "100.00")),
                    List.of(keptBack("DISCOUNT", "-3.00", last)));
            Locks.awaitSomebodyWaiting(jdbc);
            assertThat(lock(last)).hasSize(1);
            return sent;
        });

        trade.answer(LedgerEvents.PAYMENT_APPLIED, Objects.requireNonNull(match));
        assertThat(invoices)
                .allSatisfy(invoice -> assertThat(debtors.open(invoice)).isEqualTo("0.00"));
    }

    /// If nobody else has it.
    private List<Integer> lock(Answer invoice) {
        return jdbc.sql("select 1 from invoice where invoice_id = :id for update skip locked")
                .param("id", id(invoice))
                .query((row, number) -> row.getInt(1))
                .list();
    }

    @Test
    void taxThatWasKeptBackIsPrepaidUntilItIsCertifiedAndGoesWithItsMatch() {
        withholdingCode("WHT3", 3);
        var invoice = withheld("WHT3");
        assertThat(invoice.text("/withholding/amount/amount")).isEqualTo("15.00");
        assertThat(trade.answer(LedgerEvents.INVOICE_ISSUED, id(invoice)).withholding())
                .isEqualTo(eur("15.00"));
        var lines = trade.bankLines(DAY_8, "535.00", "20.00");

        refused(withhold(lines.get(0), invoice, "549.99", "-14.99"), "tax-withholding-unclear");
        var match = withhold(lines.get(0), invoice, "550.00", "-15.00");

        trade.answer(LedgerEvents.PAYMENT_APPLIED, match);
        assertThat(debtors.open(invoice)).isEqualTo("0.00");
        assertThat(balances()).containsExactly("555.00", "-20.00", "0.00", "-50.00", "0.00", "0.00", "15.00");
        var uncertified = books.get("/api/v1/tax-withholdings?uncertified=true");
        assertThat(uncertified.text("/items/0/matchId")).isEqualTo(match.toString());
        assertThat(uncertified.text("/items/0/taxCode")).isEqualTo("WHT3");
        assertThat(uncertified.text("/items/0/base/amount")).isEqualTo("500.00");

        undo(match, lines.get(0));

        assertThat(debtors.open(invoice)).isEqualTo("550.00");
        assertThat(balances()).containsExactly("555.00", "-555.00", "550.00", "-50.00", "0.00", "0.00", "0.00");
        assertThat(books.get("/api/v1/tax-withholdings?uncertified=true").body().path("items"))
                .isEmpty();
    }

    @Test
    void theTaxCodeOfTheInvoiceDecidesWhereSeveralComeToTheSame() {
        withholdingCode("WHT3", 3);
        withholdingCode("ROYALTY", 3);
        var named = withheld("ROYALTY");
        var silent = debtors.invoice("2026-05-01", "500.00", "10");
        var lines = trade.bankLines(DAY_8, "535.00", "535.00", "10.00");

        trade.answer(LedgerEvents.PAYMENT_APPLIED, withhold(lines.get(0), named, "550.00", "-15.00"));
        refused(withhold(lines.get(1), silent, "550.00", "-15.00"), "tax-withholding-unclear");

        assertThat(books.get("/api/v1/tax-withholdings").text("/items/0/taxCode"))
                .isEqualTo("ROYALTY");
        // Once is all that the law takes.
        books.post("/api/v1/tax-withholdings", """
                        {"invoiceId":"%s","taxCode":"WHT3","effectiveDate":"2026-05-09"}""".formatted(id(silent))).is(201);
        refused(withhold(lines.get(2), silent, "25.00", "-15.00"), "tax-withholding-unclear");
    }

    @Test
    void anInvoiceNamesOnlyATaxThatCanBeWithheldFromIt() {
        withholdingCode("WHT3", 3);

        issue("\"withholdingTaxCode\":\"NO-SUCH\"")
                .refused(422, "tax-code-unknown")
                .at("/withholdingTaxCode");
        issue("\"withholdingTaxCode\":\"\"").refused(400, "invalid-field");
    }

    @Test
    void aPayoutOfCardSalesIsBookedNetOfTheProvidersFee() {
        var sales = List.of(
                debtors.invoice("2026-05-01", "61.00", "0"),
                debtors.invoice("2026-05-01", "30.50", "0"),
                debtors.invoice("2026-05-01", "8.50", "0"));
        var line = trade.bankLines(DAY_8, "97.15").getFirst();

        var match = trade.match(
                line,
                sales.stream()
                        .map(sale -> allocation(id(sale), debtors.open(sale)))
                        .toList(),
                List.of(new PaymentMatched.Part("PSP_FEE", eur("-2.85"), null)));

        trade.answer(LedgerEvents.PAYMENT_APPLIED, match);
        assertThat(balances()).containsExactly("97.15", "0.00", "0.00", "0.00", "0.00", "2.85", "0.00");
        assertThat(sales).allSatisfy(sale -> assertThat(debtors.open(sale)).isEqualTo("0.00"));

        undo(match, line);
        assertThat(balances()).containsExactly("97.15", "-97.15", "100.00", "0.00", "0.00", "0.00", "0.00");
    }

    @Test
    void aReturnedPaymentReopensItsInvoiceAndItsFeeIsAnExpense() {
        var invoice = debtors.invoice("2026-05-01", "75.00", "0");
        var lines = trade.bankLines(DAY_8, "75.00", "-78.20");
        trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.match(lines.get(0), id(invoice)));

        var match = trade.match(
                lines.get(1),
                List.of(allocation(id(invoice), "-75.00")),
                List.of(new PaymentMatched.Part("RETURN_FEE", eur("-3.20"), null)));

        trade.answer(LedgerEvents.PAYMENT_APPLIED, match);
        assertThat(debtors.open(invoice)).isEqualTo("75.00");
        assertThat(balances()).containsExactly("-3.20", "0.00", "75.00", "0.00", "0.00", "3.20", "0.00");

        undo(match, lines.get(1));
        assertThat(debtors.open(invoice)).isEqualTo("0.00");
        assertThat(balances()).containsExactly("-3.20", "78.20", "0.00", "0.00", "0.00", "0.00", "0.00");
    }

    @Test
    void anInvoiceInAnotherCurrencyIsSettledAndTheLedgerWorksOutWhatTheRateDid() {
        quote("2026-05-01", "0.90");
        quote("2026-05-09", "0.92");
        var invoice = debtors.invoice(
                "2026-05-01", "\"currency\":\"USD\",\"lines\":[{\"description\":\"Work\",\"unitPrice\":1000}]");
        assertThat(balances().get(2)).isEqualTo("900.00");
        var lines = trade.bankLines(DAY_8, "276.60", "641.20", "60.00");

        // 300 USD stood at 270.00, and 1.40 of their worth was kept back on the way.
        var first = trade.match(
                lines.get(0),
                List.of(exchanged(invoice, "278.00", "300.00")),
                List.of(new PaymentMatched.Part("BANK_FEE", eur("-1.40"), null)));
        trade.answer(LedgerEvents.PAYMENT_APPLIED, first);
        assertThat(debtors.open(invoice)).isEqualTo("700.00");
        assertThat(balances()).containsExactly("977.80", "-701.20", "630.00", "0.00", "0.00", "1.40", "0.00");
        assertThat(books.balance("4850", "asOf=2026-12-31")).isEqualTo("-8.00");

        refused(match(lines.get(2), exchanged(invoice, "60.00", "700.00")), "settlement-rate-deviates");
        refused(match(lines.get(1), exchanged(invoice, "641.20", "700.01")), "exceeds-open-amount");
        refused(match(lines.get(1), allocation(id(invoice), "641.20")), "currency-differs");
        var second = match(lines.get(1), exchanged(invoice, "641.20", "700.00"));
        trade.answer(LedgerEvents.PAYMENT_APPLIED, second);
        assertThat(debtors.open(invoice)).isEqualTo("0.00");
        assertThat(balances().get(2)).isEqualTo("0.00");
        assertThat(books.balance("4850", "asOf=2026-12-31")).isEqualTo("-19.20");

        undo(second, lines.get(1));
        undo(first, lines.get(0));

        assertThat(debtors.open(invoice)).isEqualTo("1000.00");
        assertThat(balances()).containsExactly("977.80", "-977.80", "900.00", "0.00", "0.00", "0.00", "0.00");
        assertThat(books.balance("4850", "asOf=2026-12-31")).isEqualTo("0.00");
        // Each of several has to be likely.
        var other = debtors.invoice(
                "2026-05-01", "\"currency\":\"USD\",\"lines\":[{\"description\":\"Work\",\"unitPrice\":1000}]");
        var mixed = List.of(exchanged(invoice, "55.20", "60.00"), exchanged(other, "4.80", "100.00"));
        refused(trade.match(lines.get(2), mixed, List.of()), "settlement-rate-deviates");
    }

    @Test
    void anInvoiceOfTheBooksIsSettledByABankAccountInAnotherCurrency() {
        quote("2026-05-09", "0.92");
        var abroad = new Trade(probe, books.companyId(), "USD");
        var invoice = debtors.invoice("2026-05-01", "925.00", "0");
        var line = abroad.bankLines(DAY_8, "1000.00").getFirst();

        var match = abroad.match(
                line,
                List.of(new PaymentMatched.Allocation(id(invoice), Money.parse("1000.00", "USD"), eur("925.00"))),
                List.of());

        trade.answer(LedgerEvents.PAYMENT_APPLIED, match);
        assertThat(debtors.open(invoice)).isEqualTo("0.00");
        assertThat(balances()).containsExactly("920.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00");
        assertThat(books.balance("5750", "asOf=2026-12-31")).isEqualTo("5.00");

        undo(match, line);
        assertThat(debtors.open(invoice)).isEqualTo("925.00");
        assertThat(balances().get(1)).isEqualTo("-920.00");
    }

    private UUID match(BankLinesRecorded.Line line, PaymentMatched.Allocation allocation) {
        return trade.match(line, List.of(allocation), List.of());
    }

    private static PaymentMatched.Allocation exchanged(Answer invoice, String paid, String settled) {
        return new PaymentMatched.Allocation(id(invoice), eur(paid), Money.parse(settled, "USD"));
    }

    private void quote(String date, String rate) {
        books.post("/api/v1/exchange-rates", """
                        {"baseCurrency":"USD","date":"%s","rate":"%s"}""".formatted(date, rate)).is(201);
    }

    private UUID discount(BankLinesRecorded.Line line, Answer invoice, String settled, String discount) {
        return trade.match(
                line, List.of(allocation(id(invoice), settled)), List.of(keptBack("DISCOUNT", discount, invoice)));
    }

    private UUID withhold(BankLinesRecorded.Line line, Answer invoice, String settled, String tax) {
        return trade.match(
                line, List.of(allocation(id(invoice), settled)), List.of(keptBack("WITHHOLDING_TAX", tax, invoice)));
    }

    private static PaymentMatched.Part keptBack(String type, String amount, Answer invoice) {
        return new PaymentMatched.Part(type, eur(amount), null, id(invoice));
    }

    private void refused(UUID matchId, String code) {
        assertThat(trade.answer(LedgerEvents.PAYMENT_REFUSED, matchId).code()).isEqualTo(code);
    }

    private void undo(UUID matchId, BankLinesRecorded.Line line) {
        trade.undo(matchId, line.lineId(), LATER);
        trade.answer(LedgerEvents.PAYMENT_REVERSED, matchId);
    }

    private void withholdingCode(String code, int percent) {
        books.post("/api/v1/tax-codes", """
                        {"code":"%s","name":"Kept back","kind":"WITHHOLDING",
                         "rates":[{"validFrom":"2020-01-01","percent":%d}]}""".formatted(code, percent)).is(201);
    }

    private Answer withheld(String code) {
        return debtors.invoice("2026-05-01", """
                "withholdingTaxCode":"%s","lines":[{"description":"Work","unitPrice":500,"taxRatePercent":10}]""".formatted(code));
    }

    private Answer discounted(String net, int taxRatePercent, String terms) {
        return debtors.invoice("2026-05-01", """
                "earlyPayment":{%s},"lines":[{"description":"Work","unitPrice":%s,"taxRatePercent":%d}]""".formatted(terms, net, taxRatePercent));
    }

    private Answer issue(String content) {
        return books.post("/api/v1/invoices", """
                {"customerId":"%s","invoiceDate":"2026-05-01","paymentTermDays":30,%s,
                 "lines":[{"description":"Work","unitPrice":500}]}""".formatted(debtors.customerId(), content));
    }

    private static UUID id(Answer invoice) {
        return UUID.fromString(invoice.text("/invoiceId"));
    }

    /// Of the bank, its clearing, the receivables, the tax owed, discounts, fees and prepaid tax.
    private List<String> balances() {
        return List.of("1120.01", "1180.01", "1200", "2200", "4200", "5600", "1360").stream()
                .map(account -> books.balance(account, "asOf=2026-12-31"))
                .toList();
    }
}
