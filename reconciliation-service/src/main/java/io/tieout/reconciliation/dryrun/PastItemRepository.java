package io.tieout.reconciliation.dryrun;

import io.tieout.reconciliation.openitem.AvailableItem;
import io.tieout.reconciliation.openitem.CandidateSearch;
import io.tieout.reconciliation.openitem.OpenItemService;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Items as they were available just before a moment.
@Repository
class PastItemRepository {

    private final JdbcClient jdbc;
    private final OpenItemService items;

    PastItemRepository(JdbcClient jdbc, OpenItemService items) {
        this.jdbc = jdbc;
        this.items = items;
    }

    /// Notes the items that something was taken from since that moment: by matches, or by credit notes, cash and what
    /// else no match made. Again later: more is settled meanwhile.
    void noteSettled(DryRun run, Instant since) {
        jdbc.sql("""
                        insert into dry_run_item (company_id, dry_run_id, invoice_id, customer_id, total_minor)
                        select i.company_id, cast(:run as uuid), i.invoice_id, i.customer_id, i.total_minor
                        from (
                            select a.invoice_id
                            from payment_match m
                            join match_allocation a on a.company_id = m.company_id and a.match_id = m.match_id
                            where m.company_id = :company and m.decided_at >= :since
                            union
                            select invoice_id
                            from open_item_change
                            where company_id = :company and match_id is null and recorded_at >= :since) settled
                        join open_item i on i.company_id = :company and i.invoice_id = settled.invoice_id
                        on conflict do nothing
                        """)
                .param("company", run.companyId())
                .param("run", run.dryRunId())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .update();
    }

    private record Past(UUID invoiceId, boolean named, long availableMinor) {}

    List<AvailableItem> availableAt(DryRun run, Instant at, CandidateSearch search) {
        var then = new HashMap<UUID, Long>();
        for (var past : past(run, at, search)) {
            // What was settled already counts where it is named: then it was paid again.
            if (past.named() || past.availableMinor() != 0) {
                then.put(past.invoiceId(), past.availableMinor());
            }
        }
        return items.find(run.companyId(), then.keySet()).stream()
                .filter(item -> !item.voided())
                .map(item -> item.withAvailable(Objects.requireNonNull(then.get(item.invoiceId()))))
                .toList();
    }

    /// One statement, so that all of it is seen at one moment: open amounts of today, less what was taken since, and
    /// without what was held then and given back since.
    private List<Past> past(DryRun run, Instant at, CandidateSearch search) {
        return jdbc.sql("with " + CandidateSearch.NAMED + """
                        touched as (
                            select t.invoice_id
                            from unnest(cast(:payers as uuid[])) as payer
                            cross join lateral (
                                select invoice_id from dry_run_item
                                where company_id = :company and dry_run_id = :run and customer_id = payer) t
                            union
                            select t.invoice_id
                            from unnest(cast(:amounts as bigint[])) as amount
                            cross join lateral (
                                select invoice_id from dry_run_item
                                where company_id = :company and dry_run_id = :run and total_minor = amount
                                order by invoice_id
                                limit :equalAmounts) t
                        ),
                        open_now as (
                            select e.invoice_id
                            from unnest(cast(:amounts as bigint[])) as amount
                            cross join lateral (
                                select invoice_id from open_item
                                where company_id = :company and currency = :currency and open_minor <> 0
                                    and open_minor - reserved_minor = amount
                                    and (recorded_at is null or recorded_at <= :at)
                                order by due_date, invoice_id
                                limit :equalAmounts) e
                            union
                            select o.invoice_id
                            from unnest(cast(:payers as uuid[])) as payer
                            cross join lateral (
                                select invoice_id from open_item
                                where company_id = :company and customer_id = payer and open_minor <> 0
                                    and currency = :currency and (recorded_at is null or recorded_at <= :at)
                                order by due_date, invoice_id
                                limit :countable + 1) o
                            union
                            select invoice_id from open_item
                            where company_id = :company and customer_id = any(:payers) and open_minor <> 0
                                and currency = :currency and open_minor - reserved_minor = any(:amounts)
                                and (recorded_at is null or recorded_at <= :at)
                        ),
                        found as (
                            select invoice_id from named
                            union select invoice_id from touched
                            union select invoice_id from open_now
                        ),
                        -- What documents of our own took for a customer who kept it back, its match does not take again.
                        allocated as (
                            select a.invoice_id, a.match_id, m.status, m.decided_at, m.answered_at,
                                coalesce(a.settled_minor, a.amount_minor)
                                    + case when exists (
                                            select from open_item_change c
                                            where c.company_id = a.company_id and c.invoice_id = a.invoice_id
                                                and c.match_id = a.match_id)
                                        then coalesce((
                                            select sum(p.amount_minor) from match_part p
                                            where p.company_id = a.company_id and p.match_id = a.match_id
                                                and p.invoice_id = a.invoice_id), 0)
                                        else 0 end as amount_minor
                            from found f
                            join open_item i on i.company_id = :company and i.invoice_id = f.invoice_id
                            join match_allocation a on a.company_id = i.company_id and a.invoice_id = i.invoice_id
                            join payment_match m on m.company_id = a.company_id and m.match_id = a.match_id
                            -- What opens an item again holds nothing: only its change counts.
                            where not (i.kind = 'INVOICE' and a.amount_minor < 0 or i.kind = 'BILL' and a.amount_minor > 0)
                        ),
                        past as (
                            select i.invoice_id, i.total_minor,
                                exists (select from named n where n.invoice_id = i.invoice_id) as named,
                                i.open_minor - i.reserved_minor
                                    + coalesce((
                                        select sum(case
                                            when a.status in ('MATCHED', 'POSTED', 'UNDOING') and a.decided_at >= :at
                                                then a.amount_minor
                                            when a.status in ('UNDONE', 'REFUSED') and a.decided_at < :at
                                                and a.answered_at > :at then -a.amount_minor
                                            else 0 end)
                                        from allocated a
                                        where a.invoice_id = i.invoice_id), 0)
                                    - coalesce((
                                        select sum(c.changed_minor)
                                        from open_item_change c
                                        where c.company_id = i.company_id and c.invoice_id = i.invoice_id
                                            and c.recorded_at > :at
                                            and not exists (
                                                select from allocated a
                                                where a.match_id = c.match_id and a.invoice_id = c.invoice_id)), 0)
                                    as available_minor
                            from found f
                            join open_item i on i.company_id = :company and i.invoice_id = f.invoice_id
                            where i.recorded_at is null or i.recorded_at <= :at
                        )
                        select invoice_id, named,
                            cast(case when sign(available_minor) = -sign(total_minor) then 0 else available_minor end
                                as bigint) as available_minor
                        from past
                        """)
                .params(search.parameters())
                .param("run", run.dryRunId())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Past(
                        row.getObject("invoice_id", UUID.class),
                        row.getBoolean("named"),
                        row.getLong("available_minor")))
                .list();
    }
}
