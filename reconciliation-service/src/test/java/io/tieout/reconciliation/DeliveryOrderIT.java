package io.tieout.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.CustomerState;
import io.tieout.events.ledger.v1.BankAccountOpened;
import io.tieout.events.ledger.v1.BankLinesPosted;
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
import io.tieout.events.reconciliation.v1.BankLineClassified;
import io.tieout.events.reconciliation.v1.BankLinesRecorded;
import io.tieout.events.reconciliation.v1.PaymentMatched;
import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.events.sales.v1.OrderConfirmed;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.event.EventType;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;

/// Whatever Kafka does with the order between keys, with repetitions and delays: the end is the same.
///
/// The same story is told to a company of its own each time: once as it happened, then shuffled. The test plays sales,
/// customers and the ledger, which answers what the service decides; its answers are shuffled with the rest. Only
/// the order per key is kept, as the platform promises it.
@ServiceTest
class DeliveryOrderIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 16);
    private static final String LINES = """
            booking_date,amount,currency,account,counterparty_name,remittance,balance
            2026-03-16,420.00,EUR,ACCOUNT,LINDNER WEBEREI,INV-2026-000001,1420.00
            2026-03-16,60.00,EUR,ACCOUNT,LINDNER WEBEREI,Teilzahlung INV-2026-000002,1480.00
            2026-03-17,38.00,EUR,ACCOUNT,LINDNER WEBEREI,Teilzahlung INV-2026-000002,1518.00
            2026-03-17,333.33,EUR,ACCOUNT,BROOK AND SONS,thank you,1851.33
            2026-03-18,85.00,EUR,ACCOUNT,BROOK AND SONS,INV-2026-000004,1936.33
            2026-03-18,75.00,EUR,ACCOUNT,,payment,2011.33
            2026-03-18,52.00,EUR,ACCOUNT,HUBER ANTON,INV-2026-000007,2063.33
            2026-03-19,61.50,EUR,ACCOUNT,LINDNER WEBEREI,INV-2026-000008,2124.83
            2026-03-19,200.00,EUR,ACCOUNT,LINDNER WEBEREI,INV-2026-000009,2324.83
            2026-03-20,-9.90,EUR,ACCOUNT,,Kontoführung 03/26,2314.93
            2026-03-20,12.34,EUR,ACCOUNT,NOBODY KNOWN,,2327.27
            """;

    private final RestTestClient client;
    private final EventProbe probe;
    private final JdbcClient jdbc;
    private final List<InvariantCheck> checks;

    DeliveryOrderIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired List<InvariantCheck> checks) {
        this.client = client;
        this.probe = probe;
        this.jdbc = jdbc;
        this.checks = checks;
    }

    @Test
    void endsTheSameHoweverEventsAreDelivered() {
        var plain = new Story(null, "").tell();
        assertThat(plain.get("matches")).hasSize(8);
        assertThat(plain.get("tie-out")).isNotEmpty().allSatisfy(line -> assertThat(line)
                .contains("ok=true"));
        var late = List.of(
                CustomerEvents.CUSTOMER_STATE.topic(),
                LedgerEvents.INVOICE_ISSUED.topic(),
                LedgerEvents.INVOICE_STATE.topic(),
                LedgerEvents.PAYMENT_APPLIED.topic(),
                LedgerEvents.BANK_LINES_POSTED.topic(),
                "");
        for (int seed = 0; seed < late.size(); seed++) {
            var shuffled = new Story(new Random(seed), late.get(seed)).tell();
            for (var part : plain.keySet()) {
                assertThat(shuffled.get(part))
                        .as("%s with seed %d and %s late", part, seed, late.get(seed))
                        .isEqualTo(plain.get(part));
            }
        }
    }

    /// One company and all that happens to it.
    private final class Story {

        private record Key(String topic, UUID aggregateId) {}

        private final @Nullable Random random;
        private final String lateTopic;
        private final UUID company = Ids.next();
        private final String accountant = TestTokens.bearer(company, Role.ACCOUNTANT);
        private final Map<Key, Deque<Supplier<EventProbe.Sent>>> waiting = new LinkedHashMap<>();
        private final List<EventProbe.Sent> sent = new ArrayList<>();
        private final List<Supplier<EventProbe.Sent>> repeatable = new ArrayList<>();
        private final Ledger ledger = new Ledger();

        /// @param random absent for the story as it happened
        /// @param lateTopic its events come when the service has done with all others
        Story(@Nullable Random random, String lateTopic) {
            this.random = random;
            this.lateTopic = lateTopic;
        }

        Map<String, List<String>> tell() {
            ledger.account = connect();
            ledger.opened();
            if (random == null) {
                deliverAll();
            }
            var lindner = customer("C-1", 1, "Lindner Weberei GmbH");
            var brook = customer("C-2", 1, "Brook Ltd");
            customer(brook, "C-2", 2, "Brook & Sons Ltd");
            var huber = customer("C-3", 1, "Huber, Anton");
            order("O-1", lindner, "420.00");
            order("O-2", brook, "333.33");
            ledger.issue("INV-2026-000001", lindner, "O-1", "420.00");
            ledger.issue("INV-2026-000002", lindner, null, "98.00");
            ledger.issue("INV-2026-000003", brook, "O-2", "333.33");
            ledger.issue("INV-2026-000004", brook, null, "80.00");
            ledger.issue("INV-2026-000005", huber, null, "75.00");
            ledger.issue("INV-2026-000006", lindner, null, "75.00");
            ledger.issue("INV-2026-000007", huber, null, "52.00");
            ledger.issue("INV-2026-000008", lindner, null, "61.50");
            ledger.issueInDollars("INV-2026-000009", lindner, "200.00");
            if (random == null) {
                deliverAll();
            }
            upload();
            playUntil("all matches are answered", () -> ledger.answered.size() == 8);
            undo("INV-2026-000008");
            playUntil("the undoing is answered", () -> ledger.reversals == 1);
            settle();
            return end();
        }

        private void add(EventType<?> type, UUID aggregateId, Supplier<EventProbe.Sent> event) {
            waiting.computeIfAbsent(new Key(type.topic(), aggregateId), key -> new ArrayDeque<>())
                    .add(event);
        }

        /// Delivers, now and then something again, and lets the ledger answer, until it is so.
        private void playUntil(String what, Supplier<Boolean> reached) {
            await(what).atMost(LIMIT).pollInterval(Duration.ofMillis(30)).until(() -> {
                ledger.answer();
                deliverSome();
                return reached.get();
            });
        }

        private void deliverSome() {
            if (random == null) {
                deliverAll();
                return;
            }
            for (int i = random.nextInt(4); i > 0 && !waiting.isEmpty(); i--) {
                deliverOne();
            }
            if (!sent.isEmpty() && random.nextInt(3) == 0) {
                probe.send(sent.get(random.nextInt(sent.size())));
            }
            if (!repeatable.isEmpty() && random.nextInt(4) == 0) {
                // The same again under a new id, as after a restore.
                sent.add(repeatable.get(random.nextInt(repeatable.size())).get());
            }
        }

        private void deliverAll() {
            while (!waiting.isEmpty()) {
                deliverOne();
            }
        }

        private void deliverOne() {
            if (waiting.isEmpty()) {
                return;
            }
            var keys = List.copyOf(waiting.keySet());
            var inTime =
                    keys.stream().filter(key -> !key.topic().equals(lateTopic)).toList();
            if (!inTime.isEmpty()) {
                deliver(random == null ? inTime.getFirst() : inTime.get(random.nextInt(inTime.size())));
            } else if (isIdle()) {
                deliver(keys.getFirst());
            }
        }

        private boolean isIdle() {
            return sent.stream().allMatch(event -> isKnown(event.eventId()))
                    && count("select count(*) from match_request where company_id = :company") == 0;
        }

        private boolean isKnown(UUID eventId) {
            return jdbc.sql("select exists (select from inbox where event_id = :id)")
                    .param("id", eventId)
                    .query(Boolean.class)
                    .single();
        }

        private void deliver(Key key) {
            var events = Objects.requireNonNull(waiting.get(key));
            var event = events.removeFirst();
            sent.add(event.get());
            repeatable.add(event);
            if (events.isEmpty()) {
                waiting.remove(key);
            }
        }

        /// Everything is delivered, and nothing moves any more.
        private void settle() {
            await("all is delivered")
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> {
                        deliverOne();
                        return waiting.isEmpty();
                    });
            await("all is known")
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(20))
                    .untilAsserted(() -> {
                        assertThat(isIdle()).isTrue();
                        assertThat(
                                        count(
                                                "select count(*) from parked_event where company_id = :company and state in ('WAITING', 'GAP', 'BEHIND', 'FAILED')"))
                                .isZero();
                        assertThat(
                                        count(
                                                "select count(*) from bank_line where company_id = :company and match_state = 'RESERVED'"))
                                .isZero();
                    });
        }

        private Map<String, List<String>> end() {
            for (var check : checks) {
                assertThat(check.violations().stream().filter(violation -> (violation.subject() + violation.detail())
                                .contains(company.toString())))
                        .as(check.statement())
                        .isEmpty();
            }
            var end = new LinkedHashMap<String, List<String>>();
            end.put("open items", rows("""
                    select number, currency, total_minor, open_minor, reserved_minor, net_minor, disputed, version,
                        has_events
                    from open_item where company_id = :company order by number
                    """));
            end.put("changes", rows("""
                    select i.number, c.version, c.changed_minor
                    from open_item_change c
                    join open_item i on i.company_id = c.company_id and i.invoice_id = c.invoice_id
                    where c.company_id = :company and i.number <> 'INV-2026-000002' order by i.number, c.version
                    """));
            end.put("lines", rows("""
                    select line_no, state, match_state from bank_line where company_id = :company order by line_no
                    """));
            end.put("matches", rows("""
                    select l.line_no, m.kind, m.line_kind, m.decision, m.status, m.refusal_code, i.number,
                        a.amount_minor as allocated, p.type, p.amount_minor as part
                    from payment_match m
                    join bank_line l on l.company_id = m.company_id and l.line_id = m.line_id
                    left join match_allocation a on a.company_id = m.company_id and a.match_id = m.match_id
                    left join open_item i on i.company_id = m.company_id and i.invoice_id = a.invoice_id
                    left join match_part p on p.company_id = m.company_id and p.match_id = m.match_id
                    where m.company_id = :company order by l.line_no, i.number
                    """));
            end.put("discrepancies", rows("""
                    select l.line_no, d.kind, d.subject_type, d.amount_minor
                    from discrepancy d
                    left join bank_line l on l.company_id = d.company_id and l.line_id = d.line_id
                    where d.company_id = :company and d.status = 'OPEN' order by l.line_no, d.kind
                    """));
            end.put("books", rows("""
                    select account_code, sum(debit_minor) as debit, sum(credit_minor) as credit
                    from ledger_turnover where company_id = :company group by account_code order by account_code
                    """));
            end.put("customers", rows("""
                    select customer_number, name, version from customer_view
                    where company_id = :company order by customer_number
                    """));
            end.put("orders", rows("""
                    select order_number, net_minor from order_view where company_id = :company order by order_number
                    """));
            var tieOut = new ArrayList<String>();
            for (var line : get("/api/v1/tie-out?asOf=2026-12-31").at("/lines")) {
                tieOut.add(
                        line.at("/subject").asString() + " " + line.at("/name").asString() + " ok="
                                + line.at("/ok").asBoolean() + " "
                                + line.at("/expected/amount/amount").asString() + " "
                                + line.at("/actual/amount/amount").asString() + " "
                                + line.at("/itemCount").asInt());
            }
            end.put("tie-out", tieOut);
            return end;
        }

        private List<String> rows(String sql) {
            return jdbc.sql(sql).param("company", company).query().listOfRows().stream()
                    .map(Map::toString)
                    .toList();
        }

        private long count(String sql) {
            return jdbc.sql(sql).param("company", company).query(Long.class).single();
        }

        private UUID customer(String number, long version, String name) {
            var id = Ids.next();
            customer(id, number, version, name);
            return id;
        }

        private void customer(UUID id, String number, long version, String name) {
            add(
                    CustomerEvents.CUSTOMER_STATE,
                    id,
                    () -> probe.publish(CustomerEvents.CUSTOMER_STATE, company, id, version, state(id, number, name)));
        }

        private static CustomerState state(UUID id, String number, String name) {
            return new CustomerState(
                    id, number, name, List.of(), null, null, List.of(), "EUR", "DE", 30, "ACTIVE", null);
        }

        private void order(String number, UUID customer, String net) {
            var id = UUID.nameUUIDFromBytes((company + number).getBytes(StandardCharsets.UTF_8));
            add(
                    SalesEvents.ORDER_CONFIRMED,
                    id,
                    () -> probe.publish(
                            SalesEvents.ORDER_CONFIRMED,
                            company,
                            id,
                            1,
                            new OrderConfirmed(
                                    id,
                                    number,
                                    null,
                                    customer,
                                    DAY,
                                    30,
                                    "EUR",
                                    false,
                                    "PER_LINE",
                                    "HALF_UP",
                                    List.of(new OrderConfirmed.Line(
                                            id,
                                            "P-1",
                                            "Cloth",
                                            BigDecimal.ONE,
                                            new BigDecimal(net),
                                            BigDecimal.ZERO,
                                            "NONE",
                                            BigDecimal.ZERO)),
                                    eur(net),
                                    eur("0.00"),
                                    eur(net))));
        }

        private UUID connect() {
            var answer = post("/api/v1/bank-accounts", """
                    {"name":"House bank","number":"%s","currency":"EUR","openingDate":"2026-01-01",
                     "openingBalance":{"amount":"1000.00","currency":"EUR"}}""".formatted(number()));
            return UUID.fromString(answer.at("/bankAccountId").asString());
        }

        private String number() {
            return company.toString().replace("-", "").substring(12);
        }

        private void upload() {
            var parts = new LinkedMultiValueMap<String, Object>();
            parts.add("bankAccountId", ledger.account.toString());
            parts.add(
                    "file",
                    new ByteArrayResource(LINES.replace("ACCOUNT", number()).getBytes(StandardCharsets.UTF_8)) {
                        @Override
                        public String getFilename() {
                            return "march.csv";
                        }
                    });
            client.post()
                    .uri("/api/v1/bank-statements")
                    .header("Authorization", accountant)
                    .contentType(MediaType.MULTIPART_FORM_DATA)
                    .body(parts)
                    .exchange()
                    .expectStatus()
                    .isAccepted();
        }

        private void undo(String number) {
            playUntil("the match of " + number + " is posted", () -> match(number, "POSTED") != null);
            post("/api/v1/matches/" + match(number, "POSTED") + "/undo", "{\"reason\":\"wrong customer\"}");
        }

        private @Nullable UUID match(String number, String status) {
            return jdbc.sql("""
                            select m.match_id
                            from payment_match m
                            join match_allocation a on a.company_id = m.company_id and a.match_id = m.match_id
                            join open_item i on i.company_id = m.company_id and i.invoice_id = a.invoice_id
                            where m.company_id = :company and i.number = :number and m.status = :status
                            """)
                    .param("company", company)
                    .param("number", number)
                    .param("status", status)
                    .query((row, index) -> row.getObject("match_id", UUID.class))
                    .optional()
                    .orElse(null);
        }

        private JsonNode get(String path) {
            return Objects.requireNonNull(client.get()
                    .uri(path)
                    .header("Authorization", accountant)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody(JsonNode.class)
                    .returnResult()
                    .getResponseBody());
        }

        private JsonNode post(String path, String body) {
            return Objects.requireNonNull(client.post()
                    .uri(path)
                    .header("Authorization", accountant)
                    .header("Idempotency-Key", path)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(body)
                    .exchange()
                    .expectStatus()
                    .is2xxSuccessful()
                    .expectBody(JsonNode.class)
                    .returnResult()
                    .getResponseBody());
        }

        /// The ledger in a few lines: what is owed, a journal, and an answer to everything.
        private final class Ledger {

            private static final class Owed {
                final InvoiceIssued issued;
                Money open;
                long version = 1;

                Owed(InvoiceIssued issued) {
                    this.issued = issued;
                    this.open = issued.open();
                }
            }

            private UUID account = new UUID(0, 0);
            private final Map<UUID, Owed> owed = new HashMap<>();
            private final Map<UUID, PaymentMatched> applied = new HashMap<>();
            private final Set<UUID> answered = new HashSet<>();
            private final Set<UUID> posted = new HashSet<>();
            private int reversals;
            private long blocks;

            void opened() {
                var opened = new BankAccountOpened(account, "1121", "1181");
                add(
                        LedgerEvents.BANK_ACCOUNT_OPENED,
                        account,
                        () -> probe.publish(LedgerEvents.BANK_ACCOUNT_OPENED, company, account, 1, opened));
                journal("1121", "3000", eur("1000.00"));
            }

            void issue(String number, UUID customer, @Nullable String order, String amount) {
                var id = issue(number, customer, order, eur(amount));
                journal(
                        "INVOICE",
                        id,
                        new JournalBlockSealed.Line("1200", "DEBIT", eur(amount)),
                        new JournalBlockSealed.Line("4100", "CREDIT", eur(amount)));
            }

            void issueInDollars(String number, UUID customer, String amount) {
                var dollars = Money.parse(amount, "USD");
                var id = issue(number, customer, null, dollars);
                journal(
                        "INVOICE",
                        id,
                        new JournalBlockSealed.Line("1200", "DEBIT", eur("180.00"), dollars),
                        new JournalBlockSealed.Line("4100", "CREDIT", eur("180.00"), dollars));
            }

            private UUID issue(String number, UUID customer, @Nullable String order, Money amount) {
                var id = Ids.next();
                var issued = new InvoiceIssued(
                        id,
                        number,
                        null,
                        customer,
                        order == null
                                ? null
                                : UUID.nameUUIDFromBytes((company + order).getBytes(StandardCharsets.UTF_8)),
                        null,
                        DAY.minusDays(20),
                        DAY.plusDays(10),
                        "REF" + number.hashCode(),
                        amount,
                        Money.zero(amount.currency()),
                        amount,
                        amount,
                        false,
                        Ids.next());
                var invoice = new Owed(issued);
                owed.put(id, invoice);
                add(
                        LedgerEvents.INVOICE_ISSUED,
                        id,
                        () -> probe.publish(LedgerEvents.INVOICE_ISSUED, company, id, 1, issued));
                state(invoice);
                return id;
            }

            private void state(Owed invoice) {
                var issued = invoice.issued;
                long version = invoice.version;
                var state = new InvoiceState(
                        issued.invoiceId(),
                        issued.invoiceNumber(),
                        null,
                        issued.customerId(),
                        issued.orderId(),
                        issued.invoiceDate(),
                        issued.dueDate(),
                        issued.paymentReference(),
                        issued.total(),
                        invoice.open,
                        false,
                        "ISSUED");
                add(
                        LedgerEvents.INVOICE_STATE,
                        issued.invoiceId(),
                        () -> probe.publish(LedgerEvents.INVOICE_STATE, company, issued.invoiceId(), version, state));
            }

            /// Answers what the service has published since.
            void answer() {
                probe.published(ReconciliationEvents.BANK_LINES_RECORDED).stream()
                        .filter(event -> event.companyId().equals(company) && posted.add(event.id()))
                        .forEach(event -> post(event.payload()));
                probe.published(ReconciliationEvents.PAYMENT_MATCHED).stream()
                        .filter(event -> event.companyId().equals(company) && answered.add(event.id()))
                        .forEach(event -> apply(event.payload()));
                probe.published(ReconciliationEvents.BANK_LINE_CLASSIFIED).stream()
                        .filter(event -> event.companyId().equals(company) && answered.add(event.id()))
                        .forEach(event -> book(event.payload()));
                probe.published(ReconciliationEvents.PAYMENT_MATCH_UNDONE).stream()
                        .filter(event -> event.companyId().equals(company) && posted.add(event.id()))
                        .forEach(event -> reverse(event.aggregateId(), event.aggregateVersion()));
            }

            private void post(BankLinesRecorded recorded) {
                var lines = recorded.lines().stream()
                        .map(line -> new BankLinesPosted.Line(line.lineId(), Ids.next(), line.bookingDate()))
                        .toList();
                var answer = new BankLinesPosted(recorded.statementId(), recorded.chunk(), account, lines);
                add(
                        LedgerEvents.BANK_LINES_POSTED,
                        recorded.statementId(),
                        () -> probe.publish(
                                LedgerEvents.BANK_LINES_POSTED,
                                company,
                                recorded.statementId(),
                                recorded.chunk(),
                                answer));
                recorded.lines().forEach(line -> journal("1121", "1181", line.amount()));
            }

            private void apply(PaymentMatched matched) {
                var id = matched.matchId();
                var refused = matched.allocations().stream()
                        .filter(part ->
                                owed(part.invoiceId()).issued.invoiceNumber().equals("INV-2026-000007"))
                        .findFirst();
                if (refused.isPresent()) {
                    var invoice = refused.get().invoiceId();
                    var answer = new PaymentRefused(
                            id, matched.lineId(), "period-closed", "not now", invoice, owed(invoice).open);
                    add(
                            LedgerEvents.PAYMENT_REFUSED,
                            id,
                            () -> probe.publish(LedgerEvents.PAYMENT_REFUSED, company, id, 1, answer));
                    return;
                }
                applied.put(id, matched);
                var answer = new PaymentApplied(id, matched.lineId(), Ids.next(), DAY);
                add(
                        LedgerEvents.PAYMENT_APPLIED,
                        id,
                        () -> probe.publish(LedgerEvents.PAYMENT_APPLIED, company, id, 1, answer));
                for (var part : matched.allocations()) {
                    change(part.invoiceId(), part.amount().negated(), id);
                    journal("1181", "1200", part.amount());
                }
                matched.otherParts().forEach(part -> journal("1181", "2300", part.amount()));
            }

            private void book(BankLineClassified line) {
                var id = line.matchId();
                var answer = new PaymentApplied(id, line.lineId(), Ids.next(), DAY);
                add(
                        LedgerEvents.PAYMENT_APPLIED,
                        id,
                        () -> probe.publish(LedgerEvents.PAYMENT_APPLIED, company, id, 1, answer));
                journal("1181", "6800", line.amount());
            }

            private void reverse(UUID match, long version) {
                reversals++;
                var matched = Objects.requireNonNull(applied.get(match));
                var answer = new PaymentReversed(match, matched.lineId(), Ids.next(), DAY);
                add(
                        LedgerEvents.PAYMENT_REVERSED,
                        match,
                        () -> probe.publish(LedgerEvents.PAYMENT_REVERSED, company, match, version, answer));
                for (var part : matched.allocations()) {
                    change(part.invoiceId(), part.amount(), match);
                    journal("1200", "1181", part.amount());
                }
            }

            private void change(UUID invoiceId, Money changed, UUID match) {
                var invoice = owed(invoiceId);
                invoice.open = invoice.open.plus(changed);
                long version = ++invoice.version;
                var open = invoice.open;
                var customer = invoice.issued.customerId();
                var order = invoice.issued.orderId();
                if (changed.isPositive()) {
                    var event = new InvoiceReopened(invoiceId, customer, order, changed, open, DAY, match, Ids.next());
                    add(
                            LedgerEvents.INVOICE_REOPENED,
                            invoiceId,
                            () -> probe.publish(LedgerEvents.INVOICE_REOPENED, company, invoiceId, version, event));
                } else if (open.isZero()) {
                    var event = new InvoicePaid(invoiceId, customer, order, changed, open, DAY, match, Ids.next());
                    add(
                            LedgerEvents.INVOICE_PAID,
                            invoiceId,
                            () -> probe.publish(LedgerEvents.INVOICE_PAID, company, invoiceId, version, event));
                } else {
                    var event = new InvoicePartPaid(invoiceId, customer, order, changed, open, DAY, match, Ids.next());
                    add(
                            LedgerEvents.INVOICE_PART_PAID,
                            invoiceId,
                            () -> probe.publish(LedgerEvents.INVOICE_PART_PAID, company, invoiceId, version, event));
                }
                state(invoice);
            }

            private Owed owed(UUID invoiceId) {
                return Objects.requireNonNull(owed.get(invoiceId));
            }

            /// A negative amount is booked the other way round.
            private void journal(String debit, String credit, Money amount) {
                if (!amount.isPositive()) {
                    journal(credit, debit, amount.negated());
                    return;
                }
                journal(
                        "MANUAL",
                        null,
                        new JournalBlockSealed.Line(debit, "DEBIT", amount),
                        new JournalBlockSealed.Line(credit, "CREDIT", amount));
            }

            private void journal(String source, @Nullable UUID sourceId, JournalBlockSealed.Line... lines) {
                long number = ++blocks;
                var entry = new JournalBlockSealed.Entry(
                        Ids.next(),
                        number,
                        DAY,
                        Instant.parse("2026-03-16T10:00:00Z"),
                        source,
                        sourceId,
                        List.of(lines));
                var block = new JournalBlockSealed(company, number, number, number, List.of(entry));
                add(
                        LedgerEvents.JOURNAL_BLOCK_SEALED,
                        company,
                        () -> probe.publish(LedgerEvents.JOURNAL_BLOCK_SEALED, company, company, number, block));
            }
        }
    }

    private static Money eur(String amount) {
        return Money.parse(amount, "EUR");
    }
}
