package io.tieout.ledger.period;

import static io.tieout.ledger.Trade.MARCH_31;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.ledger.Books;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Trade;
import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.Reversal;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class PeriodStateIT {

    private static final YearMonth MONTH = YearMonth.of(2026, 3);
    private static final String MARCH = "/api/v1/periods/2026-03";

    private final JournalService journal;
    private final ChartService chart;
    private final PeriodService periods;
    private final TransactionTemplate transactions;
    private final List<InvariantCheck> checks;
    private final Books books;
    private final Trade trade;

    PeriodStateIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired CompanyService companies,
            @Autowired JournalService journal,
            @Autowired ChartService chart,
            @Autowired PeriodService periods,
            @Autowired TransactionTemplate transactions,
            @Autowired List<InvariantCheck> checks) {
        this.journal = journal;
        this.chart = chart;
        this.periods = periods;
        this.transactions = transactions;
        this.checks = checks;
        this.books = Books.open(client, companies);
        this.trade = new Trade(probe, books.companyId());
    }

    @Test
    void takesOnlyAdjustingEntriesWhileSoftClosed() {
        books.post(MARCH + "/soft-close", "{}").is(200);

        assertThat(books.get(MARCH).text("/status")).isEqualTo("SOFT_CLOSED");
        books.postEntry("2026-03-31", "5300", "2100", "1.00")
                .refused(422, "period-soft-closed")
                .at("/effectiveDate");
        var adjusting = books.post(
                        "/api/v1/journal-entries",
                        books.entry("2026-03-31", "5500", "1690", "1.00")
                                .replace("\"text\"", "\"adjusting\":true,\"text\""))
                .is(201);
        books.reverse(adjusting.id(), "2026-03-31").is(201);
        Checks.hold(checks, books.companyId());
    }

    @Test
    void datesWhatComesLateBehindTheSoftClosedMonth() {
        trade.connectBank("0.00", LocalDate.of(2026, 1, 1));
        books.post(MARCH + "/soft-close", "{}").is(200);

        assertThat(trade.anInvoiceOver("100.00").invoiceDate()).isEqualTo("2026-04-01");
        assertThat(effectiveDateOfBankLine()).isEqualTo("2026-04-01");
    }

    @Test
    void goesFromOpenOverSoftClosedToClosedAndBack() {
        books.post(MARCH + "/soft-close", "{}").is(200);
        books.post(MARCH + "/soft-close", "{}").refused(409, "period-state-unchanged");
        books.close("2026-03").is(200);
        books.post(MARCH + "/soft-close", "{}").refused(409, "period-state-unchanged");
        books.changePeriod("2026-03", "/reopen", "{\"reason\":\"Audit\",\"adjustingOnly\":true}")
                .is(200);
        books.changePeriod("2026-03", "/reopen", "{\"reason\":\"Audit\",\"adjustingOnly\":true}")
                .refused(409, "period-state-unchanged");
        assertThat(books.get(MARCH).text("/status")).isEqualTo("SOFT_CLOSED");
        books.reopen("2026-03").is(200);
        books.changePeriod("2026-03", "/reopen", "{\"reason\":\"Audit\",\"adjustingOnly\":true}")
                .refused(409, "period-state-unchanged");
        assertThat(books.get(MARCH).text("/status")).isEqualTo("OPEN");
    }

    @Test
    void listsEachDecisionWithWhoWhenAndWhy() {
        books.post(MARCH + "/soft-close", "{\"reason\":\"Month end\"}").is(200);
        books.close("2026-03").is(200);
        books.reopen("2026-03").is(200);
        lock("CASH").is(200);
        release("CASH").is(200);

        var listed = books.get(MARCH + "/decisions").is(200);
        assertThat(listed.body().path("items").valueStream().map(decision -> decision.path("decision")
                        .asString()))
                .containsExactly("RELEASE", "LOCK", "REOPEN", "CLOSE", "SOFT_CLOSE");
        assertThat(listed.text("/items/2/reason")).isEqualTo("Late bill");
        assertThat(listed.text("/items/1/module")).isEqualTo("CASH");
        assertThat(listed.text("/items/1/decidedBy")).isEqualTo(TestTokens.USER.toString());
        assertThat(listed.text("/items/1/decidedAt")).endsWith("Z");
        var first = books.get(MARCH + "/decisions?limit=3").is(200);
        assertThat(books.get(MARCH + "/decisions?limit=3&cursor=" + first.text("/next"))
                        .is(200)
                        .body()
                        .path("items"))
                .hasSize(2);
    }

    @Test
    void locksSalesWhileCashAndEntriesByHandGoOn() {
        trade.connectBank("0.00", LocalDate.of(2026, 1, 1));
        lock("SALES").is(200);

        assertThat(books.get(MARCH).text("/locks/0")).isEqualTo("SALES");
        assertThat(trade.anInvoiceOver("100.00").invoiceDate()).isEqualTo("2026-04-01");
        assertThat(effectiveDateOfBankLine()).isEqualTo("2026-03-30");
        books.postEntry("2026-03-31", "5300", "2100", "1.00").is(201);
        assertThatThrownBy(() -> journal.post(posting(EntrySource.INVOICE))).isInstanceOf(PeriodLocked.class);
    }

    @Test
    void locksCashWhileSalesGoOn() {
        trade.connectBank("0.00", LocalDate.of(2026, 1, 1));
        lock("CASH").is(200);

        assertThat(trade.anInvoiceOver("100.00").invoiceDate()).isEqualTo("2026-03-31");
        assertThat(effectiveDateOfBankLine()).isEqualTo("2026-04-01");
        release("CASH").is(200);
        assertThat(effectiveDateOfBankLine()).isEqualTo("2026-03-30");
    }

    @Test
    void locksEverythingWithoutClosing() {
        lock("ALL").is(200);

        books.postEntry("2026-03-31", "5300", "2100", "1.00")
                .refused(422, "period-locked")
                .at("/effectiveDate");
        assertThat(trade.anInvoiceOver("100.00").invoiceDate()).isEqualTo("2026-04-01");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void locksTheReversalOfWhatBelongsToTheModule(int reversalsBefore) {
        // Rolled back at the end: there is no payment behind this entry.
        transactions.executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            var entry = journal.post(posting(EntrySource.PAYMENT));
            for (int reversal = 0; reversal < reversalsBefore; reversal++) {
                entry = reverse(entry).entryId();
            }
            var last = entry;
            var by = TestTokens.USER;
            periods.lockModule(
                    books.companyId(), MONTH, PeriodModule.CASH, PeriodDecision.lock(PeriodModule.CASH, "Test", by));
            assertThatThrownBy(() -> reverse(last)).isInstanceOf(PeriodLocked.class);

            periods.releaseModule(
                    books.companyId(), MONTH, PeriodModule.CASH, PeriodDecision.release(PeriodModule.CASH, "Test", by));
            periods.lockModule(
                    books.companyId(), MONTH, PeriodModule.SALES, PeriodDecision.lock(PeriodModule.SALES, "Test", by));
            assertThat(reverse(last).effectiveDate()).isEqualTo(MARCH_31);
        });
    }

    @Test
    void refusesToLockTwiceAndToReleaseWhatIsNotLocked() {
        lock("SALES").is(200);
        lock("SALES").refused(409, "period-state-unchanged");
        release("CASH").refused(409, "period-state-unchanged");
        books.post(MARCH + "/locks", "{\"module\":\"SALES\"}")
                .refused(400, "invalid-field")
                .at("/reason");
        books.post(MARCH + "/locks", "{\"module\":\"STOCK\",\"reason\":\"Count\"}")
                .refused(400, "invalid-field");
    }

    @Test
    void letsOnlyAccountantsDecideAndAuditorsRead() {
        for (var role : new Role[] {Role.ADMIN, Role.AUDITOR, Role.SALES_MANAGER}) {
            var token = TestTokens.bearer(books.companyId(), role);
            for (var action : new String[] {"/soft-close", "/reopen", "/locks", "/locks/SALES/release"}) {
                books.send(HttpMethod.POST, MARCH + action, "{}", null, token).is(403);
            }
        }
        var auditor = TestTokens.bearer(books.companyId(), Role.AUDITOR);
        books.send(HttpMethod.GET, MARCH + "/decisions", null, null, auditor).is(200);
        books.send(HttpMethod.GET, MARCH + "/checklist", null, null, auditor).is(200);
    }

    private Reversal reverse(EntryId entry) {
        return journal.reverse(books.companyId(), entry, MARCH_31, "Wrong", null);
    }

    private Books.Answer lock(String module) {
        return books.post(MARCH + "/locks", "{\"module\":\"" + module + "\",\"reason\":\"Reported\"}");
    }

    private Books.Answer release(String module) {
        return books.post(MARCH + "/locks/" + module + "/release", "{\"reason\":\"Correction\"}");
    }

    private String effectiveDateOfBankLine() {
        var statement = trade.record(LocalDate.of(2026, 3, 30), "250.00");
        return trade.answer(LedgerEvents.BANK_LINES_POSTED, statement.statementId())
                .lines()
                .getFirst()
                .effectiveDate()
                .toString();
    }

    private EntryDraft posting(EntrySource source) {
        var amount = Trade.eur("100.00");
        return new EntryDraft(
                EntryId.next(),
                books.companyId(),
                MARCH_31,
                MARCH_31,
                source,
                Ids.next(),
                "Posting",
                null,
                List.of(
                        LineDraft.debit(chart.byRole(books.companyId(), AccountRole.SUSPENSE), amount),
                        LineDraft.credit(chart.byRole(books.companyId(), AccountRole.REVENUE), amount)));
    }
}
