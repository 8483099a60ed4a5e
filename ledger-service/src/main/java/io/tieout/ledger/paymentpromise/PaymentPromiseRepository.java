package io.tieout.ledger.paymentpromise;

import io.tieout.platform.money.Money;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PaymentPromiseRepository {

    /// What a promise is about.
    record Promised(int invoices, Money owed) {}

    private final JdbcClient jdbc;

    PaymentPromiseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Of two who write down a promise of a customer at once, the second one sees the first one's.
    void lock(UUID companyId, UUID customerId) {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 0))) locked")
                .param("key", "promise " + companyId + " " + customerId)
                .query(Integer.class)
                .single();
    }

    /// The promise's invoices that are of its customer and currency, and what was owed on them when it was made.
    Promised promised(PaymentPromise promise) {
        var currency = promise.amount().currency();
        return jdbc.sql("""
                        select count(*) as invoices, coalesce(sum(i.total_minor - coalesce((
                            select sum(a.amount_minor)
                            from allocation a
                            where a.company_id = i.company_id and a.invoice_id = i.invoice_id
                                and a.effective_date <= :madeOn), 0)), 0)::bigint as owed_minor
                        from invoice i
                        where i.company_id = :company and i.invoice_id = any(cast(:invoices as uuid[]))
                            and i.customer_id = any(customer_party(:company, :customer)) and i.currency = :currency""")
                .param("company", promise.companyId())
                .param("madeOn", promise.madeOn())
                .param("invoices", promise.invoiceIds().toArray(UUID[]::new))
                .param("customer", promise.customerId())
                .param("currency", currency.getCurrencyCode())
                .query((row, number) ->
                        new Promised(row.getInt("invoices"), Money.ofMinor(row.getLong("owed_minor"), currency)))
                .single();
    }

    /// A promise about one of the same invoices, whose days meet those of this one.
    Optional<UUID> overlapping(PaymentPromise promise) {
        return jdbc.sql("""
                        select p.payment_promise_id
                        from payment_promise p
                        join payment_promise_invoice pi
                            on pi.company_id = p.company_id and pi.payment_promise_id = p.payment_promise_id
                        where p.company_id = :company and pi.invoice_id = any(cast(:invoices as uuid[]))
                            and p.withdrawn_at is null and p.made_on <= :promisedDate and p.promised_date >= :madeOn
                        order by p.payment_promise_id
                        limit 1""")
                .param("company", promise.companyId())
                .param("invoices", promise.invoiceIds().toArray(UUID[]::new))
                .param("madeOn", promise.madeOn())
                .param("promisedDate", promise.promisedDate())
                .query(UUID.class)
                .optional();
    }

    void insert(PaymentPromise promise) {
        jdbc.sql("""
                        insert into payment_promise (company_id, payment_promise_id, customer_id, currency, amount_minor,
                            made_on, promised_date, note, recorded_by)
                        values (:company, :id, :customer, :currency, :amount, :madeOn, :promisedDate, :note, :by)""")
                .param("company", promise.companyId())
                .param("id", promise.id().value())
                .param("customer", promise.customerId())
                .param("currency", promise.amount().currency().getCurrencyCode())
                .param("amount", promise.amount().minorUnits())
                .param("madeOn", promise.madeOn())
                .param("promisedDate", promise.promisedDate())
                .param("note", promise.note())
                .param("by", promise.recordedBy())
                .update();
        jdbc.sql("""
                        insert into payment_promise_invoice (company_id, payment_promise_id, invoice_id)
                        select :company, :id, invoice_id
                        from unnest(cast(:invoices as uuid[])) as about (invoice_id)""")
                .param("company", promise.companyId())
                .param("id", promise.id().value())
                .param("invoices", promise.invoiceIds().toArray(UUID[]::new))
                .update();
    }

    /// @return whether it was still in that version
    boolean withdraw(UUID companyId, PaymentPromiseId id, long version, String reason, UUID by) {
        return jdbc.sql("""
                        update payment_promise
                        set withdrawn_by = :by, withdrawn_at = recorded_now(), withdrawal_reason = :reason, version = version + 1
                        where company_id = :company and payment_promise_id = :id and version = :version""")
                        .param("company", companyId)
                        .param("id", id.value())
                        .param("version", version)
                        .param("reason", reason)
                        .param("by", by)
                        .update()
                == 1;
    }
}
