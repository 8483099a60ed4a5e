package io.tieout.reconciliation.learning;

import static org.awaitility.Awaitility.await;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.CustomerState;
import io.tieout.events.ledger.v1.InvoiceIssued;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.TestTokens;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A company with a bank account, whose people say what bank lines pay.
final class TaughtCompany {

    static final LocalDate DAY = LocalDate.of(2026, 3, 16);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    final UUID id;
    private final UUID account;
    private final String bearer;
    private final RestTestClient client;
    private final EventProbe probe;
    private final JdbcClient jdbc;

    TaughtCompany(RestTestClient client, EventProbe probe, JdbcClient jdbc) {
        this(client, probe, jdbc, Ids.next(), Ids.next());
        jdbc.sql("""
                        insert into bank_account (company_id, bank_account_id, name, iban, identification, currency, opening_minor,
                            opening_date, account_code, clearing_account_code, connected_at, version)
                        values (:company, :account, 'House bank', 'DE02120300000000202051', 'DE02120300000000202051', 'EUR', 0,
                            '2026-01-01', '1121', '1181', now(), 1)
                        """).param("company", id).param("account", account).update();
    }

    private TaughtCompany(RestTestClient client, EventProbe probe, JdbcClient jdbc, UUID id, UUID account) {
        this(client, probe, jdbc, id, account, TestTokens.bearer(id, Role.ACCOUNTANT));
    }

    private TaughtCompany(
            RestTestClient client, EventProbe probe, JdbcClient jdbc, UUID id, UUID account, String bearer) {
        this.client = client;
        this.probe = probe;
        this.jdbc = jdbc;
        this.id = id;
        this.account = account;
        this.bearer = bearer;
    }

    TaughtCompany as(String otherBearer) {
        return new TaughtCompany(client, probe, jdbc, id, account, otherBearer);
    }

    UUID customer(String name) {
        var customer = Ids.next();
        probe.publish(
                CustomerEvents.CUSTOMER_STATE,
                id,
                customer,
                1,
                new CustomerState(
                        customer,
                        "C-" + customer.toString().substring(28),
                        name,
                        List.of(),
                        null,
                        null,
                        List.of(),
                        "EUR",
                        "DE",
                        30,
                        "ACTIVE",
                        null));
        awaitRow("select count(*) from customer_view where customer_id = :id", customer);
        return customer;
    }

    UUID invoice(UUID customer, String number, long minor) {
        var invoice = Ids.next();
        var amount = eur(minor);
        probe.publish(
                LedgerEvents.INVOICE_ISSUED,
                id,
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
                        amount,
                        eur(0),
                        amount,
                        amount,
                        false,
                        Ids.next()));
        awaitRow("select count(*) from open_item where invoice_id = :id", invoice);
        return invoice;
    }

    /// A line that is in the books and waits for the engine.
    UUID line(String payer, @Nullable String iban, long minor, String text) {
        var line = Ids.next();
        jdbc.sql("""
                        insert into bank_statement (company_id, statement_id, bank_account_id, import_id, import_index, format,
                            fingerprint, currency, lines_in_file, credits_minor, debits_minor, lines_recorded, lines_skipped,
                            chunks, recorded_minor, recorded_at)
                        values (:company, :line, :account, :line, 0, 'CSV', cast(:line as text), 'EUR', 1, 0, 0, 1, 0, 1,
                            :amount, now())
                        """)
                .param("company", id)
                .param("line", line)
                .param("account", account)
                .param("amount", minor)
                .update();
        jdbc.sql("""
                        insert into bank_line (company_id, line_id, statement_id, bank_account_id, line_no, chunk, booking_date,
                            value_date, amount_minor, currency, counterparty_name, counterparty_iban, remittance, reversal,
                            content_hash, occurrence, state, match_state, entry_id, effective_date)
                        values (:company, :line, :line, :account, 1, 1, :day, :day, :amount, 'EUR', :payer, :iban, :text, false,
                            cast(:line as text), 1, 'POSTED', 'UNMATCHED', :line, :day)
                        """)
                .param("company", id)
                .param("line", line)
                .param("account", account)
                .param("day", DAY)
                .param("amount", minor)
                .param("payer", payer)
                .param("iban", iban)
                .param("text", text)
                .update();
        jdbc.sql("""
                        insert into match_request (company_id, line_id, currency, requested_at)
                        values (:company, :line, 'EUR', now())
                        """).param("company", id).param("line", line).update();
        return line;
    }

    void awaitProposal(UUID line) {
        awaitRow("select count(*) from line_proposal where line_id = :id", line);
    }

    /// A person says that the whole line pays this invoice, after the engine had its look.
    UUID match(UUID line, UUID invoice, long minor) {
        awaitProposal(line);
        var match =
                post("/api/v1/matches", """
                {"lineId":"%s","allocations":[{"invoiceId":"%s","amount":{"amount":"%s","currency":"EUR"}}]}""".formatted(line, invoice, eur(minor).amount()));
        return UUID.fromString(match.at("/matchId").asString());
    }

    Optional<UUID> matchOf(UUID line) {
        return jdbc.sql("select match_id from payment_match where line_id = :line")
                .param("line", line)
                .query(UUID.class)
                .optional();
    }

    String status(UUID match) {
        return jdbc.sql("select status from payment_match where match_id = :match")
                .param("match", match)
                .query(String.class)
                .single();
    }

    static Money eur(long minor) {
        return Money.ofMinor(minor, "EUR");
    }

    List<JsonNode> list(String path) {
        return get(path).at("/items").values().stream().toList();
    }

    JsonNode get(String path) {
        return read(client.get().uri(path).header("Authorization", bearer));
    }

    JsonNode post(String path, String body) {
        return read(client.post()
                .uri(path)
                .header("Authorization", bearer)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body));
    }

    /// A change of what had this version.
    JsonNode change(String path, String body, long version) {
        return read(client.post()
                .uri(path)
                .header("Authorization", bearer)
                .header("If-Match", "\"" + version + "\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body));
    }

    private static JsonNode read(RestTestClient.RequestHeadersSpec<?> request) {
        return JSON.readTree(Objects.requireNonNull(
                request.exchange().expectBody(byte[].class).returnResult().getResponseBody()));
    }

    private void awaitRow(String sql, UUID rowId) {
        await().atMost(LIMIT)
                .until(() -> jdbc.sql(sql).param("id", rowId).query(Long.class).single() == 1);
    }
}
