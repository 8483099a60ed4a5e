package io.tieout.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platformtest.ServiceTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class ReversalIT {

    private final JournalService journal;
    private final ChartService chart;
    private final Books books;

    ReversalIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired JournalService journal,
            @Autowired ChartService chart) {
        this.journal = journal;
        this.chart = chart;
        this.books = Books.open(client, companies);
    }

    @Test
    void reversesAndReversesTheReversal() {
        var entry = anEntry("2026-03-10");
        var first = books.reverse(entry, "2026-04-10").is(201);
        books.reverse(reversalId(first), "2026-05-10").is(201);

        assertThat(expense("2026-03")).isEqualTo("1000.00");
        assertThat(expense("2026-04")).isEqualTo("-1000.00");
        assertThat(expense("2026-05")).isEqualTo("1000.00");
        var total = books.get("/api/v1/reports/account-balances?account=5300&asOf=2026-12-31");
        assertThat(total.text("/accounts/0/balance/amount")).isEqualTo("1000.00");
        assertThat(total.text("/accounts/0/debit/amount")).isEqualTo("2000.00");
        assertThat(total.text("/accounts/0/credit/amount")).isEqualTo("1000.00");
    }

    @Test
    void refusesSecondReversalWhileTheFirstIsActive() {
        var entry = anEntry("2026-03-10");
        var first = books.reverse(entry, "2026-04-10").is(201);

        books.reverse(entry, "2026-04-11").refused(409, "already-reversed");

        books.reverse(reversalId(first), "2026-04-12").is(201);
        books.reverse(entry, "2026-04-13").is(201);
        var reversals =
                books.get("/api/v1/journal-entries/" + entry + "/reversals").is(200);
        assertThat(reversals.body().path("items")).hasSize(2);
        assertThat(reversals.body().at("/items/0/active").asBoolean()).isFalse();
        assertThat(reversals.body().at("/items/1/active").asBoolean()).isTrue();
    }

    @Test
    void refusesToActivateAReversalThatWasReplaced() {
        var entry = anEntry("2026-03-10");
        var first = reversalId(books.reverse(entry, "2026-04-10").is(201));
        var second = reversalId(books.reverse(first, "2026-04-11").is(201));
        books.reverse(entry, "2026-04-12").is(201);

        books.reverse(second, "2026-04-13").refused(409, "already-reversed");

        assertThat(books.balance("5300", "asOf=2026-12-31")).isEqualTo("0.00");
    }

    @Test
    void letsExactlyOneOfManyConcurrentReversalsWin() throws Exception {
        var entry = anEntry("2026-03-10");
        var tasks = new ArrayList<Callable<Books.Answer>>();
        for (int caller = 0; caller < 8; caller++) {
            tasks.add(() -> books.reverse(entry, "2026-04-10"));
        }
        List<Books.Answer> answers = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : executor.invokeAll(tasks)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        answers.stream()
                .filter(answer -> answer.status() != 201)
                .forEach(answer -> answer.refused(409, "already-reversed"));
        assertThat(books.balance("5300", "asOf=2026-12-31")).isEqualTo("0.00");
    }

    @Test
    void refusesReversalDatedInClosedPeriodAndDatesItInTheNextOpenOneByItself() {
        var entry = anEntry("2026-03-10");
        books.close("2026-03").is(200);

        books.reverse(entry, "2026-03-20").refused(422, "period-closed");
        var reversal = books.post("/api/v1/journal-entries/" + entry + "/reversals", "{\"reason\":\"Wrong\"}")
                .is(201);

        assertThat(reversal.text("/effectiveDate")).isEqualTo("2026-04-01");
        assertThat(books.balance("5300", "asOf=2026-03-31")).isEqualTo("1000.00");
        assertThat(books.balance("5300", "asOf=2026-04-30")).isEqualTo("0.00");
    }

    @Test
    void refusesToReverseByHandWhatADocumentPosted() {
        var id = anInvoicePosting();

        books.reverse(id.value(), "2026-03-11").refused(422, "control-account").at("/lines/0/account");

        var reversal = journal.reverse(books.companyId(), id, LocalDate.parse("2026-03-11"), "Undone", null);
        assertThat(books.get("/api/v1/journal-entries/" + reversal.entryId().value())
                        .is(200)
                        .text("/sourceId"))
                .isEqualTo(id.value().toString());
    }

    @Test
    void refusesToReverseWhatDoesNotExist() {
        books.reverse(Ids.next(), "2026-03-11").refused(404, "entry-not-found");
        books.get("/api/v1/journal-entries/" + Ids.next() + "/reversals").refused(404, "entry-not-found");
    }

    @Test
    void refusesReversalWithoutReason() {
        books.post("/api/v1/journal-entries/" + anEntry("2026-03-10") + "/reversals", "{\"date\":\"2026-03-11\"}")
                .refused(400, "invalid-field")
                .at("/reason");
    }

    @Test
    void postsAFactOnce() {
        var first = anInvoicePosting(Ids.next());
        assertThat(journal.post(first)).isEqualTo(first.id());
        var again = new EntryDraft(
                EntryId.next(),
                first.companyId(),
                first.effectiveDate(),
                first.documentDate(),
                first.source(),
                first.sourceId(),
                "Again",
                null,
                first.lines());

        assertThat(journal.post(again)).isEqualTo(first.id());
        assertThat(journal.postAll(List.of(anInvoicePosting(Ids.next()), again)).getLast())
                .isEqualTo(first.id());

        assertThat(books.balance("1200", "asOf=2026-12-31")).isEqualTo("200.00");
    }

    private UUID anEntry(String date) {
        return books.postEntry(date, "5300", "2100", "1000.00").is(201).id();
    }

    private EntryId anInvoicePosting() {
        return journal.post(anInvoicePosting(Ids.next()));
    }

    private EntryDraft anInvoicePosting(UUID invoiceId) {
        var date = LocalDate.parse("2026-03-10");
        var amount = Money.parse("100.00", "EUR");
        return new EntryDraft(
                EntryId.next(),
                books.companyId(),
                date,
                date,
                EntrySource.INVOICE,
                invoiceId,
                "Invoice",
                null,
                List.of(
                        LineDraft.debit(chart.byRole(books.companyId(), AccountRole.RECEIVABLE), amount),
                        LineDraft.credit(chart.byRole(books.companyId(), AccountRole.REVENUE), amount)));
    }

    private static UUID reversalId(Books.Answer answer) {
        return UUID.fromString(answer.text("/entryId"));
    }

    private String expense(String month) {
        return books.balance("5300", "from=" + month + "-01&asOf=" + month + "-28");
    }
}
