package io.tieout.sales.order;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OrderInvoiceRepository {

    private final JdbcClient jdbc;

    OrderInvoiceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Returns false when it is known.
    boolean insert(UUID companyId, OrderInvoice invoice) {
        return jdbc.sql("""
                                insert into order_invoice (company_id, invoice_id, order_id, invoice_number, invoice_date,
                                    due_date, entry_id, currency, net_minor, total_minor, open_minor)
                                values (:company, :invoice, :order, :number, :date, :due, :entry, :currency, :net, :total,
                                    :open)
                                on conflict do nothing
                                """)
                        .param("company", companyId)
                        .param("invoice", invoice.invoiceId())
                        .param("order", invoice.orderId())
                        .param("number", invoice.invoiceNumber())
                        .param("date", invoice.invoiceDate())
                        .param("due", invoice.dueDate())
                        .param("entry", invoice.entryId())
                        .param("currency", invoice.total().currency().getCurrencyCode())
                        .param("net", invoice.net().minorUnits())
                        .param("total", invoice.total().minorUnits())
                        .param("open", invoice.open().minorUnits())
                        .update()
                == 1;
    }

    void setOpen(UUID companyId, UUID invoiceId, Money open) {
        jdbc.sql("update order_invoice set open_minor = :open where company_id = :company and invoice_id = :invoice")
                .param("open", open.minorUnits())
                .param("company", companyId)
                .param("invoice", invoiceId)
                .update();
    }

    void addCreditNote(UUID companyId, UUID creditNoteId, UUID invoiceId, Money total) {
        jdbc.sql("""
                        insert into order_credit_note (company_id, credit_note_id, invoice_id, total_minor)
                        values (:company, :creditNote, :invoice, :total)
                        on conflict do nothing
                        """)
                .param("company", companyId)
                .param("creditNote", creditNoteId)
                .param("invoice", invoiceId)
                .param("total", total.minorUnits())
                .update();
    }

    Optional<OrderInvoice> ofOrder(UUID companyId, UUID orderId) {
        return find("order_id = :id", companyId, orderId);
    }

    Optional<OrderInvoice> find(UUID companyId, UUID invoiceId) {
        return find("invoice_id = :id", companyId, invoiceId);
    }

    private Optional<OrderInvoice> find(String which, UUID companyId, UUID id) {
        return jdbc.sql("""
                        select invoice_id, order_id, invoice_number, invoice_date, due_date, entry_id, currency, net_minor,
                               total_minor, open_minor,
                               (select coalesce(sum(c.total_minor), 0) from order_credit_note c
                                 where c.company_id = i.company_id and c.invoice_id = i.invoice_id) as credited_minor
                          from order_invoice i
                         where company_id = :company and\s
                        """ + which)
                .param("company", companyId)
                .param("id", id)
                .query((row, number) -> {
                    var currency = row.getString("currency");
                    return new OrderInvoice(
                            row.getObject("invoice_id", UUID.class),
                            row.getObject("order_id", UUID.class),
                            row.getString("invoice_number"),
                            row.getObject("invoice_date", LocalDate.class),
                            row.getObject("due_date", LocalDate.class),
                            row.getObject("entry_id", UUID.class),
                            Money.ofMinor(row.getLong("net_minor"), currency),
                            Money.ofMinor(row.getLong("total_minor"), currency),
                            Money.ofMinor(row.getLong("open_minor"), currency),
                            Money.ofMinor(row.getLong("credited_minor"), currency));
                })
                .optional();
    }
}
