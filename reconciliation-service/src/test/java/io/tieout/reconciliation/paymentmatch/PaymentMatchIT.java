package io.tieout.reconciliation.paymentmatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.CustomerState;
import io.tieout.events.ledger.v1.BankLinesPosted;
import io.tieout.events.ledger.v1.CreditNoteChanged;
import io.tieout.events.ledger.v1.CreditNoteIssued;
import io.tieout.events.ledger.v1.EarlyPayment;
import io.tieout.events.ledger.v1.ExchangeRateState;
import io.tieout.events.ledger.v1.InvoiceIssued;
import io.tieout.events.ledger.v1.InvoicePaid;
import io.tieout.events.ledger.v1.InvoicePartPaid;
import io.tieout.events.ledger.v1.InvoiceReopened;
import io.tieout.events.ledger.v1.InvoiceState;
import io.tieout.events.ledger.v1.JournalBlockSealed;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.ledger.v1.PaymentApplied;
import io.tieout.events.ledger.v1.PaymentRefused;
import io.tieout.events.ledger.v1.PaymentReversed;
import io.tieout.events.ledger.v1.RefundApproved;
import io.tieout.events.ledger.v1.RefundPaid;
import io.tieout.events.ledger.v1.RefundReopened;
import io.tieout.events.reconciliation.v1.BankLineClassified;
import io.tieout.events.reconciliation.v1.PaymentMatched;
import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import io.tieout.reconciliation.matching.Policy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The test plays the ledger: it says what is owed and posted, and answers matches.
@ServiceTest
class PaymentMatchIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 16);

    private final RestTestClient client;
    private final EventProbe probe;
    private final JdbcClient jdbc;
    private final List<InvariantCheck> checks;

    private final UUID company = Ids.next();
    private final UUID account = Ids.next();
    private final UUID customer = Ids.next();
    private final String accountant = TestTokens.bearer(company, Role.ACCOUNTANT);
    private int keys;

    PaymentMatchIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired List<InvariantCheck> checks) {
        this.client = client;
        this.probe = probe;
        this.jdbc = jdbc;
        this.checks = checks;
    }

    @BeforeEach
    void aCompanyWithABankAccountAndACustomer() {
        jdbc.sql("""
                        insert into bank_account (company_id, bank_account_id, name, iban, identification, currency, opening_minor,
                            opening_date, account_code, clearing_account_code, connected_at, version)
                        values (:company, :account, 'House bank', 'DE02120300000000202051', 'DE02120300000000202051', 'EUR', 0, '2026-01-01', '1121',
                            '1181', now(), 1)
                        """).param("company", company).param("account", account).update();
        probe.publish(
                CustomerEvents.CUSTOMER_STATE,
                company,
                customer,
                1,
                new CustomerState(
                        customer,
                        "C-000001",
                        "Lindner Weberei GmbH",
                        List.of(),
                        null,
                        null,
                        List.of(),
                        "EUR",
                        "DE",
                        30,
                        "ACTIVE",
                        null));
        await().atMost(LIMIT).until(() -> count("select count(*) from customer_view where company_id = :company") == 1);
    }

    @Test
    void doesNotOpenAGapAgainThatAPersonResolved() {
        receive("10.00", "SOMEBODY", "one");
        jdbc.sql("""
                        update bank_statement set closing_minor = 500, closing_date = '2026-03-15'
                        where company_id = :company
                        """).param("company", company).update();
        receive("11.00", "SOMEBODY", "two");
        await().atMost(LIMIT).until(() -> gaps().size() == 1);

        post(
                "/api/v1/discrepancies/"
                        + gaps().getFirst().at("/discrepancyId").asString() + "/resolve",
                "{\"causeCode\":\"OTHER\",\"comment\":\"the bank confirmed it\"}");
        var last = receive("12.00", "SOMEBODY", "three");
        await().atMost(LIMIT).until(() -> matchState(last).equals("UNMATCHED"));

        assertThat(gaps()).isEmpty();
    }

    @Test
    void matchesByNumberReservesAndFollowsTheLedger() {
        var invoice = invoice("INV-2026-000007", "420.00");
        var line = receive("420.00", "LINDNER WEBEREI", "INV-2026-000007");

        var matched = awaitMatched(line);
        assertThat(matched.allocations()).containsExactly(new PaymentMatched.Allocation(invoice, eur("420.00")));
        assertThat(matched.decidedBy()).isEqualTo("AUTOMATIC");
        assertThat(available(invoice)).isZero();

        // The answer overtakes the invoice's event: nothing becomes available in between.
        applied(matched);
        await().atMost(LIMIT).until(() -> "POSTED".equals(status(matched.matchId())));
        assertThat(available(invoice)).isZero();
        paid(invoice, 2, "420.00", matched.matchId());

        await().atMost(LIMIT).until(() -> reserved(invoice) == 0);
        assertThat(available(invoice)).isZero();
        assertThat(matchState(line)).isEqualTo("MATCHED");
        var shown = get("/api/v1/matches/" + matched.matchId());
        assertThat(shown.at("/status").asString()).isEqualTo("POSTED");
        assertThat(shown.at("/allocations/0/invoiceNumber").asString()).isEqualTo("INV-2026-000007");
        assertThat(shown.at("/evidence").size()).isPositive();
        assertThat(shown.at("/evidence/0/weight").isIntegralNumber()).isTrue();
        assertThat(shown.at("/model").asString() + shown.at("/score").asInt()).isEqualTo("exact70");
        assertThat(shown.at("/ruleVersion").asString()).isEqualTo(Policy.RULES);
        assertEverythingHolds();
    }

    @Test
    void findsTheInvoiceWhoseNumberThePayerGaveThePayment() {
        invoice("INV-2026-000043", "42.00");
        var meant = invoice("INV-2026-000042", "42.00");
        var statement = Ids.next();
        var line = recordedLine(statement, "42.00", "LINDNER WEBEREI", "");
        jdbc.sql("update bank_line set end_to_end_id = 'INV-2026-000042' where line_id = :line")
                .param("line", line)
                .update();
        posted(statement, line);

        assertThat(awaitMatched(line).allocations())
                .containsExactly(new PaymentMatched.Allocation(meant, eur("42.00")));
    }

    @Test
    void suggestsWhatIsAmbiguousAndLetsOnePersonDecide() {
        var one = invoice("INV-2026-000011", "75.00");
        invoice("INV-2026-000012", "75.00", customer, DAY.plusDays(40));
        var line = receive("75.00", "", "payment");

        await().atMost(LIMIT).until(() -> discrepancies(line, "AMBIGUOUS", "OPEN") == 1);
        assertThat(matchState(line)).isEqualTo("UNMATCHED");
        var candidates = get("/api/v1/bank-lines/" + line + "/candidates");
        assertThat(candidates.at("/candidates").size()).isEqualTo(2);
        assertThat(candidates.at("/candidates/0/allocations/0/invoiceId").asString())
                .isEqualTo(one.toString());

        assertThat(post("/api/v1/matches", allocation(line, one, "80.00"))
                        .at("/code")
                        .asString())
                .isEqualTo("match-does-not-tie");
        assertThat(post("/api/v1/matches", allocation(line, Ids.next(), "75.00"))
                        .at("/code")
                        .asString())
                .isEqualTo("open-item-unknown");
        var created = post("/api/v1/matches", allocation(line, one, "75.00"));
        assertThat(created.at("/status").asString()).isEqualTo("MATCHED");
        assertThat(created.at("/decidedBy").asString()).isEqualTo("USER");
        // What the engine had proposed stays with the person's decision.
        assertThat(created.at("/alternatives").size()).isEqualTo(2);
        assertThat(created.at("/flags/0").asString()).isEqualTo("AMBIGUOUS");
        assertThat(created.at("/evidence").size()).isPositive();
        assertThat(created.at("/ruleVersion").asString()).isEqualTo(Policy.RULES);
        assertThat(created.at("/model").isString()).isFalse();
        assertThat(post("/api/v1/matches", allocation(line, one, "75.00"))
                        .at("/code")
                        .asString())
                .isEqualTo("line-already-matched");

        assertThat(discrepancies(line, "AMBIGUOUS", "CLOSED")).isEqualTo(1);
        var second = receive("75.00", "X", "nothing known");
        await().atMost(LIMIT).until(() -> count("select count(*) from match_request where company_id = :company") == 0);
        assertThat(post("/api/v1/matches", allocation(second, one, "75.00"))
                        .at("/code")
                        .asString())
                .isEqualTo("exceeds-open-amount");
        assertEverythingHolds();
    }

    @Test
    void matchesALineWhenItsInvoiceComesLater() {
        var line = receive("99.00", "LINDNER WEBEREI", "INV-2026-000021");
        await().atMost(LIMIT).until(() -> discrepancies(line, "UNKNOWN_MONEY", "OPEN") == 1);

        var invoice = invoice("INV-2026-000021", "99.00");

        assertThat(awaitMatched(line).allocations())
                .containsExactly(new PaymentMatched.Allocation(invoice, eur("99.00")));
        assertThat(discrepancies(line, "UNKNOWN_MONEY", "CLOSED")).isEqualTo(1);
    }

    @Test
    void givesBackWhatTheLedgerRefusesAndDoesNotInsist() {
        var invoice = invoice("INV-2026-000031", "50.00");
        var line = receive("50.00", "LINDNER WEBEREI", "INV-2026-000031");
        var matched = awaitMatched(line);

        probe.publish(
                LedgerEvents.PAYMENT_REFUSED,
                company,
                matched.matchId(),
                1,
                new PaymentRefused(
                        matched.matchId(), line, "exceeds-open-amount", "40.00 EUR open", invoice, eur("40.00")));

        await().atMost(LIMIT).until(() -> "REFUSED".equals(status(matched.matchId())));
        await().atMost(LIMIT).until(() -> proposals(line) == 1);
        assertThat(available(invoice)).isEqualTo(5000);
        assertThat(matchState(line)).isEqualTo("UNMATCHED");
        assertThat(discrepancies(line, "REFUSED_BY_LEDGER", "OPEN")).isEqualTo(1);
        assertThat(count("select count(*) from payment_match where company_id = :company"))
                .isEqualTo(1);
        assertEverythingHolds();
    }

    @Test
    void undoesAndOnlySuggestsAfterwards() {
        var invoice = invoice("INV-2026-000041", "60.00");
        var line = receive("60.00", "LINDNER WEBEREI", "INV-2026-000041");
        var matched = awaitMatched(line);
        assertThat(post("/api/v1/matches/" + matched.matchId() + "/undo", "{\"reason\":\"wrong\"}")
                        .at("/code")
                        .asString())
                .isEqualTo("match-not-posted");
        applied(matched);
        paid(invoice, 2, "60.00", matched.matchId());
        await().atMost(LIMIT).until(() -> "POSTED".equals(status(matched.matchId())) && reserved(invoice) == 0);

        assertThat(post("/api/v1/matches/" + matched.matchId() + "/undo", "{\"reason\":\"wrong\"}")
                        .at("/status")
                        .asString())
                .isEqualTo("UNDOING");
        assertThat(probe.published(ReconciliationEvents.PAYMENT_MATCH_UNDONE, matched.matchId()))
                .singleElement()
                .satisfies(event -> assertThat(event.aggregateVersion()).isEqualTo(2));
        probe.publish(
                LedgerEvents.PAYMENT_REVERSED,
                company,
                matched.matchId(),
                2,
                new PaymentReversed(matched.matchId(), line, Ids.next(), DAY));
        probe.publish(
                LedgerEvents.INVOICE_REOPENED,
                company,
                invoice,
                3,
                new InvoiceReopened(
                        invoice, customer, null, eur("60.00"), eur("60.00"), DAY, matched.matchId(), Ids.next()));

        await().atMost(LIMIT).until(() -> "UNDONE".equals(status(matched.matchId())) && available(invoice) == 6000);
        await().atMost(LIMIT).until(() -> proposals(line) == 1);
        assertThat(matchState(line)).isEqualTo("UNMATCHED");
        assertThat(count("select count(*) from payment_match where company_id = :company"))
                .isEqualTo(1);
        assertEverythingHolds();
    }

    @Test
    void classifiesWhatIsNoPayment() {
        var fee = receive("-9.90", "", "Kontoführung 03/26");
        var classified = probe.awaitPublished(
                        ReconciliationEvents.BANK_LINE_CLASSIFIED,
                        event -> event.payload().lineId().equals(fee))
                .payload();
        assertThat(classified)
                .extracting(BankLineClassified::kind, BankLineClassified::decidedBy)
                .containsExactly("BANK_FEE", "AUTOMATIC");

        var strange = receive("-33.00", "Somebody", "who knows");
        await().atMost(LIMIT).until(() -> proposals(strange) == 1);
        assertThat(post("/api/v1/bank-lines/" + strange + "/classify", "{\"kind\":\"OTHER\"}")
                        .at("/classification")
                        .asString())
                .isEqualTo("OTHER");
        assertEverythingHolds();
    }

    @Test
    void tellsTheOutcomesOfLinesApart() {
        invoice("INV-2026-000061", "420.00");
        var overpaid = invoice("INV-2026-000062", "80.00");
        var automatic = receive("420.00", "LINDNER WEBEREI", "INV-2026-000061");
        var excess = receive("81.00", "LINDNER WEBEREI", "INV-2026-000062");
        var suggested = receive("33.00", "LINDNER WEBEREI", "");
        var nothing = receive("12.34", "NOBODY KNOWN", "");
        var fee = receive("-9.90", "", "Kontoführung 03/26");
        var byHand = receive("-5.00", "Somebody", "who knows");
        await().atMost(LIMIT).until(() -> discrepancies(byHand, "UNKNOWN_MONEY", "OPEN") == 1);
        post("/api/v1/bank-lines/" + byHand + "/classify", "{\"kind\":\"OTHER\"}");

        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(listed("AUTOMATIC")).containsExactly(automatic + " []");
            assertThat(listed("SUGGESTED")).containsExactly(suggested + " [\"UNKNOWN_MONEY\"]");
            assertThat(listed("EXCEPTION"))
                    .containsExactlyInAnyOrder(excess + " [\"OVERPAID\"]", nothing + " [\"UNKNOWN_MONEY\"]");
            assertThat(listed("CLASSIFIED")).containsExactlyInAnyOrder(fee + " []", byHand + " []");
            assertThat(listed("WAITING")).isEmpty();
            assertThat(listed("MANUAL")).isEmpty();
        });
        assertThat(available(overpaid)).isZero();
        var candidates = get("/api/v1/bank-lines/" + suggested + "/candidates");
        assertThat(candidates.at("/evidence").size()).isPositive();
        assertThat(get("/api/v1/bank-lines/" + nothing).at("/outcome").asString())
                .isEqualTo("EXCEPTION");
    }

    private List<String> listed(String outcome) {
        return get("/api/v1/bank-lines?outcome=" + outcome).at("/items").values().stream()
                .map(line -> line.at("/lineId").asString() + " " + line.at("/reasons"))
                .toList();
    }

    @Test
    void neverPromisesMoreThanAStateThatOvertakesItsEventLeavesOpen() {
        var invoice = Ids.next();
        invoiceState(invoice, 1, "50.00");
        await().atMost(LIMIT).until(() -> count("select count(*) from open_item where company_id = :company") == 1);
        var matched = awaitMatched(receive("50.00", "LINDNER WEBEREI", "INV-2026-000071"));

        invoiceState(invoice, 2, "0.00");
        await().atMost(LIMIT).until(() -> item("open_minor", invoice) == 0);
        var again = receive("50.00", "LINDNER WEBEREI", "INV-2026-000071");

        await().atMost(LIMIT).until(() -> discrepancies(again, "DUPLICATE", "OPEN") == 1);
        assertThat(reserved(invoice)).isEqualTo(5000);
        assertThat(post("/api/v1/matches", allocation(again, invoice, "-50.00"))
                        .at("/code")
                        .asString())
                .isNotEmpty();
        applied(matched);
        assertEverythingHolds();
    }

    private void invoiceState(UUID invoice, long version, String open) {
        probe.publish(
                LedgerEvents.INVOICE_STATE,
                company,
                invoice,
                version,
                new InvoiceState(
                        invoice,
                        "INV-2026-000071",
                        null,
                        customer,
                        null,
                        DAY,
                        DAY.plusDays(30),
                        "REF" + invoice,
                        eur("50.00"),
                        eur(open),
                        false,
                        "ISSUED"));
    }

    @Test
    void doesNotMatchWithAnotherCompanysInvoice() {
        var stranger = Ids.next();
        var invoice = Ids.next();
        probe.publish(
                LedgerEvents.INVOICE_STATE,
                stranger,
                invoice,
                1,
                new InvoiceState(
                        invoice,
                        "INV-2026-000081",
                        null,
                        customer,
                        null,
                        DAY,
                        DAY.plusDays(30),
                        "REF" + invoice,
                        eur("64.00"),
                        eur("64.00"),
                        false,
                        "ISSUED"));
        await().atMost(LIMIT).until(() -> item("count(*)", invoice) == 1);

        var line = receive("64.00", "LINDNER WEBEREI", "INV-2026-000081");

        await().atMost(LIMIT).until(() -> proposals(line) == 1);
        assertThat(get("/api/v1/bank-lines/" + line + "/candidates").toString()).doesNotContain(invoice.toString());
        assertThat(post("/api/v1/matches", allocation(line, invoice, "64.00"))
                        .at("/code")
                        .asString())
                .isEqualTo("open-item-unknown");
    }

    @Test
    void wakesTheLineThatNamesAnItemBeforeThoseOfTheSameAmount() {
        for (int i = 0; i < 201; i++) {
            waitingLine();
        }
        var line = receive("77.00", "LINDNER WEBEREI", "INV-2026-000091");
        await().atMost(LIMIT).until(() -> proposals(line) == 1);

        invoice("INV-2026-000091", "77.00");

        assertThat(awaitMatched(line).allocations()).hasSize(1);
    }

    /// A line that waits since long for some item over 77.00.
    private void waitingLine() {
        var statement = Ids.next();
        var line = recordedLine(statement, "77.00", "SOMEBODY", "");
        jdbc.sql("""
                        update bank_line set state = 'POSTED', match_state = 'UNMATCHED', entry_id = :line, effective_date = :day
                        where line_id = :line
                        """).param("line", line).param("day", DAY).update();
        jdbc.sql("""
                        insert into line_token (company_id, kind, token, line_id)
                        values (:company, 'AMOUNT', 'EUR:7700', :line)
                        """).param("company", company).param("line", line).update();
    }

    @Test
    void tiesOutAndSaysWhereItDoesNot() {
        invoice("INV-2026-000051", "60.00");
        var line = receive("100.00", "NOBODY KNOWN", "");
        block(1, journalLine("1200", "DEBIT", "60.00"), journalLine("4100", "CREDIT", "60.00"));
        block(2, journalLine("1121", "DEBIT", "100.00"), journalLine("1181", "CREDIT", "100.00"));

        await().atMost(LIMIT).untilAsserted(() -> {
            var report = get("/api/v1/tie-out?asOf=2026-03-31");
            assertThat(report.at("/ledger/block").asInt()).isEqualTo(2);
            assertThat(line(report, "CLEARING").at("/ok").asBoolean()).isTrue();
            assertThat(line(report, "CLEARING").at("/items/0/id").asString()).isEqualTo(line.toString());
            assertThat(line(report, "RECEIVABLES").at("/ok").asBoolean()).isTrue();
            assertThat(line(report, "RECEIVABLES").at("/expected/amount/amount").asString())
                    .isEqualTo("60.00");
        });
        block(3, journalLine("1200", "DEBIT", "5.00"), journalLine("4100", "CREDIT", "5.00"));

        await().atMost(LIMIT).untilAsserted(() -> {
            var receivables = line(get("/api/v1/tie-out?asOf=2026-03-31"), "RECEIVABLES");
            assertThat(receivables.at("/ok").asBoolean()).isFalse();
            assertThat(receivables.at("/difference/amount").asString()).isEqualTo("5.00");
        });
        block(
                4,
                new JournalBlockSealed.Line("1200", "DEBIT", eur("90.00"), Money.parse("100.00", "USD")),
                journalLine("4100", "CREDIT", "90.00"));
        block(
                5,
                new JournalBlockSealed.Line("1200", "DEBIT", eur("2.00"), Money.parse("0.00", "USD")),
                journalLine("4860", "CREDIT", "2.00"));

        await().atMost(LIMIT).untilAsserted(() -> {
            var report = get("/api/v1/tie-out?asOf=2026-03-31");
            assertThat(report.at("/ledger/block").asInt()).isEqualTo(5);
            assertThat(line(report, "RECEIVABLES").at("/difference/amount").asString())
                    .isEqualTo("5.00");
            var dollars = StreamSupport.stream(report.at("/lines").spliterator(), false)
                    .filter(each -> each.at("/name").asString().equals("1200 USD"))
                    .findFirst()
                    .orElseThrow();
            assertThat(dollars.at("/difference/amount").asString()).isEqualTo("100.00");
            assertThat(dollars.at("/difference/currency").asString()).isEqualTo("USD");
        });
        assertThat(get("/api/v1/open-items").at("/items/0/available/amount").asString())
                .isEqualTo("60.00");
    }

    @Test
    void followsACreditNoteThatOvertakesAMatch() {
        var invoice = invoice("INV-2026-000121", "100.00");
        var line = receive("100.00", "LINDNER WEBEREI", "INV-2026-000121");
        var matched = awaitMatched(line);
        probe.publish(
                LedgerEvents.INVOICE_PART_PAID,
                company,
                invoice,
                2,
                new InvoicePartPaid(invoice, customer, null, eur("-40.00"), eur("60.00"), DAY, null, null));
        await().atMost(LIMIT).until(() -> item("open_minor", invoice) == 6000);
        assertThat(get("/api/v1/open-items").at("/items/0/available/amount").asString())
                .isEqualTo("0.00");
        assertEverythingHolds();

        probe.publish(
                LedgerEvents.PAYMENT_REFUSED,
                company,
                matched.matchId(),
                1,
                new PaymentRefused(
                        matched.matchId(), line, "exceeds-open-amount", "60.00 EUR open", invoice, eur("60.00")));
        await().atMost(LIMIT).until(() -> available(invoice) == 6000);
        assertThat(reserved(invoice)).isZero();
        assertEverythingHolds();
    }

    @Test
    void matchesTheOutgoingLineOfARefund() {
        var line = receive("-119.00", "LINDNER WEBEREI", "Refund RFD-2026-000001");
        await().atMost(LIMIT).until(() -> discrepancies(line, "UNKNOWN_MONEY", "OPEN") == 1);
        var refund = refund("RFD-2026-000001", "119.00");

        var matched = awaitMatched(line);
        assertThat(matched.allocations()).containsExactly(new PaymentMatched.Allocation(refund, eur("-119.00")));
        assertThat(matched.decidedBy()).isEqualTo("AUTOMATIC");
        assertThat(available(refund)).isZero();
        assertThat(get("/api/v1/open-items").at("/items/0/kind").asString()).isEqualTo("REFUND");
        applied(matched);
        probe.publish(
                LedgerEvents.REFUND_PAID,
                company,
                refund,
                3,
                new RefundPaid(refund, customer, eur("119.00"), DAY, matched.matchId(), Ids.next()));
        await().atMost(LIMIT)
                .until(() -> "POSTED".equals(status(matched.matchId())) && item("open_minor", refund) == 0);
        assertThat(reserved(refund)).isZero();
        assertThat(get("/api/v1/matches/" + matched.matchId())
                        .at("/allocations/0/invoiceNumber")
                        .asString())
                .isEqualTo("RFD-2026-000001");

        probe.publish(
                LedgerEvents.REFUND_REOPENED,
                company,
                refund,
                4,
                new RefundReopened(refund, customer, eur("119.00"), DAY, matched.matchId(), Ids.next()));
        await().atMost(LIMIT).until(() -> available(refund) == -11900);
        assertEverythingHolds();
    }

    @Test
    void booksWhatWasKeptBackForPayingEarlyAndByLaw() {
        var early = new EarlyPayment(new BigDecimal("3"), 14);
        var discounted = invoice("INV-2026-000131", "300.00", DAY, early, null);
        var late = invoice("INV-2026-000132", "300.00", DAY.minusDays(15), early, null);
        var withheld = invoice("INV-2026-000133", "222.00", DAY, null, eur("4.00"));

        var matched = awaitMatched(receive("291.00", "LINDNER WEBEREI", "INV-2026-000131"));
        assertThat(matched.allocations()).containsExactly(new PaymentMatched.Allocation(discounted, eur("300.00")));
        assertThat(matched.otherParts())
                .containsExactly(new PaymentMatched.Part("DISCOUNT", eur("-9.00"), null, discounted));
        assertThat(matched.decidedBy()).isEqualTo("AUTOMATIC");
        assertThat(get("/api/v1/matches/" + matched.matchId())
                        .at("/otherParts/0/invoiceId")
                        .asString())
                .isEqualTo(discounted.toString());
        // The discount comes first, and what it leaves is still promised to the payment.
        probe.publish(
                LedgerEvents.INVOICE_PART_PAID,
                company,
                discounted,
                2,
                new InvoicePartPaid(discounted, customer, null, eur("-9.00"), eur("291.00"), DAY, null, Ids.next()));
        await().atMost(LIMIT).until(() -> item("open_minor", discounted) == 29100);
        assertThat(available(discounted)).isNegative();
        paid(discounted, 3, "291.00", matched.matchId());
        await().atMost(LIMIT).until(() -> reserved(discounted) == 0);
        assertThat(available(discounted)).isZero();

        var taxed = awaitMatched(receive("218.00", "LINDNER WEBEREI", "INV-2026-000133"));
        assertThat(taxed.allocations()).containsExactly(new PaymentMatched.Allocation(withheld, eur("222.00")));
        assertThat(taxed.otherParts())
                .containsExactly(new PaymentMatched.Part("WITHHOLDING_TAX", eur("-4.00"), null, withheld));

        var line = receive("291.00", "LINDNER WEBEREI", "INV-2026-000132");
        assertThat(awaitMatched(line).allocations())
                .containsExactly(new PaymentMatched.Allocation(late, eur("291.00")));
        assertThat(discrepancies(line, "UNDERPAID", "OPEN")).isEqualTo(1);
        assertEverythingHolds();
    }

    @Test
    void reopensWhatAReturnedPaymentHadPaid() {
        var exact = invoice("INV-2026-000141", "80.00");
        var charged = invoice("INV-2026-000142", "120.00");
        var open = invoice("INV-2026-000143", "10.00");
        paid(exact, 2, "80.00", null);
        paid(charged, 2, "120.00", null);
        await().atMost(LIMIT).until(() -> item("open_minor", exact) == 0 && item("open_minor", charged) == 0);

        var returned = awaitMatched(receive("-80.00", "LINDNER WEBEREI", "RETURNED INV-2026-000141"));
        assertThat(returned.allocations()).containsExactly(new PaymentMatched.Allocation(exact, eur("-80.00")));
        assertThat(discrepancies(returned.lineId(), "RETURNED", "OPEN")).isEqualTo(1);
        assertThat(available(exact)).isZero();
        applied(returned);
        probe.publish(
                LedgerEvents.INVOICE_REOPENED,
                company,
                exact,
                3,
                new InvoiceReopened(
                        exact, customer, null, eur("80.00"), eur("80.00"), DAY, returned.matchId(), Ids.next()));
        await().atMost(LIMIT).until(() -> available(exact) == 8000);

        var withFee = awaitMatched(receive("-123.50", "LINDNER WEBEREI", "RETURNED INV-2026-000142", "3.50"));
        assertThat(withFee.allocations()).containsExactly(new PaymentMatched.Allocation(charged, eur("-120.00")));
        assertThat(withFee.otherParts())
                .containsExactly(new PaymentMatched.Part("RETURN_FEE", eur("-3.50"), null, null));

        // Nobody paid it: a person has to look.
        var strange = receive("-10.00", "LINDNER WEBEREI", "RETURNED INV-2026-000143");
        await().atMost(LIMIT).until(() -> discrepancies(strange, "RETURNED", "OPEN") == 1);
        assertThat(matchState(strange)).isEqualTo("UNMATCHED");
        assertThat(available(open)).isEqualTo(1000);
        var candidate = get("/api/v1/bank-lines/" + strange + "/candidates").at("/candidates/0/otherParts/0");
        assertThat(candidate.at("/type").asString()).isEqualTo("REOPEN");
        assertThat(post("/api/v1/matches", parts(strange, "", part("REOPEN", "-10.00", open)))
                        .at("/code")
                        .asString())
                .isEqualTo("exceeds-paid-amount");
        assertThat(post("/api/v1/matches", parts(strange, share(exact, "-10.00")))
                        .at("/code")
                        .asString())
                .isEqualTo("exceeds-paid-amount");
        assertEverythingHolds();
    }

    /// The engine proposes what is opened again as a part, and a match keeps it as an allocation.
    @Test
    void learnsThatAConfirmedReturnWasProposedRightly() {
        var invoice = invoice("INV-2026-000144", "80.00");
        paid(invoice, 2, "80.00", null);
        await().atMost(LIMIT).until(() -> item("open_minor", invoice) == 0);
        var line = receive("-83.50", "LINDNER WEBEREI", "RETURNED INV-2026-000144", "3.50");
        var refused = awaitMatched(line);
        probe.publish(
                LedgerEvents.PAYMENT_REFUSED,
                company,
                refused.matchId(),
                1,
                new PaymentRefused(refused.matchId(), line, "period-closed", "2026-03 is closed", null, null));
        await().atMost(LIMIT).until(() -> proposals(line) == 1);

        post("/api/v1/matches", parts(line, "", part("REOPEN", "-80.00", invoice), part("RETURN_FEE", "-3.50", null)));

        assertThat(matchState(line)).isEqualTo("RESERVED");
        assertThat(count("select count(*) from matching_example where company_id = :company and chosen = 0"))
                .isEqualTo(1);
        assertEverythingHolds();
    }

    @Test
    void takesFromAPersonWhatIsInALineBesideMoneyForInvoices() {
        var one = invoice("INV-2026-000151", "60.00");
        var other = invoice("INV-2026-000152", "40.00");
        var settled = invoice("INV-2026-000153", "7.00");
        paid(settled, 2, "7.00", null);
        await().atMost(LIMIT).until(() -> item("open_minor", settled) == 0);
        var line = receive("95.00", "CARDS INC", "payout");
        await().atMost(LIMIT).until(() -> discrepancies(line, "UNKNOWN_MONEY", "OPEN") == 1);

        var both = share(one, "60.00") + "," + share(other, "40.00");
        for (var refused : List.of(
                part("PSP_FEE", "5.00", null),
                part("RETURN_FEE", "5.00", null),
                part("DISCOUNT", "-5.00", null),
                part("DISCOUNT", "5.00", one),
                part("DISCOUNT", "-5.00", settled),
                part("WITHHOLDING_TAX", "-5.00", null),
                part("WITHHOLDING_TAX", "-60.01", one),
                part("FX_LOSS", "-5.00", null),
                part("FX_GAIN", "5.00", null),
                part("REOPEN", "-5.00", null),
                part("REOPEN", "5.00", settled),
                part("ROUNDING", "-1.01", null),
                part("PSP_FEE", "-3.00", null) + "," + part("ROUNDING", "-1.00", null) + ","
                        + part("ROUNDING", "-1.00", null))) {
            assertThat(post("/api/v1/matches", parts(line, both, refused))
                            .at("/code")
                            .asString())
                    .as(refused)
                    .isEqualTo("match-part-refused");
        }
        post(
                "/api/v1/matches",
                parts(
                        line,
                        both,
                        part("PSP_FEE", "-0.90", null),
                        part("DISCOUNT", "-1.10", one),
                        part("WITHHOLDING_TAX", "-1.00", other),
                        part("REOPEN", "-2.00", settled)));

        var matched = awaitMatched(line);
        assertThat(matched.allocations())
                .containsExactly(
                        new PaymentMatched.Allocation(one, eur("60.00")),
                        new PaymentMatched.Allocation(other, eur("40.00")),
                        new PaymentMatched.Allocation(settled, eur("-2.00")));
        assertThat(matched.otherParts())
                .containsExactly(
                        new PaymentMatched.Part("PSP_FEE", eur("-0.90"), null, null),
                        new PaymentMatched.Part("DISCOUNT", eur("-1.10"), null, one),
                        new PaymentMatched.Part("WITHHOLDING_TAX", eur("-1.00"), null, other));
        assertThat(reserved(settled)).isZero();
        assertEverythingHolds();
    }

    @Test
    void takesARemainderThatAPersonGivesUpAndShowsTheLedgersAnswer() {
        var invoice = invoice("INV-2026-000156", "50.00");
        var line = receive("49.20", "SOMEBODY", "for the work");
        await().atMost(LIMIT).until(() -> discrepancies(line, "UNKNOWN_MONEY", "OPEN") == 1);
        var whole = share(invoice, "50.00");
        for (var refused : List.of(
                part("WRITE_OFF", "-0.80", invoice),
                writeOff("-0.80", null, "Too small"),
                writeOff("0.80", invoice, "Too small"),
                writeOff("-0.80", invoice, " "))) {
            assertThat(post("/api/v1/matches", parts(line, whole, refused))
                            .at("/code")
                            .asString())
                    .as(refused)
                    .isEqualTo("match-part-refused");
        }

        var match = post("/api/v1/matches", parts(line, whole, writeOff("-0.80", invoice, "Too small")));

        assertThat(match.at("/otherParts/0/reason").asString()).isEqualTo("Too small");
        var matched = awaitMatched(line);
        var why = new PaymentMatched.Part.WriteOff(
                UUID.fromString(match.at("/userId").asString()), "Too small");
        assertThat(matched.otherParts())
                .containsExactly(new PaymentMatched.Part("WRITE_OFF", eur("-0.80"), null, invoice, why));
        assertThat(reserved(invoice)).isEqualTo(5000);
        probe.publish(
                LedgerEvents.PAYMENT_REFUSED,
                company,
                matched.matchId(),
                1,
                new PaymentRefused(
                        matched.matchId(), line, "write-off-needs-approval", "Up to 0.50 alone", null, null));
        await().atMost(LIMIT).until(() -> discrepancies(line, "REFUSED_BY_LEDGER", "OPEN") == 1);
        assertThat(available(invoice)).isEqualTo(5000);
        var refused = get("/api/v1/matches/" + matched.matchId());
        assertThat(refused.at("/refusalCode").asString()).isEqualTo("write-off-needs-approval");
        assertThat(refused.at("/refusalDetail").asString()).isEqualTo("Up to 0.50 alone");
        assertEverythingHolds();
    }

    private static String writeOff(String amount, @Nullable UUID invoice, String reason) {
        return part("WRITE_OFF", amount, invoice).replace("{\"type\"", "{\"reason\":\"" + reason + "\",\"type\"");
    }

    @Test
    void explainsBothLinesOfAnOwnTransferTogether() {
        var out = receive("-500.00", "SOMEBODY", "to our other account");
        var less = receive("-499.00", "SOMEBODY", "to our other account");
        var in = receive("500.00", "SOMEBODY", "from our other account");
        var here = receive("500.00", "SOMEBODY", "to ourselves");
        var savings = Ids.next();
        jdbc.sql("""
                        insert into bank_account (company_id, bank_account_id, name, iban, identification, currency, opening_minor,
                            opening_date, account_code, clearing_account_code, connected_at, version)
                        select company_id, :savings, 'Savings', 'DE02500105170137075030', 'DE02500105170137075030', currency, 0,
                            opening_date, '1122', '1182', connected_at, version
                        from bank_account where company_id = :company and bank_account_id = :account
                        """)
                .param("savings", savings)
                .param("company", company)
                .param("account", account)
                .update();
        await().atMost(LIMIT).until(() -> Stream.of(out, less, in, here)
                .allMatch(line -> discrepancies(line, "UNKNOWN_MONEY", "OPEN") == 1));
        jdbc.sql("update bank_line set bank_account_id = :savings where company_id = :company and line_id = :line")
                .param("savings", savings)
                .param("company", company)
                .param("line", in)
                .update();

        for (var unfit : List.of(here, less, out)) {
            assertThat(transfer(out, unfit).at("/code").asString()).isEqualTo("transfer-legs-unfit");
        }
        assertThat(transfer(less, in).at("/errors/0/pointer").asString()).isEqualTo("/otherLineId");
        assertThat(transfer(out, Ids.next()).at("/code").asString()).isEqualTo("bank-line-not-found");
        var fee = "{\"kind\":\"BANK_FEE\",\"otherLineId\":\"%s\"}".formatted(in);
        assertThat(post("/api/v1/bank-lines/" + out + "/classify", fee)
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("/otherLineId");

        var leg = transfer(out, in);

        var other = leg.at("/otherLegMatchId").asString();
        var told = Stream.of(leg.at("/matchId").asString(), other)
                .map(match -> probe.awaitPublished(ReconciliationEvents.BANK_LINE_CLASSIFIED, UUID.fromString(match))
                        .payload())
                .toList();
        assertThat(told).extracting(BankLineClassified::lineId).containsExactly(out, in);
        assertThat(told).extracting(BankLineClassified::kind).containsOnly("OWN_TRANSFER");
        assertThat(told.getFirst().otherLegMatchId()).isEqualTo(told.getLast().matchId());
        assertThat(told.getLast().otherLegMatchId()).isEqualTo(told.getFirst().matchId());
        assertThat(get("/api/v1/matches/" + other).at("/otherLegMatchId").asString())
                .isEqualTo(leg.at("/matchId").asString());
        assertThat(transfer(less, in).at("/code").asString()).isEqualTo("line-already-matched");
        assertThat(matchState(less)).isEqualTo("UNMATCHED");
        assertEverythingHolds();
    }

    private JsonNode transfer(UUID line, UUID other) {
        return post(
                "/api/v1/bank-lines/" + line + "/classify",
                "{\"kind\":\"OWN_TRANSFER\",\"otherLineId\":\"%s\"}".formatted(other));
    }

    @Test
    void takesFromAPersonWhatWasPaidForAnInvoiceInAnotherCurrency() {
        var invoice = invoiceInDollars("INV-2026-000161", "100.00");
        var line = receive("90.00", "SOMEBODY", "");
        await().atMost(LIMIT).until(() -> discrepancies(line, "UNKNOWN_MONEY", "OPEN") == 1);

        refused(line, share(invoice, "90.00"), "open-item-unknown");
        refused(line, exchanged(invoice, "90.00", "100.01", "USD"), "exceeds-open-amount");
        refused(line, exchanged(invoice, "90.00", "100.00", "CHF"), "open-item-unknown");
        refused(line, exchanged(invoice, "90.00", "90.00", "EUR"), "match-does-not-tie");
        refused(line, exchanged(invoice, "90.00", "-100.00", "USD"), "match-does-not-tie");
        var kept = exchanged(invoice, "91.00", "100.00", "USD");
        assertThat(post("/api/v1/matches", parts(line, kept, part("DISCOUNT", "-1.00", invoice)))
                        .at("/code")
                        .asString())
                .isEqualTo("match-part-refused");
        var created = post("/api/v1/matches", parts(line, exchanged(invoice, "90.00", "100.00", "USD")));

        assertThat(created.at("/allocations/0/settled/amount").asString()).isEqualTo("100.00");
        var matched = awaitMatched(line);
        assertThat(matched.allocations())
                .containsExactly(new PaymentMatched.Allocation(invoice, eur("90.00"), Money.parse("100.00", "USD")));
        assertThat(reserved(invoice)).isEqualTo(10000);
        probe.publish(
                LedgerEvents.PAYMENT_REFUSED,
                company,
                matched.matchId(),
                1,
                new PaymentRefused(matched.matchId(), line, "settlement-rate-deviates", "0.95", null, null));
        await().atMost(LIMIT).until(() -> reserved(invoice) == 0);
        assertThat(available(invoice)).isEqualTo(10000);
        assertEverythingHolds();
    }

    @Test
    void paysWhatWasInstructedInTheInvoicesOwnCurrency() {
        var invoice = invoiceInDollars("INV-2026-000171", "100.00");

        var line = receiveInstructed("90.00", "INV-2026-000171", "0.00", "100.00");

        var matched = awaitMatched(line);
        assertThat(matched.allocations())
                .containsExactly(new PaymentMatched.Allocation(invoice, eur("90.00"), Money.parse("100.00", "USD")));
        assertThat(matched.otherParts()).isEmpty();
        var match = get("/api/v1/matches/" + matched.matchId());
        assertThat(match.at("/decision").asString()).isEqualTo("AUTO");
        assertThat(match.at("/flags").values()).extracting(JsonNode::asString).containsExactly("FX_DIFFERENCE");
        assertThat(get("/api/v1/bank-lines/" + line).at("/instructed/currency").asString())
                .isEqualTo("USD");
        assertThat(reserved(invoice)).isEqualTo(10000);
        probe.publish(
                LedgerEvents.PAYMENT_REFUSED,
                company,
                matched.matchId(),
                1,
                new PaymentRefused(matched.matchId(), line, "settlement-rate-deviates", "0.95", null, null));
        await().atMost(LIMIT).until(() -> proposals(line) == 1);
        var candidates = get("/api/v1/bank-lines/" + line + "/candidates");
        assertThat(candidates.at("/candidates/0/allocations/0/settled/amount").asString())
                .isEqualTo("100.00");
        assertThat(available(invoice)).isEqualTo(10000);
        assertEverythingHolds();
    }

    @Test
    void paysWhatWasInstructedWhenItsInvoiceComesLaterAndKeepsTheBanksFeeApart() {
        var line = receiveInstructed("88.00", "INV-2026-000172", "2.00", "100.00");
        var other = receiveInstructed("80.00", "INV-2026-000173", "0.00", "99.00");
        await().atMost(LIMIT).until(() -> proposals(line) == 1 && proposals(other) == 1);

        var invoice = invoiceInDollars("INV-2026-000172", "100.00");
        invoiceInDollars("INV-2026-000173", "100.00");

        var matched = awaitMatched(line);
        assertThat(matched.allocations())
                .containsExactly(new PaymentMatched.Allocation(invoice, eur("90.00"), Money.parse("100.00", "USD")));
        assertThat(matched.otherParts()).containsExactly(new PaymentMatched.Part("BANK_FEE", eur("-2.00"), null, null));
        assertThat(matchState(other)).isEqualTo("UNMATCHED");
        assertEverythingHolds();
    }

    @Test
    void saysThatTheAmountIsWrongWhereOnlyTheRateSpeaksForAnInvoice() {
        invoiceInDollars("INV-2026-000174", "201.00");

        var line = receiveInstructed("180.00", "SOMEBODY", "", "0.00", "201.00");

        await().atMost(LIMIT).until(() -> discrepancies(line, "WRONG_AMOUNT", "OPEN") == 1);
        assertThat(get("/api/v1/bank-lines/" + line + "/candidates")
                        .at("/candidates/0/allocations/0/settled/amount")
                        .asString())
                .isEqualTo("201.00");
        assertThat(discrepanciesOf(line)).isZero();
        assertEverythingHolds();
    }

    @Test
    void asksAPersonWhetherMoneyPaidAnInvoiceInAnotherCurrencyWhereNobodySaysWhatWasExchanged() {
        var invoice = invoiceInDollars("INV-2026-000175", "1000.00");
        quote("0.9125", DAY.minusDays(3));

        var near = receive("915.00", "LINDNER WEBEREI", "INV-2026-000175");
        var exact = receive("912.50", "LINDNER WEBEREI", "INV-2026-000175");
        var unnamed = receive("910.00", "LINDNER WEBEREI", "payment");
        var far = receive("935.00", "LINDNER WEBEREI", "INV-2026-000175");

        for (var line : List.of(near, exact, unnamed)) {
            await().atMost(LIMIT).until(() -> discrepancies(line, "WRONG_AMOUNT", "OPEN") == 1);
            var found = get("/api/v1/bank-lines/" + line + "/candidates");
            assertThat(found.at("/candidates/0/model").asString()).isEqualTo("unstated exchange");
            assertThat(found.at("/candidates/0/allocations/0/invoiceId").asString())
                    .isEqualTo(invoice.toString());
            assertThat(found.at("/candidates/0/allocations/0/settled/amount").asString())
                    .isEqualTo("1000.00");
            assertThat(found.at("/candidates/0/otherParts").size()).isZero();
            assertThat(found.at("/flags").values())
                    .extracting(JsonNode::asString)
                    .contains("FX_DIFFERENCE");
            assertThat(found.at("/evidence").values())
                    .extracting(evidence -> evidence.at("/saw").asString() + " "
                            + evidence.at("/meaning").asString())
                    .contains("1000.00 USD is worth 912.50 EUR at 0.9125, which ECB quoted for 2026-03-13;"
                            + " nobody stated what was exchanged");
        }
        await().atMost(LIMIT).until(() -> discrepanciesOf(far) > 0);
        assertThat(models(far)).doesNotContain("unstated exchange");
        assertThat(reserved(invoice)).isZero();

        var tag = tag(near);
        var answer = post(
                "/api/v1/workbench/confirmations",
                "{\"items\":[{\"lineId\":\"%s\",\"tag\":\"%s\"}]}".formatted(near, tag));

        assertThat(answer.at("/confirmed").asInt()).as("%s", answer).isEqualTo(1);
        var matched = awaitMatched(near);
        assertThat(matched.allocations())
                .containsExactly(new PaymentMatched.Allocation(invoice, eur("915.00"), Money.parse("1000.00", "USD")));
        assertThat(matched.otherParts()).isEmpty();
        assertThat(reserved(invoice)).isEqualTo(100000);
        assertThat(models(exact)).doesNotContain("unstated exchange");
        assertEverythingHolds();
    }

    @Test
    void asksAgainWhenAnInvoiceThatALineNamesComesLaterInAnotherCurrency() {
        quote("0.9125", DAY);
        var line = receive("910.00", "LINDNER WEBEREI", "INV-2026-000176");
        await().atMost(LIMIT).until(() -> discrepancies(line, "UNKNOWN_MONEY", "OPEN") == 1);
        assertThat(models(line)).doesNotContain("unstated exchange");

        invoiceInDollars("INV-2026-000176", "1000.00");

        await().atMost(LIMIT).until(() -> discrepancies(line, "WRONG_AMOUNT", "OPEN") == 1);
        assertThat(models(line)).contains("unstated exchange");
        assertEverythingHolds();
    }

    @Test
    void asksAgainWhenTheRateComesLater() {
        invoiceInDollars("INV-2026-000178", "1000.00");
        var line = receive("910.00", "LINDNER WEBEREI", "INV-2026-000178");
        var unnamed = receive("911.00", "LINDNER WEBEREI", "payment");
        await().atMost(LIMIT)
                .until(() -> discrepancies(line, "UNKNOWN_MONEY", "OPEN") == 1
                        && discrepancies(unnamed, "UNKNOWN_MONEY", "OPEN") == 1);

        quote("0.9125", DAY.minusDays(1));

        await().atMost(LIMIT)
                .until(() -> discrepancies(line, "WRONG_AMOUNT", "OPEN") == 1
                        && discrepancies(unnamed, "WRONG_AMOUNT", "OPEN") == 1);
        assertThat(models(line)).contains("unstated exchange");
        assertEverythingHolds();
    }

    @Test
    void asksNobodyAboutInvoicesInACurrencyOfWhichNoRecentRateIsKnown() {
        invoiceInDollars("INV-2026-000177", "1000.00");
        quote("0.9125", DAY.minusDays(40));
        quote("0.9125", DAY.plusDays(1));

        var line = receive("912.50", "LINDNER WEBEREI", "INV-2026-000177");

        await().atMost(LIMIT).until(() -> discrepancies(line, "UNKNOWN_MONEY", "OPEN") == 1);
        assertThat(models(line)).doesNotContain("unstated exchange");
    }

    /// What a dollar costs.
    private void quote(String rate, LocalDate day) {
        var id = Ids.next();
        probe.publish(
                LedgerEvents.EXCHANGE_RATE_STATE,
                company,
                id,
                1,
                new ExchangeRateState(id, "USD", "EUR", day, "ECB", rate));
        await().atMost(LIMIT)
                .until(() -> jdbc.sql("select count(*) from exchange_rate_view where exchange_rate_id = :id")
                                .param("id", id)
                                .query(Long.class)
                                .single()
                        == 1);
    }

    private List<String> models(UUID line) {
        return get("/api/v1/bank-lines/" + line + "/candidates").at("/candidates").values().stream()
                .map(candidate -> candidate.at("/model").asString())
                .toList();
    }

    private String tag(UUID line) {
        return jdbc.sql("select md5(rule_version || proposals::text) from line_proposal where line_id = :line")
                .param("line", line)
                .query(String.class)
                .single();
    }

    private UUID receiveInstructed(String amount, String text, String charges, String dollars) {
        return receiveInstructed(amount, "LINDNER WEBEREI", text, charges, dollars);
    }

    private UUID receiveInstructed(String amount, String payer, String text, String charges, String dollars) {
        var statement = Ids.next();
        var line = recordedLine(statement, amount, payer, text);
        jdbc.sql("""
                        update bank_line
                        set charges_minor = nullif(:charges, 0), instructed_minor = :instructed, instructed_currency = 'USD'
                        where line_id = :line
                        """)
                .param("charges", eur(charges).minorUnits())
                .param("instructed", Money.parse(dollars, "USD").minorUnits())
                .param("line", line)
                .update();
        posted(statement, line);
        return line;
    }

    private void posted(UUID statement, UUID line) {
        probe.tell(
                LedgerEvents.BANK_LINES_POSTED,
                company,
                statement,
                1,
                new BankLinesPosted(statement, 1, account, List.of(new BankLinesPosted.Line(line, Ids.next(), DAY))));
    }

    @Test
    void takesFromAPersonWhatARefundInAnotherCurrencyCost() {
        var refund = refund("RFD-2026-000161", Money.parse("100.00", "USD"));
        var invoice = invoiceInDollars("INV-2026-000162", "100.00");
        var line = receive("-90.00", "SOMEBODY", "");
        await().atMost(LIMIT).until(() -> discrepancies(line, "UNKNOWN_MONEY", "OPEN") == 1);

        refused(line, exchanged(refund, "-90.00", "100.00", "USD"), "match-does-not-tie");
        refused(line, exchanged(refund, "-90.00", "-100.01", "USD"), "exceeds-open-amount");
        refused(line, exchanged(invoice, "-90.00", "-100.00", "USD"), "open-item-unknown");
        post("/api/v1/matches", parts(line, exchanged(refund, "-90.00", "-100.00", "USD")));

        assertThat(awaitMatched(line).allocations())
                .containsExactly(new PaymentMatched.Allocation(refund, eur("-90.00"), Money.parse("-100.00", "USD")));
        assertThat(available(refund)).isZero();
        assertEverythingHolds();
    }

    private void refused(UUID line, String allocation, String code) {
        assertThat(post("/api/v1/matches", parts(line, allocation)).at("/code").asString())
                .as(allocation)
                .isEqualTo(code);
    }

    private static String exchanged(UUID invoice, String amount, String settled, String currency) {
        return share(invoice, amount)
                .replaceFirst("}$", "")
                .concat("%s}"
                        .formatted(",\"settled\":{\"amount\":\"" + settled + "\",\"currency\":\"" + currency + "\"}"));
    }

    private UUID invoiceInDollars(String number, String amount) {
        var invoice = Ids.next();
        var total = Money.parse(amount, "USD");
        probe.publish(
                LedgerEvents.INVOICE_ISSUED,
                company,
                invoice,
                1,
                new InvoiceIssued(
                        invoice,
                        number,
                        null,
                        customer,
                        null,
                        null,
                        DAY,
                        DAY.plusDays(30),
                        "REF" + invoice,
                        total,
                        Money.zero(total.currency()),
                        total,
                        total,
                        false,
                        Ids.next()));
        await().atMost(LIMIT).until(() -> item("count(*)", invoice) == 1);
        return invoice;
    }

    private static String parts(UUID line, String allocations, String... parts) {
        return "{\"lineId\":\"%s\",\"allocations\":[%s],\"otherParts\":[%s]}"
                .formatted(line, allocations, String.join(",", parts));
    }

    private static String share(UUID invoice, String amount) {
        return "{\"invoiceId\":\"%s\",\"amount\":{\"amount\":\"%s\",\"currency\":\"EUR\"}}".formatted(invoice, amount);
    }

    private static String part(String type, String amount, @Nullable UUID invoice) {
        return "{\"type\":\"%s\",\"amount\":{\"amount\":\"%s\",\"currency\":\"EUR\"}%s}"
                .formatted(type, amount, invoice == null ? "" : ",\"invoiceId\":\"" + invoice + "\"");
    }

    @Test
    void takesACreditNoteThatTheCustomerKeptBackAndNoRefundWithIt() {
        var note = creditNote("CN-2026-000004", "20.00");
        var refund = refund("RFD-2026-000004", "20.00");
        var invoice = invoice("INV-2026-000101", "420.00");
        var kept = receive("400.00", "LINDNER WEBEREI", "INV-2026-000101 less CN-2026-000004");
        assertThat(awaitMatched(kept).allocations())
                .containsExactlyInAnyOrder(
                        new PaymentMatched.Allocation(invoice, eur("420.00")),
                        new PaymentMatched.Allocation(note, eur("-20.00")));

        invoice("INV-2026-000102", "420.00");
        var netted = receive("400.00", "LINDNER WEBEREI", "INV-2026-000102 less RFD-2026-000004");
        // Nobody approved that a credit note is paid out.
        var second = creditNote("CN-2026-000005", "30.00");
        var paidOut = receive("-30.00", "LINDNER WEBEREI", "CN-2026-000005");
        await().atMost(LIMIT).until(() -> discrepanciesOf(netted) > 0 && discrepanciesOf(paidOut) > 0);

        assertThat(available(refund)).isEqualTo(-2000);
        assertThat(available(second)).isEqualTo(-3000);
        assertThat(available(note)).isZero();
        assertEverythingHolds();
    }

    @Test
    void tiesOutWithCreditNotesAndWithoutRefunds() {
        invoice("INV-2026-000111", "60.00");
        var note = creditNote("CN-2026-000011", "25.00");
        refund("RFD-2026-000011", "10.00");
        probe.publish(
                LedgerEvents.CREDIT_NOTE_CHANGED,
                company,
                note,
                2,
                new CreditNoteChanged(note, customer, eur("-10.00"), eur("15.00"), DAY, null));
        block(1, journalLine("1200", "DEBIT", "45.00"), journalLine("4100", "CREDIT", "45.00"));

        await().atMost(LIMIT).untilAsserted(() -> {
            var receivables = line(get("/api/v1/tie-out?asOf=2026-03-31"), "RECEIVABLES");
            assertThat(receivables.at("/ok").asBoolean()).isTrue();
            assertThat(receivables.at("/expected/amount/amount").asString()).isEqualTo("45.00");
        });
    }

    private UUID creditNote(String number, String amount) {
        var note = Ids.next();
        probe.publish(
                LedgerEvents.CREDIT_NOTE_ISSUED,
                company,
                note,
                1,
                new CreditNoteIssued(
                        note,
                        number,
                        customer,
                        null,
                        DAY,
                        eur(amount),
                        eur("0.00"),
                        eur(amount),
                        eur(amount),
                        Ids.next()));
        await().atMost(LIMIT).until(() -> item("count(*)", note) == 1);
        return note;
    }

    private UUID refund(String number, String amount) {
        return refund(number, eur(amount));
    }

    private UUID refund(String number, Money amount) {
        var refund = Ids.next();
        probe.publish(
                LedgerEvents.REFUND_APPROVED,
                company,
                refund,
                2,
                new RefundApproved(refund, number, customer, DAY, "REF" + refund, amount, Ids.next()));
        await().atMost(LIMIT).until(() -> item("count(*)", refund) == 1);
        return refund;
    }

    private long discrepanciesOf(UUID line) {
        return Stream.of("UNKNOWN_MONEY", "AMBIGUOUS", "UNDERPAID")
                .mapToLong(kind -> discrepancies(line, kind, "OPEN"))
                .sum();
    }

    private static JsonNode line(JsonNode report, String subject) {
        for (var line : report.at("/lines")) {
            if (line.at("/subject").asString().equals(subject)) {
                return line;
            }
        }
        throw new AssertionError("no line " + subject + " in " + report);
    }

    private JournalBlockSealed.Line journalLine(String code, String side, String amount) {
        return new JournalBlockSealed.Line(code, side, eur(amount));
    }

    private void block(long number, JournalBlockSealed.Line... lines) {
        var entry = new JournalBlockSealed.Entry(
                Ids.next(), number, DAY, Instant.parse("2026-03-16T10:00:00Z"), "MANUAL", null, List.of(lines));
        probe.publish(
                LedgerEvents.JOURNAL_BLOCK_SEALED,
                company,
                company,
                number,
                new JournalBlockSealed(company, number, number, number, List.of(entry)));
    }

    private UUID invoice(String number, String amount) {
        return invoice(number, amount, customer, DAY.plusDays(30));
    }

    private UUID invoice(String number, String amount, UUID owner, LocalDate due) {
        return invoice(number, amount, owner, DAY, due, null, null);
    }

    private UUID invoice(
            String number, String amount, LocalDate date, @Nullable EarlyPayment early, @Nullable Money withholding) {
        return invoice(number, amount, customer, date, date.plusDays(30), early, withholding);
    }

    private UUID invoice(
            String number,
            String amount,
            UUID owner,
            LocalDate date,
            LocalDate due,
            @Nullable EarlyPayment early,
            @Nullable Money withholding) {
        var invoice = Ids.next();
        probe.publish(
                LedgerEvents.INVOICE_ISSUED,
                company,
                invoice,
                1,
                new InvoiceIssued(
                        invoice,
                        number,
                        null,
                        owner,
                        null,
                        null,
                        date,
                        due,
                        "REF" + invoice,
                        eur(amount),
                        eur("0.00"),
                        eur(amount),
                        eur(amount),
                        false,
                        Ids.next(),
                        early,
                        withholding));
        await().atMost(LIMIT)
                .until(() -> jdbc.sql("select count(*) from open_item where invoice_id = :invoice")
                                .param("invoice", invoice)
                                .query(Long.class)
                                .single()
                        == 1);
        return invoice;
    }

    private void paid(UUID invoice, long version, String amount, @Nullable UUID match) {
        probe.publish(
                LedgerEvents.INVOICE_PAID,
                company,
                invoice,
                version,
                new InvoicePaid(invoice, customer, null, eur(amount).negated(), eur("0.00"), DAY, match, Ids.next()));
    }

    private void applied(PaymentMatched matched) {
        probe.publish(
                LedgerEvents.PAYMENT_APPLIED,
                company,
                matched.matchId(),
                1,
                new PaymentApplied(matched.matchId(), matched.lineId(), Ids.next(), DAY));
    }

    /// A line that was imported, and that the ledger says is posted.
    private UUID receive(String amount, String payer, String text) {
        return receive(amount, payer, text, "0.00");
    }

    private UUID receive(String amount, String payer, String text, String charges) {
        var statement = Ids.next();
        var line = recordedLine(statement, amount, payer, text);
        jdbc.sql("update bank_line set charges_minor = nullif(:charges, 0) where line_id = :line")
                .param("charges", eur(charges).minorUnits())
                .param("line", line)
                .update();
        probe.tell(
                LedgerEvents.BANK_LINES_POSTED,
                company,
                statement,
                1,
                new BankLinesPosted(statement, 1, account, List.of(new BankLinesPosted.Line(line, Ids.next(), DAY))));
        return line;
    }

    private UUID recordedLine(UUID statement, String amount, String payer, String text) {
        var line = Ids.next();
        jdbc.sql("""
                        insert into bank_statement (company_id, statement_id, bank_account_id, import_id, import_index, format,
                            fingerprint, currency, lines_in_file, credits_minor, debits_minor, lines_recorded, lines_skipped,
                            chunks, recorded_minor, recorded_at)
                        values (:company, :statement, :account, :statement, 0, 'CSV', cast(:statement as text), 'EUR', 1, 0, 0,
                            1, 0, 1, :amount, now())
                        """)
                .param("company", company)
                .param("statement", statement)
                .param("amount", eur(amount).minorUnits())
                .param("account", account)
                .update();
        jdbc.sql("""
                        insert into bank_line (company_id, line_id, statement_id, bank_account_id, line_no, chunk, booking_date,
                            value_date, amount_minor, currency, counterparty_name, remittance, reversal, content_hash,
                            occurrence, state)
                        values (:company, :line, :statement, :account, 1, 1, :day, :day, :amount, 'EUR', :payer, :text, false,
                            cast(:line as text), 1, 'RECORDED')
                        """)
                .param("company", company)
                .param("line", line)
                .param("statement", statement)
                .param("account", account)
                .param("day", DAY)
                .param("amount", eur(amount).minorUnits())
                .param("payer", payer)
                .param("text", text)
                .update();
        return line;
    }

    private PaymentMatched awaitMatched(UUID line) {
        return probe.awaitPublished(
                        ReconciliationEvents.PAYMENT_MATCHED,
                        event -> event.payload().lineId().equals(line))
                .payload();
    }

    private void assertEverythingHolds() {
        for (var check : checks) {
            if (List.of("I5", "I7").contains(check.invariant())) {
                assertThat(check.violations().stream()
                                .filter(violation -> violation.subject().startsWith(company.toString())))
                        .as(check.statement())
                        .isEmpty();
            }
        }
    }

    private static String allocation(UUID line, UUID invoice, String amount) {
        return """
                {"lineId":"%s","allocations":[{"invoiceId":"%s","amount":{"amount":"%s","currency":"EUR"}}]}""".formatted(line, invoice, amount);
    }

    private JsonNode get(String path) {
        return JSON.readTree(Objects.requireNonNull(client.get()
                .uri(path)
                .header("Authorization", accountant)
                .exchange()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody()));
    }

    private JsonNode post(String path, String body) {
        return JSON.readTree(Objects.requireNonNull(client.post()
                .uri(path)
                .header("Authorization", accountant)
                .header("Idempotency-Key", company + "-" + ++keys)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody()));
    }

    private static Money eur(String amount) {
        return Money.parse(amount, "EUR");
    }

    private long available(UUID invoice) {
        return item("open_minor - reserved_minor", invoice);
    }

    private long reserved(UUID invoice) {
        return item("reserved_minor", invoice);
    }

    private long item(String column, UUID invoice) {
        return jdbc.sql("select " + column + " from open_item where invoice_id = :invoice")
                .param("invoice", invoice)
                .query(Long.class)
                .single();
    }

    private String status(UUID match) {
        return jdbc.sql("select status from payment_match where match_id = :match")
                .param("match", match)
                .query(String.class)
                .single();
    }

    private String matchState(UUID line) {
        return jdbc.sql("select match_state from bank_line where line_id = :line")
                .param("line", line)
                .query(String.class)
                .single();
    }

    private long proposals(UUID line) {
        return jdbc.sql("select count(*) from line_proposal where line_id = :line")
                .param("line", line)
                .query(Long.class)
                .single();
    }

    private long discrepancies(UUID line, String kind, String status) {
        return jdbc.sql("select count(*) from discrepancy where line_id = :line and kind = :kind and status = :status")
                .param("line", line)
                .param("kind", kind)
                .param("status", status)
                .query(Long.class)
                .single();
    }

    private long count(String sql) {
        return jdbc.sql(sql).param("company", company).query(Long.class).single();
    }

    private List<JsonNode> gaps() {
        return get("/api/v1/discrepancies?kind=STATEMENT_GAP&status=OPEN").at("/items").values().stream()
                .toList();
    }
}
