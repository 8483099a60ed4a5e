package io.tieout.ledger.paymentpromise;

import io.tieout.ledger.balance.KnownAt;
import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PaymentPromiseQueries {

    /// Which promises a list shows; what is absent does not restrict.
    record Filter(
            @Nullable UUID customerId,
            @Nullable UUID invoiceId,
            @Nullable PromiseStatus status) {}

    // A promise looks at its invoices up to its day, and never beyond the day that is asked for. What settles an
    // invoice without money, a credit note say, keeps no promise, but nobody breaks one about what is not owed.
    private static final String SEEN = """
            with seen as (
                select p.payment_promise_id, p.customer_id, p.currency, p.amount_minor, p.made_on, p.promised_date, p.note,
                    p.recorded_by, p.recorded_at, p.version, items.invoice_ids, items.paid_minor, items.owed_minor,
                    case when p.withdrawn_at < :knownBefore then p.withdrawn_by end as withdrawn_by,
                    case when p.withdrawn_at < :knownBefore then p.withdrawn_at end as withdrawn_at,
                    case when p.withdrawn_at < :knownBefore then p.withdrawal_reason end as withdrawal_reason,
                    case
                        when p.withdrawn_at < :knownBefore then 'WITHDRAWN'
                        when items.paid_minor >= p.amount_minor or items.owed_minor <= 0 then 'KEPT'
                        when p.promised_date < :asOf then 'BROKEN'
                        else 'OPEN'
                    end as status
                from payment_promise p
                cross join lateral (
                    select array_agg(i.invoice_id order by i.invoice_id) as invoice_ids,
                        sum(settled.money_minor)::bigint as paid_minor,
                        sum(i.total_minor - settled.all_minor)::bigint as owed_minor
                    from payment_promise_invoice pi
                    join invoice i on i.company_id = pi.company_id and i.invoice_id = pi.invoice_id
                    cross join lateral (
                        select coalesce(sum(a.amount_minor), 0) as all_minor,
                            coalesce(sum(a.amount_minor) filter (where a.effective_date >= p.made_on
                                and (a.document_kind is null or a.document_kind = 'FOREIGN_SETTLEMENT')), 0) as money_minor
                        from allocation a
                        where a.company_id = i.company_id and a.invoice_id = i.invoice_id
                            and a.effective_date <= least(p.promised_date, :asOf) and a.recorded_at < :knownBefore
                    ) settled
                    where pi.company_id = p.company_id and pi.payment_promise_id = p.payment_promise_id
                ) items
                where p.company_id = :company and p.made_on <= :asOf and p.recorded_at < :knownBefore
                    :condition
            )
            """;

    private final JdbcClient jdbc;

    PaymentPromiseQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Newest first.
    Page<PaymentPromiseResponse> list(UUID companyId, Filter filter, LocalDate asOf, KnownAt known, PageRequest page) {
        var rows = query(companyId, asOf, known, """
                                and (cast(:customer as uuid) is null or p.customer_id = any(customer_party(:company, :customer)))
                                and (cast(:invoice as uuid) is null or exists (
                                    select from payment_promise_invoice about
                                    where about.company_id = p.company_id and about.invoice_id = :invoice
                                        and about.payment_promise_id = p.payment_promise_id))
                                and (cast(:after as uuid) is null or p.payment_promise_id < cast(:after as uuid))""", """
                        select * from seen
                        where cast(:status as text) is null or status = :status
                        order by payment_promise_id desc
                        limit :limit""")
                .param("customer", filter.customerId())
                .param("invoice", filter.invoiceId())
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().name())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(PaymentPromiseQueries::response)
                .list();
        return Page.of(
                rows,
                page,
                promise -> List.of(promise.paymentPromiseId().value().toString()));
    }

    PaymentPromiseResponse get(UUID companyId, PaymentPromiseId id, LocalDate asOf, KnownAt known) {
        return query(companyId, asOf, known, "and p.payment_promise_id = :id", "select * from seen")
                .param("id", id.value())
                .query(PaymentPromiseQueries::response)
                .optional()
                .orElseThrow(() -> new PromiseUnknown(id));
    }

    /// Of promises whose day lies in these; by customer where some are named, else all together.
    List<PromiseOutcomes> outcomes(
            UUID companyId, @Nullable Collection<UUID> customers, LocalDate from, LocalDate asOf, KnownAt known) {
        // An open promise counts whenever it was made: its day is still to come.
        return query(companyId, asOf, known, """
                        and p.promised_date >= :from
                                and (cast(:customers as uuid[]) is null or p.customer_id = any(cast(:customers as uuid[])))""", """
                        select case when cast(:customers as uuid[]) is null then :company else customer_id end as customer_id,
                            currency,
                            count(*) filter (where status = 'KEPT') as kept,
                            count(*) filter (where status = 'BROKEN') as broken,
                            count(*) filter (where status = 'OPEN') as open
                        from seen
                        group by 1, 2
                        order by 1, 2""")
                .param("from", from)
                .param("customers", customers == null ? null : customers.toArray(UUID[]::new))
                .query((row, number) -> new PromiseOutcomes(
                        row.getObject("customer_id", UUID.class),
                        Currency.getInstance(row.getString("currency")),
                        row.getLong("kept"),
                        row.getLong("broken"),
                        row.getLong("open")))
                .list();
    }

    private JdbcClient.StatementSpec query(
            UUID companyId, LocalDate asOf, KnownAt known, String condition, String selection) {
        return jdbc.sql(SEEN.replace(":condition", condition) + selection)
                .param("company", companyId)
                .param("asOf", asOf)
                .param("knownBefore", known.before().atOffset(ZoneOffset.UTC));
    }

    private static PaymentPromiseResponse response(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        var invoices = (UUID[]) row.getArray("invoice_ids").getArray();
        return new PaymentPromiseResponse(
                new PaymentPromiseId(row.getObject("payment_promise_id", UUID.class)),
                row.getObject("customer_id", UUID.class),
                Arrays.asList(invoices),
                Money.ofMinor(row.getLong("amount_minor"), currency),
                row.getObject("made_on", LocalDate.class),
                row.getObject("promised_date", LocalDate.class),
                PromiseStatus.valueOf(row.getString("status")),
                Money.ofMinor(row.getLong("paid_minor"), currency),
                Money.ofMinor(row.getLong("owed_minor"), currency),
                row.getString("note"),
                row.getObject("recorded_by", UUID.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("withdrawn_by", UUID.class),
                instant(row.getObject("withdrawn_at", OffsetDateTime.class)),
                row.getString("withdrawal_reason"),
                row.getLong("version"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
