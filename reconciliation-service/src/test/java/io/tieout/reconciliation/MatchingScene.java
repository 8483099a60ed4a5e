package io.tieout.reconciliation;

import static org.awaitility.Awaitility.await;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.CustomerState;
import io.tieout.events.ledger.v1.BankLinesPosted;
import io.tieout.events.ledger.v1.EarlyPayment;
import io.tieout.events.ledger.v1.InvoiceIssued;
import io.tieout.events.ledger.v1.InvoicePaid;
import io.tieout.events.ledger.v1.InvoicePartPaid;
import io.tieout.events.ledger.v1.InvoiceReopened;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.ledger.v1.PaymentApplied;
import io.tieout.events.ledger.v1.PaymentRefused;
import io.tieout.events.ledger.v1.PaymentReversed;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.TestTokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A company with a bank account and one customer, for tests that play the ledger: what is owed, what the bank
/// booked, and what the ledger answers.
public final class MatchingScene {

    public static final Duration LIMIT = Duration.ofSeconds(60);
    public static final LocalDate DAY = LocalDate.of(2026, 3, 16);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public final UUID company = Ids.next();

    /// Lindner Weberei GmbH.
    public final UUID customer;

    private final UUID account = Ids.next();
    private final RestTestClient client;
    private final EventProbe probe;
    private final JdbcClient jdbc;
    private final AtomicInteger keys = new AtomicInteger();

    public MatchingScene(RestTestClient client, EventProbe probe, JdbcClient jdbc) {
        this.client = client;
        this.probe = probe;
        this.jdbc = jdbc;
        jdbc.sql("""
                        insert into bank_account (company_id, bank_account_id, name, iban, identification, currency, opening_minor,
                            opening_date, account_code, clearing_account_code, connected_at, version)
                        values (:company, :account, 'House bank', 'DE02120300000000202051', 'DE02120300000000202051', 'EUR', 0,
                            '2026-01-01', '1121', '1181', now(), 1)
                        """).param("company", company).param("account", account).update();
        customer = customer("C-000001", "Lindner Weberei GmbH");
    }

    public UUID account() {
        return account;
    }

    public UUID customer(String number, String name) {
        var id = Ids.next();
        probe.publish(
                CustomerEvents.CUSTOMER_STATE,
                company,
                id,
                1,
                new CustomerState(id, number, name, List.of(), null, null, List.of(), "EUR", "DE", 30, "ACTIVE", null));
        await().atMost(LIMIT)
                .until(() -> jdbc.sql("select count(*) from customer_view where customer_id = :customer")
                                .param("customer", id)
                                .query(Long.class)
                                .single()
                        == 1);
        return id;
    }

    public UUID invoice(String number, String amount) {
        return invoice(number, amount, null);
    }

    public UUID invoice(String number, String amount, @Nullable EarlyPayment early) {
        return invoice(customer, number, amount, early);
    }

    public UUID invoice(UUID owner, String number, String amount, @Nullable EarlyPayment early) {
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
                        DAY,
                        DAY.plusDays(30),
                        "REF" + invoice,
                        eur(amount),
                        eur("0.00"),
                        eur(amount),
                        eur(amount),
                        false,
                        Ids.next(),
                        early,
                        null));
        await().atMost(LIMIT).until(() -> item("count(*)", invoice) == 1);
        return invoice;
    }

    /// Paid in whole by a match, or by something else where `match` is null.
    public void paid(UUID invoice, long version, String amount, @Nullable UUID match) {
        probe.publish(
                LedgerEvents.INVOICE_PAID,
                company,
                invoice,
                version,
                new InvoicePaid(invoice, customer, null, eur(amount).negated(), eur("0.00"), DAY, match, Ids.next()));
        await().atMost(LIMIT).until(() -> item("open_minor", invoice) == 0 && item("reserved_minor", invoice) == 0);
    }

    /// A document of our own took what the customer kept back.
    public void keptBack(UUID invoice, long version, String amount, String left) {
        probe.publish(
                LedgerEvents.INVOICE_PART_PAID,
                company,
                invoice,
                version,
                new InvoicePartPaid(invoice, customer, null, eur(amount).negated(), eur(left), DAY, null, Ids.next()));
        await().atMost(LIMIT)
                .until(() -> item("open_minor", invoice) == eur(left).minorUnits());
    }

    public void applied(UUID match, UUID line) {
        probe.publish(
                LedgerEvents.PAYMENT_APPLIED, company, match, 1, new PaymentApplied(match, line, Ids.next(), DAY));
        await().atMost(LIMIT).until(() -> "POSTED".equals(status(match)));
    }

    /// The ledger reverses a match that is being undone.
    public void reversed(UUID match, UUID line, UUID invoice, long version, String amount) {
        probe.publish(
                LedgerEvents.PAYMENT_REVERSED, company, match, 2, new PaymentReversed(match, line, Ids.next(), DAY));
        reopened(match, invoice, version, amount);
        await().atMost(LIMIT).until(() -> "UNDONE".equals(status(match)));
    }

    /// The whole invoice is owed again.
    public void reopened(UUID match, UUID invoice, long version, String amount) {
        probe.publish(
                LedgerEvents.INVOICE_REOPENED,
                company,
                invoice,
                version,
                new InvoiceReopened(invoice, customer, null, eur(amount), eur(amount), DAY, match, Ids.next()));
        await().atMost(LIMIT)
                .until(() -> item("open_minor", invoice) == eur(amount).minorUnits());
    }

    /// A line that was imported, and that the ledger says is posted.
    public UUID receive(String amount, String payer, String text) {
        return receive(DAY, amount, payer, text, null);
    }

    public UUID receive(LocalDate day, String amount, String payer, String text, @Nullable String code) {
        return receive(day, amount, payer, null, text, code, null);
    }

    public UUID receiveFrom(String iban, String amount, String payer, String text) {
        return receive(DAY, amount, payer, iban, text, null, null);
    }

    /// A line of our own payment, with what we told the bank to hand on.
    public UUID pay(String amount, String payee, String text, String endToEndId) {
        return receive(DAY, amount, payee, null, text, null, endToEndId);
    }

    private UUID receive(
            LocalDate day,
            String amount,
            String payer,
            @Nullable String iban,
            String text,
            @Nullable String code,
            @Nullable String endToEndId) {
        var statement = Ids.next();
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
                            value_date, amount_minor, currency, counterparty_name, counterparty_iban, remittance,
                            end_to_end_id, bank_transaction_code, reversal, content_hash, occurrence, state)
                        values (:company, :line, :statement, :account, 1, 1, :day, :day, :amount, 'EUR', :payer, :iban, :text,
                            :endToEndId, :code, false, cast(:line as text), 1, 'RECORDED')
                        """)
                .param("company", company)
                .param("line", line)
                .param("statement", statement)
                .param("account", account)
                .param("day", day)
                .param("amount", eur(amount).minorUnits())
                .param("payer", payer)
                .param("iban", iban)
                .param("text", text)
                .param("endToEndId", endToEndId)
                .param("code", code)
                .update();
        probe.publish(
                LedgerEvents.BANK_LINES_POSTED,
                company,
                statement,
                1,
                new BankLinesPosted(statement, 1, account, List.of(new BankLinesPosted.Line(line, Ids.next(), DAY))));
        return line;
    }

    /// The match that the line has, as soon as it has one.
    public UUID awaitMatch(UUID line) {
        await().atMost(LIMIT).until(() -> matches(line) == 1);
        return jdbc.sql("""
                        select match_id from payment_match
                        where company_id = :company and line_id = :line and status in ('MATCHED', 'POSTED', 'UNDOING')
                        """)
                .param("company", company)
                .param("line", line)
                .query(UUID.class)
                .single();
    }

    public long matches(UUID line) {
        return jdbc.sql("""
                        select count(*) from payment_match
                        where company_id = :company and line_id = :line and status in ('MATCHED', 'POSTED', 'UNDOING')
                        """)
                .param("company", company)
                .param("line", line)
                .query(Long.class)
                .single();
    }

    /// The engine has looked at the line and left it to people.
    public void awaitProposal(UUID line) {
        await().atMost(LIMIT)
                .until(() -> jdbc.sql("select count(*) from line_proposal where line_id = :line")
                                .param("line", line)
                                .query(Long.class)
                                .single()
                        == 1);
    }

    public void awaitStatus(UUID match, String status) {
        await().atMost(LIMIT).until(() -> status.equals(status(match)));
    }

    /// The ledger says no to a match, or to its undoing.
    public void refused(UUID match, UUID line, long version, String code) {
        probe.publish(
                LedgerEvents.PAYMENT_REFUSED,
                company,
                match,
                version,
                new PaymentRefused(match, line, code, "refused", null, null));
    }

    public String status(UUID match) {
        return jdbc.sql("select status from payment_match where match_id = :match")
                .param("match", match)
                .query(String.class)
                .single();
    }

    public long item(String column, UUID invoice) {
        return jdbc.sql("select " + column + " from open_item where invoice_id = :invoice")
                .param("invoice", invoice)
                .query(Long.class)
                .single();
    }

    public long count(String sql) {
        return jdbc.sql(sql).param("company", company).query(Long.class).single();
    }

    /// Someone of this company; the same name is the same person.
    public Person person(String name, Role... roles) {
        var id = UUID.nameUUIDFromBytes((company + name).getBytes(StandardCharsets.UTF_8));
        return new Person(id, TestTokens.bearer(id, company, roles));
    }

    /// Someone of another company.
    public Person stranger(Role... roles) {
        var id = Ids.next();
        return new Person(id, TestTokens.bearer(id, Ids.next(), roles));
    }

    public final class Person {

        public final UUID id;
        public final String token;

        private Person(UUID id, String token) {
            this.id = id;
            this.token = token;
        }

        public Answer get(String path) {
            return send(HttpMethod.GET, path, null, null);
        }

        /// What a list shows.
        public List<JsonNode> list(String path) {
            return get(path).body().at("/items").values().stream().toList();
        }

        /// Says that the whole line pays this invoice, after the engine had its look.
        public UUID match(UUID line, UUID invoice, String amount) {
            awaitProposal(line);
            var created = post("/api/v1/matches", """
                    {"lineId":"%s","allocations":[{"invoiceId":"%s","amount":{"amount":"%s","currency":"EUR"}}]}""".formatted(line, invoice, amount));
            return UUID.fromString(created.at("/matchId"));
        }

        public Answer post(String path, @Nullable String body) {
            return send(HttpMethod.POST, path, body, null);
        }

        public Answer post(String path, @Nullable String body, String ifMatch) {
            return send(HttpMethod.POST, path, body, ifMatch);
        }

        public Answer put(String path, String body, String ifMatch) {
            return send(HttpMethod.PUT, path, body, ifMatch);
        }

        public Answer patch(String path, String body, @Nullable String ifMatch) {
            return send(HttpMethod.PATCH, path, body, ifMatch);
        }

        private Answer send(HttpMethod method, String path, @Nullable String body, @Nullable String ifMatch) {
            var request = client.method(method).uri(path).headers(headers -> {
                headers.set("Authorization", token);
                if (method.equals(HttpMethod.POST)) {
                    headers.set("Idempotency-Key", company + "-" + keys.incrementAndGet());
                }
                if (ifMatch != null) {
                    headers.set("If-Match", ifMatch);
                }
            });
            if (body != null) {
                request.contentType(
                                method.equals(HttpMethod.PATCH)
                                        ? MediaType.valueOf("application/merge-patch+json")
                                        : MediaType.APPLICATION_JSON)
                        .body(body);
            }
            var result = request.exchange().expectBody(byte[].class).returnResult();
            var bytes = result.getResponseBody();
            return new Answer(
                    result.getStatus().value(),
                    result.getResponseHeaders().getETag(),
                    bytes == null ? JSON.createObjectNode() : JSON.readTree(bytes));
        }
    }

    public record Answer(int status, @Nullable String etag, JsonNode body) {

        public String at(String pointer) {
            return body.at(pointer).asString();
        }

        public String tag() {
            return Objects.requireNonNull(etag);
        }

        /// Status and, for a refusal, its code.
        public String told() {
            return body.has("code") ? status + " " + at("/code") : Integer.toString(status);
        }

        public List<String> errors() {
            return body.at("/errors").values().stream()
                    .map(error -> error.at("/pointer").asString())
                    .toList();
        }
    }

    public static Money eur(String amount) {
        return Money.parse(amount, "EUR");
    }
}
