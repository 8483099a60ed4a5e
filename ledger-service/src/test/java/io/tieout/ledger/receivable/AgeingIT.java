package io.tieout.ledger.receivable;

import static io.tieout.ledger.Trade.allocation;
import static io.tieout.ledger.Trade.onAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Trade;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.id.Ids;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class AgeingIT {

    private static final LocalDate MARCH_1 = LocalDate.of(2026, 3, 1);

    private final JdbcClient jdbc;
    private final Books books;
    private final Trade trade;
    private final UUID customerId = Ids.next();

    AgeingIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired CompanyService companies) {
        this.jdbc = jdbc;
        this.books = Books.open(client, companies);
        this.trade = new Trade(probe, books.companyId());
    }

    @Test
    void sortsWhatIsOwedByHowLongItHasBeenDue() {
        // Due on March 31.
        trade.anInvoiceOver("100.00", customerId, MARCH_1);

        assertThat(buckets("2026-02-28")).isEmpty();
        assertThat(buckets("2026-03-01")).isEqualTo("NOT_DUE 1 100.00");
        assertThat(buckets("2026-03-31")).isEqualTo("NOT_DUE 1 100.00");
        assertThat(buckets("2026-04-01")).isEqualTo("DAYS_1_TO_30 1 100.00");
        assertThat(buckets("2026-04-30")).isEqualTo("DAYS_1_TO_30 1 100.00");
        assertThat(buckets("2026-05-01")).isEqualTo("DAYS_31_TO_60 1 100.00");
        assertThat(buckets("2026-05-30")).isEqualTo("DAYS_31_TO_60 1 100.00");
        assertThat(buckets("2026-05-31")).isEqualTo("DAYS_61_TO_90 1 100.00");
        assertThat(buckets("2026-06-29")).isEqualTo("DAYS_61_TO_90 1 100.00");
        assertThat(buckets("2026-06-30")).isEqualTo("OVER_90 1 100.00");
    }

    @Test
    void countsPaymentsFromTheirDateAndUndoingFromItsOwn() {
        var invoice = trade.anInvoiceOver("100.00", customerId, MARCH_1);
        var line = trade.bankLines(LocalDate.of(2026, 4, 15), "40.00").getFirst();
        var matchId = trade.match(line, invoice.invoiceId());
        trade.answer(LedgerEvents.PAYMENT_APPLIED, matchId);
        trade.undo(matchId, line.lineId(), LocalDate.of(2026, 4, 20));
        trade.answer(LedgerEvents.PAYMENT_REVERSED, matchId);

        assertThat(open("2026-04-14")).isEqualTo("100.00");
        assertThat(open("2026-04-15")).isEqualTo("60.00");
        assertThat(open("2026-04-19")).isEqualTo("60.00");
        assertThat(open("2026-04-20")).isEqualTo("100.00");
    }

    @Test
    void countsOnlyWhatIsOwedOnLinesOfADimension() {
        var other = Ids.next();
        var invoice = trade.anInvoiceOver("100.00", customerId, MARCH_1);
        trade.anInvoiceOver("70.00", other, MARCH_1);
        var line = trade.bankLines(LocalDate.of(2026, 3, 10), "5.00").getFirst();
        trade.answer(
                LedgerEvents.PAYMENT_APPLIED, trade.match(line, List.of(), List.of(Trade.onAccount("5.00", other))));

        assertThat(figures("")).containsExactly("170.00", "5.00", "2");
        assertThat(figures("&dimension=customerId:" + customerId)).containsExactly("100.00", "0.00", "1");
        assertThat(figures("&dimension=customerId:" + other)).containsExactly("70.00", "5.00", "1");
        assertThat(figures("&dimension=customerId:" + customerId + "&dimension=invoiceId:" + invoice.invoiceId()))
                .containsExactly("100.00", "0.00", "1");
        assertThat(figures("&dimension=costCenter:NORTH")).containsExactly("0.00", "0.00", "0");
        assertThat(figures("&dimension=costCenter")).containsExactly("170.00", "5.00", "2");
        books.get("/api/v1/reports/ageing?dimension=Cost:1").refused(400, "invalid-parameter");
    }

    private List<String> figures(String dimension) {
        var report =
                books.get("/api/v1/reports/ageing?asOf=2026-03-31" + dimension).is(200);
        return List.of(
                report.text("/open/amount/amount"),
                report.text("/unappliedCredits/amount/amount"),
                String.valueOf(report.body().at("/customers/items").size()));
    }

    @Test
    void equalsTheControlAccountOnEachDay() {
        var paid = trade.anInvoiceOver("100.00", customerId, MARCH_1);
        trade.anInvoiceOver("70.00", Ids.next(), LocalDate.of(2026, 4, 10));
        var late = trade.anInvoiceOver("30.00", customerId, LocalDate.of(2026, 5, 5));
        var lines = trade.bankLines(LocalDate.of(2026, 4, 15), "100.00", "50.00");
        trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.match(lines.get(0), paid.invoiceId()));
        trade.answer(
                LedgerEvents.PAYMENT_APPLIED,
                trade.match(
                        lines.get(1),
                        List.of(allocation(late.invoiceId(), "30.00")),
                        List.of(onAccount("20.00", customerId))));

        for (var day = MARCH_1.minusDays(1); day.isBefore(LocalDate.of(2026, 5, 10)); day = day.plusDays(1)) {
            var report = ageing("asOf=" + day);
            assertThat(report.text("/open/amount/amount"))
                    .as("on " + day)
                    .isEqualTo(books.balance("1200", "asOf=" + day));
            assertThat("-" + report.text("/unappliedCredits/amount/amount"))
                    .as("credits on " + day)
                    .isEqualTo(books.balance("2300", "asOf=" + day).replaceFirst("^0", "-0"));
        }
    }

    @Test
    void listsEachCustomerWithItsOwnFigures() {
        var other = Ids.next();
        trade.anInvoiceOver("100.00", customerId, MARCH_1);
        trade.anInvoiceOver("11.00", customerId, LocalDate.of(2026, 4, 30));
        trade.anInvoiceOver("70.00", other, MARCH_1);
        var third = Ids.next();
        var line = trade.bankLines(LocalDate.of(2026, 4, 15), "5.00").getFirst();
        trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.match(line, List.of(), List.of(onAccount("5.00", third))));

        var first = ageing("asOf=2026-04-30&limit=2");
        var second = ageing("asOf=2026-04-30&limit=2&cursor=" + first.text("/customers/next"));

        assertThat(first.text("/open/count")).isEqualTo("3");
        assertThat(second.text("/open/amount/amount")).isEqualTo("181.00");
        assertThat(first.text("/customers/items/0/customerId")).isEqualTo(customerId.toString());
        assertThat(first.text("/customers/items/0/open/amount/amount")).isEqualTo("111.00");
        assertThat(summary(first.body().at("/customers/items/0/buckets")))
                .isEqualTo("NOT_DUE 1 11.00, DAYS_1_TO_30 1 100.00");
        assertThat(first.text("/customers/items/1/open/amount/amount")).isEqualTo("70.00");
        assertThat(second.text("/customers/items/0/customerId")).isEqualTo(third.toString());
        assertThat(second.text("/customers/items/0/unappliedCredits/amount/amount"))
                .isEqualTo("5.00");
        assertThat(second.body().path("customers").path("next").isMissingNode()).isTrue();
    }

    @Test
    void saysWhatWasKnownThen() {
        var invoice = trade.anInvoiceOver("100.00", customerId, MARCH_1);
        var beforePayment = databaseTime();
        var line = trade.bankLines(LocalDate.of(2026, 4, 15), "40.00").getFirst();
        trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.match(line, invoice.invoiceId()));

        assertThat(ageing("asOf=2026-12-31&knownAt=" + beforePayment).text("/open/amount/amount"))
                .isEqualTo("100.00");
        assertThat(ageing("asOf=2026-12-31").text("/open/amount/amount")).isEqualTo("60.00");
        assertThat(ageing("asOf=2026-12-31&knownAt=2020-01-01").text("/open/amount/amount"))
                .isEqualTo("0.00");
        books.get("/api/v1/reports/ageing?knownAt=yesterday").refused(400, "invalid-known-at");
    }

    private String databaseTime() {
        return jdbc.sql("select clock_timestamp()")
                .query((row, number) -> row.getObject(1, java.time.OffsetDateTime.class)
                        .toInstant()
                        .toString())
                .single();
    }

    private String open(String asOf) {
        return ageing("asOf=" + asOf).text("/open/amount/amount");
    }

    private String buckets(String asOf) {
        return summary(ageing("asOf=" + asOf).body().path("buckets"));
    }

    private Answer ageing(String parameters) {
        return books.get("/api/v1/reports/ageing?" + parameters).is(200);
    }

    private static String summary(JsonNode buckets) {
        return StreamSupport.stream(buckets.spliterator(), false)
                .filter(bucket -> bucket.path("count").asLong() > 0)
                .map(bucket -> bucket.path("bucket").asString() + " "
                        + bucket.path("count").asLong() + " "
                        + bucket.path("amount").path("amount").asString())
                .collect(Collectors.joining(", "));
    }
}
