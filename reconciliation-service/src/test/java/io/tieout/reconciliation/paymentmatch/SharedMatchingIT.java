package io.tieout.reconciliation.paymentmatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tieout.events.ledger.v1.InvoicePaid;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.reconciliation.matching.LookupKeys;
import io.tieout.reconciliation.openitem.OpenItemService;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Jobs beside the service's own stand for those of other replicas: they share nothing but the database.
@ServiceTest
class SharedMatchingIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 16);
    private static final Currency EUR = Currency.getInstance("EUR");

    private final JdbcClient jdbc;
    private final MatchingService matching;
    private final MatchingProperties properties;
    private final OpenItemService items;
    private final WaitingLineRepository waiting;
    private final MeterRegistry meters;
    private final List<InvariantCheck> checks;
    private final EventProbe probe;
    private final TransactionTemplate transaction;

    SharedMatchingIT(
            @Autowired JdbcClient jdbc,
            @Autowired MatchingService matching,
            @Autowired MatchingProperties properties,
            @Autowired OpenItemService items,
            @Autowired WaitingLineRepository waiting,
            @Autowired MeterRegistry meters,
            @Autowired List<InvariantCheck> checks,
            @Autowired EventProbe probe,
            @Autowired PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.matching = matching;
        this.properties = properties;
        this.items = items;
        this.waiting = waiting;
        this.meters = meters;
        this.checks = checks;
        this.probe = probe;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void passesOverWhatAnotherReplicaIsAtAndComesBackToIt() {
        var busy = companyWithPaidInvoices(3);
        var free = companyWithPaidInvoices(3);

        transaction.executeWithoutResult(claim -> {
            assertThat(items.claim(busy, EUR)).isTrue();
            inAnotherTransaction(() -> {
                queue(busy);
                queue(free);
            });
            await().atMost(LIMIT).until(() -> queued(free) == 0 && matches(free) == 3);
            assertThat(queued(busy)).isEqualTo(3);
        });

        await().atMost(LIMIT).until(() -> queued(busy) == 0 && matches(busy) == 3);
    }

    @Test
    void decidesEachLineOnceHoweverManyReplicasThereAre() throws InterruptedException, ExecutionException {
        var companies = IntStream.range(0, 3)
                .mapToObj(index -> companyWithPaidInvoices(450))
                .toList();
        companies.forEach(this::queue);

        try (var replicas = Executors.newFixedThreadPool(2)) {
            var work = IntStream.range(0, 2)
                    .mapToObj(index -> replicas.submit(() -> {
                        var job = new MatchingJob(matching, properties, meters);
                        while (companies.stream().anyMatch(company -> queued(company) > 0)) {
                            job.matchWaitingLines();
                        }
                    }))
                    .toList();
            for (var replica : work) {
                replica.get();
            }
        }

        for (var company : companies) {
            // The last chunk may still be another replica's.
            await().atMost(LIMIT).until(() -> matches(company) == 450);
            assertThat(count("""
                            select count(*) from open_item
                            where company_id = :company and reserved_minor = open_minor
                            """, company)).isEqualTo(450);
            assertThat(count("select count(distinct line_id) from payment_match where company_id = :company", company))
                    .isEqualTo(450);
            assertThat(count("select count(*) from outbox where company_id = :company", company))
                    .isEqualTo(450);
        }
        assertThat(checks)
                .filteredOn(check -> check.invariant().equals("I7"))
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.violations().stream().filter(violation -> companies.stream()
                                .anyMatch(company -> violation.subject().contains(company.toString()))))
                        .as(check.statement())
                        .isEmpty());
    }

    @Test
    void keepsPaymentsWhileADecisionIsUnderWay() {
        var company = companyWithPaidInvoices(1);
        var invoice = jdbc.sql("select invoice_id from open_item where company_id = :company")
                .param("company", company)
                .query(UUID.class)
                .single();

        transaction.executeWithoutResult(deciding -> {
            items.decideAlone(company, EUR);
            probe.publish(
                    LedgerEvents.INVOICE_PAID,
                    company,
                    invoice,
                    2,
                    new InvoicePaid(
                            invoice,
                            invoice,
                            null,
                            Money.ofMinor(-10_001, EUR),
                            Money.zero(EUR),
                            DAY,
                            null,
                            Ids.next()));
            await().atMost(LIMIT)
                    .until(() ->
                            count("select sum(open_minor) from open_item where company_id = :company", company) == 0);
        });
    }

    @Test
    void setsAsideOnlyTheLineItMeansAndOnlyWhileItWaits() {
        var company = companyWithPaidInvoices(2);
        transaction.executeWithoutResult(claim -> {
            assertThat(items.claim(company, EUR)).isTrue();
            inAnotherTransaction(() -> queue(company));
            var group = new WaitingLineRepository.Group(company, EUR);
            var first = waiting.first(group).orElseThrow();

            inAnotherTransaction(() -> matching.setAside(group, first));
            inAnotherTransaction(() -> matching.setAside(group, first));

            assertThat(queued(company)).isEqualTo(1);
            assertThat(waiting.first(group)).isPresent().get().isNotEqualTo(first);
        });

        await().atMost(LIMIT).until(() -> queued(company) == 0 && matches(company) == 1);
        assertThat(count("select count(*) from discrepancy where company_id = :company", company))
                .isEqualTo(1);
    }

    private void inAnotherTransaction(Runnable work) {
        try (var other = Executors.newSingleThreadExecutor()) {
            other.submit(work).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private UUID companyWithPaidInvoices(int count) {
        var company = Ids.next();
        var account = Ids.next();
        var statement = Ids.next();
        jdbc.sql("""
                        insert into bank_account (company_id, bank_account_id, name, iban, identification, currency, opening_minor,
                            opening_date, account_code, clearing_account_code, connected_at, version)
                        values (:company, :account, 'House bank', 'DE02120300000000202051', 'DE02120300000000202051', 'EUR', 0, '2026-01-01', '1121',
                            '1181', now(), 1)
                        """).param("company", company).param("account", account).update();
        jdbc.sql("""
                        insert into bank_statement (company_id, statement_id, bank_account_id, import_id, import_index, format,
                            fingerprint, currency, lines_in_file, credits_minor, debits_minor, lines_recorded, lines_skipped,
                            chunks, recorded_minor, recorded_at)
                        values (:company, :statement, :account, :statement, 0, 'CSV', cast(:statement as text), 'EUR', :count, :sum, 0,
                            :count, 0, 1, :sum, now())
                        """)
                .param("company", company)
                .param("statement", statement)
                .param("account", account)
                .param("count", count)
                .param("sum", 10_000L * count + count * (count + 1L) / 2)
                .update();
        for (int number = 1; number <= count; number++) {
            invoiceAndItsPayment(company, account, statement, number);
        }
        return company;
    }

    private void invoiceAndItsPayment(UUID company, UUID account, UUID statement, int number) {
        var invoice = Ids.next();
        var name = "INV-2026-%06d".formatted(number);
        long amount = 10_000L + number;
        jdbc.sql("""
                        insert into open_item (company_id, invoice_id, customer_id, number, invoice_date, due_date,
                            payment_reference, currency, total_minor, open_minor, disputed, longest_number, version, has_events)
                        values (:company, :invoice, :invoice, :number, :day, :day, '', 'EUR', :amount, :amount, false, 3, 1, true)
                        """)
                .param("company", company)
                .param("invoice", invoice)
                .param("number", name)
                .param("day", DAY)
                .param("amount", amount)
                .update();
        LookupKeys.ofItem(List.of(name), List.of())
                .byKind()
                .forEach((kind, tokens) -> tokens.forEach(
                        token -> jdbc.sql("insert into open_item_token values (:company, :kind, :token, :invoice)")
                                .param("company", company)
                                .param("kind", kind)
                                .param("token", token)
                                .param("invoice", invoice)
                                .update()));
        jdbc.sql("""
                        insert into bank_line (company_id, line_id, statement_id, bank_account_id, line_no, chunk, booking_date,
                            value_date, amount_minor, currency, counterparty_name, remittance, reversal, content_hash,
                            occurrence, state, match_state, entry_id, effective_date)
                        values (:company, :line, :statement, :account, :number, 1, :day, :day, :amount, 'EUR', 'SOMEBODY',
                            :text, false, :text, 1, 'POSTED', 'UNMATCHED', :line, :day)
                        """)
                .param("company", company)
                .param("line", Ids.next())
                .param("statement", statement)
                .param("account", account)
                .param("number", number)
                .param("day", DAY)
                .param("amount", amount)
                .param("text", name)
                .update();
    }

    private void queue(UUID company) {
        jdbc.sql("""
                        insert into match_request (company_id, line_id, currency, booking_date, requested_at)
                        select company_id, line_id, currency, booking_date, now() from bank_line where company_id = :company
                        """).param("company", company).update();
    }

    private long queued(UUID company) {
        return count("select count(*) from match_request where company_id = :company", company);
    }

    private long matches(UUID company) {
        return count("select count(*) from payment_match where company_id = :company", company);
    }

    private long count(String sql, UUID company) {
        return jdbc.sql(sql).param("company", company).query(Long.class).single();
    }
}
