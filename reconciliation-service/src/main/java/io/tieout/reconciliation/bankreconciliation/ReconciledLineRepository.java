package io.tieout.reconciliation.bankreconciliation;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.bankreconciliation.ReconciledAccount.Line;
import io.tieout.reconciliation.bankreconciliation.ReconciledAccount.OnlyAtBank;
import io.tieout.reconciliation.bankreconciliation.ReconciledAccount.OnlyInBooks;
import io.tieout.reconciliation.bankreconciliation.ReconciledAccount.Stated;
import io.tieout.reconciliation.bankreconciliation.ReconciledAccount.Unexplained;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What there is to compare. Reads the tables of other features: it must not trust the code that it checks.
@Repository
class ReconciledLineRepository {

    static final String NOT_RECONCILED = """
            from bank_line l
            where l.company_id = :company and l.bank_account_id = :account and l.booking_date <= :to
                and not exists (
                    select from bank_reconciliation_line r
                    join bank_reconciliation b
                        on b.company_id = r.company_id and b.bank_reconciliation_id = r.bank_reconciliation_id
                    where r.company_id = l.company_id and r.line_id = l.line_id and b.status = 'SIGNED')
            """;

    private final JdbcClient jdbc;

    ReconciledLineRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long count(UUID companyId, UUID accountId, LocalDate to) {
        return ofAccount("select count(*) " + NOT_RECONCILED, companyId, accountId, to)
                .query(Long.class)
                .single();
    }

    List<Line> notReconciled(UUID companyId, UUID accountId, LocalDate to) {
        return ofAccount("""
                        select l.line_id, l.booking_date, l.value_date, l.amount_minor, l.currency, l.state, l.effective_date,
                            l.entry_id
                        """ + NOT_RECONCILED + "order by l.booking_date, l.line_id", companyId, accountId, to)
                .query((row, number) -> new Line(
                        row.getObject("line_id", UUID.class),
                        row.getObject("booking_date", LocalDate.class),
                        row.getObject("value_date", LocalDate.class),
                        Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                        row.getString("state"),
                        row.getObject("effective_date", LocalDate.class),
                        row.getObject("entry_id", UUID.class)))
                .list();
    }

    /// All lines of the bank up to the day that the books have on a later one, or not at all.
    List<OnlyAtBank> notInBooks(UUID companyId, UUID accountId, LocalDate to) {
        return ofAccount("""
                        select line_id, booking_date, amount_minor, currency,
                            case state when 'RECORDED' then 'NOT_POSTED' when 'REFUSED' then 'REFUSED'
                                else 'POSTED_LATER' end as reason
                        from bank_line
                        where company_id = :company and bank_account_id = :account and booking_date <= :to
                            and (state <> 'POSTED' or effective_date > :to)
                        order by booking_date, line_id
                        """, companyId, accountId, to)
                .query((row, number) -> new OnlyAtBank(
                        row.getObject("line_id", UUID.class),
                        row.getObject("booking_date", LocalDate.class),
                        Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                        row.getString("reason")))
                .list();
    }

    /// In the books on that day, and not explained by a match that is in the books on that day.
    List<Unexplained> unexplained(UUID companyId, UUID accountId, LocalDate to) {
        return ofAccount("""
                        select l.line_id, l.booking_date, l.amount_minor, l.currency
                        from bank_line l
                        where l.company_id = :company and l.bank_account_id = :account and l.state = 'POSTED'
                            and l.effective_date <= :to
                            and not exists (
                                select from payment_match m
                                where m.company_id = l.company_id and m.line_id = l.line_id and m.effective_date <= :to
                                    and (m.reversal_date is null or m.reversal_date > :to))
                        order by l.booking_date, l.line_id
                        """, companyId, accountId, to)
                .query((row, number) -> new Unexplained(
                        row.getObject("line_id", UUID.class),
                        row.getObject("booking_date", LocalDate.class),
                        Money.ofMinor(row.getLong("amount_minor"), row.getString("currency"))))
                .list();
    }

    /// Refunds that were approved and not paid on that day, whichever account they will be paid from.
    List<OnlyInBooks> notAtBank(UUID companyId, Currency currency, LocalDate to) {
        return jdbc.sql("""
                        select i.invoice_id, i.number, i.invoice_date, i.currency,
                            i.open_minor - coalesce(later.minor, 0) as open_minor
                        from open_item i
                        left join lateral (
                            select sum(c.changed_minor)::bigint as minor
                            from open_item_change c
                            where c.company_id = i.company_id and c.invoice_id = i.invoice_id and c.effective_date > :to
                            ) later on true
                        where i.company_id = :company and i.kind = 'REFUND' and i.currency = :currency
                            and i.invoice_date <= :to and not i.voided and i.open_minor <> coalesce(later.minor, 0)
                        order by i.invoice_date, i.invoice_id
                        """)
                .param("company", companyId)
                .param("currency", currency.getCurrencyCode())
                .param("to", to)
                .query((row, number) -> new OnlyInBooks(
                        row.getObject("invoice_id", UUID.class),
                        row.getString("number"),
                        row.getObject("invoice_date", LocalDate.class),
                        Money.ofMinor(row.getLong("open_minor"), row.getString("currency"))))
                .list();
    }

    Optional<Stated> stated(UUID companyId, UUID accountId, LocalDate to) {
        return ofAccount("""
                        select statement_id, closing_date, closing_minor, currency
                        from bank_statement
                        where company_id = :company and bank_account_id = :account and closing_minor is not null
                            and closing_date <= :to
                        order by closing_date desc, statement_id desc
                        limit 1
                        """, companyId, accountId, to)
                .query((row, number) -> new Stated(
                        row.getObject("statement_id", UUID.class),
                        row.getObject("closing_date", LocalDate.class),
                        Money.ofMinor(row.getLong("closing_minor"), row.getString("currency"))))
                .optional();
    }

    private JdbcClient.StatementSpec ofAccount(String sql, UUID companyId, UUID accountId, LocalDate to) {
        return jdbc.sql(sql)
                .param("company", companyId)
                .param("account", accountId)
                .param("to", to);
    }
}
