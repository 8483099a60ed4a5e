package io.tieout.reconciliation.discrepancy;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What time alone brings about: payments that do not come, and deadlines that pass.
@Repository
class FollowUpRepository {

    private final JdbcClient jdbc;

    FollowUpRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Companies that have items or discrepancies: one step in the index for each.
    List<UUID> companies() {
        return jdbc.sql("""
                        with recursive owing as (
                            (select company_id from open_item order by company_id limit 1)
                            union all
                            select (select company_id from open_item i where i.company_id > owing.company_id
                                order by i.company_id limit 1)
                            from owing where owing.company_id is not null
                        ), differing as (
                            (select company_id from discrepancy order by company_id limit 1)
                            union all
                            select (select company_id from discrepancy d where d.company_id > differing.company_id
                                order by d.company_id limit 1)
                            from differing where differing.company_id is not null
                        )
                        select company_id from owing where company_id is not null
                        union
                        select company_id from differing where company_id is not null
                        """)
                .query((row, number) -> row.getObject("company_id", UUID.class))
                .list();
    }

    /// @return false when another replica is at it
    boolean claim(UUID companyId) {
        return jdbc.sql("""
                        select pg_try_advisory_xact_lock(hashtextextended('discrepancies of ' || cast(:company as text), 0))
                        """).param("company", companyId).query(Boolean.class).single();
    }

    /// Invoices that are due for longer than this and for which nothing came, not even a line that names them and
    /// waits for a person. Each once: what a person has resolved does not come back.
    List<Finding> missingPayments(UUID companyId, LocalDate dueBefore, int limit) {
        return jdbc.sql("""
                        select i.invoice_id, i.number, i.due_date, i.open_minor, i.currency
                        from open_item i
                        where i.company_id = :company and i.kind = 'INVOICE' and i.open_minor <> 0 and i.open_minor > 0
                            and i.open_minor = i.total_minor and i.reserved_minor = 0 and not i.voided and not i.disputed
                            and i.due_date < :dueBefore
                            and not exists (
                                select from discrepancy d
                                where d.company_id = i.company_id and d.kind = 'MISSING_PAYMENT'
                                    and d.subject_id = i.invoice_id and d.status <> 'CLOSED')
                            and not exists (
                                select from open_item_token t
                                join line_token w on w.company_id = t.company_id and w.kind = t.kind and w.token = t.token
                                where t.company_id = i.company_id and t.invoice_id = i.invoice_id
                                    and t.kind in ('REFERENCE', 'NUMBER'))
                        order by i.due_date, i.invoice_id
                        limit :limit
                        """)
                .param("company", companyId)
                .param("dueBefore", dueBefore)
                .param("limit", limit)
                .query((row, number) -> new Finding(
                        DiscrepancyKind.MISSING_PAYMENT,
                        SubjectType.OPEN_ITEM,
                        row.getObject("invoice_id", UUID.class),
                        null,
                        Money.ofMinor(row.getLong("open_minor"), row.getString("currency")),
                        row.getString("number") + " was due on " + row.getObject("due_date", LocalDate.class)))
                .list();
    }

    /// Something came, or the invoice is voided, or disputed: then the dispute leads it on.
    void closeArrivedPayments(UUID companyId, Instant now) {
        jdbc.sql("""
                        update discrepancy d
                        set status = 'CLOSED', closed_at = :now, version = d.version + 1
                        from open_item i
                        where d.company_id = :company and d.kind = 'MISSING_PAYMENT' and d.status = 'OPEN'
                            and i.company_id = d.company_id and i.invoice_id = d.subject_id
                            and (i.open_minor <> i.total_minor or i.voided or i.disputed)
                        """)
                .param("company", companyId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Raises each overdue discrepancy by one level, if it has reached the next one.
    List<OverdueDiscrepancy> remind(UUID companyId, List<Integer> levels, LocalDate today, int limit) {
        return jdbc.sql("""
                        with reached as (
                            select discrepancy_id
                            from discrepancy
                            where company_id = :company and status = 'OPEN' and due_date < :today
                                and reminders < :levels
                                and due_date + (cast(:days as integer[]))[reminders + 1] <= :today
                            order by due_date, discrepancy_id
                            limit :limit
                            for update skip locked
                        )
                        update discrepancy d
                        set reminders = reminders + 1
                        from reached
                        where d.company_id = :company and d.discrepancy_id = reached.discrepancy_id
                        returning d.discrepancy_id, d.kind, d.subject_type, d.subject_id, d.line_id, d.amount_minor,
                            d.currency, d.owner_id, d.due_date, d.reminders
                        """)
                .param("company", companyId)
                .param("days", levels.toArray(Integer[]::new))
                .param("levels", levels.size())
                .param("today", today)
                .param("limit", limit)
                .query((row, number) -> new OverdueDiscrepancy(
                        row.getObject("discrepancy_id", UUID.class),
                        DiscrepancyKind.valueOf(row.getString("kind")),
                        SubjectType.valueOf(row.getString("subject_type")),
                        row.getObject("subject_id", UUID.class),
                        row.getObject("line_id", UUID.class),
                        Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                        row.getObject("owner_id", UUID.class),
                        row.getObject("due_date", LocalDate.class),
                        row.getInt("reminders")))
                .list();
    }
}
