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
        return jdbc.sql("""
                        select invoice_id, order_id, invoice_number, invoice_date, due_date, entry_id, currency, net_minor,
                               total_minor, open_minor,
                               (select coalesce(sum(c.total_minor), 0) from order_credit_note c
                                 where c.company_id = i.company_id and c.invoice_id = i.invoice_id) as credited_minor
                          from order_invoice i
                         where company_id = :company and order_id = :order
                        """)
                .param("company", companyId)
                .param("order", orderId)
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
