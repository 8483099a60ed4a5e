package io.tieout.ledger.receivable;

import io.tieout.ledger.balance.Dimensions;
import io.tieout.ledger.balance.KnownAt;
import io.tieout.ledger.receivable.AgeingResponse.BucketResponse;
import io.tieout.ledger.receivable.AgeingResponse.CountResponse;
import io.tieout.ledger.receivable.AgeingResponse.CustomerResponse;
import io.tieout.ledger.receivable.CustomerAtRisk.RiskKey;
import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AgeingQueries {

    // What was owed at that day: the total less the allocations that count then. An invoice that is paid now can have
    // been open then only if something was allocated to it later: so the work goes with what is open, not with history.
    // Each way to be wanted is found by an index of its own; a condition with `or` would read every invoice there is.
    private static final String OWED = """
            with wanted_invoice as (
                select invoice_id from open_invoice where company_id = :company
                union
                select invoice_id from allocation where company_id = :company and effective_date > :asOf
                union
                select invoice_id from allocation where company_id = :company and recorded_at >= :knownBefore
            ),
            wanted_foreign_item as (
                select foreign_item_id
                from foreign_item
                where company_id = :company and open_minor > 0
                union
                select foreign_item_id
                from foreign_item_movement
                where company_id = :company and (effective_date > :asOf or recorded_at >= :knownBefore)
            ),
            wanted_credit_note as (
                select credit_note_id
                from credit_note
                where company_id = :company and open_minor > 0
                union
                select credit_note_id from credit_note_movement where company_id = :company and effective_date > :asOf
                union
                select credit_note_id
                from credit_note_movement
                where company_id = :company and recorded_at >= :knownBefore
            ),
            wanted_credit as (
                select customer_credit_id
                from customer_credit
                where company_id = :company and open_minor > 0
                union
                select customer_credit_id
                from customer_credit_movement
                where company_id = :company and (effective_date > :asOf or recorded_at >= :knownBefore)
            ),
            item as (
                select 'INVOICE' as kind, i.invoice_id as document_id, i.customer_id, i.due_date,
                    i.total_minor - coalesce((
                        select sum(a.amount_minor)
                        from allocation a
                        where a.company_id = i.company_id and a.invoice_id = i.invoice_id
                            and a.effective_date <= :asOf and a.recorded_at < :knownBefore), 0) as owed_minor
                from wanted_invoice
                join invoice i on i.company_id = :company and i.invoice_id = wanted_invoice.invoice_id
                where coalesce(i.opening_date, i.invoice_date) <= :asOf
                    and i.recorded_at < :knownBefore and i.currency = :currency%1$s
                union all
                -- One in another currency stands at what the books carry it at.
                select 'INVOICE', i.invoice_id, i.customer_id, i.due_date, sum(m.carrying_minor)
                from wanted_foreign_item
                join foreign_item f
                    on f.company_id = :company and f.foreign_item_id = wanted_foreign_item.foreign_item_id
                join invoice i on i.company_id = f.company_id and i.invoice_id = f.foreign_item_id
                join foreign_item_movement m
                    on m.company_id = f.company_id and m.foreign_item_id = f.foreign_item_id
                where f.kind = 'INVOICE' and m.effective_date <= :asOf and m.recorded_at < :knownBefore%1$s
                group by f.foreign_item_id, i.invoice_id, i.customer_id, i.due_date
                union all
                -- A credit note is owed by us from its own date on: it lies in the same account, with the other sign.
                select 'CREDIT_NOTE', n.credit_note_id, n.customer_id, n.credit_note_date, -sum(m.amount_minor)
                from wanted_credit_note
                join credit_note n
                    on n.company_id = :company and n.credit_note_id = wanted_credit_note.credit_note_id
                join credit_note_movement m on m.company_id = n.company_id and m.credit_note_id = n.credit_note_id
                where n.currency = :currency and m.effective_date <= :asOf and m.recorded_at < :knownBefore%2$s
                group by n.credit_note_id, n.customer_id, n.credit_note_date
                union all
                select 'CREDIT_NOTE', n.credit_note_id, n.customer_id, n.credit_note_date, -sum(m.carrying_minor)
                from wanted_foreign_item
                join foreign_item f
                    on f.company_id = :company and f.foreign_item_id = wanted_foreign_item.foreign_item_id
                join credit_note n on n.company_id = f.company_id and n.credit_note_id = f.foreign_item_id
                join foreign_item_movement m
                    on m.company_id = f.company_id and m.foreign_item_id = f.foreign_item_id
                where f.kind = 'CREDIT_NOTE' and m.effective_date <= :asOf and m.recorded_at < :knownBefore%2$s
                group by f.foreign_item_id, n.credit_note_id, n.customer_id, n.credit_note_date
            ),
            owed as (
                select kind, document_id, customer_id, due_date, owed_minor,
                    case
                        when due_date >= :asOf then 'NOT_DUE'
                        when :asOf - due_date <= 30 then 'DAYS_1_TO_30'
                        when :asOf - due_date <= 60 then 'DAYS_31_TO_60'
                        when :asOf - due_date <= 90 then 'DAYS_61_TO_90'
                        else 'OVER_90'
                    end as bucket
                from item
                where owed_minor <> 0
            ),
            credit as (
                select c.customer_id, sum(coalesce(m.carrying_minor, m.amount_minor)) as credit_minor
                from wanted_credit
                join customer_credit c
                    on c.company_id = :company and c.customer_credit_id = wanted_credit.customer_credit_id
                join customer_credit_movement m
                    on m.company_id = c.company_id and m.customer_credit_id = c.customer_credit_id
                where m.effective_date <= :asOf and m.recorded_at < :knownBefore%3$s
                group by c.customer_credit_id, c.customer_id
                having sum(m.amount_minor) <> 0
            )
            """;

    // A document counts when its own line does: the one on which it is owed.
    private static final String OF_INVOICE = """

                    and exists (
                        select
                        from journal_line line
                        where line.company_id = :company and line.entry_id = i.entry_id
                            and line.dimensions ->> 'invoiceId' = i.invoice_id::text""";

    private static final String OF_CREDIT_NOTE = """

                    and exists (
                        select
                        from journal_line line
                        where line.company_id = :company and line.entry_id = n.entry_id
                            and line.dimensions ->> 'creditNoteId' = n.credit_note_id::text""";

    private static final String OF_CREDIT = """

                    and exists (
                        select
                        from customer_credit_movement opened
                        join journal_line line
                            on line.company_id = opened.company_id and line.entry_id = opened.entry_id
                        where opened.company_id = :company and opened.customer_credit_id = c.customer_credit_id
                            and opened.amount_minor > 0
                            and line.dimensions ->> 'customerId' = c.customer_id::text""";

    private static final String FIGURES = Arrays.stream(AgeingBucket.values())
            .map(bucket -> """
                    count(*) filter (where bucket = '%1$s') as %2$s_count,
                    coalesce(sum(owed_minor) filter (where bucket = '%1$s'), 0) as %2$s_minor""".formatted(bucket, column(bucket)))
            .collect(Collectors.joining(",\n"));

    private final JdbcClient jdbc;

    AgeingQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param knownAt as it was asked for
    AgeingResponse report(
            UUID companyId,
            Currency currency,
            LocalDate asOf,
            @Nullable String knownAt,
            KnownAt known,
            Dimensions dimensions,
            PageRequest page) {
        var totals = query(companyId, currency, asOf, known, dimensions, "select " + FIGURES + """
                        , (select count(*) from credit) as credit_count,
                            (select coalesce(sum(credit_minor), 0) from credit) as credit_minor
                        from owed""")
                .query((row, number) -> new CustomerFigures(currency, row))
                .single();
        return new AgeingResponse(
                asOf,
                knownAt,
                dimensions.orNull(),
                totals.buckets(),
                totals.open(),
                totals.credits(),
                customers(companyId, currency, asOf, known, dimensions, page));
    }

    /// What is owed at that day, by age, as it was known.
    List<BucketResponse> buckets(UUID companyId, Currency currency, LocalDate asOf, KnownAt known) {
        return query(companyId, currency, asOf, known, Dimensions.ANY, "select " + FIGURES + " from owed")
                .query((row, number) -> CustomerFigures.readBuckets(currency, row))
                .single();
    }

    /// The invoices and credit notes that the report counts.
    Page<AgedItemResponse> items(
            UUID companyId,
            Currency currency,
            LocalDate asOf,
            KnownAt known,
            @Nullable AgeingBucket bucket,
            @Nullable UUID customerId,
            PageRequest page) {
        var rows = query(companyId, currency, asOf, known, Dimensions.ANY, """
                        select owed.kind, owed.document_id, coalesce(i.invoice_number, n.credit_note_number) as number,
                            owed.customer_id, owed.due_date, owed.bucket, owed.owed_minor
                        from owed
                        left join invoice i on i.company_id = :company and i.invoice_id = owed.document_id
                        left join credit_note n on n.company_id = :company and n.credit_note_id = owed.document_id
                        where (cast(:bucket as text) is null or owed.bucket = :bucket)
                            and (cast(:customer as uuid) is null or owed.customer_id = any(customer_party(:company, :customer)))
                            and (cast(:after as uuid) is null or owed.document_id > cast(:after as uuid))
                        order by owed.document_id
                        limit :limit""")
                .param("bucket", bucket == null ? null : bucket.name())
                .param("customer", customerId)
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query((row, number) -> new AgedItemResponse(
                        AgedItemResponse.Kind.valueOf(row.getString("kind")),
                        row.getObject("document_id", UUID.class),
                        row.getString("number"),
                        row.getObject("customer_id", UUID.class),
                        row.getObject("due_date", LocalDate.class),
                        AgeingBucket.valueOf(row.getString("bucket")),
                        Money.ofMinor(row.getLong("owed_minor"), currency)))
                .list();
        return Page.of(rows, page, item -> List.of(item.documentId().toString()));
    }

    /// The customers with the most to lose first. What lies in a bucket is lost by its percentage, and never less than
    /// nothing; without percentages those come first who owe the most that is overdue.
    ///
    /// @param after the last one that was seen, none for the first page
    List<CustomerAtRisk> atRisk(
            UUID companyId,
            Currency currency,
            LocalDate asOf,
            KnownAt known,
            Map<AgeingBucket, BigDecimal> percents,
            @Nullable RiskKey after,
            int limit) {
        return query(companyId, currency, asOf, known, Dimensions.ANY, """
                        , bucketed as (
                            select customer_id, bucket, sum(owed_minor) as owed_minor
                            from owed
                            group by customer_id, bucket
                        ),
                        risk as (
                            select bucketed.customer_id, sum(bucketed.owed_minor)::bigint as open_minor,
                                coalesce(sum(bucketed.owed_minor) filter (where bucketed.bucket <> 'NOT_DUE'), 0)::bigint
                                    as overdue_minor,
                                sum(round(greatest(bucketed.owed_minor, 0) * coalesce(rate.percent, 0) / 100))::bigint
                                    as loss_minor
                            from bucketed
                            left join unnest(cast(:buckets as text[]), cast(:percents as numeric[]))
                                as rate (bucket, percent) on rate.bucket = bucketed.bucket
                            group by bucketed.customer_id
                        )
                        select risk.customer_id, customer.customer_number, customer.name, risk.open_minor,
                            risk.overdue_minor, risk.loss_minor
                        from risk
                        left join customer_view customer
                            on customer.company_id = :company and customer.customer_id = risk.customer_id
                        where (risk.loss_minor > 0 or risk.overdue_minor > 0)
                            and (cast(:afterCustomer as uuid) is null
                                or (risk.loss_minor, risk.overdue_minor, risk.customer_id)
                                    < (cast(:afterLoss as bigint), cast(:afterOverdue as bigint),
                                        cast(:afterCustomer as uuid)))
                        order by risk.loss_minor desc, risk.overdue_minor desc, risk.customer_id desc
                        limit :limit""")
                .param(
                        "buckets",
                        percents.keySet().stream().map(AgeingBucket::name).toArray(String[]::new))
                .param("percents", percents.values().toArray(BigDecimal[]::new))
                .param("afterLoss", after == null ? null : (Long) after.lossMinor())
                .param("afterOverdue", after == null ? null : (Long) after.overdueMinor())
                .param("afterCustomer", after == null ? null : after.customerId())
                .param("limit", limit)
                .query((row, number) -> new CustomerAtRisk(
                        row.getObject("customer_id", UUID.class),
                        row.getString("customer_number"),
                        row.getString("name"),
                        Money.ofMinor(row.getLong("open_minor"), currency),
                        Money.ofMinor(row.getLong("overdue_minor"), currency),
                        Money.ofMinor(row.getLong("loss_minor"), currency)))
                .list();
    }

    private Page<CustomerResponse> customers(
            UUID companyId, Currency currency, LocalDate asOf, KnownAt known, Dimensions dimensions, PageRequest page) {
        var rows = query(companyId, currency, asOf, known, dimensions, """
                        , shown as (
                            select customer_id from owed
                            union
                            select customer_id from credit
                            order by customer_id
                        ),
                        paged as (
                            select customer_id
                            from shown
                            where cast(:after as uuid) is null or customer_id > cast(:after as uuid)
                            order by customer_id
                            limit :limit
                        )
                        select paged.customer_id, customer.customer_number, customer.name as customer_name, figures.*,
                            (select count(*) from credit where credit.customer_id = paged.customer_id) as credit_count,
                            (select coalesce(sum(credit_minor), 0) from credit
                                where credit.customer_id = paged.customer_id) as credit_minor
                        from paged
                        cross join lateral (
                            select
                        """ + FIGURES + """

                            from owed
                            where owed.customer_id = paged.customer_id
                        ) figures
                        left join customer_view customer
                            on customer.company_id = :company and customer.customer_id = paged.customer_id
                        order by paged.customer_id""")
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query((row, number) -> customer(currency, row))
                .list();
        return Page.of(rows, page, customer -> List.of(customer.customerId().toString()));
    }

    private JdbcClient.StatementSpec query(
            UUID companyId, Currency currency, LocalDate asOf, KnownAt known, Dimensions dimensions, String selection) {
        return jdbc.sql(owed(dimensions) + selection)
                .params(dimensions.parameters())
                .param("company", companyId)
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .param("knownBefore", known.before().atOffset(ZoneOffset.UTC));
    }

    private static String owed(Dimensions dimensions) {
        var condition = dimensions.condition("line");
        return dimensions.areAny()
                ? OWED.formatted("", "", "")
                : OWED.formatted(
                        OF_INVOICE + condition + ")", OF_CREDIT_NOTE + condition + ")", OF_CREDIT + condition + ")");
    }

    private static CustomerResponse customer(Currency currency, ResultSet row) throws SQLException {
        var figures = new CustomerFigures(currency, row);
        return new CustomerResponse(
                row.getObject("customer_id", UUID.class),
                row.getString("customer_number"),
                row.getString("customer_name"),
                figures.buckets(),
                figures.open(),
                figures.credits());
    }

    private static String column(AgeingBucket bucket) {
        return bucket.name().toLowerCase(Locale.ROOT);
    }

    private record CustomerFigures(List<BucketResponse> buckets, CountResponse open, CountResponse credits) {

        CustomerFigures(Currency currency, ResultSet row) throws SQLException {
            this(
                    readBuckets(currency, row),
                    new CountResponse(
                            row.getLong("credit_count"), Money.ofMinor(row.getLong("credit_minor"), currency)),
                    currency);
        }

        private CustomerFigures(List<BucketResponse> buckets, CountResponse credits, Currency currency) {
            this(
                    buckets,
                    new CountResponse(
                            buckets.stream().mapToLong(BucketResponse::count).sum(),
                            Money.sum(
                                    buckets.stream().map(BucketResponse::amount).toList(), currency)),
                    credits);
        }

        private static List<BucketResponse> readBuckets(Currency currency, ResultSet row) throws SQLException {
            var buckets = new ArrayList<BucketResponse>();
            for (var bucket : AgeingBucket.values()) {
                buckets.add(new BucketResponse(
                        bucket,
                        row.getLong(column(bucket) + "_count"),
                        Money.ofMinor(row.getLong(column(bucket) + "_minor"), currency)));
            }
            return buckets;
        }
    }
}
