package io.tieout.ledger.posting;

import static io.tieout.ledger.Trade.APRIL_15;
import static io.tieout.ledger.Trade.allocation;
import static io.tieout.ledger.Trade.eur;
import static io.tieout.ledger.Trade.onAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.reconciliation.v1.BankLinesRecorded;
import io.tieout.events.reconciliation.v1.PaymentMatched;
import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.ledger.Books;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Trade;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class PaymentPostingIT {

    private final EventProbe probe;
    private final JdbcClient jdbc;
    private final List<InvariantCheck> checks;
    private final Books books;
    private final Trade trade;

    PaymentPostingIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired List<InvariantCheck> checks,
            @Autowired CompanyService companies) {
        this.probe = probe;
        this.jdbc = jdbc;
        this.checks = checks;
        this.books = Books.open(client, companies);
        this.trade = new Trade(probe, books.companyId());
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @Nested
    class BankLines {

        @Test
        void makeTheBooksSayWhatTheBankSays() {
            var accounts = trade.connectBank("1000.00", LocalDate.of(2026, 4, 1));

            trade.bankLines(APRIL_15, "250.00", "-40.00");

            assertThat(books.balance(accounts.accountCode(), "asOf=2026-04-01")).isEqualTo("1000.00");
            assertThat(books.balance(accounts.accountCode(), "asOf=2026-04-15")).isEqualTo("1210.00");
            assertThat(books.balance(accounts.clearingAccountCode(), "asOf=2026-04-15"))
                    .isEqualTo("-210.00");
            assertThat(books.balance("3900", "asOf=2026-04-15")).isEqualTo("-1000.00");
        }

        @Test
        void arePostedOnceHoweverOftenTheyAreTold() {
            var statement = trade.record(APRIL_15, "250.00", "-40.00");
            var posted = trade.answer(LedgerEvents.BANK_LINES_POSTED, statement.statementId());

            var again = new BankLinesRecorded(Ids.next(), 1, statement.bankAccountId(), statement.lines());
            trade.record(again);

            var postedAgain = trade.answer(LedgerEvents.BANK_LINES_POSTED, again.statementId());
            assertThat(postedAgain.lines()).isEqualTo(posted.lines());
        }

        @Test
        void areDatedOnTheFirstOpenDayWhenTheirMonthIsClosed() {
            books.postEntry("2026-03-31", "5300", "2100", "1.00").is(201);
            books.close("2026-03").is(200);

            var statement = trade.record(LocalDate.of(2026, 3, 30), "250.00");

            assertThat(trade.answer(LedgerEvents.BANK_LINES_POSTED, statement.statementId())
                            .lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line.effectiveDate()).isEqualTo("2026-04-01"));
        }

        @Test
        void areRefusedTogetherWhenOneOfThemCannotBePosted() {
            var lines = List.of(
                    new BankLinesRecorded.Line(Ids.next(), APRIL_15, APRIL_15, eur("10.00")),
                    new BankLinesRecorded.Line(
                            Ids.next(), APRIL_15, APRIL_15, io.tieout.platform.money.Money.parse("10.00", "USD")));
            var statement = trade.record(new BankLinesRecorded(Ids.next(), 1, trade.bankAccountId(), lines));

            var refused = trade.answer(LedgerEvents.BANK_LINES_REFUSED, statement.statementId());

            assertThat(refused.code()).isEqualTo("exchange-rate-missing");
            assertThat(books.balance("1120.01", "asOf=2026-12-31")).isEqualTo("0.00");
        }

        @Test
        void waitForTheirBankAccount() {
            var bankAccountId = Ids.next();
            var line = new BankLinesRecorded.Line(Ids.next(), APRIL_15, APRIL_15, eur("10.00"));
            var statement = trade.record(new BankLinesRecorded(Ids.next(), 1, bankAccountId, List.of(line)));

            probe.publish(
                    ReconciliationEvents.BANK_ACCOUNT_CONNECTED,
                    books.companyId(),
                    bankAccountId,
                    1,
                    new io.tieout.events.reconciliation.v1.BankAccountConnected(
                            bankAccountId, "Late account", null, "EUR", eur("0.00"), APRIL_15));

            assertThat(trade.answer(LedgerEvents.BANK_LINES_POSTED, statement.statementId())
                            .lines())
                    .hasSize(1);
        }
    }

    @Nested
    class Matches {

        @Test
        void payAnInvoiceExactly() {
            var invoice = trade.anInvoiceOver("119.00");
            var line = trade.bankLines(APRIL_15, "119.00").getFirst();

            var matchId = trade.match(line, invoice.invoiceId());

            var applied = trade.answer(LedgerEvents.PAYMENT_APPLIED, matchId);
            assertThat(applied.effectiveDate()).isEqualTo(APRIL_15);
            var paid = trade.answer(LedgerEvents.INVOICE_PAID, invoice.invoiceId());
            assertThat(paid.changed()).isEqualTo(eur("-119.00"));
            assertThat(paid.entryId()).isEqualTo(applied.entryId());
            assertThat(paid.matchId()).isEqualTo(matchId);
            assertThat(books.balance("1200", "asOf=2026-04-14")).isEqualTo("119.00");
            assertThat(books.balance("1200", "asOf=2026-04-15")).isEqualTo("0.00");
            assertThat(books.balance("1180.01", "asOf=2026-04-15")).isEqualTo("0.00");
            assertThat(status(invoice.invoiceId())).isEqualTo("PAID");
        }

        @Test
        void payInPartsAndCountTheInvoicesVersion() {
            var invoice = trade.anInvoiceOver("100.00");
            var lines = trade.bankLines(APRIL_15, "40.00", "60.00");

            trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.match(lines.get(0), invoice.invoiceId()));
            assertThat(status(invoice.invoiceId())).isEqualTo("PART_PAID");
            trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.match(lines.get(1), invoice.invoiceId()));

            assertThat(status(invoice.invoiceId())).isEqualTo("PAID");
            assertThat(versions(invoice.invoiceId())).containsExactly(1L, 2L, 3L);
        }

        @Test
        void keepWhatABankKeptBackAsAnExpense() {
            var invoice = trade.anInvoiceOver("100.00");
            var line = trade.bankLines(APRIL_15, "97.99").getFirst();

            var matchId = trade.match(
                    line,
                    List.of(allocation(invoice.invoiceId(), "100.00")),
                    List.of(
                            new PaymentMatched.Part("BANK_FEE", eur("-2.00"), null),
                            new PaymentMatched.Part("ROUNDING", eur("-0.01"), null)));

            trade.answer(LedgerEvents.PAYMENT_APPLIED, matchId);
            assertThat(status(invoice.invoiceId())).isEqualTo("PAID");
        }

        @Test
        void keepMoneyOnAccountForItsCustomer() {
            var invoice = trade.anInvoiceOver("100.00");
            var line = trade.bankLines(APRIL_15, "150.00").getFirst();

            var matchId = trade.match(
                    line,
                    List.of(allocation(invoice.invoiceId(), "100.00")),
                    List.of(onAccount("50.00", invoice.customerId())));

            trade.answer(LedgerEvents.PAYMENT_APPLIED, matchId);
            assertThat(books.balance("2300", "asOf=2026-04-15")).isEqualTo("-50.00");
            var credits = books.get("/api/v1/customer-credits?customerId=" + invoice.customerId())
                    .is(200);
            assertThat(credits.text("/items/0/open/amount")).isEqualTo("50.00");
            assertThat(credits.text("/items/0/matchId")).isEqualTo(matchId.toString());
        }

        @Test
        void thatTogetherExceedAnInvoiceCannotBothWin() {
            var invoice = trade.anInvoiceOver("100.00");
            var lines = trade.bankLines(
                    APRIL_15, "100.00", "100.00", "100.00", "100.00", "100.00", "100.00", "100.00", "100.00");

            var matches = lines.stream()
                    .map(line -> trade.match(line, invoice.invoiceId()))
                    .toList();

            await().atMost(Duration.ofMinutes(2))
                    .until(() -> matches.stream().allMatch(PaymentPostingIT.this::isAnswered));
            assertThat(matches.stream().filter(PaymentPostingIT.this::isApplied))
                    .hasSize(1);
            var refused = matches.stream()
                    .flatMap(match -> trade.answers(LedgerEvents.PAYMENT_REFUSED, match).stream())
                    .toList();
            assertThat(refused).hasSize(7).allSatisfy(refusal -> {
                assertThat(refusal.code()).isEqualTo("exceeds-open-amount");
                assertThat(refusal.invoiceId()).isEqualTo(invoice.invoiceId());
                assertThat(refusal.open()).isEqualTo(eur("0.00"));
            });
            assertThat(books.balance("1180.01", "asOf=2026-04-15")).isEqualTo("-700.00");
        }

        @Test
        void thatCrossEachOtherDoNotBlockEachOther() {
            var one = trade.anInvoiceOver("1000.00").invoiceId();
            var other = trade.anInvoiceOver("1000.00").invoiceId();
            var lines =
                    trade.bankLines(APRIL_15, "20.00", "20.00", "20.00", "20.00", "20.00", "20.00", "20.00", "20.00");

            var matches = lines.stream()
                    .map(line -> trade.match(
                            line,
                            line.lineId().getLeastSignificantBits() % 2 == 0
                                    ? List.of(allocation(one, "10.00"), allocation(other, "10.00"))
                                    : List.of(allocation(other, "10.00"), allocation(one, "10.00")),
                            List.of()))
                    .toList();

            matches.forEach(match -> trade.answer(LedgerEvents.PAYMENT_APPLIED, match));
            assertThat(books.balance("1200", "asOf=2026-04-15")).isEqualTo("1840.00");
        }

        @Test
        void areRefusedAsAWholeWhenOnePartExceeds() {
            var one = trade.anInvoiceOver("50.00");
            var other = trade.anInvoiceOver("50.00");
            var line = trade.bankLines(APRIL_15, "110.00").getFirst();

            var matchId = trade.match(
                    line,
                    List.of(allocation(one.invoiceId(), "50.00"), allocation(other.invoiceId(), "60.00")),
                    List.of());

            assertThat(trade.answer(LedgerEvents.PAYMENT_REFUSED, matchId).invoiceId())
                    .isEqualTo(other.invoiceId());
            assertThat(status(one.invoiceId())).isEqualTo("OPEN");
            assertThat(books.balance("1180.01", "asOf=2026-04-15")).isEqualTo("-110.00");
        }

        @Test
        void areRefusedForWhatNobodyKnows() {
            var line = trade.bankLines(APRIL_15, "10.00").getFirst();
            var unknownLine = new BankLinesRecorded.Line(Ids.next(), APRIL_15, APRIL_15, eur("10.00"));
            var invoice = trade.anInvoiceOver("10.00");

            var unknownInvoice = trade.match(line, Ids.next());
            var unposted = trade.match(unknownLine, invoice.invoiceId());

            assertThat(trade.answer(LedgerEvents.PAYMENT_REFUSED, unknownInvoice)
                            .code())
                    .isEqualTo("invoice-unknown");
            assertThat(trade.answer(LedgerEvents.PAYMENT_REFUSED, unposted).code())
                    .isEqualTo("bank-line-unknown");
        }

        @Test
        void explainALineOnce() {
            var one = trade.anInvoiceOver("10.00");
            var other = trade.anInvoiceOver("10.00");
            var line = trade.bankLines(APRIL_15, "10.00").getFirst();
            trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.match(line, one.invoiceId()));

            var second = trade.match(line, other.invoiceId());

            assertThat(trade.answer(LedgerEvents.PAYMENT_REFUSED, second).code())
                    .isEqualTo("bank-line-already-explained");
        }

        @Test
        void areAppliedOnceWhenToldWithANewEventId() {
            var invoice = trade.anInvoiceOver("100.00");
            var line = trade.bankLines(APRIL_15, "40.00").getFirst();
            var matchId = trade.match(line, invoice.invoiceId());
            trade.answer(LedgerEvents.PAYMENT_APPLIED, matchId);

            probe.publish(
                    ReconciliationEvents.PAYMENT_MATCHED,
                    books.companyId(),
                    matchId,
                    1,
                    new PaymentMatched(
                            matchId,
                            line.lineId(),
                            trade.bankAccountId(),
                            APRIL_15,
                            eur("40.00"),
                            List.of(allocation(invoice.invoiceId(), "40.00")),
                            List.of(),
                            "USER"));
            trade.bankLines(APRIL_15, "1.00");

            assertThat(trade.answers(LedgerEvents.INVOICE_PART_PAID, invoice.invoiceId()))
                    .hasSize(1);
        }

        @Test
        void settleAnInvoiceNotBeforeItsDate() {
            var invoice = trade.anInvoiceOver("10.00", Ids.next(), LocalDate.of(2026, 5, 1));
            var line = trade.bankLines(APRIL_15, "10.00").getFirst();

            var applied = trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.match(line, invoice.invoiceId()));

            assertThat(applied.effectiveDate()).isEqualTo("2026-05-01");
        }

        @Test
        void reopenAnInvoiceWhenTheMoneyIsTakenBack() {
            var invoice = trade.anInvoiceOver("100.00");
            var lines = trade.bankLines(APRIL_15, "100.00", "-100.00", "-100.00");
            trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.match(lines.get(0), invoice.invoiceId()));

            var returned = trade.match(lines.get(1), invoice.invoiceId());
            trade.answer(LedgerEvents.PAYMENT_APPLIED, returned);
            var returnedTwice = trade.match(lines.get(2), invoice.invoiceId());

            assertThat(trade.answer(LedgerEvents.INVOICE_REOPENED, invoice.invoiceId())
                            .open())
                    .isEqualTo(eur("100.00"));
            assertThat(trade.answer(LedgerEvents.PAYMENT_REFUSED, returnedTwice).code())
                    .isEqualTo("exceeds-paid-amount");
        }
    }

    @Nested
    class Undoing {

        @Test
        void reopensTheInvoiceAndFreesTheLine() {
            var invoice = trade.anInvoiceOver("100.00");
            var other = trade.anInvoiceOver("100.00");
            var line = trade.bankLines(APRIL_15, "100.00").getFirst();
            var wrong = trade.match(line, invoice.invoiceId());
            trade.answer(LedgerEvents.PAYMENT_APPLIED, wrong);

            trade.undo(wrong, line.lineId(), LocalDate.of(2026, 4, 20));

            var reversed = trade.answer(LedgerEvents.PAYMENT_REVERSED, wrong);
            assertThat(reversed.effectiveDate()).isEqualTo("2026-04-20");
            assertThat(reversed.periodClosed()).isFalse();
            assertThat(trade.answer(LedgerEvents.INVOICE_REOPENED, invoice.invoiceId())
                            .open())
                    .isEqualTo(eur("100.00"));
            assertThat(books.balance("1180.01", "asOf=2026-04-19")).isEqualTo("0.00");
            assertThat(books.balance("1180.01", "asOf=2026-04-20")).isEqualTo("-100.00");
            trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.match(line, other.invoiceId()));
            assertThat(versions(invoice.invoiceId())).containsExactly(1L, 2L, 3L);
        }

        @Test
        void isDatedOnTheFirstOpenDayWhenTheMonthIsClosed() {
            var invoice = trade.anInvoiceOver("100.00");
            var line = trade.bankLines(APRIL_15, "100.00").getFirst();
            var matchId = trade.match(line, invoice.invoiceId());
            trade.answer(LedgerEvents.PAYMENT_APPLIED, matchId);
            books.close("2026-03").is(200);
            books.close("2026-04").is(200);

            trade.undo(matchId, line.lineId(), LocalDate.of(2026, 4, 20));

            var reversed = trade.answer(LedgerEvents.PAYMENT_REVERSED, matchId);
            assertThat(reversed.effectiveDate()).isEqualTo("2026-05-01");
            assertThat(reversed.periodClosed()).isTrue();
        }

        @Test
        void isRefusedForAMatchThatIsNotInTheBooks() {
            var line = trade.bankLines(APRIL_15, "10.00").getFirst();
            var matchId = trade.match(line, Ids.next());
            trade.answer(LedgerEvents.PAYMENT_REFUSED, matchId);

            trade.undo(matchId, line.lineId(), APRIL_15);

            await().atMost(Duration.ofMinutes(2))
                    .until(
                            () -> trade.answers(LedgerEvents.PAYMENT_REFUSED, matchId)
                                    .size(),
                            size -> size == 2);
            assertThat(trade.answers(LedgerEvents.PAYMENT_REFUSED, matchId)
                            .getLast()
                            .code())
                    .isEqualTo("match-not-applied");
        }

        @Test
        void takesMoneyOnAccountBackUnlessItIsUsed() {
            var invoice = trade.anInvoiceOver("30.00");
            var customer = invoice.customerId();
            var lines = trade.bankLines(APRIL_15, "50.00", "50.00");
            var unused = trade.match(lines.get(0), List.of(), List.of(onAccount("50.00", customer)));
            var used = trade.match(lines.get(1), List.of(), List.of(onAccount("50.00", customer)));
            trade.answer(LedgerEvents.PAYMENT_APPLIED, unused);
            trade.answer(LedgerEvents.PAYMENT_APPLIED, used);
            books.post("/api/v1/allocations", """
                            {"customerCreditId":"%s","invoiceId":"%s","effectiveDate":"2026-04-16",
                             "amount":{"amount":"30.00","currency":"EUR"}}""".formatted(credit(used), invoice.invoiceId()))
                    .is(201);

            trade.undo(unused, lines.get(0).lineId(), APRIL_15);
            trade.undo(used, lines.get(1).lineId(), APRIL_15);

            trade.answer(LedgerEvents.PAYMENT_REVERSED, unused);
            var refused = trade.answer(LedgerEvents.PAYMENT_REFUSED, used);
            assertThat(refused.code()).isEqualTo("credit-already-used");
            assertThat(books.balance("2300", "asOf=2026-12-31")).isEqualTo("-20.00");
        }

        private String credit(UUID matchId) {
            var credits = books.get("/api/v1/customer-credits").is(200).body().path("items");
            for (var credit : credits) {
                if (credit.path("matchId").asString().equals(matchId.toString())) {
                    return credit.path("customerCreditId").asString();
                }
            }
            throw new AssertionError("no credit of " + matchId + " in " + credits);
        }
    }

    @Nested
    class Classifications {

        @ParameterizedTest
        @CsvSource({
            "BANK_FEE,     -5.00, 5.00",
            "INTEREST,      5.00, -5.00",
            "INTEREST,     -5.00, 5.00",
            "TAX,          -5.00, 5.00",
            "PAYROLL,      -5.00, 5.00",
            "OWN_TRANSFER, -5.00, 5.00",
            "OTHER,         5.00, -5.00"
        })
        void moveClearingToWhereTheMoneyBelongs(String kind, String amount, String expected) {
            var line = trade.bankLines(APRIL_15, amount).getFirst();

            var applied = trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.classify(line, kind));

            var entry =
                    books.get("/api/v1/journal-entries/" + applied.entryId()).is(200);
            assertThat(entry.text("/source")).isEqualTo("CLASSIFICATION");
            assertThat(entry.text("/lines/1/side")).isEqualTo(expected.startsWith("-") ? "CREDIT" : "DEBIT");
            assertThat(books.balance("1180.01", "asOf=2026-04-15")).isEqualTo("0.00");
            assertThat(books.balance(entry.text("/lines/1/account"), "asOf=2026-04-15"))
                    .isEqualTo(expected);
        }

        @Test
        void areRefusedWithTheReasonWhenTheChartLacksTheirAccount() {
            jdbc.sql("update account set account_role = null where company_id = :company and account_role = 'PAYROLL'")
                    .param("company", books.companyId())
                    .update();
            var lines = trade.bankLines(APRIL_15, "-5.00", "-6.00");

            var payroll = trade.classify(lines.get(0), "PAYROLL");
            var fee = trade.classify(lines.get(1), "BANK_FEE");

            assertThat(trade.answer(LedgerEvents.PAYMENT_REFUSED, payroll).code())
                    .isEqualTo("account-role-unmapped");
            trade.answer(LedgerEvents.PAYMENT_APPLIED, fee);
        }

        @Test
        void areUndoneLikeMatches() {
            var line = trade.bankLines(APRIL_15, "-5.00").getFirst();
            var matchId = trade.classify(line, "BANK_FEE");
            trade.answer(LedgerEvents.PAYMENT_APPLIED, matchId);

            trade.undo(matchId, line.lineId(), APRIL_15);

            trade.answer(LedgerEvents.PAYMENT_REVERSED, matchId);
            assertThat(books.balance("1180.01", "asOf=2026-04-15")).isEqualTo("5.00");
        }
    }

    private boolean isAnswered(UUID matchId) {
        return isApplied(matchId)
                || !trade.answers(LedgerEvents.PAYMENT_REFUSED, matchId).isEmpty();
    }

    private boolean isApplied(UUID matchId) {
        return !trade.answers(LedgerEvents.PAYMENT_APPLIED, matchId).isEmpty();
    }

    private String status(UUID invoiceId) {
        return books.get("/api/v1/invoices/" + invoiceId).is(200).text("/status");
    }

    private List<Long> versions(UUID invoiceId) {
        return probe.published(LedgerEvents.INVOICE_STATE, invoiceId).stream()
                .map(EventProbe.Published::aggregateVersion)
                .toList();
    }
}
