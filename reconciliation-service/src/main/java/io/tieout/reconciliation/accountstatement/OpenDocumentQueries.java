package io.tieout.reconciliation.accountstatement;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.customerledger.LedgerScope;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the open items' tables: what is open of a document is the ledger's word, not a sum of lines, because a credit
/// note settles an invoice without a line.
@Repository
class OpenDocumentQueries {

    private final JdbcClient jdbc;

    OpenDocumentQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Documents that have lines up to the day, and of which something was open on it.
    List<OpenDocument> open(LedgerScope scope) {
        return jdbc.sql("""
                        select found.invoice_id, found.number, found.due_date, found.disputed, found.open_minor
                        from (
                            select i.invoice_id, i.number, i.disputed,
                                case i.kind when 'INVOICE' then i.due_date else i.invoice_date end as due_date,
                                i.open_minor - coalesce((
                                    select sum(c.changed_minor)::bigint
                                    from open_item_change c
                                    where c.company_id = i.company_id and c.invoice_id = i.invoice_id
                                        and c.effective_date > :asOf), 0) as open_minor
                            from (
                                select distinct item_id
                                from customer_ledger_line
                                where company_id = :company and customer_id = any(customer_party(:company, :customer))
                                    and currency = :currency
                                    and control = 'RECEIVABLE' and item_id is not null
                                    and effective_date <= :asOf and sequence <= :through) l
                            join open_item i on i.company_id = :company and i.invoice_id = l.item_id and not i.voided
                        ) found
                        where found.open_minor <> 0
                        order by found.due_date, found.number, found.invoice_id
                        """)
                .param("company", scope.companyId())
                .param("customer", scope.customerId())
                .param("currency", scope.currency().getCurrencyCode())
                .param("asOf", scope.asOf())
                .param("through", scope.throughSequence())
                .query((row, number) -> new OpenDocument(
                        row.getObject("invoice_id", UUID.class),
                        row.getString("number"),
                        row.getObject("due_date", LocalDate.class),
                        row.getBoolean("disputed"),
                        Money.ofMinor(row.getLong("open_minor"), scope.currency())))
                .list();
    }
}
