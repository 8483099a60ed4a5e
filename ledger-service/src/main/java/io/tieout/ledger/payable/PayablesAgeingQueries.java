package io.tieout.ledger.payable;

import io.tieout.ledger.balance.KnownAt;
import io.tieout.ledger.payable.PayablesAgeingResponse.BucketResponse;
import io.tieout.ledger.payable.PayablesAgeingResponse.CountResponse;
import io.tieout.ledger.payable.PayablesAgeingResponse.SupplierResponse;
import io.tieout.ledger.receivable.AgeingBucket;
import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PayablesAgeingQueries {

    // What was owed at that day: the total less what counts then. A bill that is settled now can have been open then
    // only if something settled it later: so the work goes with what is open, not with history.
    private static final String OWED = """
            with wanted as (
                select bill_id from bill where company_id = :company and open_minor > 0
                union
                select bill_id from bill_allocation where company_id = :company and effective_date > :asOf
                union
                select bill_id from bill_allocation where company_id = :company and recorded_at >= :knownBefore
                union
                select other_bill_id
                from bill_allocation
                where company_id = :company and other_bill_id is not null
                    and (effective_date > :asOf or recorded_at >= :knownBefore)
            ),
            item as (
                select b.supplier_id, case b.kind when 'BILL' then b.due_date else b.document_date end as due_date,
                    (case b.kind when 'BILL' then 1 else -1 end) * (b.total_minor - coalesce((
                        select sum(a.amount_minor)
                        from bill_allocation a
                        where a.company_id = :company and a.bill_id = b.bill_id
                            and a.effective_date <= :asOf and a.recorded_at < :knownBefore), 0) - coalesce((
                        select sum(a.amount_minor)
                        from bill_allocation a
                        where a.company_id = :company and a.other_bill_id = b.bill_id
                            and a.effective_date <= :asOf and a.recorded_at < :knownBefore), 0)) as owed_minor
                from wanted
                join bill b on b.company_id = :company and b.bill_id = wanted.bill_id
                where b.effective_date <= :asOf and b.recorded_at < :knownBefore
            ),
            owed as (
                select supplier_id, owed_minor,
                    case
                        when due_date >= :asOf then 'NOT_DUE'
                        when :asOf - due_date <= 30 then 'DAYS_1_TO_30'
                        when :asOf - due_date <= 60 then 'DAYS_31_TO_60'
                        when :asOf - due_date <= 90 then 'DAYS_61_TO_90'
                        else 'OVER_90'
                    end as bucket
                from item
                where owed_minor <> 0
            )
            """;

    private static final String FIGURES = Arrays.stream(AgeingBucket.values())
            .map(bucket -> """
                    count(*) filter (where bucket = '%1$s') as %2$s_count,
                    coalesce(sum(owed_minor) filter (where bucket = '%1$s'), 0)::bigint as %2$s_minor""".formatted(bucket, column(bucket)))
            .collect(Collectors.joining(",\n"));

    private final JdbcClient jdbc;

    PayablesAgeingQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param knownAt as it was asked for
    PayablesAgeingResponse report(
            UUID companyId,
            Currency currency,
            LocalDate asOf,
            @Nullable String knownAt,
            KnownAt known,
            PageRequest page) {
        var buckets = query(companyId, asOf, known, "select " + FIGURES + " from owed")
                .query((row, number) -> buckets(currency, row))
                .single();
        var rows = query(companyId, asOf, known, "select supplier_id, " + FIGURES + """

                        from owed
                        where cast(:after as uuid) is null or supplier_id > cast(:after as uuid)
                        group by supplier_id
                        order by supplier_id
                        limit :limit""")
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query((row, number) -> {
                    var own = buckets(currency, row);
                    return new SupplierResponse(row.getObject("supplier_id", UUID.class), own, open(currency, own));
                })
                .list();
        return new PayablesAgeingResponse(
                asOf,
                knownAt,
                buckets,
                open(currency, buckets),
                Page.of(rows, page, supplier -> List.of(supplier.supplierId().toString())));
    }

    private JdbcClient.StatementSpec query(UUID companyId, LocalDate asOf, KnownAt known, String select) {
        return jdbc.sql(OWED + select)
                .param("company", companyId)
                .param("asOf", asOf)
                .param("knownBefore", known.before().atOffset(ZoneOffset.UTC));
    }

    private static List<BucketResponse> buckets(Currency currency, ResultSet row) throws SQLException {
        var buckets = new ArrayList<BucketResponse>();
        for (var bucket : AgeingBucket.values()) {
            buckets.add(new BucketResponse(
                    bucket,
                    row.getLong(column(bucket) + "_count"),
                    Money.ofMinor(row.getLong(column(bucket) + "_minor"), currency)));
        }
        return buckets;
    }

    private static CountResponse open(Currency currency, List<BucketResponse> buckets) {
        return new CountResponse(
                buckets.stream().mapToLong(BucketResponse::count).sum(),
                Money.sum(buckets.stream().map(BucketResponse::amount).toList(), currency));
    }

    private static String column(AgeingBucket bucket) {
        return bucket.name().toLowerCase(Locale.ROOT);
    }
}
