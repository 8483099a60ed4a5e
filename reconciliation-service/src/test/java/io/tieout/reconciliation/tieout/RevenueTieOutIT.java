package io.tieout.reconciliation.tieout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.ledger.v1.CreditNoteIssued;
import io.tieout.events.ledger.v1.InvoiceIssued;
import io.tieout.events.ledger.v1.JournalBlockSealed;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Invoiced = recognised: what differs is named, and what is only a matter of time stands apart.
@ServiceTest
class RevenueTieOutIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final LocalDate MARCH_10 = LocalDate.of(2026, 3, 10);
    private static final LocalDate MARCH_31 = LocalDate.of(2026, 3, 31);
    private static final LocalDate APRIL_1 = LocalDate.of(2026, 4, 1);

    private final RestTestClient client;
    private final EventProbe probe;
    private final JdbcClient jdbc;
    private final UUID company = Ids.next();
    private final String auditor = TestTokens.bearer(company, Role.AUDITOR);
    private int blocks;
    private int documents;

    RevenueTieOutIT(@Autowired RestTestClient client, @Autowired EventProbe probe, @Autowired JdbcClient jdbc) {
        this.client = client;
        this.probe = probe;
        this.jdbc = jdbc;
    }

    @Test
    void tellsWhatIsAMatterOfTimeFromWhatIsWrong() {
        var sold = invoice("INV-1", null, "1000.00", "EUR");
        var dollars = invoice("INV-2", null, "200.00", "USD");
        var note = creditNote("CN-1", "100.00");
        invoice("INV-3", "OLD-77", "70.00", "EUR");
        book("INVOICE", sold, MARCH_10, revenue("CREDIT", "1000.00"));
        book(
                "INVOICE",
                dollars,
                MARCH_10,
                new JournalBlockSealed.Line("4100", "CREDIT", eur("180.00"), Money.parse("200.00", "USD")));
        book("CREDIT_NOTE", note, MARCH_10, revenue("DEBIT", "100.00"));
        book("DEFERRAL", Ids.next(), MARCH_10, revenue("DEBIT", "600.00"));
        book("DEFERRAL_INSTALMENT", Ids.next(), MARCH_31, revenue("CREDIT", "200.00"));
        var accrued = book("MANUAL", null, MARCH_31, revenue("CREDIT", "55.00"));
        book("REVERSAL", accrued, APRIL_1, revenue("DEBIT", "55.00"));
        var mistaken = book("MANUAL", null, MARCH_10, revenue("CREDIT", "9.00"));
        book("REVERSAL", mistaken, MARCH_10, revenue("DEBIT", "9.00"));
        var adjusted = book("DISPUTE_ADJUSTMENT", Ids.next(), MARCH_31, revenue("DEBIT", "5.00"));
        book("CASH_BOOK", Ids.next(), MARCH_31, revenue("CREDIT", "30.00"));
        awaitAll();

        var march = line("2026-03-31", "EUR");

        // 1000 and 70 less 100 were invoiced; 1000 - 100 - 600 + 200 + 55 - 5 + 30 are on the account.
        assertThat(figures(march)).isEqualTo("970.00 580.00 -390.00");
        assertThat(causes(march))
                .containsExactlyInAnyOrder(
                        "DEFERRED TIMING -400.00 2",
                        "ACCRUED TIMING 55.00 1",
                        "GIVEN_UP EXPLAINED -5.00 1",
                        "WITHOUT_INVOICE EXPLAINED 30.00 1",
                        "INVOICED_ELSEWHERE EXPLAINED -70.00 1");
        assertThat(march.at("/ok").asBoolean()).isTrue();
        assertThat(march.at("/itemCount").asInt()).isEqualTo(6);
        assertThat(march.at("/items").toString()).contains(adjusted.toString(), accrued.toString(), "INV-3");
        assertThat(figures(line("2026-03-31", "USD"))).isEqualTo("200.00 200.00 0.00");
        // What was taken back is no matter any more.
        assertThat(causes(line("2026-04-01", "EUR"))).noneMatch(cause -> cause.startsWith("ACCRUED"));

        var lost = invoice("INV-4", null, "40.00", "EUR");
        book("INVOICE", lost, MARCH_10, revenue("CREDIT", "39.00"));
        awaitAll();

        var wrong = line("2026-03-31", "EUR");
        assertThat(wrong.at("/ok").asBoolean()).isFalse();
        assertThat(causes(wrong)).contains("POSTED_OTHERWISE ERROR -1.00 1");
        assertThat(wrong.at("/items/0/id").asString()).isEqualTo(lost.toString());
        assertThat(wrong.at("/items/0/kind").asString()).isEqualTo("INVOICE");
    }

    @Test
    void saysNothingOfBooksWhoseFirstEntriesItDoesNotKnow() {
        book("INVOICE", Ids.next(), MARCH_10, revenue("CREDIT", "10.00"));
        awaitAll();
        assertThat(line("2026-03-31", "EUR").at("/ok").asBoolean()).isFalse();

        jdbc.sql("update ledger_position set revenue_known = false where company_id = :company")
                .param("company", company)
                .update();

        assertThat(line("2026-03-31", "EUR").isMissingNode()).isTrue();
    }

    @Test
    void asksForAccountsByTheirRolesInTheChart() {
        var roles = roles("12100", "41100");
        var sold = invoice("INV-1", null, "1000.00", "EUR");
        book("INVOICE", sold, MARCH_10, "12100", new JournalBlockSealed.Line("41100", "CREDIT", eur("1000.00")), roles);
        // In this chart, these codes are something else.
        book("MANUAL", null, MARCH_10, "1200", revenue("CREDIT", "7.00"), roles);
        awaitAll();

        var report = report("2026-03-31");
        assertThat(report.at("/ok").asBoolean()).as(report.toString()).isTrue();
        assertThat(labels(report, "RECEIVABLES")).isEqualTo("12100: control account 12100");
        assertThat(figures(line(report, "RECEIVABLES", "12100"))).isEqualTo("1000.00 1000.00 0.00");
        assertThat(labels(report, "REVENUE")).isEqualTo("EUR: revenue account 41100");
        assertThat(figures(line(report, "REVENUE", "EUR"))).isEqualTo("1000.00 1000.00 0.00");

        var moved = invoice("INV-2", null, "50.00", "EUR");
        book(
                "INVOICE",
                moved,
                MARCH_10,
                "12150",
                new JournalBlockSealed.Line("41150", "CREDIT", eur("50.00")),
                roles("12150", "41150"));
        // What is told once is not forgotten.
        var later = invoice("INV-3", null, "20.00", "EUR");
        book("INVOICE", later, MARCH_10, "12100", new JournalBlockSealed.Line("41150", "CREDIT", eur("20.00")), null);
        awaitAll();

        var both = report("2026-03-31");
        assertThat(both.at("/ok").asBoolean()).as(both.toString()).isTrue();
        assertThat(labels(both, "RECEIVABLES")).isEqualTo("12100, 12150: control account 12100, 12150");
        assertThat(figures(line(both, "RECEIVABLES", "12100, 12150"))).isEqualTo("1070.00 1070.00 0.00");
        assertThat(labels(both, "REVENUE")).isEqualTo("EUR: revenue account 41100, 41150");
        assertThat(figures(line(both, "REVENUE", "EUR"))).isEqualTo("1070.00 1070.00 0.00");
    }

    @Test
    void saysNothingOfRevenueThatItCouldNotKnowForRevenue() {
        var early = invoice("INV-1", null, "10.00", "EUR");
        book("INVOICE", early, MARCH_10, "12100", new JournalBlockSealed.Line("41100", "CREDIT", eur("10.00")), null);
        awaitAll();
        assertThat(labels(report("2026-03-31"), "RECEIVABLES")).isEqualTo("1200: control account 1200");

        var sold = invoice("INV-2", null, "20.00", "EUR");
        book(
                "INVOICE",
                sold,
                MARCH_10,
                "12100",
                new JournalBlockSealed.Line("41100", "CREDIT", eur("20.00")),
                roles("12100", "41100"));
        awaitAll();

        var report = report("2026-03-31");
        assertThat(report.at("/ok").asBoolean()).as(report.toString()).isTrue();
        assertThat(figures(line(report, "RECEIVABLES", "12100"))).isEqualTo("30.00 30.00 0.00");
        assertThat(labels(report, "REVENUE")).isEmpty();
    }

    @Test
    void goesOnWhereTheLedgerTellsWhatWasConfigured() {
        var early = invoice("INV-1", null, "10.00", "EUR");
        book("INVOICE", early, MARCH_10, revenue("CREDIT", "10.00"));
        var sold = invoice("INV-2", null, "20.00", "EUR");
        book("INVOICE", sold, MARCH_10, "1200", revenue("CREDIT", "20.00"), roles("1200", "4100"));
        awaitAll();

        var report = report("2026-03-31");
        assertThat(report.at("/ok").asBoolean()).as(report.toString()).isTrue();
        assertThat(figures(line(report, "REVENUE", "EUR"))).isEqualTo("30.00 30.00 0.00");
    }

    private static List<JournalBlockSealed.AccountRole> roles(String receivable, String revenue) {
        return List.of(
                new JournalBlockSealed.AccountRole("21600", "TAX_PAYABLE"),
                new JournalBlockSealed.AccountRole(receivable, "RECEIVABLE"),
                new JournalBlockSealed.AccountRole(revenue, "REVENUE"));
    }

    private UUID invoice(String number, @Nullable String externalNumber, String net, String currency) {
        documents++;
        var id = Ids.next();
        var amount = Money.parse(net, currency);
        probe.tell(
                LedgerEvents.INVOICE_ISSUED,
                company,
                id,
                1,
                new InvoiceIssued(
                        id,
                        number,
                        externalNumber,
                        Ids.next(),
                        null,
                        null,
                        MARCH_10,
                        MARCH_31,
                        "REF" + id,
                        amount,
                        Money.zero(amount.currency()),
                        amount,
                        amount,
                        false,
                        Ids.next()));
        return id;
    }

    private UUID creditNote(String number, String net) {
        documents++;
        var id = Ids.next();
        probe.tell(
                LedgerEvents.CREDIT_NOTE_ISSUED,
                company,
                id,
                1,
                new CreditNoteIssued(
                        id,
                        number,
                        Ids.next(),
                        null,
                        MARCH_10,
                        eur(net),
                        eur("19.00"),
                        eur("119.00"),
                        eur("119.00"),
                        id));
        return id;
    }

    private UUID book(String source, @Nullable UUID sourceId, LocalDate date, JournalBlockSealed.Line revenue) {
        return book(source, sourceId, date, "1200", revenue, null);
    }

    private UUID book(
            String source,
            @Nullable UUID sourceId,
            LocalDate date,
            String receivable,
            JournalBlockSealed.Line revenue,
            @Nullable List<JournalBlockSealed.AccountRole> roles) {
        int number = ++blocks;
        var id = Ids.next();
        var other = new JournalBlockSealed.Line(
                receivable,
                revenue.side().equals("DEBIT") ? "CREDIT" : "DEBIT",
                revenue.amount(),
                revenue.foreignAmount());
        var entry = new JournalBlockSealed.Entry(
                id, number, date, Instant.parse("2026-04-02T10:00:00Z"), source, sourceId, List.of(other, revenue));
        probe.publish(
                LedgerEvents.JOURNAL_BLOCK_SEALED,
                company,
                company,
                number,
                new JournalBlockSealed(company, number, number, number, List.of(entry), null, roles));
        return id;
    }

    private static JournalBlockSealed.Line revenue(String side, String amount) {
        return new JournalBlockSealed.Line("4100", side, eur(amount));
    }

    private void awaitAll() {
        await().atMost(LIMIT).until(() -> position() == blocks && documents() == documents);
    }

    private long documents() {
        return jdbc.sql("select count(*) from open_item where company_id = :company")
                .param("company", company)
                .query(Long.class)
                .single();
    }

    private long position() {
        return jdbc.sql("select coalesce(max(block_number), 0) from ledger_position where company_id = :company")
                .param("company", company)
                .query(Long.class)
                .single();
    }

    private JsonNode line(String asOf, String currency) {
        return line(report(asOf), "REVENUE", currency);
    }

    private JsonNode report(String asOf) {
        return JsonMapper.shared()
                .readTree(Objects.requireNonNull(client.get()
                        .uri("/api/v1/tie-out?asOf=" + asOf)
                        .header("Authorization", auditor)
                        .exchange()
                        .expectBody(byte[].class)
                        .returnResult()
                        .getResponseBody()));
    }

    private static JsonNode line(JsonNode report, String subject, String name) {
        return StreamSupport.stream(report.at("/lines").spliterator(), false)
                .filter(line -> line.at("/subject").asString().equals(subject)
                        && line.at("/name").asString().equals(name))
                .findFirst()
                .orElse(report.at("/none"));
    }

    /// Name and account of the lines about something.
    private static String labels(JsonNode report, String subject) {
        return StreamSupport.stream(report.at("/lines").spliterator(), false)
                .filter(line -> line.at("/subject").asString().equals(subject))
                .map(line -> line.at("/name").asString() + ": "
                        + line.at("/actual/label").asString())
                .collect(Collectors.joining("; "));
    }

    private static String figures(JsonNode line) {
        return line.at("/expected/amount/amount").asString() + " "
                + line.at("/actual/amount/amount").asString() + " "
                + line.at("/difference/amount").asString();
    }

    private static List<String> causes(JsonNode line) {
        return StreamSupport.stream(line.at("/causes").spliterator(), false)
                .map(cause -> cause.at("/code").asString() + " "
                        + cause.at("/kind").asString() + " "
                        + cause.at("/amount/amount").asString() + " "
                        + cause.at("/count").asInt())
                .toList();
    }

    private static Money eur(String amount) {
        return Money.parse(amount, "EUR");
    }
}
