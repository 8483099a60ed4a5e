package io.tieout.reconciliation.dispute;

import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The read side of disputes.
@Repository
public class DisputeQueries {

    private static final String SELECT = """
            select d.dispute_id, d.invoice_id, i.number, d.customer_id, d.currency, d.amount_minor, d.reason_code,
                d.opened_by, d.status, d.owner_id, d.deadline, d.outcome, d.resolved_minor, d.effective_date,
                d.requested_by, d.refusal_code, d.refusal_detail, d.credit_note_id, d.credit_note_number, d.entry_id,
                d.opened_at, d.resolved_at, d.version
            from dispute d
            left join open_item i on i.company_id = d.company_id and i.invoice_id = d.invoice_id
            where d.company_id = :company
            """;

    private final JdbcClient jdbc;

    DisputeQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What is disputed of invoices and not over; those of which nothing is are left out.
    public Map<UUID, Money> disputed(UUID companyId, Collection<UUID> invoiceIds) {
        var disputed = new HashMap<UUID, Money>();
        jdbc.sql("""
                        select invoice_id, currency, sum(amount_minor)::bigint as amount_minor
                        from dispute
                        where company_id = :company and invoice_id = any(:invoices) and status <> 'RESOLVED'
                        group by invoice_id, currency
                        """)
                .param("company", companyId)
                .param("invoices", invoiceIds.toArray(UUID[]::new))
                .query(row -> {
                    disputed.put(
                            row.getObject("invoice_id", UUID.class),
                            Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")));
                });
        return disputed;
    }

    DisputeResponse get(UUID companyId, UUID disputeId) {
        return jdbc.sql(SELECT + "and d.dispute_id = :dispute")
                .param("company", companyId)
                .param("dispute", disputeId)
                .query(DisputeResponse::from)
                .optional()
                .orElseThrow(() -> new DisputeNotFound(disputeId));
    }

    /// What is due first comes first.
    Page<DisputeResponse> list(UUID companyId, DisputeFilter filter, LocalDate today, PageRequest page) {
        var status = filter.status();
        var rows = jdbc.sql(SELECT + """
                        and (cast(:status as text) is null or d.status = :status)
                        and (cast(:customer as uuid) is null or d.customer_id = any(customer_party(:company, :customer)))
                        and (cast(:invoice as uuid) is null or d.invoice_id = :invoice)
                        and (cast(:owner as uuid) is null or d.owner_id = :owner)
                        and (not :overdue or d.deadline < :today and d.status <> 'RESOLVED')
                        and (cast(:afterId as uuid) is null
                            or (d.deadline, d.dispute_id) > (cast(:afterDate as date), cast(:afterId as uuid)))
                        order by d.deadline, d.dispute_id
                        limit :limit
                        """)
                .param("company", companyId)
                .param("status", status == null ? null : status.name())
                .param("customer", filter.customerId())
                .param("invoice", filter.invoiceId())
                .param("owner", filter.ownerId())
                .param("overdue", filter.overdue())
                .param("today", today)
                .param("afterDate", page.isFirst() ? null : page.after().get(0))
                .param("afterId", page.isFirst() ? null : page.after().get(1))
                .param("limit", page.limit() + 1)
                .query(DisputeResponse::from)
                .list();
        return Page.of(
                rows,
                page,
                row -> List.of(row.deadline().toString(), row.disputeId().toString()));
    }

    /// The thread, oldest first.
    Page<DisputeMessageResponse> messages(UUID companyId, UUID disputeId, boolean internal, PageRequest page) {
        var rows = jdbc.sql("""
                        select number, side, internal, text, written_by, written_at
                        from dispute_message
                        where company_id = :company and dispute_id = :dispute and (:internal or not internal)
                            and number > :after
                        order by number
                        limit :limit
                        """)
                .param("company", companyId)
                .param("dispute", disputeId)
                .param("internal", internal)
                .param("after", after(page))
                .param("limit", page.limit() + 1)
                .query(DisputeMessageResponse::from)
                .list();
        return Page.of(rows, page, row -> List.of(Integer.toString(row.number())));
    }

    /// What happened, oldest first.
    Page<DisputeStepResponse> steps(UUID companyId, UUID disputeId, PageRequest page) {
        var rows = jdbc.sql("""
                        select number, step, detail, taken_by, taken_at
                        from dispute_step
                        where company_id = :company and dispute_id = :dispute and number > :after
                        order by number
                        limit :limit
                        """)
                .param("company", companyId)
                .param("dispute", disputeId)
                .param("after", after(page))
                .param("limit", page.limit() + 1)
                .query(DisputeStepResponse::from)
                .list();
        return Page.of(rows, page, row -> List.of(Integer.toString(row.number())));
    }

    private static int after(PageRequest page) {
        return page.isFirst() ? 0 : Integer.parseInt(page.after().getFirst());
    }

    /// All of them: a dispute takes but a few.
    List<DisputeFileResponse> files(UUID companyId, UUID disputeId, boolean internal) {
        return jdbc.sql("""
                        select sha256, file_name, media_type, size_bytes, side, internal, added_by, added_at
                        from dispute_file
                        where company_id = :company and dispute_id = :dispute and (:internal or not internal)
                        order by added_at, sha256
                        """)
                .param("company", companyId)
                .param("dispute", disputeId)
                .param("internal", internal)
                .query(DisputeFileResponse::from)
                .list();
    }

    KeptFile file(UUID companyId, UUID disputeId, String sha256) {
        return jdbc.sql("""
                        select media_type, content
                        from dispute_file
                        where company_id = :company and dispute_id = :dispute and sha256 = :sha256 and content is not null
                        """)
                .param("company", companyId)
                .param("dispute", disputeId)
                .param("sha256", sha256)
                .query((row, number) -> new KeptFile(row.getString("media_type"), row.getBytes("content")))
                .optional()
                .orElseThrow(() -> new DisputeFileNotFound(sha256));
    }
}
