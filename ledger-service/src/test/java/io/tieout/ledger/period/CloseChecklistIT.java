package io.tieout.ledger.period;

import static io.tieout.ledger.Trade.APRIL_15;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Trade;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class CloseChecklistIT {

    private static final String APRIL = "/api/v1/periods/2026-04";

    private final TestDatabase database;
    private final List<InvariantCheck> checks;
    private final Books books;
    private final Trade trade;

    CloseChecklistIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired CompanyService companies,
            @Autowired TestDatabase database,
            @Autowired List<InvariantCheck> checks) {
        this.database = database;
        this.checks = checks;
        this.books = Books.open(client, companies);
        this.trade = new Trade(probe, books.companyId());
    }

    @Test
    void isDoneWhenNothingStandsAgainstClosing() {
        books.postEntry("2026-04-10", "5300", "2100", "1.00").is(201);

        var checklist = books.get(APRIL + "/checklist").is(200);

        assertThat(checklist.body().path("ready").asBoolean()).isTrue();
        assertThat(checklist.body().path("gates").valueStream().map(gate -> gate.path("gate")
                        .asString()))
                .contains(
                        "CLEARING_EXPLAINED",
                        "EARLIER_PERIODS_CLOSED",
                        "EVENTS_APPLIED",
                        "JOURNAL_SEALED",
                        "REVALUATION_DONE",
                        "SUB_LEDGERS_TIE");
        books.close("2026-04").is(200);
    }

    @Test
    void refusesToCloseWhileBankLinesAreUnexplainedAndSaysWhich() {
        var line = trade.bankLines(APRIL_15, "250.00").getFirst();

        var refused = books.close("2026-04").refused(422, "close-gates-open");

        assertThat(refused.text("/gates/0/gate")).isEqualTo("CLEARING_EXPLAINED");
        assertThat(refused.text("/gates/0/missing/0/link")).isEqualTo("/api/v1/bank-lines/" + line.lineId());
        assertThat(refused.text("/gates/0/missing/0/what")).contains("250.00");
        assertThat(books.get(APRIL).text("/status")).isEqualTo("OPEN");
        assertThat(books.get(APRIL + "/checklist").body().path("ready").asBoolean())
                .isFalse();
        assertThat(books.get(APRIL + "/decisions").body().path("items")).isEmpty();
    }

    @Test
    void closesWithAWaiverThatStaysForTheAuditor() {
        trade.bankLines(APRIL_15, "250.00");

        books.closeWaiving("2026-04", "CLEARING_EXPLAINED", "JOURNAL_SEALED").is(200);

        var decisions = books.get(APRIL + "/decisions").is(200);
        assertThat(decisions.body().at("/items/0/waivers")).hasSize(1);
        assertThat(decisions.text("/items/0/waivers/0/gate")).isEqualTo("CLEARING_EXPLAINED");
        assertThat(decisions.text("/items/0/waivers/0/reason")).isEqualTo("Agreed with the auditor");
        Checks.hold(checks, books.companyId());
    }

    @Test
    void refusesToCloseBeforeAnEarlierMonthInWhichSomethingWasPosted() {
        books.postEntry("2026-02-10", "5300", "2100", "1.00").is(201);
        books.postEntry("2026-04-10", "5300", "2100", "1.00").is(201);

        var refused = books.close("2026-04").refused(422, "close-gates-open");
        assertThat(refused.text("/gates/0/gate")).isEqualTo("EARLIER_PERIODS_CLOSED");
        assertThat(refused.body().at("/gates/0/missing")).hasSize(1);
        assertThat(refused.text("/gates/0/missing/0/link")).isEqualTo("/api/v1/periods/2026-02");

        books.close("2026-02").is(200);
        books.close("2026-04").is(200);
    }

    @Test
    void refusesToCloseWhileASubLedgerDiffersFromItsControlAccount() throws SQLException {
        var invoice = trade.anInvoiceOver("100.00");
        tamper("update invoice set open_minor = open_minor - 100 where invoice_id = '" + invoice.invoiceId() + "'");
        try {
            var refused = books.close("2026-04").refused(422, "close-gates-open");
            assertThat(refused.body().path("gates").valueStream().map(gate -> gate.path("gate")
                            .asString()))
                    .contains("SUB_LEDGERS_TIE");
        } finally {
            tamper("update invoice set open_minor = open_minor + 100 where invoice_id = '" + invoice.invoiceId() + "'");
        }
    }

    @Test
    void refusesAWaiverOfAGateThatDoesNotExist() {
        books.closeWaiving("2026-04", "COFFEE_MADE")
                .refused(422, "gate-unknown")
                .at("/waivers/0/gate");
        books.post(APRIL + "/close", "{\"waivers\":[{\"gate\":\"JOURNAL_SEALED\"}]}")
                .refused(400, "invalid-field");
    }

    private void tamper(String sql) throws SQLException {
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
